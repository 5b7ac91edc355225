package vn.motcua.json;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.motcua.agency.AdministrativeUnit;
import vn.motcua.agency.AdministrativeUnits;
import vn.motcua.agency.AgencyCode;
import vn.motcua.agency.AgencySet;
import vn.motcua.agency.AgencySettings;
import vn.motcua.agency.CodeChange;
import vn.motcua.agency.CodeMapping;
import vn.motcua.agency.DocumentNumber;
import vn.motcua.agency.DocumentSeries;
import vn.motcua.agency.DocumentSymbol;
import vn.motcua.agency.DocumentType;
import vn.motcua.agency.Evidence;
import vn.motcua.agency.LevelOneCode;
import vn.motcua.agency.LevelOneCodes;
import vn.motcua.agency.NumberStyle;
import vn.motcua.agency.Reference;
import vn.motcua.agency.UnitType;
import vn.motcua.calendar.Deadline;
import vn.motcua.calendar.DeadlineRule;
import vn.motcua.calendar.HolidayRule;
import vn.motcua.calendar.HolidayRules;
import vn.motcua.calendar.LunarDate;
import vn.motcua.calendar.SupplementClock;
import vn.motcua.calendar.Term;
import vn.motcua.calendar.TermUnit;
import vn.motcua.calendar.VietnamTime;
import vn.motcua.calendar.WorkingCalendar;
import vn.motcua.calendar.WorkingHours;
import vn.motcua.calendar.WorkingYear;
import vn.motcua.dossier.Actor;
import vn.motcua.dossier.ActorRole;
import vn.motcua.dossier.Applicant;
import vn.motcua.dossier.ApplicantKind;
import vn.motcua.dossier.Attachment;
import vn.motcua.dossier.Backlog;
import vn.motcua.dossier.BacklogOptions;
import vn.motcua.dossier.BrokenRule;
import vn.motcua.dossier.Component;
import vn.motcua.dossier.Decision;
import vn.motcua.dossier.Delegation;
import vn.motcua.dossier.Delivery;
import vn.motcua.dossier.DeliveryMethod;
import vn.motcua.dossier.Digitisation;
import vn.motcua.dossier.Dossier;
import vn.motcua.dossier.DossierCode;
import vn.motcua.dossier.DossierEvent;
import vn.motcua.dossier.DossierStatus;
import vn.motcua.dossier.Filing;
import vn.motcua.dossier.ImportField;
import vn.motcua.dossier.ImportOptions;
import vn.motcua.dossier.ImportProblem;
import vn.motcua.dossier.ImportReport;
import vn.motcua.dossier.ImportedRow;
import vn.motcua.dossier.Limit;
import vn.motcua.dossier.LimitKind;
import vn.motcua.dossier.LimitUnit;
import vn.motcua.dossier.Organisations;
import vn.motcua.dossier.Progress;
import vn.motcua.dossier.ResultDocument;
import vn.motcua.dossier.ResultKind;
import vn.motcua.dossier.RuleSet;
import vn.motcua.dossier.Violation;
import vn.motcua.identity.CitizenCardQr;
import vn.motcua.identity.IdentityFinding;
import vn.motcua.identity.LegacyDetection;
import vn.motcua.identity.LegacyEncoding;
import vn.motcua.identity.OldIdentityNumber;
import vn.motcua.identity.PersonName;
import vn.motcua.identity.PersonalId;
import vn.motcua.identity.PhoneNumber;
import vn.motcua.identity.Sex;
import vn.motcua.identity.TaxCode;
import vn.motcua.money.Money;
import vn.motcua.procedure.Basis;
import vn.motcua.procedure.Channel;
import vn.motcua.procedure.Domain;
import vn.motcua.procedure.Figure;
import vn.motcua.procedure.IncompleteProcedure;
import vn.motcua.procedure.Procedure;
import vn.motcua.procedure.ProcedureCatalogue;
import vn.motcua.procedure.ProcedureCode;
import vn.motcua.procedure.ProcedureDifference;
import vn.motcua.procedure.ProcedureProfile;
import vn.motcua.procedure.Provenance;
import vn.motcua.procedure.ProvisionLevel;
import vn.motcua.procedure.RequiredComponent;
import vn.motcua.procedure.ResultType;
import vn.motcua.procedure.Validity;

/** A value of every type, with made-up people. The order is that of the fixture: new ones go to the end. */
final class Samples {

    static final Instant NINE = Instant.parse("2024-06-19T02:00:00Z");
    static final Actor OFFICER = Actor.of(PersonName.of("Trần Thị Bình"), "Bộ phận Một cửa", "Công chức")
            .withCertificateSerial("5401ff")
            .withRole(ActorRole.APPROVER)
            .withDelegation(Delegation.DEPUTY);
    static final Applicant APPLICANT = Applicant.of(ApplicantKind.CITIZEN, PersonName.of("Nguyễn Văn An"))
            .withPersonalId(PersonalId.of("019090012345"))
            .withPhone(PhoneNumber.of("0912345678"))
            .withEmail("an@example.vn");
    static final Domain DOMAIN = new Domain("CT", "Chứng thực");
    static final RequiredComponent ORIGINAL =
            new RequiredComponent("TP1", "Bản chính", RequiredComponent.Need.SHOWN, 1, 2, 3);
    static final ProcedureProfile PROFILE = new ProcedureProfile(
            Optional.of(DeadlineRule.of(new Term(4, TermUnit.WORKING_HOURS))),
            ProvisionLevel.PARTIAL,
            Set.of(Channel.POST, Channel.IN_PERSON),
            List.of(ORIGINAL),
            List.of(new ResultType("KQ1", "Bản sao"), new ResultType("", "Văn bản")),
            "2.000 đồng một trang",
            new Provenance("QĐ 1329/QĐ-BTP", Set.of(Figure.VERIFICATION, Figure.FEE)));
    static final Procedure COPIES = Procedure.of(
                    ProcedureCode.of("2.000815"),
                    "Chứng thực bản sao từ bản chính",
                    DOMAIN,
                    DeadlineRule.ofWorkingDays(2).withSupplementClock(SupplementClock.SHIFT))
            .withValidity(Validity.from(LocalDate.of(2024, 1, 1)))
            .withSupplementsPerStage(2)
            .withProfile(PROFILE);
    static final Attachment SCAN = new Attachment("ban-sao.pdf", "ab".repeat(32));
    static final Component PAPER = Component.onPaper("TP1", "Bản chính", 1);
    static final Component SCANNED = PAPER.with(SCAN, Digitisation.DIGITISED);
    static final ResultDocument RESULT = new ResultDocument(ResultKind.GRANTED, "12/CT", "Bản sao", List.of(SCAN));
    static final Deadline DEADLINE = new Deadline(
            VietnamTime.at(NINE), LocalDate.of(2024, 6, 21).atTime(17, 0).atZone(VietnamTime.ZONE));
    static final BrokenRule RULE =
            new BrokenRule("transition", Basis.PRACTICE, "a provincial portal", "Not now.", "Chưa được.");
    static final Organisations ORGANISATIONS = Organisations.at(AgencyCode.of("000.00.19.H55"))
            .withHelpedAt(AgencyCode.of("H55.20"))
            .withCompetent(AgencyCode.of("H55.21"));
    static final Filing FILING = new Filing(
            DossierCode.of("000.00.19.H55-240619-0001"),
            COPIES,
            APPLICANT,
            Channel.IN_PERSON,
            ORGANISATIONS,
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
        all.addAll(identities());
        all.addAll(agencies());
        all.addAll(procedures());
        all.addAll(lists());
        all.addAll(rules());
        all.addAll(imports());
        all.addAll(holidays());
        all.addAll(IndicatorSamples.all());
        all.addAll(ExchangeSamples.all());
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
                new DossierEvent.Withdrawn(OFFICER, minutes(110), "Theo đề nghị"),
                new DossierEvent.DeadlineExtended(OFFICER, minutes(120), "Chờ xác minh", DEADLINE),
                new DossierEvent.ClosedUnanswered(OFFICER, minutes(130), DEADLINE));
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
                new AdministrativeUnit(
                        "05941",
                        UnitType.COMMUNE,
                        "Điềm Thuỵ",
                        "19",
                        Validity.from(LocalDate.of(2025, 7, 1)),
                        "QĐ 19/2025/QĐ-TTg"),
                DEADLINE,
                DeadlineRule.ofWorkingDays(3).withCutOff(LocalTime.of(16, 0)),
                SupplementClock.RESTART,
                WorkingHours.USUAL,
                year,
                WorkingCalendar.of(List.of(year))
                        .withHours(new WorkingHours(
                                LocalTime.of(7, 30), LocalTime.of(11, 30), LocalTime.of(13, 0), LocalTime.of(16, 30))),
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

    private static List<Object> identities() {
        return List.of(
                TaxCode.of("0100109106-001"),
                TaxCode.Kind.DEPENDENT_UNIT,
                PhoneNumber.of("+84 912.345.678"),
                OldIdentityNumber.of("090123456"),
                CitizenCardQr.parse("019090012345|090123456|Nguyễn Văn An|01021990|Nam|Điềm Thuỵ|02012022||x|"),
                IdentityFinding.SEX_DIFFERS);
    }

    private static List<Object> agencies() {
        DocumentSymbol decision = DocumentSymbol.of(DocumentType.DECISION, "UBND");
        return List.of(
                UnitType.WARD,
                Evidence.INFERRED,
                NumberStyle.LEADING_ZERO,
                DocumentType.DECISION,
                DocumentSeries.Kind.LEGAL_DECISION,
                new DocumentSeries(AgencyCode.of("H55.19"), 2026, DocumentSeries.Kind.SECRET),
                decision,
                DocumentNumber.of(5, decision),
                DocumentNumber.ofLegalAct(19, 2025, DocumentSymbol.parse("QĐ-TTg")),
                Reference.to("diem-thuy/payment"),
                new LevelOneCode("H55", "Thái Nguyên", Optional.of("19"), Evidence.CONFIRMED, Validity.ALWAYS),
                new LevelOneCode("G09", "Bộ Tư pháp", Optional.empty(), Evidence.INFERRED, Validity.ALWAYS));
    }

    private static List<Object> procedures() {
        return List.of(
                TermUnit.MONTHS,
                new Term(3, TermUnit.WEEKS),
                LunarDate.ofLeapMonth(2025, 6, 1),
                DeadlineRule.of(new Term(2, TermUnit.MONTHS)),
                ActorRole.HANDLER,
                Delegation.AUTHORISED,
                Actor.of(PersonName.of("Trần Thị Bình"), "Bộ phận Một cửa", "Công chức"),
                ORGANISATIONS,
                Figure.DOMAIN,
                ProvisionLevel.FULL,
                RequiredComponent.Need.LOOKED_UP,
                ORIGINAL,
                new ResultType("KQ1", "Bản sao"),
                new Provenance("QĐ 1329/QĐ-BTP", Set.of(Figure.CODE)),
                PROFILE,
                ProcedureProfile.unknown(),
                Procedure.of(ProcedureCode.of("2.000815"), "Chứng thực", DOMAIN, DeadlineRule.sameDay()),
                new IncompleteProcedure(ProcedureCode.of("2.000816"), "Chứng thực", DOMAIN, "Trong ngày", PROFILE));
    }

    private static List<Object> lists() {
        LocalDate day = LocalDate.of(2025, 7, 1);
        AdministrativeUnit province =
                new AdministrativeUnit("19", UnitType.PROVINCE, "Thái Nguyên", "19", Validity.from(day), "QĐ 19");
        CodeChange change = new CodeChange(
                "05908",
                "thị trấn Hương Sơn",
                "05908",
                "xã Phú Bình",
                day,
                CodeChange.Extent.WHOLE,
                Evidence.CONFIRMED,
                "Nghị quyết 1683/NQ-UBTVQH15");
        AgencySettings settings = AgencySettings.of(AgencyCode.of("H55.242"), "UBND xã Điềm Thuỵ");
        AgencySettings own = settings.withAdministrativeUnit("05941")
                .withCutOff(LocalTime.of(15, 30))
                .withFeeSchedule(Reference.to("diem-thuy/fees"))
                .withTemplates(Reference.to("diem-thuy/forms"))
                .withCredential("payment", Reference.to("diem-thuy/payment"))
                .withCredential("portal", Reference.to("diem-thuy/portal"));
        return List.of(
                LevelOneCodes.of(List.of(
                        new LevelOneCode("G09", "Bộ Nội vụ", Optional.empty(), Evidence.INFERRED, Validity.ALWAYS))),
                AdministrativeUnits.of(List.of(province), day, LocalDate.of(2026, 9, 20)),
                CodeChange.Extent.PART,
                change,
                CodeMapping.of(List.of(change)),
                settings,
                own,
                AgencySet.of(List.of(own)));
    }

    private static List<Object> rules() {
        Limit limit = new Limit(LimitKind.ACCEPTANCE, 8, LimitUnit.WORKING_HOURS, Basis.PRACTICE, "NĐ 297/2025/NĐ-CP");
        Procedure shorter = COPIES.withSupplementsPerStage(1);
        return List.of(
                LimitKind.EXTENSION_NOTICE,
                LimitUnit.TIMES,
                limit,
                new RuleSet("decree-118-2025", "NĐ 118/2025/NĐ-CP", Validity.ALWAYS, List.of(limit)),
                LegacyEncoding.VNI,
                LegacyDetection.Confidence.LOW,
                new LegacyDetection.Found(LegacyEncoding.TCVN3, LegacyDetection.Confidence.HIGH),
                new LegacyDetection.NothingToConvert(),
                new LegacyDetection.Undecided(Set.of(LegacyEncoding.VIQR, LegacyEncoding.VNI)),
                new ProcedureDifference.Change("channels", "", "[POST]"),
                COPIES.differenceTo(shorter),
                ProcedureCatalogue.of(
                        List.of(COPIES),
                        List.of(new IncompleteProcedure(
                                ProcedureCode.of("2.000816"), "Chứng thực", DOMAIN, "", ProcedureProfile.unknown()))),
                WorkingCalendar.of(List.of()).withIssued(LocalDate.of(2026, 11, 22)));
    }

    private static List<Object> imports() {
        ImportProblem problem = new ImportProblem(ImportField.STATUS, "11", "1 to 10");
        ImportedRow recorded = new ImportedRow.Recorded(
                2,
                Map.of("code", "1", "name", "An"),
                dossier(),
                List.of(new ImportProblem(ImportField.PHONE, "3 characters (not shown)", "a number")));
        ImportedRow unreadable = new ImportedRow.Unreadable(3, Map.of(), List.of(problem));
        Map<Backlog.State, Long> counts = Map.of(Backlog.State.WAITING, 2L, Backlog.State.IN_HAND, 1L);
        Backlog.Entry entry = new Backlog.Entry(FILING.code(), "Văn thư", DEADLINE.due());
        return List.of(
                Backlog.State.TO_RETURN,
                entry,
                new Backlog(NINE, counts, List.of(entry), List.of()),
                BacklogOptions.defaults().withDueSoon(Duration.ofHours(36)),
                ImportField.FINISHED,
                ImportOptions.of(ProcedureCatalogue.of(List.of()), WorkingCalendar.of(List.of()), OFFICER)
                        .withHeading(ImportField.CODE, "Mã hồ sơ")
                        .withSeparator(';'),
                problem,
                recorded,
                unreadable,
                new ImportReport(List.of(recorded, unreadable)));
    }

    private static List<Object> holidays() {
        HolidayRule rule = new HolidayRule(
                "Tết Nguyên đán", true, 1, 1, 5, true, LocalDate.of(2021, 1, 1), LocalDate.MAX, "Điều 112");
        return List.of(
                rule,
                new HolidayRule(
                        "Ngày Văn hóa Việt Nam",
                        false,
                        11,
                        24,
                        1,
                        false,
                        LocalDate.of(2026, 7, 1),
                        LocalDate.of(2030, 1, 1),
                        "NQ 28/2026/QH16"),
                HolidayRules.of(List.of(rule)),
                ProcedureCatalogue.of(List.of()).withIssued(LocalDate.of(2026, 11, 22)));
    }
}
