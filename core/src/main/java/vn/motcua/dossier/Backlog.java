package vn.motcua.dossier;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import vn.motcua.calendar.Deadline;

/**
 * What is left to do, counted in one pass over any number of dossiers; memory grows with the lists only.
 *
 * <pre>{@code
 * Backlog backlog = Backlog.of(dossiers.stream(), clock.instant(), BacklogOptions.defaults());
 * backlog.overdue().forEach(entry -> remind(entry.unit(), entry.code()));
 * }</pre>
 *
 * @param at the moment it was judged at
 * @param counts how many dossiers are in each state; every state is there
 * @param overdue dossiers in hand past their due time, the longest overdue first
 * @param dueSoon dossiers in hand that are due soon, the next one first
 */
public record Backlog(Instant at, Map<State, Long> counts, List<Entry> overdue, List<Entry> dueSoon) {

    /** Where a dossier stands; each is in one state. */
    public enum State {
        /** Handed in, and neither accepted nor refused yet. */
        REGISTERED,
        /** In hand, and neither overdue nor due soon. */
        IN_HAND,
        /** In hand and due soon. */
        DUE_SOON,
        /** In hand and past its due time. */
        OVERDUE,
        /** Waiting for the applicant, or stopped. */
        WAITING,
        /** The result is ready and not handed over. */
        TO_RETURN,
        /** Over: returned, withdrawn, not accepted or closed; or of a status the SDK does not know. */
        OVER
    }

    /**
     * A dossier in a list.
     *
     * @param code its code
     * @param unit the unit that has it
     * @param due when it is due
     */
    public record Entry(DossierCode code, String unit, ZonedDateTime due) {}

    /** Copies the collections. */
    public Backlog {
        counts = Map.copyOf(counts);
        overdue = List.copyOf(overdue);
        dueSoon = List.copyOf(dueSoon);
    }

    /**
     * Counts what is left to do.
     *
     * @param dossiers the dossiers, read once; the caller closes the stream
     * @param now the moment to judge at
     * @param options what to tell
     * @return the backlog
     */
    public static Backlog of(Stream<Dossier> dossiers, Instant now, BacklogOptions options) {
        Map<State, Long> counts = new EnumMap<>(State.class);
        for (State state : State.values()) {
            counts.put(state, 0L);
        }
        MostUrgent overdue = new MostUrgent(options.listed());
        MostUrgent dueSoon = new MostUrgent(options.listed());
        dossiers.sequential().forEach(dossier -> {
            State state = stateOf(dossier, now, options);
            counts.merge(state, 1L, Long::sum);
            if (state == State.OVERDUE) {
                overdue.add(dossier);
            } else if (state == State.DUE_SOON) {
                dueSoon.add(dossier);
            }
        });
        return new Backlog(now, counts, overdue.sorted(), dueSoon.sorted());
    }

    /**
     * Returns how many dossiers are in a state.
     *
     * @param state the state
     * @return the number
     */
    public long count(State state) {
        return counts.getOrDefault(state, 0L);
    }

    private static State stateOf(Dossier dossier, Instant now, BacklogOptions options) {
        return switch (dossier.status().code()) {
            case 1 -> State.REGISTERED;
            case 2, 4 -> inHand(dossier, now, options);
            case 5, 6 -> State.WAITING;
            case 8 -> dossier.isClosed() ? State.OVER : State.WAITING;
            case 9 -> State.TO_RETURN;
            default -> State.OVER;
        };
    }

    private static State inHand(Dossier dossier, Instant now, BacklogOptions options) {
        Deadline deadline = dossier.deadline().orElse(null);
        if (deadline == null) {
            return State.IN_HAND;
        }
        if (deadline.isPassedAt(now)) {
            return State.OVERDUE;
        }
        return deadline.due().toInstant().isAfter(now.plus(options.dueSoon())) ? State.IN_HAND : State.DUE_SOON;
    }

    /** The first few by due time, whatever the number of candidates. */
    private static final class MostUrgent {

        private static final Comparator<Entry> FIRST_DUE = Comparator.comparing(Entry::due)
                .thenComparing(entry -> entry.code().value());

        private final int most;
        private final PriorityQueue<Entry> lastFirst = new PriorityQueue<>(FIRST_DUE.reversed());

        MostUrgent(int most) {
            this.most = most;
        }

        void add(Dossier dossier) {
            dossier.deadline()
                    .ifPresent(deadline ->
                            lastFirst.add(new Entry(dossier.code(), dossier.processingUnit(), deadline.due())));
            if (lastFirst.size() > most) {
                lastFirst.remove();
            }
        }

        List<Entry> sorted() {
            return lastFirst.stream().sorted(FIRST_DUE).toList();
        }
    }
}
