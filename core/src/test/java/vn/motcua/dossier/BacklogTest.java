package vn.motcua.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.motcua.calendar.Deadline;
import vn.motcua.calendar.VietnamTime;
import vn.motcua.failure.InvalidInputException;

class BacklogTest {

    private static final Instant NOW = Scene.NINE.plus(Duration.ofDays(1));
    private static final BacklogOptions TWO_HOURS = BacklogOptions.defaults().withDueSoon(Duration.ofHours(2));

    @Test
    void of_oneDossierInEachState_countsEachOnce() {
        Instant soon = Scene.minutes(1);
        Dossier handled = Scene.after(dueAt(NOW.plusSeconds(7201)), transfer());
        Dossier waiting = Scene.after(Scene.submitted(), ask());
        Dossier stopped = Scene.after(Scene.received(), new DossierEvent.Stopped(Scene.OFFICER, soon, "x"));
        Dossier closed = waiting.record(Scene.closing(waiting, soon));
        Dossier ready = Scene.after(
                Scene.received(), transfer(), new DossierEvent.Completed(Scene.OFFICER, soon, Scene.RESULT));
        Dossier withdrawn = Scene.after(Scene.received(), new DossierEvent.Withdrawn(Scene.CITIZEN, soon, "x"));

        Backlog backlog = Backlog.of(
                Stream.of(
                        Scene.submitted(),
                        handled,
                        dueAt(NOW.plusSeconds(7200)),
                        dueAt(NOW),
                        dueAt(NOW.minusSeconds(1)),
                        waiting,
                        stopped,
                        stopped,
                        closed,
                        ready,
                        withdrawn),
                NOW,
                TWO_HOURS);

        assertThat(backlog.count(Backlog.State.REGISTERED)).isEqualTo(1);
        assertThat(backlog.count(Backlog.State.IN_HAND)).isEqualTo(1);
        assertThat(backlog.count(Backlog.State.DUE_SOON)).isEqualTo(2);
        assertThat(backlog.count(Backlog.State.OVERDUE)).isEqualTo(1);
        assertThat(backlog.count(Backlog.State.WAITING)).isEqualTo(3);
        assertThat(backlog.count(Backlog.State.TO_RETURN)).isEqualTo(1);
        assertThat(backlog.count(Backlog.State.OVER)).isEqualTo(2);
        assertThat(backlog.dueSoon().stream().map(entry -> entry.due().toInstant()))
                .containsExactly(NOW, NOW.plusSeconds(7200));
        assertThat(backlog.at()).isEqualTo(NOW);
    }

    @Test
    void of_moreThanListed_namesTheMostUrgent() {
        Stream<Dossier> many = IntStream.of(5, 3, 9, 1, 7).mapToObj(late -> dueAt(NOW.minusSeconds(late)));

        Backlog backlog = Backlog.of(many, NOW, TWO_HOURS.withListed(2));

        assertThat(backlog.overdue().stream().map(entry -> entry.due().toInstant()))
                .containsExactly(NOW.minusSeconds(9), NOW.minusSeconds(7));
        assertThat(backlog.overdue().get(0).unit()).isEqualTo("UBND xã Điềm Thụy");
        assertThat(backlog.overdue().get(0).code()).isEqualTo(Scene.received().code());
        assertThat(backlog.count(Backlog.State.OVERDUE)).isEqualTo(5);
        assertThat(backlog.dueSoon()).isEmpty();
    }

    @Test
    void of_sameDueTime_isListedByCode() {
        List<String> numbers = List.of("0003", "0001", "0002");

        Backlog backlog =
                Backlog.of(numbers.stream().map(number -> dueAt(number, NOW.minusSeconds(1))), NOW, TWO_HOURS);

        assertThat(backlog.overdue()).extracting(entry -> entry.code().number()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void of_dossierInHandThatWasNeverAccepted_isNeitherLateNorDueSoon() {
        Dossier known = Scene.submitted().record(transfer());

        Backlog backlog = Backlog.of(Stream.of(known), NOW.plus(Duration.ofDays(300)), TWO_HOURS);

        assertThat(known.violations()).isNotEmpty();
        assertThat(backlog.count(Backlog.State.IN_HAND)).isEqualTo(1);
    }

    @Test
    void options_defaults_areTwoDaysAndAHundredDossiers() {
        assertThat(BacklogOptions.defaults()).isEqualTo(new BacklogOptions(Duration.ofDays(2), 100));
    }

    @Test
    void of_noDossiers_countsNothing() {
        Backlog backlog = Backlog.of(Stream.empty(), NOW, TWO_HOURS.withListed(0));

        assertThat(backlog.counts())
                .containsOnlyKeys(Backlog.State.values())
                .allSatisfy((state, count) -> assertThat(count).isZero());
    }

    @Test
    void options_outOfRange_areRefused() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> TWO_HOURS.withListed(-1))
                .withMessageContaining("listed");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> TWO_HOURS.withListed(BacklogOptions.MAX_LISTED + 1));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> TWO_HOURS.withDueSoon(Duration.ofNanos(-1)))
                .withMessageContaining("dueSoon");
        assertThat(TWO_HOURS
                        .withListed(BacklogOptions.MAX_LISTED)
                        .withDueSoon(Duration.ZERO)
                        .dueSoon())
                .isZero();
    }

    private static Dossier dueAt(Instant due) {
        return dueAt("0001", due);
    }

    private static Dossier dueAt(String number, Instant due) {
        Filing usual = Scene.filing(Scene.COPIES);
        Filing filing = new Filing(
                DossierCode.of("000.00.19.H55-240619-" + number),
                usual.procedure(),
                usual.applicant(),
                usual.channel(),
                usual.organisations(),
                usual.processingUnit(),
                usual.components());
        Deadline deadline = new Deadline(VietnamTime.at(Scene.NINE), VietnamTime.at(due));
        return Dossier.replay(List.of(
                new DossierEvent.Submitted(Scene.OFFICER, Scene.NINE, filing),
                new DossierEvent.Received(Scene.OFFICER, Scene.NINE, deadline)));
    }

    private static DossierEvent transfer() {
        return new DossierEvent.Transferred(Scene.OFFICER, Scene.minutes(1), "Tư pháp");
    }

    private static DossierEvent ask() {
        return new DossierEvent.SupplementRequested(Scene.OFFICER, Scene.minutes(1), "Thiếu giấy tờ");
    }
}
