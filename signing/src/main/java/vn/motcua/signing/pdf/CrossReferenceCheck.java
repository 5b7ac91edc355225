package vn.motcua.signing.pdf;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.RandomAccessRead;

/**
 * Holds every entry of the cross-reference against the file: at its offset its object must start.
 *
 * <p>Bytes lost or added in the middle of a file move what follows, and show here without reading the objects.
 */
final class CrossReferenceCheck {

    private final RandomAccessRead source;

    private CrossReferenceCheck(RandomAccessRead source) {
        this.source = source;
    }

    static void run(RandomAccessRead source, Map<COSObjectKey, Long> entries) throws IOException {
        CrossReferenceCheck check = new CrossReferenceCheck(source);
        // Entries of object streams carry the stream's negated number instead of an offset.
        List<Map.Entry<COSObjectKey, Long>> inFileOrder = entries.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.comparingByValue())
                .toList();
        for (Map.Entry<COSObjectKey, Long> entry : inFileOrder) {
            if (!check.startsAt(entry.getKey(), entry.getValue())) {
                throw PdfRefusal.damaged(
                        "object " + entry.getKey().getNumber() + " is not where the cross-reference says", null);
            }
        }
    }

    private boolean startsAt(COSObjectKey key, long offset) throws IOException {
        if (offset >= source.length()) {
            return false;
        }
        source.seek(offset);
        return number() == key.getNumber() && number() == key.getGeneration() && keyword();
    }

    private long number() throws IOException {
        int next = firstAfterSpace();
        long number = -1;
        for (int digits = 0; next >= '0' && next <= '9' && digits < 18; digits++) {
            number = Math.max(number, 0) * 10 + (next - '0');
            next = source.read();
        }
        if (next >= 0) {
            source.rewind(1);
        }
        return number;
    }

    private boolean keyword() throws IOException {
        return firstAfterSpace() == 'o' && source.read() == 'b' && source.read() == 'j';
    }

    private int firstAfterSpace() throws IOException {
        int next = source.read();
        while (next == ' ' || next == '\n' || next == '\r' || next == '\t' || next == '\f' || next == 0) {
            next = source.read();
        }
        return next;
    }
}
