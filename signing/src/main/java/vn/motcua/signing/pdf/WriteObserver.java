package vn.motcua.signing.pdf;

/** Sees how far a signed file is written; a test ends the process there. */
interface WriteObserver {

    /** What has just been done. */
    enum Phase {
        /** An empty draft stands beside the target. */
        DRAFT_MADE,
        /** A part of the document stands in the draft. */
        PART_COPIED,
        /** The revision follows, without its value. */
        INCREMENT_WRITTEN,
        /** The value stands in its place. */
        VALUE_WRITTEN,
        /** The draft is on the disk. */
        FILE_FORCED,
        /** The draft has the name of the target. */
        FILE_RENAMED,
        /** The journal of a signature in place is on the disk. */
        JOURNAL_FORCED,
        /** A part of the revision stands behind the document. */
        PART_APPENDED,
        /** The whole revision is on the disk. */
        APPENDED_FORCED,
        /** The journal is gone. */
        JOURNAL_REMOVED
    }

    void reached(Phase phase);

    /** The most that is written at once, in bytes. */
    default int largestWrite() {
        return 128 << 10;
    }

    static WriteObserver none() {
        return phase -> {};
    }
}
