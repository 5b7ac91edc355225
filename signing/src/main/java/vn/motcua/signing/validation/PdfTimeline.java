package vn.motcua.signing.validation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What was added to a document in the course of time, as far as it bears on the signatures before it. */
final class PdfTimeline {

    private static final int MOST_FINDINGS = 200;

    private final PdfRevisions revisions;
    private final long length;
    private final TreeMap<Long, TimestampFacts> timestamps = new TreeMap<>();
    private final Map<Long, ChangeRules> rules = new HashMap<>();
    private final SortedMap<Long, List<Change>> steps = new TreeMap<>();

    private PdfTimeline(PdfRevisions revisions, long length) {
        this.revisions = revisions;
        this.length = length;
    }

    /**
     * Compares the revisions that end where signatures do, each with the next, and the last of them with the file.
     *
     * @param ends where signed revisions end
     */
    static PdfTimeline of(PdfRevisions revisions, Collection<Long> ends) throws IOException {
        PdfTimeline timeline = new PdfTimeline(revisions, revisions.length());
        TreeSet<Long> places = new TreeSet<>(ends);
        places.add(timeline.length);
        if (places.size() > 1) {
            timeline.compare(places);
        }
        return timeline;
    }

    private void compare(SortedSet<Long> places) throws IOException {
        ReferenceIndex references = new ReferenceIndex();
        Map<Long, ChangeRules.Limits> limits = new HashMap<>();
        try (RevisionState scanned = revisions.stateAt(places.first(), null).orElse(null)) {
            references.takeAll(scanned);
        }
        RevisionState before = null;
        try {
            for (long place : places) {
                RevisionState after = revisions.stateAt(place, before).orElse(null);
                if (place != places.first()) {
                    steps.put(place, compared(before, after, references));
                }
                if (before != null) {
                    before.close();
                }
                before = after;
                if (after != null) {
                    rules.put(place, ChangeRules.of(after, limits));
                    references.take(after);
                }
            }
        } finally {
            if (before != null) {
                before.close();
            }
        }
    }

    /** Whatever a parser throws at a revision built to break it is a finding about this revision. */
    private static List<Change> compared(
            @Nullable RevisionState before, @Nullable RevisionState after, ReferenceIndex references) {
        if (before == null || after == null) {
            return List.of(Change.never(ChangeKind.STRUCTURE_UNREADABLE, -1));
        }
        try {
            return RevisionDiff.run(before, after, references);
        } catch (RuntimeException | StackOverflowError e) {
            return List.of(Change.never(ChangeKind.STRUCTURE_UNREADABLE, -1));
        }
    }

    void add(long end, TimestampFacts timestamp) {
        timestamps.put(end, timestamp);
    }

    /**
     * The time-stamps behind a signature, each with what lies under it.
     *
     * @param carried the evidence within the signature
     */
    List<TimestampFacts> timestampsAfter(long end, FoundEvidence carried) {
        List<TimestampFacts> after = new ArrayList<>();
        FoundEvidence under = carried;
        for (TimestampFacts stamp : timestamps.tailMap(end, false).values()) {
            after.add(stamp.covering(under));
            under = under.and(stamp.carried());
        }
        return after;
    }

    /** What the document as it is holds about certificates. */
    FoundEvidence evidence() {
        return revisions.evidenceAt(length);
    }

    FoundEvidence evidenceAt(long end) {
        return revisions.evidenceAt(end);
    }

    LaterChanges changesAfter(ByteRange range, Coverage coverage) {
        if (coverage == Coverage.WHOLE_FILE) {
            return LaterChanges.NONE;
        }
        @Nullable ChangeRules own = rules.get(range.end());
        if (coverage == Coverage.PARTIAL || own == null) {
            return suspicious(
                    coverage == Coverage.PARTIAL ? ChangeKind.NOT_A_REVISION : ChangeKind.STRUCTURE_UNREADABLE);
        }
        List<ChangeFinding> findings = steps.tailMap(range.end() + 1).values().stream()
                .flatMap(List::stream)
                .map(own::judge)
                .distinct()
                .limit(MOST_FINDINGS)
                .toList();
        boolean permitted = findings.stream().allMatch(ChangeFinding::permitted);
        return new LaterChanges(permitted ? ChangesAfterSigning.PERMITTED : ChangesAfterSigning.SUSPICIOUS, findings);
    }

    private static LaterChanges suspicious(ChangeKind kind) {
        ChangeFinding finding = new ChangeFinding(kind, false, OptionalLong.empty(), kind.english(), kind.vietnamese());
        return new LaterChanges(ChangesAfterSigning.SUSPICIOUS, List.of(finding));
    }
}
