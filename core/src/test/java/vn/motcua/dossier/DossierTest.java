package vn.motcua.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.calendar.SupplementClock;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.identity.PersonName;
import vn.motcua.identity.PhoneNumber;
import vn.motcua.money.Money;
import vn.motcua.procedure.Channel;
import vn.motcua.procedure.Procedure;
import vn.motcua.procedure.Validity;

class DossierTest {

    private static final Actor OFFICER = Scene.OFFICER;

    @Test
    void receive_atTheDesk_promisesADeadline() {
        Dossier dossier = Scene.received();

        assertThat(dossier.status()).isEqualTo(DossierStatus.ACCEPTED);
        assertThat(dossier.code()).hasToString("000.00.19.H55-240619-0001");
        assertThat(dossier.channel()).isEqualTo(Channel.IN_PERSON);
        assertThat(dossier.applicant()).isEqualTo(Scene.APPLICANT);
        assertThat(dossier.agency().normal()).hasToString("H55.19");
        assertThat(dossier.receivedAt()).contains(Scene.NINE);
        assertThat(dossier.deadline().orElseThrow().due()).hasToString("2024-06-21T17:00+07:00[Asia/Ho_Chi_Minh]");
        assertThat(dossier.violations()).isEmpty();
    }

    @Test
    void receive_versionNotInForce_isRefused() {
        Procedure later = Scene.COPIES.withValidity(Validity.from(LocalDate.of(2024, 6, 20)));

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Dossier.receive(Scene.filing(later), OFFICER, Scene.NINE, Scene.CALENDAR))
                .withMessageContaining("2.000815 on 2024-06-19");
        assertThat(Dossier.receive(Scene.filing(later), OFFICER, Instant.parse("2024-06-19T17:00:00Z"), Scene.CALENDAR)
                        .procedure())
                .isEqualTo(later);
    }

    @Test
    void decide_receptionUnderAVersionNotInForce_namesTheRule() {
        Procedure later = Scene.COPIES.withValidity(Validity.from(LocalDate.of(2024, 6, 20)));
        Dossier online = Dossier.submit(new DossierEvent.Submitted(OFFICER, Scene.NINE, Scene.filing(later)));

        assertThat(rule(online, new DossierEvent.Received(OFFICER, Scene.NINE, Scene.deadline(Scene.NINE))))
                .isEqualTo("procedure-in-force");
    }

    @Test
    void decide_wholeLife_endsReturnedWithItsHistory() {
        Dossier dossier = Scene.after(
                Scene.received(),
                new DossierEvent.Digitised(OFFICER, Scene.minutes(1), "TP1", Digitisation.DIGITISED, Scene.SCAN),
                new DossierEvent.PaymentRequested(OFFICER, Scene.minutes(2), Scene.FEE),
                new DossierEvent.Paid(OFFICER, Scene.minutes(3), Scene.FEE, "BL-1", Optional.empty()),
                new DossierEvent.Transferred(OFFICER, Scene.minutes(4), "Tư pháp - Hộ tịch"),
                new DossierEvent.Completed(OFFICER, Scene.minutes(60), Scene.RESULT),
                new DossierEvent.Returned(OFFICER, Scene.minutes(90), new Delivery(DeliveryMethod.POST, "VN123")));

        assertThat(dossier.progress().stream().map(line -> line.status().code()))
                .containsExactly(1, 2, 2, 6, 2, 4, 9, 10);
        assertThat(dossier.progress().stream().map(Progress::text))
                .containsExactly(
                        "Nộp hồ sơ",
                        "Tiếp nhận hồ sơ, hẹn trả kết quả",
                        "Số hóa thành phần hồ sơ TP1",
                        "Yêu cầu nộp 4.000 VND",
                        "Đã nộp 4.000 VND",
                        "Chuyển xử lý: Tư pháp - Hộ tịch",
                        "Đã có kết quả giải quyết",
                        "Trả kết quả");
        assertThat(dossier.processingUnit()).isEqualTo("Tư pháp - Hộ tịch");
        assertThat(dossier.components())
                .containsExactly(
                        new Component("TP1", "Bản chính", 1, Digitisation.DIGITISED, List.of(Scene.SCAN)),
                        Component.onPaper("TP2", "Tờ khai", 2));
        assertThat(dossier.finishedAt()).contains(Scene.minutes(60));
        assertThat(dossier.returnedAt()).contains(Scene.minutes(90));
        assertThat(dossier.result()).contains(Scene.RESULT);
        assertThat(dossier.delivery()).contains(new Delivery(DeliveryMethod.POST, "VN123"));
    }

    @Test
    void decide_stepDatedBeforeTheLast_isRefused() {
        DossierEvent early = new DossierEvent.Transferred(OFFICER, Scene.NINE.minusNanos(1), "Tư pháp");

        assertThat(rule(Scene.received(), early)).isEqualTo("event-order");
    }

    @Test
    void record_eventKnownLate_joinsTheHistoryWithoutUndoingTheStatus() {
        Dossier done = Scene.after(
                Scene.received(),
                new DossierEvent.Transferred(OFFICER, Scene.minutes(1), "Tư pháp"),
                new DossierEvent.Completed(OFFICER, Scene.minutes(60), Scene.RESULT));

        Dossier more = done.record(new DossierEvent.Transferred(OFFICER, Scene.minutes(30), "Văn phòng"));

        assertThat(more.status()).isEqualTo(DossierStatus.PROCESSED);
        assertThat(more.violations().stream().map(violation -> violation.rule().name()))
                .contains("event-order");
        assertThat(more.events()).hasSize(5);
    }

    @Test
    void record_statusReachedElsewhereBeforeAScan_isTakenAlthoughLate() {
        Dossier scanned = Scene.after(
                Scene.received(),
                new DossierEvent.Transferred(OFFICER, Scene.minutes(1), "Tư pháp"),
                new DossierEvent.Digitised(OFFICER, Scene.minutes(60), "TP1", Digitisation.DIGITISED, Scene.SCAN));

        Dossier done = scanned.record(new DossierEvent.Completed(OFFICER, Scene.minutes(30), Scene.RESULT));

        assertThat(done.status()).isEqualTo(DossierStatus.PROCESSED);
        assertThat(done.finishedAt()).contains(Scene.minutes(30));
    }

    @Test
    void decide_secondSupplementInAStage_isRefusedUnlessTheProcedureAllowsIt() {
        DossierEvent ask = new DossierEvent.SupplementRequested(OFFICER, Scene.minutes(1), "Thiếu giấy tờ");
        DossierEvent give = new DossierEvent.Supplemented(OFFICER, Scene.minutes(1), List.of(), Optional.empty());
        DossierEvent transfer = new DossierEvent.Transferred(OFFICER, Scene.minutes(1), "Tư pháp");
        Dossier asked = Scene.after(Scene.received(), ask, give);

        assertThat(rule(asked, ask)).isEqualTo("supplement-limit");
        Dossier askedInBothStages = Scene.after(asked, transfer, ask, give);
        assertThat(rule(askedInBothStages, ask)).isEqualTo("supplement-limit");

        Dossier lenient = Dossier.receive(
                Scene.filing(Scene.COPIES.withSupplementsPerStage(2)), OFFICER, Scene.NINE, Scene.CALENDAR);
        assertThat(Scene.after(lenient, ask, give, ask).status()).isEqualTo(DossierStatus.SUPPLEMENT_REQUESTED);
    }

    @Test
    void decide_paymentTooSmallOrScanOfNothing_namesTheRule() {
        Dossier asked =
                Scene.after(Scene.received(), new DossierEvent.PaymentRequested(OFFICER, Scene.minutes(1), Scene.FEE));

        assertThat(rule(
                        asked,
                        new DossierEvent.Paid(
                                OFFICER, Scene.minutes(2), Money.ofDong(3_999), "BL-1", Optional.empty())))
                .isEqualTo("payment-in-full");
        assertThat(rule(
                        asked,
                        new DossierEvent.Digitised(
                                OFFICER, Scene.minutes(2), "TP9", Digitisation.DIGITISED, Scene.SCAN)))
                .isEqualTo("component-known");
    }

    @Test
    void supplemented_newPapers_joinAndReplace() {
        Dossier dossier = Scene.after(
                Scene.received(),
                new DossierEvent.SupplementRequested(OFFICER, Scene.minutes(1), "Thiếu giấy tờ"),
                new DossierEvent.Supplemented(
                        OFFICER,
                        Scene.minutes(2),
                        List.of(Component.onPaper("TP2", "Tờ khai", 3), Component.onPaper("TP3", "Ủy quyền", 1)),
                        Optional.empty()));

        assertThat(dossier.components().stream().map(paper -> paper.code() + " " + paper.copies()))
                .containsExactly("TP1 1", "TP2 3", "TP3 1");
    }

    @Test
    void deadlineResumedAt_supplement_restartsOrShiftsByTheProcedure() {
        Instant wednesdayAfter = Instant.parse("2024-06-26T02:00:00Z");

        assertThat(resumed(SupplementClock.RESTART, wednesdayAfter)).hasToString("2024-06-28");
        assertThat(resumed(SupplementClock.SHIFT, wednesdayAfter)).hasToString("2024-06-28");
        Instant thursday = Instant.parse("2024-06-20T09:00:00Z");
        assertThat(resumed(SupplementClock.RESTART, thursday)).hasToString("2024-06-25");
        assertThat(resumed(SupplementClock.SHIFT, thursday)).hasToString("2024-06-24");
    }

    @Test
    void deadlineResumedAt_payment_shiftsByTheDaysWaited() {
        Dossier asked =
                Scene.after(Scene.received(), new DossierEvent.PaymentRequested(OFFICER, Scene.minutes(1), Scene.FEE));
        Instant twoDaysLater = Instant.parse("2024-06-21T02:00:00Z");

        Dossier paid = Scene.after(
                asked,
                new DossierEvent.Paid(
                        OFFICER,
                        twoDaysLater,
                        Scene.FEE,
                        "BL-1",
                        asked.deadlineResumedAt(twoDaysLater, Scene.CALENDAR)));

        assertThat(paid.deadline().orElseThrow().due().toLocalDate()).isEqualTo(LocalDate.of(2024, 6, 25));
        assertThat(Scene.submitted().deadlineResumedAt(twoDaysLater, Scene.CALENDAR))
                .isEmpty();
        assertThat(Scene.received().deadlineResumedAt(twoDaysLater, Scene.CALENDAR))
                .isEqualTo(Scene.received().deadline());
    }

    @Test
    void isOverdue_runningWaitingAndDone_areJudgedApart() {
        Dossier running = Scene.received();
        Instant due = Instant.parse("2024-06-21T10:00:00Z");
        Instant after = due.plusSeconds(1);

        assertThat(running.isOverdue(due)).isFalse();
        assertThat(running.isOverdue(after)).isTrue();
        assertThat(Scene.submitted().isOverdue(after)).isFalse();
        assertThat(Scene.after(
                                running,
                                new DossierEvent.SupplementRequested(OFFICER, Scene.minutes(1), "Thiếu giấy tờ"))
                        .isOverdue(after))
                .isFalse();
        assertThat(Scene.after(running, new DossierEvent.Withdrawn(OFFICER, Scene.minutes(1), "x"))
                        .isOverdue(after))
                .isFalse();
        assertThat(completedAt(due).isOverdue(after.plusSeconds(1_000_000))).isFalse();
        assertThat(completedAt(after).isOverdue(after)).isTrue();
    }

    @Test
    void isOverdue_returnKnownWithoutItsResult_countsTheReturn() {
        Instant after = Instant.parse("2024-06-21T10:00:01Z");

        Dossier returned = Scene.received()
                .record(new DossierEvent.Returned(OFFICER, after, new Delivery(DeliveryMethod.ONLINE, "")));

        assertThat(returned.status()).isEqualTo(DossierStatus.RETURNED);
        assertThat(returned.isOverdue(after)).isTrue();
    }

    @Test
    void replay_withoutSubmission_isRefused() {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> Dossier.replay(List.of()));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Dossier.replay(List.of(new DossierEvent.Withdrawn(OFFICER, Scene.NINE, "x"))));
    }

    @Test
    void toString_everything_tellsNothingPersonal() {
        Dossier dossier = Scene.received();
        Dossier full = dossier;
        for (var command : Scene.commands()) {
            full = full.record(command.of(full, Scene.NINE));
        }

        assertThat(full.toString()
                        + full.events()
                        + full.progress()
                        + full.components()
                        + full.result()
                        + full.delivery()
                        + full.applicant()
                        + full.violations()
                        + OFFICER
                        + Scene.filing(Scene.COPIES)
                        + dossier.decide(full.events().get(4)))
                .contains("N.V.A.", "T.T.B.")
                .doesNotContain("Nguyễn", "Trần", "Nguyen", "019090012345", "0912345678", "an@", "Theo", "5401ff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000"})
    void events_blankText_isRefused(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new DossierEvent.Withdrawn(OFFICER, Scene.NINE, text));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Actor.of(PersonName.of("Trần Thị Bình"), text, "Công chức"));
    }

    @Test
    void values_badOnes_areRefused() {
        Component paper = Component.onPaper("TP1", "Bản chính", 1);
        Filing filing = Scene.filing(Scene.COPIES);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Component.onPaper("TP1", "Bản chính", 0));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new Attachment("a.pdf", "AB".repeat(32)));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new Filing(
                        filing.code(),
                        filing.procedure(),
                        filing.applicant(),
                        filing.channel(),
                        filing.organisations(),
                        "UBND",
                        List.of(paper, paper)))
                .withMessageContaining("TP1");
    }

    @Test
    void status_unknownCode_isKept() {
        assertThat(DossierStatus.of(11).isKnown()).isFalse();
        assertThat(DossierStatus.of(11)).hasToString("11 Trạng thái 11");
        assertThat(DossierStatus.of(0).isKnown()).isFalse();
        assertThat(DossierStatus.of(10)).isEqualTo(DossierStatus.RETURNED).hasToString("10 Đã trả kết quả");
        assertThat(DossierStatus.REGISTERED.label()).isEqualTo("Mới đăng ký");
    }

    @Test
    void channel_codes_areThoseOfThePortal() {
        assertThat(Channel.of(1)).contains(Channel.IN_PERSON);
        assertThat(Channel.of(3)).contains(Channel.POST);
        assertThat(Channel.of(0)).isEmpty();
    }

    @Test
    void applicant_contacts_areOptional() {
        Applicant bare = Applicant.of(ApplicantKind.ENTERPRISE, PersonName.of("Công ty A"));

        assertThat(bare.personalId()).isEmpty();
        assertThat(bare.phone()).isEmpty();
        assertThat(bare.withEmail("a@example.vn").email()).contains("a@example.vn");
        assertThat(bare.withPhone(PhoneNumber.of("0912345678"))).isNotEqualTo(bare);
    }

    private static LocalDate resumed(SupplementClock clock, Instant at) {
        Procedure procedure =
                Scene.COPIES.withDeadlineRule(Scene.COPIES.deadlineRule().withSupplementClock(clock));
        Dossier asked = Scene.after(
                Dossier.receive(Scene.filing(procedure), OFFICER, Scene.NINE, Scene.CALENDAR),
                new DossierEvent.SupplementRequested(OFFICER, Scene.minutes(1), "Thiếu giấy tờ"));
        return asked.deadlineResumedAt(at, Scene.CALENDAR).orElseThrow().due().toLocalDate();
    }

    private static Dossier completedAt(Instant at) {
        return Scene.after(
                Scene.received(),
                new DossierEvent.Transferred(OFFICER, Scene.minutes(1), "Tư pháp"),
                new DossierEvent.Completed(OFFICER, at, Scene.RESULT));
    }

    private static String rule(Dossier dossier, DossierEvent step) {
        return dossier.decide(step)
                .fold(applied -> "applied", refused -> refused.rule().name());
    }
}
