package vn.motcua.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.agency.AgencyCode;
import vn.motcua.calendar.Deadline;
import vn.motcua.calendar.VietnamTime;
import vn.motcua.calendar.WorkingHours;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.procedure.Basis;
import vn.motcua.procedure.Channel;
import vn.motcua.procedure.Procedure;
import vn.motcua.procedure.Validity;

/** The limits of the rule sets, and the rules that rest on them. The dossier is due on Friday 21 June 2024, 17:00. */
class DossierLimitsTest {

    private static final Actor OFFICER = Scene.OFFICER;

    @ParameterizedTest
    @CsvSource({
        "2017-01-01, decree-61-2018, SDK",
        "2018-06-21, decree-61-2018, SDK",
        "2025-06-30, decree-61-2018, SDK",
        "2025-07-01, decree-118-2025, PRACTICE",
        "2026-11-22, decree-118-2025, PRACTICE"
    })
    void inForce_day_choosesTheDecree(LocalDate day, String name, Basis basis) {
        RuleSet rules = RuleSet.inForce(day);

        assertThat(rules.name()).isEqualTo(name);
        assertThat(rules.limits()).extracting(Limit::basis).containsOnly(basis);
        assertThat(rules.citation()).contains("Nghị định");
    }

    @ParameterizedTest
    @CsvSource({
        "OFFICER_ALERT, 2, WORKING_HOURS",
        "ACCEPTANCE, 8, WORKING_HOURS",
        "SUPPLEMENT_NOTICE, 2, WORKING_DAYS",
        "SUPPLEMENTS_PER_STAGE, 1, TIMES",
        "SUPPLEMENT_ANSWER, 15, WORKING_DAYS",
        "DEADLINE_EXTENSIONS, 1, TIMES",
        "EXTENSION_NOTICE, 1, DAYS"
    })
    void limit_eachKind_isThatOfTheSheet(LimitKind kind, int value, LimitUnit unit) {
        assertThat(RuleSet.bundled()).hasSize(2).allSatisfy(rules -> {
            assertThat(rules.limit(kind).value()).isEqualTo(value);
            assertThat(rules.limit(kind).unit()).isEqualTo(unit);
        });
    }

    @ParameterizedTest
    @EnumSource(LimitKind.class)
    void limit_notStated_isAnError(LimitKind kind) {
        RuleSet bare = new RuleSet("bare", "", RuleSet.bundled().get(0).validity(), List.of());

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> bare.limit(kind))
                .withMessageContaining(kind.name());
    }

    @Test
    void read_rulesWithLimits_belongTogether() {
        List<RuleSet> rules = RuleSetResource.read(List.of(
                List.of("rules", "one", "2020-01-01", "2020-12-31", "Nghị định 1"),
                List.of("rules", "two", "2021-01-01", "", "Nghị định 2"),
                List.of("limit", "ACCEPTANCE", "8", "WORKING_HOURS", "LAW", "Điều 6"),
                List.of("limit", "OFFICER_ALERT", "2", "WORKING_HOURS", "LAW", "Điều 7")));

        assertThat(rules)
                .containsExactly(
                        new RuleSet(
                                "one",
                                "Nghị định 1",
                                new Validity(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31)),
                                List.of()),
                        new RuleSet(
                                "two",
                                "Nghị định 2",
                                Validity.from(LocalDate.of(2021, 1, 1)),
                                List.of(
                                        new Limit(
                                                LimitKind.ACCEPTANCE, 8, LimitUnit.WORKING_HOURS, Basis.LAW, "Điều 6"),
                                        new Limit(
                                                LimitKind.OFFICER_ALERT,
                                                2,
                                                LimitUnit.WORKING_HOURS,
                                                Basis.LAW,
                                                "Điều 7"))));
    }

    @Test
    void read_lineOfAnotherKind_isAnError() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> RuleSetResource.read(List.of(List.of("rule", "x"))));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-06-20T16:59:59Z, applied",
        "2024-06-20T17:00:00Z, extension-notice",
        "2024-06-22T02:00:00Z, extension-notice"
    })
    void deadlineExtended_aDayBeforeExpiry_isTheLastMoment(Instant at, String expected) {
        assertThat(rule(Scene.received(), extension(at))).isEqualTo(expected);
    }

    @Test
    void deadlineExtended_once_movesTheDeadlineAndNotTwice() {
        Dossier extended = Scene.after(Scene.received(), extension(Scene.minutes(1)));

        assertThat(extended.deadline()).contains(Scene.later(Scene.minutes(1)));
        assertThat(extended.status()).isEqualTo(DossierStatus.ACCEPTED);
        assertThat(extended.isOverdue(Instant.parse("2024-06-22T02:00:00Z"))).isFalse();
        assertThat(extended.progress().get(2).text()).isEqualTo("Xin lỗi và hẹn lại ngày trả kết quả: Chờ xác minh");
        Instant next = Scene.minutes(2);
        assertThat(rule(extended, new DossierEvent.DeadlineExtended(OFFICER, next, "x", afterAll(next))))
                .isEqualTo("extension-limit");
    }

    @Test
    void deadlineExtended_notLater_isRefused() {
        Dossier dossier = Scene.received();
        Deadline same = dossier.deadline().orElseThrow();

        assertThat(rule(dossier, new DossierEvent.DeadlineExtended(OFFICER, Scene.minutes(1), "x", same)))
                .isEqualTo("extension-later");
        Deadline second = new Deadline(same.received(), same.due().plusSeconds(1));
        assertThat(rule(dossier, new DossierEvent.DeadlineExtended(OFFICER, Scene.minutes(1), "x", second)))
                .isEqualTo("applied");
    }

    @Test
    void supplementDue_fifteenWorkingDays_endWithTheLast() {
        Dossier asked = asked();

        Deadline due = asked.supplementDue(Scene.CALENDAR).orElseThrow();

        assertThat(due.received().toInstant()).isEqualTo(Scene.minutes(1));
        assertThat(due.due()).hasToString("2024-07-10T23:59:59+07:00[Asia/Ho_Chi_Minh]");
        assertThat(Scene.received().supplementDue(Scene.CALENDAR)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2024-07-10T16:59:59Z, closing-after-no-answer", "2024-07-10T17:00:00Z, applied"})
    void closedUnanswered_onlyOnceTheTimeIsOver(Instant at, String expected) {
        assertThat(rule(asked(), Scene.closing(asked(), at))).isEqualTo(expected);
    }

    @Test
    void closedUnanswered_dueTimeCountedWrongly_isRefused() {
        Instant later = Scene.NINE.plusSeconds(86_400 * 60);

        assertThat(rule(asked(), closing(Scene.minutes(1), "2024-07-04T23:59:59Z", later)))
                .isEqualTo("applied");
        assertThat(rule(asked(), closing(Scene.minutes(1), "2024-07-03T16:59:59Z", later)))
                .isEqualTo("closing-after-no-answer");
        assertThat(rule(asked(), closing(Scene.minutes(2), "2024-07-10T16:59:59Z", later)))
                .isEqualTo("closing-after-no-answer");
    }

    @Test
    void closedUnanswered_closedDossier_doesNotGoOnUnlessItHappened() {
        Instant later = Scene.NINE.plusSeconds(86_400 * 60);
        Dossier closed = Scene.after(asked(), Scene.closing(asked(), later));
        DossierEvent resumed = new DossierEvent.Resumed(OFFICER, later, Optional.empty());

        assertThat(closed.isClosed()).isTrue();
        assertThat(closed.status()).isEqualTo(DossierStatus.STOPPED);
        assertThat(rule(closed, resumed)).isEqualTo("closed-is-final");
        assertThat(closed.record(resumed).isClosed()).isFalse();
        assertThat(rule(Scene.received(), Scene.closing(asked(), later))).isEqualTo("transition");
    }

    @Test
    void stopped_afterTheResult_citesTheLawOnlyOnceItIsInForce() {
        Dossier done = Scene.after(
                Scene.received(),
                new DossierEvent.Transferred(OFFICER, Scene.minutes(1), "Tư pháp"),
                new DossierEvent.Completed(OFFICER, Scene.minutes(2), Scene.RESULT),
                new DossierEvent.PaymentRequested(OFFICER, Scene.minutes(3), Scene.FEE));
        Instant lastMomentBefore = Instant.parse("2025-09-14T16:59:59Z");

        assertThat(refusal(done, new DossierEvent.Stopped(OFFICER, lastMomentBefore, "x")))
                .extracting(BrokenRule::name, BrokenRule::basis)
                .containsExactly("stop-before-result", Basis.SDK);
        assertThat(refusal(done, new DossierEvent.Stopped(OFFICER, lastMomentBefore.plusSeconds(1), "x")))
                .extracting(BrokenRule::name, BrokenRule::basis)
                .containsExactly("stop-before-result", Basis.LAW);
    }

    @Test
    void resumed_neverAccepted_isRefused() {
        Dossier stopped = Scene.after(
                Scene.submitted(),
                new DossierEvent.SupplementRequested(OFFICER, Scene.minutes(1), "x"),
                new DossierEvent.Stopped(OFFICER, Scene.minutes(2), "x"));

        assertThat(rule(stopped, new DossierEvent.Resumed(OFFICER, Scene.minutes(3), Optional.empty())))
                .isEqualTo("resume-after-reception");
    }

    @Test
    void actorRole_applicant_takesOnlyTheApplicantsSteps() {
        DossierEvent transfer = new DossierEvent.Transferred(Scene.CITIZEN, Scene.minutes(1), "Tư pháp");

        assertThat(rule(Scene.received(), transfer)).isEqualTo("actor-role");
        assertThat(rule(Scene.received(), new DossierEvent.Withdrawn(Scene.CITIZEN, Scene.minutes(1), "x")))
                .isEqualTo("applied");
        assertThat(Scene.received().record(transfer).status()).isEqualTo(DossierStatus.PROCESSING);
    }

    @Test
    void received_channelNotOffered_isRefused() {
        Procedure online = Scene.COPIES.withProfile(Scene.COPIES.profile().withChannels(Set.of(Channel.ONLINE)));
        Dossier dossier = Dossier.submit(new DossierEvent.Submitted(OFFICER, Scene.NINE, Scene.filing(online)));

        assertThat(rule(dossier, new DossierEvent.Received(OFFICER, Scene.NINE, Scene.deadline(Scene.NINE))))
                .isEqualTo("channel-offered");
    }

    @Test
    void acceptanceDue_onlineOnly_eightWorkingHours() {
        Filing filing = Scene.filing(Scene.COPIES);
        Filing online = new Filing(
                filing.code(),
                filing.procedure(),
                filing.applicant(),
                Channel.ONLINE,
                filing.organisations().withCompetent(AgencyCode.of("H55.20")),
                filing.processingUnit(),
                filing.components());
        Dossier dossier = Dossier.submit(new DossierEvent.Submitted(Scene.CITIZEN, Scene.NINE, online));

        assertThat(dossier.acceptanceDue(WorkingHours.USUAL, Scene.CALENDAR)
                        .orElseThrow()
                        .due())
                .hasToString("2024-06-20T09:00+07:00[Asia/Ho_Chi_Minh]");
        assertThat(Scene.submitted().acceptanceDue(WorkingHours.USUAL, Scene.CALENDAR))
                .isEmpty();
        assertThat(dossier.organisations().isReceivedForAnother()).isTrue();
        assertThat(dossier.organisations().competent()).hasToString("H55.20");
        assertThat(dossier.organisations().helpedAt()).isEqualTo(dossier.agency());
    }

    @Test
    void organisations_otherSpelling_isTheSameAgency() {
        Organisations here = Organisations.at(AgencyCode.of("000.00.19.H55"));

        assertThat(here.withCompetent(AgencyCode.of("H55.19")).isReceivedForAnother())
                .isFalse();
        assertThat(here.withHelpedAt(AgencyCode.of("H55.20")).helpedAt()).hasToString("H55.20");
    }

    @ParameterizedTest
    @CsvSource({"DEPUTY, KT., Ký thay", "BY_ORDER, TL., Thừa lệnh", "AUTHORISED, TUQ., Thừa ủy quyền"})
    void delegation_abbreviation_isThatOfSignatures(Delegation delegation, String abbreviation, String label) {
        assertThat(Delegation.of(abbreviation)).contains(delegation);
        assertThat(delegation.label()).isEqualTo(label);
        assertThat(OFFICER.withDelegation(delegation).signingPosition()).isEqualTo(abbreviation + " Công chức");
        assertThat(OFFICER.signingPosition()).isEqualTo("Công chức");
        assertThat(Delegation.of("KT")).isEmpty();
    }

    @Test
    void actor_copies_keepTheRest() {
        Actor signer = OFFICER.withRole(ActorRole.APPROVER).withDelegation(Delegation.DEPUTY);

        assertThat(signer.withCertificateSerial("77"))
                .isEqualTo(new Actor(
                        OFFICER.name(),
                        OFFICER.unit(),
                        OFFICER.position(),
                        "77",
                        ActorRole.APPROVER,
                        Delegation.DEPUTY));
        assertThat(ActorRole.APPROVER.label()).isEqualTo("Người có thẩm quyền ký");
    }

    private static Dossier asked() {
        return Scene.after(
                Scene.received(), new DossierEvent.SupplementRequested(OFFICER, Scene.minutes(1), "Thiếu giấy tờ"));
    }

    private static DossierEvent extension(Instant at) {
        return new DossierEvent.DeadlineExtended(OFFICER, at, "Chờ xác minh", Scene.later(at));
    }

    private static Deadline afterAll(Instant at) {
        return new Deadline(VietnamTime.at(at), VietnamTime.at(at).plusDays(300));
    }

    private static DossierEvent closing(Instant asked, String due, Instant at) {
        Deadline answer = new Deadline(VietnamTime.at(asked), VietnamTime.at(Instant.parse(due)));
        return new DossierEvent.ClosedUnanswered(OFFICER, at, answer);
    }

    private static String rule(Dossier dossier, DossierEvent step) {
        return dossier.decide(step)
                .fold(applied -> "applied", refused -> refused.rule().name());
    }

    private static BrokenRule refusal(Dossier dossier, DossierEvent step) {
        return dossier.decide(step)
                .fold(
                        applied -> {
                            throw new AssertionError(step + " was applied");
                        },
                        Decision.Refused::rule);
    }
}
