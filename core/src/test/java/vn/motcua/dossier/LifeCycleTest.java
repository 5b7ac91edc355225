package vn.motcua.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.procedure.Basis;

/** Every command from every status, in sequences of up to three. */
class LifeCycleTest {

    /** The transitions, written apart from the bundled table, which lists them by event. */
    private static final Set<String> TRANSITIONS =
            spoken("1->2,3,5,7; 2->4,5,6,7,8; 4->5,6,7,8,9; 5->1,2,4,7,8; 6->2,4,7,8,9; 8->4; 9->6,10");

    private static final int LONGEST = 3;
    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private final Set<String> seen = new HashSet<>();

    @ParameterizedTest
    @MethodSource("starts")
    void decide_everySequence_appliesOrRefusesWithARule(Dossier start) {
        int tried = tryEvery(start, LONGEST);

        int commands = Scene.commands().size();
        assertThat(tried).isEqualTo(commands + commands * commands + commands * commands * commands);
        assertThat(TRANSITIONS).containsAll(seen);
    }

    @Test
    void decide_allSequencesTogether_makeEveryTransitionAndNoOther() {
        starts().forEach(start -> tryEvery(start, 2));

        assertThat(seen).isEqualTo(TRANSITIONS);
    }

    @Test
    void starts_forTheSequences_coverEveryStatus() {
        assertThat(starts().map(start -> start.status().code())).contains(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 7, 10})
    void decide_finalStatus_appliesNothing(int code) {
        Dossier dossier = starts().filter(start -> start.status().code() == code)
                .findFirst()
                .orElseThrow();

        assertThat(Scene.commands())
                .allSatisfy(command -> assertThat(refusal(dossier, command.apply(Scene.minutes(100))))
                        .isNotNull());
    }

    @Test
    void rules_statuses_areNeverBlamedOnTheLaw() {
        Dossier dossier = Scene.received();
        DossierEvent step =
                new DossierEvent.Returned(Scene.OFFICER, Scene.minutes(1), new Delivery(DeliveryMethod.DESK, ""));

        BrokenRule rule = refusal(dossier, step);

        assertThat(rule.name()).isEqualTo("transition");
        assertThat(rule.basis()).isEqualTo(Basis.SDK);
        assertThat(rule.citation()).startsWith("inferred");
    }

    @Test
    void rules_withdrawalAfterTheResult_citesTheLawOnlyOnceItIsInForce() {
        Dossier done = Scene.after(
                Scene.received(),
                new DossierEvent.Transferred(Scene.OFFICER, Scene.minutes(1), "Tư pháp"),
                new DossierEvent.Completed(Scene.OFFICER, Scene.minutes(2), Scene.RESULT));
        Instant lastMomentBefore = Instant.parse("2025-09-14T16:59:59Z");

        BrokenRule before = refusal(done, new DossierEvent.Withdrawn(Scene.OFFICER, lastMomentBefore, "x"));
        BrokenRule after =
                refusal(done, new DossierEvent.Withdrawn(Scene.OFFICER, lastMomentBefore.plusSeconds(1), "x"));

        assertThat(before.name()).isEqualTo(after.name()).isEqualTo("withdrawal-before-result");
        assertThat(before.basis()).isEqualTo(Basis.SDK);
        assertThat(after.basis()).isEqualTo(Basis.LAW);
        assertThat(after.citation()).contains("03/2025/TT-VPCP");
    }

    private int tryEvery(Dossier dossier, int depth) {
        if (depth == 0) {
            return 0;
        }
        int tried = 0;
        Instant at = Scene.minutes(50 + dossier.events().size());
        for (Function<Instant, DossierEvent> command : Scene.commands()) {
            tried += 1 + tryEvery(tryOne(dossier, command.apply(at)), depth - 1);
        }
        return tried;
    }

    private Dossier tryOne(Dossier before, DossierEvent step) {
        List<DossierEvent> history = List.copyOf(before.events());
        Dossier after = before.decide(step).fold(applied -> applied(before, applied.dossier()), refused -> {
            assertTold(refused.rule());
            Dossier recorded = before.record(step);
            assertThat(newViolations(before, recorded)).contains(new Violation(history.size(), refused.rule()));
            return recorded;
        });
        assertThat(before.events()).isEqualTo(history);
        List<DossierEvent> grown = new ArrayList<>(history);
        grown.add(step);
        assertThat(after.events()).isEqualTo(grown);
        assertSame(Dossier.replay(after.events()), after);
        return after;
    }

    private Dossier applied(Dossier before, Dossier after) {
        assertThat(newViolations(before, after)).isEmpty();
        assertThat(before.record(after.events().get(before.events().size()))).isEqualTo(after);
        // Only where everything before was by the rules can a transition be held against the table.
        if (before.violations().isEmpty() && !before.status().equals(after.status())) {
            seen.add(before.status().code() + "->" + after.status().code());
        }
        return after;
    }

    private static List<Violation> newViolations(Dossier before, Dossier after) {
        int known = before.violations().size();
        assertThat(after.violations().subList(0, known)).isEqualTo(before.violations());
        return after.violations().subList(known, after.violations().size());
    }

    private static void assertTold(BrokenRule rule) {
        assertThat(rule.name()).matches("[a-z-]+");
        assertThat(rule.message(Locale.ROOT)).endsWith(".");
        assertThat(rule.message(VIETNAMESE)).endsWith(".").isNotEqualTo(rule.message(Locale.ROOT));
        if (rule.basis() == Basis.LAW) {
            assertThat(rule.citation()).contains("Điều");
        } else {
            assertThat(rule.citation()).startsWith("inferred");
        }
    }

    private static void assertSame(Dossier one, Dossier other) {
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(accessors().map(accessor -> accessor.apply(one)).toList())
                .isEqualTo(accessors().map(accessor -> accessor.apply(other)).toList());
    }

    private static Stream<Function<Dossier, Object>> accessors() {
        return Stream.of(
                Dossier::status,
                Dossier::deadline,
                Dossier::components,
                Dossier::processingUnit,
                Dossier::receivedAt,
                Dossier::finishedAt,
                Dossier::returnedAt,
                Dossier::result,
                Dossier::delivery,
                Dossier::progress,
                Dossier::violations);
    }

    private static BrokenRule refusal(Dossier dossier, DossierEvent step) {
        return dossier.decide(step)
                .fold(
                        applied -> {
                            throw new AssertionError(step + " was applied in " + dossier);
                        },
                        Decision.Refused::rule);
    }

    private static Stream<Dossier> starts() {
        Dossier one = Scene.submitted();
        Dossier two = Scene.received();
        Dossier four = then(two, 3);
        Dossier nine = then(four, 9);
        return Stream.of(
                one,
                two,
                then(one, 2),
                four,
                then(one, 4),
                then(two, 4),
                then(four, 4),
                then(two, 6),
                then(four, 6),
                then(nine, 6),
                then(four, 11),
                then(four, 12),
                nine,
                then(nine, 10));
    }

    private static Dossier then(Dossier dossier, int command) {
        return Scene.after(
                dossier,
                Scene.commands()
                        .get(command)
                        .apply(Scene.minutes(dossier.events().size())));
    }

    private static Set<String> spoken(String transitions) {
        return Stream.of(transitions.split("; ", -1))
                .map(line -> line.split("->", -1))
                .flatMap(pair -> Stream.of(pair[1].split(",", -1)).map(to -> pair[0] + "->" + to))
                .collect(Collectors.toSet());
    }
}
