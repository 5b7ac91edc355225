package vn.motcua.signing.pdf;

import vn.motcua.failure.FailureCode;

/**
 * What one document may cost to read, whatever it says of itself: a few hundred bytes can unfold into gigabytes, refer
 * to themselves or nest without end.
 */
final class ReadingBudget {

    /** Far deeper than any document made by a program nests its values. */
    static final int DEEPEST = 100;

    /** The highest object number readers agree on (ISO 32000-1, table C.1). */
    static final int HIGHEST_NUMBER = 8_388_607;

    /** Numbers that stay free for the revision itself. */
    static final int NUMBERS_KEPT = 10_000;

    static final int LONGEST_STRING = 8 << 20;
    static final int LARGEST_OBJECT_STREAM = 16 << 20;

    private static final long MOST_VALUES = 1_000_000;
    private static final long MOST_ENTRIES = 8_000_000;
    private static final long MOST_DECODED = 512L << 20;
    private static final int MOST_SECTIONS = 20_000;

    private long values;
    private long entries;
    private long decoded;
    private int sections;

    void value() {
        require(++values <= MOST_VALUES, "more values than a document needs");
    }

    void entry() {
        require(++entries <= MOST_ENTRIES, "a cross-reference of more than " + MOST_ENTRIES + " entries");
    }

    void section() {
        require(++sections <= MOST_SECTIONS, "more than " + MOST_SECTIONS + " revisions");
    }

    void decoded(long bytes) {
        decoded += bytes;
        require(decoded <= MOST_DECODED, "streams that unfold without end");
    }

    static void require(boolean within, String excess) {
        if (!within) {
            throw PdfRefusal.of(FailureCode.LIMIT_EXCEEDED, "it has " + excess, null);
        }
    }
}
