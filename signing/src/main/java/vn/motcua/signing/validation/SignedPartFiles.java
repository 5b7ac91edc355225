package vn.motcua.signing.validation;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;
import vn.motcua.signing.xml.internal.XmlParts;

/** The files with what signatures cover; the document is read once more for each, as it was when it was verified. */
record SignedPartFiles(Path folder, XmlParts parts) {

    private static final String WRITING = "writing what was signed";

    void write(int signature, List<XmlCoverage.Covered> covered) {
        for (int i = 0; i < covered.size(); i++) {
            Path file = folder.resolve("signature-" + signature + "-part-" + (i + 1));
            try (OutputStream out =
                    new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
                covered.get(i).reference().copy(parts, (octets, from, length) -> put(out, octets, from, length));
            } catch (FileAlreadyExistsException e) {
                throw new InvalidInputException(
                        FailureCode.INVALID_VALUE, WRITING, "there is a file of that name in the folder", e);
            } catch (IOException | UncheckedIOException e) {
                throw new ResourceException(FailureCode.OUTPUT_NOT_WRITABLE, WRITING, "the file cannot be written", e);
            }
        }
    }

    private static void put(OutputStream out, byte[] octets, int from, int length) {
        try {
            out.write(octets, from, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
