package vn.motcua.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.motcua.agency.AdministrativeUnit;
import vn.motcua.agency.AgencyCode;
import vn.motcua.calendar.Deadline;
import vn.motcua.calendar.DeadlineRule;
import vn.motcua.calendar.SupplementClock;
import vn.motcua.calendar.VietnamTime;
import vn.motcua.calendar.WorkingCalendar;
import vn.motcua.calendar.WorkingHours;
import vn.motcua.calendar.WorkingYear;
import vn.motcua.dossier.Actor;
import vn.motcua.dossier.Applicant;
import vn.motcua.dossier.ApplicantKind;
import vn.motcua.dossier.Attachment;
import vn.motcua.dossier.BrokenRule;
import vn.motcua.dossier.Channel;
import vn.motcua.dossier.Component;
import vn.motcua.dossier.Decision;
import vn.motcua.dossier.Delivery;
import vn.motcua.dossier.DeliveryMethod;
import vn.motcua.dossier.Digitisation;
import vn.motcua.dossier.Dossier;
import vn.motcua.dossier.DossierCode;
import vn.motcua.dossier.DossierEvent;
import vn.motcua.dossier.DossierStatus;
import vn.motcua.dossier.Filing;
import vn.motcua.dossier.Progress;
import vn.motcua.dossier.ResultDocument;
import vn.motcua.dossier.ResultKind;
import vn.motcua.dossier.Violation;
import vn.motcua.identity.PersonName;
import vn.motcua.identity.PersonalId;
import vn.motcua.identity.Sex;
import vn.motcua.money.Money;
import vn.motcua.procedure.Basis;
import vn.motcua.procedure.Domain;
import vn.motcua.procedure.Procedure;
import vn.motcua.procedure.ProcedureCatalogue;
import vn.motcua.procedure.ProcedureCode;
import vn.motcua.procedure.Validity;

/** A value of every type, with made-up people. The order is that of the fixture: new ones go to the end. */
final class Samples {

    static final Instant NINE = Instant.parse("2024-06-19T02:00:00Z");
    static final Actor OFFICER = Actor.of(PersonName.of("Trần Thị Bình"), "Bộ phận Một cửa", "Công chức")
            .withCertificateSerial("5401ff");
    static final Applicant APPLICANT = Applicant.of(ApplicantKind.CITIZEN, PersonName.of("Nguyễn Văn An"))
            .withPersonalId(PersonalId.of("019090012345"))
            .withPhone("0912345678")
            .withEmail("an@example.vn");
    static final Domain DOMAIN = new Domain("CT", "Chứng thực");
    static final Procedure COPIES = Procedure.of(
                    ProcedureCode.of("2.000815"),
                    "Chứng thực bản sao từ bản chính",
                    DOMAIN,
                    DeadlineRule.ofWorkingDays(2).withSupplementClock(SupplementClock.SHIFT))
            .withValidity(Validity.from(LocalDate.of(2024, 1, 1)))
            .withSupplementsPerStage(2);
    static final Attachment SCAN = new Attachment("ban-sao.pdf", "ab".repeat(32));
    static final Component PAPER = Component.onPaper("TP1", "Bản chính", 1);
    static final Component SCANNED = PAPER.with(SCAN, Digitisation.DIGITISED);
    static final ResultDocument RESULT = new ResultDocument(ResultKind.GRANTED, "12/CT", "Bản sao", List.of(SCAN));
    static final Deadline DEADLINE = new Deadline(
            VietnamTime.at(NINE), LocalDate.of(2024, 6, 21).atTime(17, 0).atZone(VietnamTime.ZONE));
    static final BrokenRule RULE =
            new BrokenRule("transition", Basis.PRACTICE, "a provincial portal", "Not now.", "Chưa được.");
    static final Filing FILING = new Filing(
            DossierCode.of("000.00.19.H55-240619-0001"),
            COPIES,
            APPLICANT,
            Channel.IN_PERSON,
            AgencyCode.of("000.00.19.H55"),
            "UBND xã Điềm Thụy",
            List.of(PAPER));

    private Samples() {}

    static List<Object> all() {
        List<Object> all = new ArrayList<>(values());
        all.addAll(papers());
        all.addAll(events());
        all.add(dossier());
        all.add(new Decision.Applied(dossier()));
        all.add(new Decision.Refused(RULE));
        return all;
    }

    /** Everything that can happen, in no sensible order. */
    static List<DossierEvent> events() {
        return List.of(
                new DossierEvent.Submitted(OFFICER, NINE, FILING),
                new DossierEvent.Received(OFFICER, NINE, DEADLINE),
                new DossierEvent.NotAccepted(OFFICER, NINE, "Không thuộc thẩm quyền"),
                new DossierEvent.Transferred(OFFICER, minutes(10), "Tư pháp - Hộ tịch"),
                new DossierEvent.SupplementRequested(OFFICER, minutes(20), "Thiếu bản chính"),
                new DossierEvent.Supplemented(OFFICER, minutes(30), List.of(SCANNED), Optional.of(DEADLINE)),
                new DossierEvent.PaymentRequested(OFFICER, minutes(40), Money.ofDong(4_000)),
                new DossierEvent.Paid(OFFICER, minutes(50), Money.ofDong(4_000), "BL-1", Optional.empty()),
                new DossierEvent.Digitised(OFFICER, minutes(60), "TP1", Digitisation.DIGITISED, SCAN),
                new DossierEvent.Stopped(OFFICER, minutes(70), "Theo đề nghị"),
                new DossierEvent.Resumed(OFFICER, minutes(80), Optional.of(DEADLINE)),
                new DossierEvent.Completed(OFFICER, minutes(90), RESULT),
                new DossierEvent.Returned(OFFICER, minutes(100), new Delivery(DeliveryMethod.POST, "RR123456789VN")),
                new DossierEvent.Withdrawn(OFFICER, minutes(110), "Theo đề nghị"));
    }

    static Dossier dossier() {
        return Dossier.replay(events());
    }

    static Instant minutes(long count) {
        return NINE.plusSeconds(60 * count);
    }

    private static List<Object> values() {
        WorkingYear year = new WorkingYear(
                2024,
                Set.of(LocalDate.of(2024, 4, 29), LocalDate.of(2024, 4, 30)),
                Set.of(LocalDate.of(2024, 5, 4)),
                List.of("Thông báo 1570/TB-BLĐTBXH"));
        return List.of(
                Money.ofDong(200_000),
                PersonName.of("Nguyễn Văn An"),
                PersonalId.of("019090012345"),
                Sex.FEMALE,
                AgencyCode.of("000.00.19.H55"),
                new AdministrativeUnit("05941", "Điềm Thuỵ"),
                DEADLINE,
                DeadlineRule.ofWorkingDays(3).withCutOff(LocalTime.of(16, 0)),
                SupplementClock.RESTART,
                WorkingHours.USUAL,
                year,
                WorkingCalendar.of(List.of(year)),
                Basis.LAW,
                ProcedureCode.of("2.000815.000.00.00.H55"),
                DOMAIN,
                Validity.ALWAYS,
                COPIES,
                ProcedureCatalogue.of(List.of(COPIES)));
    }

    private static List<Object> papers() {
        return List.of(
                ApplicantKind.HOUSEHOLD_BUSINESS,
                Channel.ONLINE,
                DeliveryMethod.DESK,
                Digitisation.REUSED_RESULT,
                ResultKind.REFUSED,
                DossierCode.of("G09.20-20260609-0092637"),
                DossierStatus.of(42),
                OFFICER,
                APPLICANT,
                SCAN,
                RULE,
                SCANNED,
                new Delivery(DeliveryMethod.ONLINE, ""),
                RESULT,
                new Progress(OFFICER, NINE, "Nộp hồ sơ", DossierStatus.REGISTERED),
                new Violation(3, RULE),
                FILING);
    }
}
