package vn.motcua.signing.validation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a file with signatures is, told by its first bytes. */
enum FileKind {
    /** A sequence in DER or BER. */
    CMS,
    /** A zip file. */
    ASIC,
    /** Anything else, and what the reader of PDF has to say about it. */
    PDF;

    private static final int SEQUENCE = 0x30;
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    static FileKind of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(ZIP.length);
            if (Arrays.equals(first, ZIP)) {
                return ASIC;
            }
            return first.length > 0 && first[0] == SEQUENCE ? CMS : PDF;
        } catch (IOException e) {
            return PDF;
        }
    }
}
