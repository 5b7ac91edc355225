package vn.motcua.signing.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.io.RandomAccessRead;
import vn.motcua.failure.FailureCode;

/**
 * The ends of a PDF file: its header, and the way from its last line to its last cross-reference section.
 *
 * <p>Parsers forgive a broken end and search the file for objects; here it is refused. What follows the last end mark
 * is refused too, because that is what a revision that was cut off looks like.
 *
 * @param crossReference the offset of the last cross-reference section, negative if the file has none that holds
 * @param stream true if that section is a stream, false if it is a table
 */
record PdfEnvelope(long crossReference, boolean stream) {

    private static final int SEARCHED = 1024;
    private static final long REPAIRED = -1;
    private static final Pattern END = Pattern.compile("startxref\\s+(\\d{1,18})\\s+%%EOF[\\s\\x00]*\\z");
    private static final Pattern SECTION = Pattern.compile("\\A[\\s\\x00]*(?:(xref)\\b|\\d+\\s+\\d+\\s+obj\\b)");

    static PdfEnvelope read(RandomAccessRead source) throws IOException {
        requireHeader(source);
        Matcher end = END.matcher(text(source, Math.max(0, source.length() - SEARCHED)));
        if (!end.find()) {
            throw PdfRefusal.damaged("its last lines are not a startxref and an end mark", null);
        }
        long offset = Long.parseLong(end.group(1));
        Matcher section = SECTION.matcher(offset < source.length() ? text(source, offset) : "");
        if (!section.find()) {
            throw PdfRefusal.damaged("its startxref does not point at a cross-reference", null);
        }
        return new PdfEnvelope(offset, section.group(1) == null);
    }

    static void requireHeader(RandomAccessRead source) throws IOException {
        if (!text(source, 0).contains("%PDF-")) {
            throw PdfRefusal.of(FailureCode.NOT_A_PDF, "it has no PDF header in its first 1024 bytes", null);
        }
    }

    /** A repaired document has no section a revision could refer to. */
    static PdfEnvelope repaired(boolean stream) {
        return new PdfEnvelope(REPAIRED, stream);
    }

    boolean isRepaired() {
        return crossReference == REPAIRED;
    }

    private static String text(RandomAccessRead source, long offset) throws IOException {
        byte[] bytes = new byte[(int) Math.min(SEARCHED, source.length() - offset)];
        source.seek(offset);
        int filled = 0;
        while (filled < bytes.length) {
            int read = source.read(bytes, filled, bytes.length - filled);
            if (read < 0) {
                throw new IOException("the file became shorter");
            }
            filled += read;
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
