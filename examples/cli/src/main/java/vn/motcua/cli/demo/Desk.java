package vn.motcua.cli.demo;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.motcua.agency.AdministrativeUnit;
import vn.motcua.agency.AdministrativeUnits;
import vn.motcua.agency.AgencyCode;
import vn.motcua.calendar.DeadlineRule;
import vn.motcua.calendar.VietnamTime;
import vn.motcua.calendar.WorkingCalendar;
import vn.motcua.dossier.Actor;
import vn.motcua.dossier.Applicant;
import vn.motcua.dossier.ApplicantKind;
import vn.motcua.dossier.Attachment;
import vn.motcua.dossier.Component;
import vn.motcua.dossier.Decision;
import vn.motcua.dossier.Delivery;
import vn.motcua.dossier.DeliveryMethod;
import vn.motcua.dossier.Digitisation;
import vn.motcua.dossier.Dossier;
import vn.motcua.dossier.DossierCode;
import vn.motcua.dossier.DossierEvent;
import vn.motcua.dossier.DossierSequence;
import vn.motcua.dossier.Filing;
import vn.motcua.dossier.Organisations;
import vn.motcua.dossier.ResultDocument;
import vn.motcua.dossier.ResultKind;
import vn.motcua.identity.PersonName;
import vn.motcua.payment.Payment;
import vn.motcua.procedure.Channel;
import vn.motcua.procedure.Domain;
import vn.motcua.procedure.Procedure;
import vn.motcua.procedure.ProcedureCode;
import vn.motcua.storage.pdfa.ArchiveFile;

/** The one-stop desk of the commune: what its officers do to the dossier, in the order they do it. */
final class Desk {

    static final String OFFICER = "Trần Thị Mẫu";
    static final String COPIED_PAPER = "GT01";

    /** A sample: the identifiers of the new communes are not published in one place. */
    static final AgencyCode AGENCY = AgencyCode.of("000.00.19.H55");

    static final AdministrativeUnit COMMUNE = AdministrativeUnits.bundled()
            .at(LocalDate.of(2025, 7, 1))
            .commune("05941")
            .orElseThrow();
    private static final String UNIT = "Trung tâm Phục vụ hành chính công " + COMMUNE.designation();
    private static final Procedure CERTIFIED_COPY = Procedure.of(
            ProcedureCode.of("2.000815"),
            "Chứng thực bản sao từ bản chính giấy tờ, văn bản",
            new Domain("G15-CT01", "Chứng thực"),
            DeadlineRule.sameDay());

    private final Clock clock;
    private final WorkingCalendar calendar;
    private final Actor officer;

    Desk(Clock clock) {
        this.clock = clock;
        this.calendar = WorkingCalendar.vietnam();
        this.officer = Actor.of(PersonName.of(OFFICER), UNIT, "Công chức một cửa");
    }

    Dossier receive() {
        Instant now = clock.instant();
        DossierCode code = DossierCode.next(AGENCY, VietnamTime.dateOf(now), DossierSequence.inMemory());
        Filing filing = new Filing(
                code,
                CERTIFIED_COPY,
                Applicant.of(ApplicantKind.CITIZEN, PersonName.of("Nguyễn Văn Mẫu")),
                Channel.IN_PERSON,
                Organisations.at(AGENCY),
                UNIT,
                List.of(Component.onPaper(COPIED_PAPER, "Bản chính giấy tờ cần chứng thực", 1)));
        return Dossier.receive(filing, officer, now, calendar);
    }

    Dossier digitised(Dossier dossier, ArchiveFile file, String certificateSerial) {
        return decide(
                dossier,
                new DossierEvent.Digitised(
                        officer.withCertificateSerial(certificateSerial),
                        clock.instant(),
                        COPIED_PAPER,
                        Digitisation.DIGITISED,
                        attachment(file.path(), file.sha256())));
    }

    Dossier paymentRequested(Dossier dossier, vn.motcua.money.Money amount) {
        return decide(dossier, new DossierEvent.PaymentRequested(officer, clock.instant(), amount));
    }

    Dossier paid(Dossier dossier, Payment payment) {
        Instant now = clock.instant();
        return decide(
                dossier,
                new DossierEvent.Paid(
                        officer,
                        now,
                        payment.amount(),
                        payment.reference().value(),
                        dossier.deadlineResumedAt(now, calendar)));
    }

    Dossier transferred(Dossier dossier) {
        return decide(dossier, new DossierEvent.Transferred(officer, clock.instant(), "Bộ phận Tư pháp - Hộ tịch"));
    }

    Dossier completed(Dossier dossier, Path result, String sha256) {
        return decide(
                dossier,
                new DossierEvent.Completed(
                        officer,
                        clock.instant(),
                        new ResultDocument(
                                ResultKind.GRANTED,
                                "",
                                "Bản sao điện tử được chứng thực",
                                List.of(attachment(result, sha256)))));
    }

    Dossier returned(Dossier dossier) {
        return decide(
                dossier, new DossierEvent.Returned(officer, clock.instant(), new Delivery(DeliveryMethod.DESK, "")));
    }

    private static Attachment attachment(Path file, String sha256) {
        return new Attachment(String.valueOf(file.getFileName()), sha256);
    }

    private static Dossier decide(Dossier dossier, DossierEvent step) {
        Decision decision = dossier.decide(step);
        return decision.fold(Decision.Applied::dossier, refused -> {
            throw new IllegalStateException("the rules refuse " + step + ": " + refused.rule());
        });
    }

    static Optional<String> dueOf(Dossier dossier) {
        return dossier.deadline()
                .map(deadline -> deadline.due().toOffsetDateTime().toString());
    }
}
