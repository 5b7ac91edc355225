package vn.motcua.signing.cms;

import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * What a container may hold before it is refused: containers come from anybody, and a small one can unfold into more
 * than a disk takes.
 *
 * <p>The defaults: 10,000 entries, 16 GiB altogether when unfolded, and no entry above 1 MiB that unfolds to more than
 * 200 times its size in the container.
 *
 * @param entries how many entries, 1 to 100000
 * @param totalBytes how much all entries may unfold to, at least 1
 * @param ratio how many times its compressed size an entry above 1 MiB may have, at least 1
 */
public record AsicLimits(int entries, long totalBytes, int ratio) {

    private static final int MOST_ENTRIES = 100_000;

    /**
     * Checks the values.
     *
     * @throws InvalidInputException if one is out of its range
     */
    public AsicLimits {
        if (entries < 1 || entries > MOST_ENTRIES) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "entries", Integer.toString(entries), "1 to " + MOST_ENTRIES);
        }
        if (totalBytes < 1) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "totalBytes", Long.toString(totalBytes), "at least 1");
        }
        if (ratio < 1) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "ratio", Integer.toString(ratio), "at least 1");
        }
    }

    /**
     * Returns the defaults.
     *
     * @return 10,000 entries, 16 GiB, 200 times
     */
    public static AsicLimits defaults() {
        return new AsicLimits(10_000, 16L << 30, 200);
    }

    /**
     * Changes how many entries there may be.
     *
     * @param most 1 to 100000
     * @return the changed limits
     */
    public AsicLimits withEntries(int most) {
        return new AsicLimits(most, totalBytes, ratio);
    }

    /**
     * Changes how much all entries may unfold to.
     *
     * @param most at least 1
     * @return the changed limits
     */
    public AsicLimits withTotalBytes(long most) {
        return new AsicLimits(entries, most, ratio);
    }

    /**
     * Changes how many times its compressed size a large entry may have.
     *
     * @param most at least 1
     * @return the changed limits
     */
    public AsicLimits withRatio(int most) {
        return new AsicLimits(entries, totalBytes, most);
    }
}
