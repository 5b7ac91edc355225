package vn.motcua.signing.validation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a file with signatures is, told by its first bytes. */
enum FileKind {
    /** A sequence in DER or BER. */
    CMS,
    /** Anything else, and what the reader of PDF has to say about it. */
    PDF;

    private static final int SEQUENCE = 0x30;

    static FileKind of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == SEQUENCE ? CMS : PDF;
        } catch (IOException e) {
            return PDF;
        }
    }
}
