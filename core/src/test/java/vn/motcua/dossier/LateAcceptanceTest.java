package vn.motcua.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.calendar.WorkingHours;
import vn.motcua.procedure.Basis;
import vn.motcua.procedure.Channel;

/** Filed online on Wednesday at 09:00: to be answered by Thursday at 09:00, after eight working hours. */
class LateAcceptanceTest {

    private static final Instant IN_TIME = Instant.parse("2024-06-20T02:00:00Z");
    private static final Instant LATE = IN_TIME.plusSeconds(1);

    @Test
    void decide_lateAcceptance_isAppliedWithItsOwnDeadline_andToldAsLate() {
        Dossier late = Scene.after(filedOnline(Scene.NINE), received(LATE));

        assertThat(late.status().code()).isEqualTo(2);
        assertThat(late.deadline()).contains(Scene.deadline(LATE));
        assertThat(late.violations()).isEmpty();
        assertThat(lateness(late)).hasValueSatisfying(violation -> {
            assertThat(violation.eventIndex()).isEqualTo(1);
            assertThat(violation.rule().name()).isEqualTo("acceptance-in-time");
            assertThat(violation.rule().basis()).isEqualTo(Basis.SDK);
        });
        assertThat(lateness(filedOnline(Scene.NINE).record(received(LATE)))).isEqualTo(lateness(late));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void lateAcceptance_everyAnswer_isLateOneSecondAfterTheLimit(Function<Instant, DossierEvent> answer) {
        assertThat(lateness(Scene.after(filedOnline(Scene.NINE), answer.apply(IN_TIME))))
                .isEmpty();
        assertThat(lateness(Scene.after(filedOnline(Scene.NINE), answer.apply(LATE))))
                .isPresent();
    }

    @Test
    void lateAcceptance_earliestAnswerCounts_whenItWasHeardOfLast() {
        Dossier dossier = filedOnline(Scene.NINE).record(received(LATE));
        DossierEvent earlier = new DossierEvent.SupplementRequested(Scene.OFFICER, IN_TIME, "Thiếu bản chính");

        assertThat(lateness(dossier.record(earlier))).isEmpty();
    }

    @Test
    void lateAcceptance_withoutAnswerOrAtTheDesk_isNone() {
        DossierEvent withdrawn = new DossierEvent.Withdrawn(Scene.CITIZEN, LATE, "Theo đề nghị");

        assertThat(lateness(filedOnline(Scene.NINE))).isEmpty();
        assertThat(lateness(Scene.after(filedOnline(Scene.NINE), withdrawn))).isEmpty();
        assertThat(lateness(Scene.after(Scene.submitted(), received(LATE)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2024-06-19T02:00:00Z, SDK", "2025-06-30T02:00:00Z, SDK", "2025-07-01T02:00:00Z, PRACTICE"})
    void lateAcceptance_rule_isThatOfTheDayOfFiling(Instant filed, Basis basis) {
        Dossier dossier = filedOnline(filed).record(received(filed.plusSeconds(5 * 86_400)));

        assertThat(lateness(dossier).orElseThrow().rule().basis()).isEqualTo(basis);
    }

    static List<Function<Instant, DossierEvent>> answers() {
        return List.of(
                LateAcceptanceTest::received,
                at -> new DossierEvent.NotAccepted(Scene.OFFICER, at, "Không thuộc thẩm quyền"),
                at -> new DossierEvent.SupplementRequested(Scene.OFFICER, at, "Thiếu bản chính"));
    }

    private static DossierEvent received(Instant at) {
        return new DossierEvent.Received(Scene.OFFICER, at, Scene.deadline(at));
    }

    private static Dossier filedOnline(Instant at) {
        Filing desk = Scene.filing(Scene.COPIES);
        Filing online = new Filing(
                desk.code(),
                desk.procedure(),
                desk.applicant(),
                Channel.ONLINE,
                desk.organisations(),
                desk.processingUnit(),
                desk.components());
        return Dossier.submit(new DossierEvent.Submitted(Scene.CITIZEN, at, online));
    }

    private static Optional<Violation> lateness(Dossier dossier) {
        return dossier.lateAcceptance(WorkingHours.USUAL, Scene.CALENDAR);
    }
}
