package vn.motcua.portal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.motcua.agency.AgencyCode;
import vn.motcua.calendar.DeadlineRule;
import vn.motcua.calendar.WorkingCalendar;
import vn.motcua.dossier.Actor;
import vn.motcua.dossier.Applicant;
import vn.motcua.dossier.ApplicantKind;
import vn.motcua.dossier.Attachment;
import vn.motcua.dossier.Component;
import vn.motcua.dossier.Delivery;
import vn.motcua.dossier.DeliveryMethod;
import vn.motcua.dossier.Digitisation;
import vn.motcua.dossier.Dossier;
import vn.motcua.dossier.DossierCode;
import vn.motcua.dossier.DossierEvent;
import vn.motcua.dossier.Filing;
import vn.motcua.dossier.Organisations;
import vn.motcua.dossier.ResultDocument;
import vn.motcua.dossier.ResultKind;
import vn.motcua.identity.PersonName;
import vn.motcua.identity.PersonalId;
import vn.motcua.identity.PhoneNumber;
import vn.motcua.procedure.Channel;
import vn.motcua.procedure.Domain;
import vn.motcua.procedure.Procedure;
import vn.motcua.procedure.ProcedureCode;

/** Dossiers about one made-up person, for the tests of this package. */
final class Dossiers {

    static final String CODE = "000.00.19.H55-260302-0001";
    static final String NAME = "Nguyễn Thị Ánh Tuyết";
    static final String ID = "019190012345";
    static final String PHONE = "0912345678";

    /** 08:00 on Monday 2 March 2026 in Vietnam, still the 1st in New York. */
    static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

    static final Actor OFFICER = Actor.of(PersonName.of("Trần Văn Bình"), "Bộ phận Một cửa", "Công chức");

    static final Applicant APPLICANT = Applicant.of(ApplicantKind.CITIZEN, PersonName.of(NAME))
            .withPersonalId(PersonalId.of(ID))
            .withPhone(PhoneNumber.of(PHONE))
            .withEmail("tuyet@example.vn");

    private static final Procedure CERTIFIED_COPY = Procedure.of(
            ProcedureCode.of("2.000815.000.00.00.H55"),
            "Chứng thực bản sao từ bản chính",
            new Domain("G15-TP08", "Chứng thực"),
            DeadlineRule.ofWorkingDays(2));

    private Dossiers() {}

    static Filing filing() {
        return filing(APPLICANT, Channel.IN_PERSON);
    }

    static Filing filing(Applicant applicant, Channel channel) {
        return new Filing(
                DossierCode.of(CODE),
                CERTIFIED_COPY,
                applicant,
                channel,
                Organisations.at(AgencyCode.of("000.00.19.H55")),
                "Phòng Tư pháp",
                List.of(Component.onPaper("TP01", "Bản chính", 1)));
    }

    static Dossier received() {
        return received(filing());
    }

    static Dossier received(Filing filing) {
        return Dossier.receive(filing, OFFICER, START, WorkingCalendar.vietnam());
    }

    static Dossier registered() {
        return Dossier.submit(new DossierEvent.Submitted(OFFICER, START, filing(APPLICANT, Channel.ONLINE)));
    }

    static Dossier notAccepted() {
        return registered().record(new DossierEvent.NotAccepted(OFFICER, hours(1), "Không đúng thẩm quyền"));
    }

    static Dossier processing() {
        return received().record(new DossierEvent.Transferred(OFFICER, hours(1), "Văn phòng"));
    }

    static Dossier digitised() {
        return processing()
                .record(new DossierEvent.Digitised(
                        OFFICER, hours(2), "TP01", Digitisation.DIGITISED, new Attachment("scan.pdf", "0".repeat(64))));
    }

    static Dossier completed() {
        return digitised()
                .record(new DossierEvent.Completed(
                        OFFICER,
                        hours(3),
                        new ResultDocument(ResultKind.GRANTED, "12/CTBS", "Bản sao chứng thực", List.of())));
    }

    static Dossier returned(DeliveryMethod method) {
        return completed().record(new DossierEvent.Returned(OFFICER, hours(4), new Delivery(method, "")));
    }

    private static Instant hours(int hours) {
        return START.plus(Duration.ofHours(hours));
    }
}
