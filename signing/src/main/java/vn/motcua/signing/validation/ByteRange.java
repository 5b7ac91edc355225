package vn.motcua.signing.validation;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bytes a signature covers: from 0 to the gap, and from behind the gap to the end.
 *
 * @param gapStart where the signature value begins, its opening bracket included
 * @param gapEnd the position behind its closing bracket
 * @param end the position behind the last byte covered
 */
record ByteRange(long gapStart, long gapEnd, long end) {

    /** Takes the four numbers of a byte range, or says in the grounds what is wrong with them. */
    static Optional<ByteRange> check(@Nullable List<Long> numbers, PdfBytes pdf, Grounds grounds) throws IOException {
        if (numbers == null || !wellFormed(numbers)) {
            grounds.fail(SubIndication.FORMAT_FAILURE, ReasonCode.BYTE_RANGE_MALFORMED);
            return Optional.empty();
        }
        long tail = numbers.get(2);
        if (tail > pdf.length() || numbers.get(3) > pdf.length() - tail) {
            grounds.fail(SubIndication.FORMAT_FAILURE, ReasonCode.BYTE_RANGE_BEYOND_FILE);
            return Optional.empty();
        }
        ByteRange range = new ByteRange(numbers.get(1), tail, tail + numbers.get(3));
        if (!pdf.isHexString(range.gapStart, range.gapEnd)) {
            grounds.fail(SubIndication.FORMAT_FAILURE, ReasonCode.BYTE_RANGE_GAP_MISMATCH);
            return Optional.empty();
        }
        return Optional.of(range);
    }

    Coverage coverage(PdfBytes pdf) throws IOException {
        if (end == pdf.length()) {
            return Coverage.WHOLE_FILE;
        }
        return pdf.endsRevision(end) ? Coverage.REVISION : Coverage.PARTIAL;
    }

    private static boolean wellFormed(List<Long> numbers) {
        return numbers.size() == 4
                && numbers.get(0) == 0
                && numbers.get(1) > 0
                && numbers.get(1) < numbers.get(2)
                && numbers.get(3) >= 0;
    }
}
