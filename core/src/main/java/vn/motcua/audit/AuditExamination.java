package vn.motcua.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Walks along a chain and, where it breaks, looks at the records that follow to tell what happened. What is looked at is
 * limited, so that a log of any length is checked in little memory.
 */
final class AuditExamination implements Predicate<AuditLink> {

    private static final int WINDOW = 512;

    private final AuditHash hashing;
    private final @Nullable AuditAnchor anchor;
    private final List<AuditLink> window = new ArrayList<>();

    private long number;
    private String hash;
    private @Nullable String hashBefore;
    private boolean anchored;

    AuditExamination(AuditHash hashing, @Nullable AuditAnchor anchor) {
        this.hashing = hashing;
        this.anchor = anchor;
        hash = hashing.genesis();
        checkAnchor();
    }

    @Override
    public boolean test(AuditLink link) {
        if (window.isEmpty() && link.number() == number + 1 && link.follows(hash, number + 1, hashing)) {
            hashBefore = hash;
            hash = link.hash();
            number++;
            checkAnchor();
            return true;
        }
        window.add(link);
        return window.size() < WINDOW;
    }

    AuditVerdict verdict() {
        if (!window.isEmpty()) {
            return diagnosis();
        }
        AuditAnchor kept = anchor;
        if (kept != null && kept.count() > number) {
            return new AuditVerdict.Broken(number + 1, AuditDamage.TRUNCATED);
        }
        return kept != null && !anchored
                ? new AuditVerdict.Broken(kept.count(), AuditDamage.REPLACED)
                : new AuditVerdict.Intact(new AuditAnchor(number, hash));
    }

    private void checkAnchor() {
        anchored |= anchor != null && anchor.equals(new AuditAnchor(number, hash));
    }

    private AuditVerdict diagnosis() {
        AuditLink first = window.get(0);
        String before = hashBefore;
        if (before != null && first.follows(before, number, hashing)) {
            return new AuditVerdict.Broken(number, AuditDamage.INSERTED);
        }
        List<AuditLink> inOrder = inOrder();
        if (inOrder.contains(first) && Collections.frequency(window, first) == 1) {
            return new AuditVerdict.Broken(number + 1, AuditDamage.REORDERED);
        }
        if (!inOrder.isEmpty()) {
            return new AuditVerdict.Broken(number + 1, AuditDamage.INSERTED);
        }
        return new AuditVerdict.Broken(number + 1, withoutSuccessor(first));
    }

    private AuditDamage withoutSuccessor(AuditLink first) {
        if (first.content().isPresent() && first.number() <= number) {
            return AuditDamage.INSERTED;
        }
        return first.number() > number + 1 || wasRenumbered(first) ? AuditDamage.REMOVED : AuditDamage.CHANGED;
    }

    /** Puts the window into the order in which it was written, as far as it goes on from the last sound record. */
    private List<AuditLink> inOrder() {
        List<AuditLink> left = new ArrayList<>(window);
        List<AuditLink> ordered = new ArrayList<>();
        Optional<AuditLink> next = successor(left, hash, number + 1);
        while (next.isPresent()) {
            ordered.add(next.get());
            left.remove(next.get());
            next = successor(left, next.get().hash(), number + 1 + ordered.size());
        }
        return ordered;
    }

    private Optional<AuditLink> successor(List<AuditLink> links, String before, long as) {
        return links.stream().filter(link -> link.follows(before, as, hashing)).findFirst();
    }

    /** Says whether the record after the first was written under a higher number than it carries now. */
    private boolean wasRenumbered(AuditLink first) {
        if (window.size() < 2) {
            return false;
        }
        AuditLink second = window.get(1);
        for (int gone = 1; gone <= WINDOW; gone++) {
            if (second.follows(first.hash(), second.number() + gone, hashing)) {
                return true;
            }
        }
        return false;
    }
}
