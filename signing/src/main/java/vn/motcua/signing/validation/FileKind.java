package vn.motcua.signing.validation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import vn.motcua.signing.cms.internal.CmsArmor;

/** What a file with signatures is, told by its first bytes. */
enum FileKind {
    /** A sequence in DER or BER, or that as text. */
    CMS,
    /** A bracket, behind a byte order mark and blanks if there are some. */
    XML,
    /** A zip file. */
    ASIC,
    /** Anything else, and what the reader of PDF has to say about it. */
    PDF;

    private static final int SEQUENCE = 0x30;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final int LOOKED_AT = 1024;
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    static FileKind of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(LOOKED_AT);
            if ((start.length > 0 && start[0] == SEQUENCE) || CmsArmor.begins(start)) {
                return CMS;
            }
            if (start.length > ZIP.length && Arrays.equals(start, 0, ZIP.length, ZIP, 0, ZIP.length)) {
                return ASIC;
            }
            return startsWithBracket(start) || isTwoByteXml(start) ? XML : PDF;
        } catch (IOException e) {
            return PDF;
        }
    }

    /** UTF-16: a mark or a bracket, in either order of bytes. */
    private static boolean isTwoByteXml(byte[] start) {
        if (start.length < 2) {
            return false;
        }
        int first = ((start[0] & 0xff) << 8) | (start[1] & 0xff);
        return first == 0xfeff || first == 0xfffe || first == '<' || first == '<' << 8;
    }

    private static boolean startsWithBracket(byte[] start) {
        boolean marked = Arrays.equals(start, 0, Math.min(3, start.length), UTF_8_MARK, 0, UTF_8_MARK.length);
        for (int i = marked ? UTF_8_MARK.length : 0; i < start.length; i++) {
            if (!Character.isWhitespace(start[i])) {
                return start[i] == '<';
            }
        }
        return false;
    }
}
