package vn.motcua.signing.validation;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import vn.motcua.http.Secret;

/** Opens a document, or a revision of one, whose objects are then read when they are asked for. */
final class OpenedPdf {

    private OpenedPdf() {}

    static PDDocument of(RandomAccessRead source, Optional<Secret> password) throws IOException {
        try {
            return open(source, "");
        } catch (InvalidPasswordException e) {
            if (password.isEmpty()) {
                throw e;
            }
            char[] characters = password.get().reveal();
            String text = new String(characters);
            Arrays.fill(characters, '\0');
            return open(source, text);
        }
    }

    private static PDDocument open(RandomAccessRead source, String password) throws IOException {
        return Loader.loadPDF(source, password, null, null, IOUtils.createTempFileOnlyStreamCache());
    }
}
