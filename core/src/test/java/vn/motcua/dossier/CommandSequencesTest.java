package vn.motcua.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every sequence of up to six commands, level by level over distinct states. A refused command leaves the dossier as it was
 * and the sequence goes on; it is recorded beside it, and what records lead to is followed through every sequence of three.
 *
 * <p>What a dossier answers to a command depends on the fields of its fold only, and so does the state that follows. Two
 * histories with equal fields therefore have the same future, and one of them stands for both; how many sequences it
 * stands for is counted along, so that the sum must be that of all sequences. Left out of the comparison are only the two lists
 * that are written and never read by the rules. The fields are listed by reflection: a new one is compared by itself.
 */
class CommandSequencesTest {

    private static final int LONGEST = 6;
    private static final int LONGEST_RECORDED = 3;
    private static final Set<String> ONLY_WRITTEN = Set.of("violations", "progress");
    private static final List<Field> FIELDS = Arrays.stream(DossierFold.class.getDeclaredFields())
            .filter(field -> !Modifier.isStatic(field.getModifiers()) && !ONLY_WRITTEN.contains(field.getName()))
            .sorted(Comparator.comparing(Field::getName))
            .toList();

    /** One history of a state, and how many sequences of commands lead to the state. */
    private record Reached(Dossier dossier, long sequences) {

        Reached and(Reached other) {
            return new Reached(dossier, sequences + other.sequences);
        }
    }

    static Stream<Dossier> starts() {
        return Stream.of(Scene.submitted(), Scene.received());
    }

    @ParameterizedTest
    @MethodSource("starts")
    void decide_everySequence_appliesOrRefusesAndBreaksNothing(Dossier start) {
        Set<Integer> statuses = new HashSet<>();

        long tried = tryAll(start, LONGEST, CommandSequencesTest::decided, statuses);

        assertThat(tried).isEqualTo(allSequences(Scene.commands().size(), LONGEST));
        assertThat(statuses).containsAll(Set.of(2, 4, 5, 6, 7, 8, 9, 10));
    }

    @ParameterizedTest
    @MethodSource("starts")
    void record_everySequence_isTakenAndItsViolationsMarked(Dossier start) {
        Set<Integer> statuses = new HashSet<>();

        long tried = tryAll(start, LONGEST_RECORDED, CommandSequencesTest::recorded, statuses);

        assertThat(tried).isEqualTo(allSequences(Scene.commands().size(), LONGEST_RECORDED));
        assertThat(statuses).contains(2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    private static long tryAll(Dossier start, int longest, BinaryOperator<Dossier> follow, Set<Integer> statuses) {
        Map<Object, Reached> level = Map.of(key(start), new Reached(start, 1));
        long tried = 0;
        for (int length = 1; length <= longest; length++) {
            level = next(level, follow);
            tried += level.values().stream().mapToLong(Reached::sequences).sum();
            level.values()
                    .forEach(reached -> statuses.add(reached.dossier.status().code()));
        }
        return tried;
    }

    private static long allSequences(long commands, int longest) {
        long sum = 0;
        long ofThisLength = 1;
        for (int length = 1; length <= longest; length++) {
            ofThisLength *= commands;
            sum += ofThisLength;
        }
        return sum;
    }

    private static Map<Object, Reached> next(Map<Object, Reached> level, BinaryOperator<Dossier> follow) {
        Map<Object, Reached> next = new HashMap<>();
        for (Reached reached : level.values()) {
            Dossier before = reached.dossier;
            for (Scene.Command command : Scene.commands()) {
                Dossier tried = tryOne(before, command.of(before, before.state().latest));
                Dossier after = follow.apply(before, tried);
                next.merge(key(after), new Reached(after, reached.sequences), Reached::and);
            }
        }
        return next;
    }

    private static Dossier decided(Dossier before, Dossier recorded) {
        return recorded.violations().size() == before.violations().size() ? recorded : before;
    }

    private static Dossier recorded(Dossier before, Dossier recorded) {
        return recorded;
    }

    private static Dossier tryOne(Dossier before, DossierEvent step) {
        Dossier recorded = before.record(step);
        int index = before.events().size();
        List<Violation> fresh = recorded.violations()
                .subList(before.violations().size(), recorded.violations().size());
        boolean applied = before.decide(step)
                .fold(
                        done -> {
                            require(
                                    done.dossier().equals(recorded) && fresh.isEmpty(),
                                    "applied without a violation",
                                    recorded);
                            return true;
                        },
                        refused -> {
                            require(
                                    fresh.contains(new Violation(index, refused.rule())),
                                    "the violation is marked",
                                    recorded);
                            return false;
                        });
        require(recorded.events().size() == index + 1, "the event is in the history", recorded);
        require(recorded.progress().size() == index + 1, "each event has a line", recorded);
        require(recorded.events().subList(0, index).equals(before.events()), "history only grows", recorded);
        require(key(Dossier.replay(recorded.events())).equals(key(recorded)), "replay gives the same", recorded);
        checkState(recorded);
        if (applied && recorded.violations().isEmpty()) {
            checkLawful(recorded);
        }
        return recorded;
    }

    /** Holds for every history, however it came about. */
    private static void checkState(Dossier dossier) {
        int status = dossier.status().code();
        require(dossier.status().isKnown(), "the status is known", dossier);
        require(dossier.finishedAt().isPresent() == dossier.result().isPresent(), "finished means a result", dossier);
        require(
                dossier.returnedAt().isPresent() == dossier.delivery().isPresent(),
                "returned means handed over",
                dossier);
        require(status != 9 || dossier.result().isPresent(), "processed means a result", dossier);
        require(status != 10 || dossier.delivery().isPresent(), "returned means a delivery", dossier);
        require(dossier.receivedAt().isEmpty() || dossier.deadline().isPresent(), "received means a deadline", dossier);
    }

    /** Holds as long as every step was by the rules. */
    private static void checkLawful(Dossier dossier) {
        int status = dossier.status().code();
        require(
                !Set.of(2, 4, 9, 10).contains(status) || dossier.receivedAt().isPresent(),
                "in hand: received",
                dossier);
        require(status != 10 || dossier.result().isPresent(), "returned: a result", dossier);
        require(status != 7 || dossier.result().isEmpty(), "withdrawn: no result", dossier);
        require(status != 3 || dossier.receivedAt().isEmpty(), "not accepted: never received", dossier);
        require(!dossier.isClosed() || status == 8, "closed: stopped", dossier);
        require(count(dossier, DossierEvent.Submitted.class) == 1, "handed in once", dossier);
        require(count(dossier, DossierEvent.Received.class) <= 1, "received once", dossier);
        require(count(dossier, DossierEvent.Completed.class) <= 1, "completed once", dossier);
        require(count(dossier, DossierEvent.Returned.class) <= 1, "returned once", dossier);
        require(count(dossier, DossierEvent.SupplementRequested.class) <= 2, "asked once in each stage", dossier);
        require(count(dossier, DossierEvent.DeadlineExtended.class) <= 1, "promised anew once", dossier);
        List<Instant> times = dossier.events().stream().map(DossierEvent::at).toList();
        require(times.stream().sorted().toList().equals(times), "steps are in order", dossier);
    }

    private static long count(Dossier dossier, Class<? extends DossierEvent> kind) {
        return dossier.events().stream().filter(kind::isInstance).count();
    }

    /** AssertJ would cost more than the dossiers. */
    private static void require(boolean holds, String what, Dossier dossier) {
        if (!holds) {
            throw new AssertionError(what + ": " + dossier.events() + " " + dossier.violations());
        }
    }

    /** A history by the rules and one that is not are kept apart, as the first is held to more. */
    private static Object key(Dossier dossier) {
        @Nullable Object[] values = new Object[FIELDS.size() + 1];
        for (int i = 0; i < FIELDS.size(); i++) {
            values[i] = value(FIELDS.get(i), dossier.state());
        }
        values[FIELDS.size()] = dossier.violations().isEmpty();
        return Arrays.asList(values);
    }

    private static @Nullable Object value(Field field, DossierFold state) {
        try {
            field.setAccessible(true);
            return field.get(state);
        } catch (IllegalAccessException e) {
            throw new AssertionError(field + " cannot be compared", e);
        }
    }
}
