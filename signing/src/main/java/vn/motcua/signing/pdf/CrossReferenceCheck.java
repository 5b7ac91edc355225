package vn.motcua.signing.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
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

    static void run(RandomAccessRead source, CrossReference entries) throws IOException {
        CrossReferenceCheck check = new CrossReferenceCheck(source);
        try {
            entries.forEachAtOffset(check::require);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void require(int number, int generation, long offset) {
        try {
            if (!startsAt(number, generation, offset)) {
                throw FileObjects.misplaced(number);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean startsAt(int number, int generation, long offset) throws IOException {
        if (offset >= source.length()) {
            return false;
        }
        source.seek(offset);
        return PdfSyntax.nextNumber(source) == number
                && PdfSyntax.nextNumber(source) == generation
                && PdfSyntax.firstAfterSpace(source) == 'o'
                && source.read() == 'b'
                && source.read() == 'j';
    }
}
