package vn.motcua.signing.pdf;

import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The bytes of a PDF that a signature covers: everything but the signature value itself (ISO 32000-1, 12.8.1).
 *
 * @param firstOffset where the first part starts, 0 in a sound signature
 * @param firstLength the length of the first part in bytes
 * @param secondOffset where the second part starts, behind the signature value
 * @param secondLength the length of the second part in bytes
 */
public record ByteRange(long firstOffset, long firstLength, long secondOffset, long secondLength) {

    /**
     * Checks that the parts follow each other.
     *
     * @throws InvalidInputException if a number is negative or the parts overlap
     */
    public ByteRange {
        if (firstOffset < 0 || firstLength < 0 || secondLength < 0 || secondOffset - firstLength < firstOffset) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "byteRange",
                    firstOffset + " " + firstLength + " " + secondOffset + " " + secondLength,
                    "two parts, one behind the other");
        }
    }

    /**
     * Says where the covered bytes end; for the last signature of a file that is the length of the file.
     *
     * @return the offset behind the last covered byte
     */
    public long end() {
        return secondOffset + secondLength;
    }
}
