package vn.motcua.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.motcua.agency.AgencyCode;
import vn.motcua.calendar.Deadline;
import vn.motcua.calendar.DeadlineRule;
import vn.motcua.calendar.WorkingCalendar;
import vn.motcua.identity.PersonName;
import vn.motcua.identity.PersonalId;
import vn.motcua.identity.PhoneNumber;
import vn.motcua.money.Money;
import vn.motcua.procedure.Channel;
import vn.motcua.procedure.Domain;
import vn.motcua.procedure.Procedure;
import vn.motcua.procedure.ProcedureCode;

/** A certified copy (2.000815) asked for in Điềm Thụy on 19 June 2024, 09:00, with made-up people. */
final class Scene {

    static final WorkingCalendar CALENDAR = WorkingCalendar.vietnam();
    static final Instant NINE = Instant.parse("2024-06-19T02:00:00Z");
    static final String HASH = "ab".repeat(32);
    static final Actor OFFICER = Actor.of(PersonName.of("Trần Thị Bình"), "Bộ phận Một cửa", "Công chức")
            .withCertificateSerial("5401ff");
    static final Actor CITIZEN =
            Actor.of(PersonName.of("Nguyễn Văn An"), "Công dân", "Người nộp").withRole(ActorRole.APPLICANT);
    static final Applicant APPLICANT = Applicant.of(ApplicantKind.CITIZEN, PersonName.of("Nguyễn Văn An"))
            .withPersonalId(PersonalId.of("019090012345"))
            .withPhone(PhoneNumber.of("0912345678"))
            .withEmail("an@example.vn");
    static final Procedure COPIES = Procedure.of(
            ProcedureCode.of("2.000815"),
            "Chứng thực bản sao từ bản chính",
            new Domain("CT", "Chứng thực"),
            DeadlineRule.ofWorkingDays(2));
    static final Attachment SCAN = new Attachment("Nguyen Van An.pdf", HASH);
    static final ResultDocument RESULT =
            new ResultDocument(ResultKind.GRANTED, "12/CT", "Bản sao của Nguyễn Văn An", List.of(SCAN));
    static final Money FEE = Money.ofDong(4_000);

    private Scene() {}

    static Filing filing(Procedure procedure) {
        return new Filing(
                DossierCode.of("000.00.19.H55-240619-0001"),
                procedure,
                APPLICANT,
                Channel.IN_PERSON,
                Organisations.at(AgencyCode.of("000.00.19.H55")),
                "UBND xã Điềm Thụy",
                List.of(Component.onPaper("TP1", "Bản chính", 1), Component.onPaper("TP2", "Tờ khai", 2)));
    }

    static Dossier received() {
        return Dossier.receive(filing(COPIES), OFFICER, NINE, CALENDAR);
    }

    static Dossier submitted() {
        return Dossier.submit(new DossierEvent.Submitted(OFFICER, NINE, filing(COPIES)));
    }

    static Deadline deadline(Instant at) {
        return COPIES.deadlineRule().deadline(at, CALENDAR);
    }

    /** What somebody may ask for next. */
    @FunctionalInterface
    interface Command {
        DossierEvent of(Dossier before, Instant latest);
    }

    /** One command of each kind and a few that differ, each sound in itself and at the moment of the last event. */
    static List<Command> commands() {
        return List.of(
                soon(at -> new DossierEvent.Submitted(OFFICER, at, filing(COPIES))),
                soon(at -> new DossierEvent.Received(OFFICER, at, deadline(at))),
                soon(at -> new DossierEvent.NotAccepted(OFFICER, at, "Không thuộc thẩm quyền")),
                soon(at -> new DossierEvent.Transferred(OFFICER, at, "Tư pháp - Hộ tịch")),
                soon(at -> new DossierEvent.SupplementRequested(OFFICER, at, "Thiếu bản chính")),
                soon(at -> new DossierEvent.Supplemented(
                        CITIZEN, at, List.of(Component.onPaper("TP3", "Giấy ủy quyền", 1)), Optional.of(deadline(at)))),
                soon(at -> new DossierEvent.PaymentRequested(OFFICER, at, FEE)),
                soon(at -> new DossierEvent.Paid(CITIZEN, at, FEE, "BL-1", Optional.empty())),
                soon(at -> new DossierEvent.Digitised(OFFICER, at, "TP1", Digitisation.DIGITISED, SCAN)),
                soon(at -> new DossierEvent.Completed(OFFICER, at, RESULT)),
                soon(at -> new DossierEvent.Returned(OFFICER, at, new Delivery(DeliveryMethod.DESK, "Nguyễn Văn An"))),
                soon(at -> new DossierEvent.Withdrawn(CITIZEN, at, "Theo đề nghị")),
                soon(at -> new DossierEvent.Stopped(OFFICER, at, "Theo đề nghị")),
                soon(at -> new DossierEvent.Resumed(OFFICER, at, Optional.empty())),
                soon(at -> new DossierEvent.DeadlineExtended(OFFICER, at, "Chờ xác minh", later(at))),
                (before, latest) -> closing(before, latest.plus(Duration.ofDays(40))),
                (before, latest) -> closing(before, latest));
    }

    static DossierEvent closing(Dossier before, Instant at) {
        return new DossierEvent.ClosedUnanswered(
                OFFICER, at, before.supplementDue(CALENDAR).orElseGet(() -> deadline(at)));
    }

    /** A deadline some weeks away. */
    static Deadline later(Instant at) {
        return COPIES.withDeadlineRule(DeadlineRule.ofWorkingDays(20))
                .deadlineRule()
                .deadline(at, CALENDAR);
    }

    private static Command soon(Function<Instant, DossierEvent> command) {
        return (before, latest) -> command.apply(latest);
    }

    static Dossier after(Dossier dossier, DossierEvent... steps) {
        Dossier current = dossier;
        for (DossierEvent step : steps) {
            current = current.decide(step).fold(Decision.Applied::dossier, refused -> {
                throw new AssertionError(step + " was refused by " + refused.rule());
            });
        }
        return current;
    }

    static Instant minutes(long count) {
        return NINE.plusSeconds(60 * count);
    }
}
