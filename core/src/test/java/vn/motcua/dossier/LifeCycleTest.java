package vn.motcua.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.procedure.Basis;

/** Every command from every status. */
class LifeCycleTest {

    /** The transitions, written apart from the bundled table, which lists them by event. */
    private static final Set<String> TRANSITIONS =
            spoken("1->2,3,5,7; 2->4,5,6,7,8; 4->5,6,7,8,9; 5->1,2,4,7,8; 6->2,4,7,8,9; 8->4; 9->6,10");

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    @Test
    void starts_forTheSequences_coverEveryStatus() {
        assertThat(starts().map(start -> start.status().code())).contains(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void decide_everyCommandFromEveryStatus_makesEveryTransitionAndNoOther() {
        Set<String> seen = new HashSet<>();
        starts().forEach(start -> Scene.commands()
                .forEach(command -> start.decide(command.of(start, start.state().latest))
                        .fold(applied -> seen.add(transition(start, applied.dossier())), refused -> false)));
        seen.removeIf(transition -> transition.matches("(\\d+)->\\1"));

        assertThat(seen).isEqualTo(TRANSITIONS);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 7, 10})
    void decide_finalStatus_appliesNothing(int code) {
        Dossier dossier = starts().filter(start -> start.status().code() == code)
                .findFirst()
                .orElseThrow();

        assertThat(Scene.commands())
                .allSatisfy(command -> assertThat(refusal(dossier, command.of(dossier, Scene.minutes(100))))
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

    @ParameterizedTest
    @MethodSource("starts")
    void rules_everyRefusal_isToldInBothLanguagesWithItsBasis(Dossier start) {
        for (Scene.Command command : Scene.commands()) {
            start.decide(command.of(start, start.state().latest)).fold(applied -> true, refused -> {
                assertTold(refused.rule());
                return false;
            });
        }
    }

    private static String transition(Dossier before, Dossier after) {
        return before.status().code() + "->" + after.status().code();
    }

    private static void assertTold(BrokenRule rule) {
        assertThat(rule.name()).matches("[a-z-]+");
        assertThat(rule.message(Locale.ROOT)).endsWith(".");
        assertThat(rule.message(VIETNAMESE)).endsWith(".").isNotEqualTo(rule.message(Locale.ROOT));
        switch (rule.basis()) {
            case LAW, PRACTICE -> assertThat(rule.citation()).matches(".*(Điều|Nghị định).*");
            case SDK -> assertThat(rule.citation()).startsWith("inferred");
        }
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
        return Scene.after(dossier, Scene.commands().get(command).of(dossier, dossier.state().latest));
    }

    private static Set<String> spoken(String transitions) {
        return Stream.of(transitions.split("; ", -1))
                .map(line -> line.split("->", -1))
                .flatMap(pair -> Stream.of(pair[1].split(",", -1)).map(to -> pair[0] + "->" + to))
                .collect(Collectors.toSet());
    }
}
