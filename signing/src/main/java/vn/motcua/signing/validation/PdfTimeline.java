package vn.motcua.signing.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was added to a document in the course of time, as far as it bears on the signatures before it. */
final class PdfTimeline {

    private final PdfRevisions revisions;
    private final long length;
    private final TreeMap<Long, TimestampFacts> timestamps = new TreeMap<>();

    PdfTimeline(PdfRevisions revisions, long length) {
        this.revisions = revisions;
        this.length = length;
    }

    void add(long end, TimestampFacts timestamp) {
        timestamps.put(end, timestamp);
    }

    List<TimestampFacts> timestampsAfter(long end) {
        return new ArrayList<>(timestamps.tailMap(end, false).values());
    }

    /** What the document as it is holds about certificates. */
    FoundEvidence evidence() {
        return revisions.evidenceAt(length);
    }

    FoundEvidence evidenceAt(long end) {
        return revisions.evidenceAt(end);
    }

    @Nullable
    LaterChanges changesAfter(FoundSignature signature, ByteRange range, Coverage coverage) {
        return coverage == Coverage.WHOLE_FILE ? LaterChanges.NONE : null;
    }
}
