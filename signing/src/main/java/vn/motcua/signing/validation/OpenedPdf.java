package vn.motcua.signing.validation;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import vn.motcua.http.Secret;

/** Opens a document, or a revision of one, whose objects are then read when they are asked for. */
final class OpenedPdf {

    private OpenedPdf() {}

    static PDDocument of(RandomAccessRead source, Optional<Secret> password) throws IOException {
        return opened(password, text -> parser(source, text).parse());
    }

    /** Without the repairs that PDFBox otherwise makes silently. */
    static PDDocument strictly(RandomAccessRead source, Optional<Secret> password) throws IOException {
        return opened(password, text -> parser(source, text).parse(false));
    }

    private interface Opening {
        PDDocument open(String password) throws IOException;
    }

    private static PDDocument opened(Optional<Secret> password, Opening opening) throws IOException {
        try {
            return opening.open("");
        } catch (InvalidPasswordException e) {
            if (password.isEmpty()) {
                throw e;
            }
            char[] characters = password.get().reveal();
            String text = new String(characters);
            Arrays.fill(characters, '\0');
            return opening.open(text);
        }
    }

    private static PDFParser parser(RandomAccessRead source, String password) throws IOException {
        return new PDFParser(source, password, null, null, IOUtils.createTempFileOnlyStreamCache());
    }
}
