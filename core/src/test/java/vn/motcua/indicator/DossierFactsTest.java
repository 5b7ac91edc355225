package vn.motcua.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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
import vn.motcua.dossier.DossierStatus;
import vn.motcua.dossier.Filing;
import vn.motcua.dossier.Organisations;
import vn.motcua.dossier.ResultDocument;
import vn.motcua.dossier.ResultKind;
import vn.motcua.identity.PersonName;
import vn.motcua.money.Money;
import vn.motcua.procedure.Channel;
import vn.motcua.procedure.Domain;
import vn.motcua.procedure.Procedure;

class DossierFactsTest {

    private static final Instant AT = Instant.parse("2024-06-19T02:00:00Z");
    private static final Actor OFFICER = Actor.of(PersonName.of("Trần Thị Bình"), "Bộ phận Một cửa", "Công chức");
    private static final Attachment SCAN = new Attachment("scan.pdf", "ab".repeat(32));
    private static final Filing FILING = new Filing(
            DossierCode.of("000.00.19.H55-240619-0001"),
            Procedure.of(
                    Sample.COPIES,
                    "Chứng thực bản sao từ bản chính",
                    new Domain("CT", "Chứng thực"),
                    DeadlineRule.ofWorkingDays(2)),
            Applicant.of(ApplicantKind.CITIZEN, PersonName.of("Nguyễn Văn An")),
            Channel.POST,
            Organisations.at(AgencyCode.of("000.00.19.H55")),
            "UBND xã",
            List.of(Component.onPaper("TP1", "Bản chính", 1), Component.onPaper("TP2", "Tờ khai", 1)));

    @Test
    void of_aReceivedDossier_knowsItsDeadlineAndNothingElse() {
        DossierFacts facts = DossierFacts.of(received());

        assertThat(facts.agency()).hasToString("000.00.19.H55");
        assertThat(facts.procedure()).isEqualTo(Sample.COPIES);
        assertThat(facts.channel()).isEqualTo(Channel.POST);
        assertThat(facts.status()).isEqualTo(DossierStatus.ACCEPTED);
        assertThat(facts.handling()).isEqualTo(Handling.open(AT, Instant.parse("2024-06-21T10:00:00Z")));
        assertThat(facts.papers()).isEqualTo(Papers.of(2, 0, 0));
        assertThat(facts.payment()).isEqualTo(FeePayment.NOTHING_OWED);
        assertThat(facts.synchronised()).isEqualTo(Answer.UNKNOWN);
        assertThat(facts.populationData()).isEqualTo(Answer.UNKNOWN);
        assertThat(facts.satisfaction()).isEmpty();
    }

    @Test
    void of_aReturnedDossier_endsWhenTheResultWasReady() {
        Dossier dossier = received()
                .record(new DossierEvent.Digitised(OFFICER, minutes(1), "TP1", Digitisation.DIGITISED, SCAN))
                .record(new DossierEvent.Digitised(OFFICER, minutes(2), "TP2", Digitisation.REUSED_RESULT, SCAN))
                .record(new DossierEvent.SupplementRequested(OFFICER, minutes(3), "Thiếu giấy tờ"))
                .record(new DossierEvent.Supplemented(OFFICER, minutes(4), List.of(), Optional.empty()))
                .record(new DossierEvent.PaymentRequested(OFFICER, minutes(5), Money.ofDong(4_000)));

        assertThat(DossierFacts.of(dossier).payment()).isEqualTo(FeePayment.UNPAID);
        assertThat(DossierFacts.of(dossier).handling().finished()).isEmpty();

        DossierFacts facts = DossierFacts.of(dossier.record(
                        new DossierEvent.Paid(OFFICER, minutes(6), Money.ofDong(4_000), "BL-1", Optional.empty()))
                .record(new DossierEvent.Transferred(OFFICER, minutes(7), "Tư pháp"))
                .record(new DossierEvent.Completed(
                        OFFICER, minutes(8), new ResultDocument(ResultKind.GRANTED, "12/CT", "Bản sao", List.of(SCAN))))
                .record(new DossierEvent.Returned(OFFICER, minutes(9), new Delivery(DeliveryMethod.DESK, ""))));

        assertThat(facts.handling().finished()).contains(minutes(8));
        assertThat(facts.handling().supplementRequests()).isEqualTo(1);
        assertThat(facts.papers()).isEqualTo(Papers.of(2, 2, 1).withResult(Answer.YES, Answer.UNKNOWN));
        assertThat(facts.payment()).isEqualTo(FeePayment.PAID_AT_DESK);
        assertThat(facts.withPayment(FeePayment.PAID_ONLINE).payment()).isEqualTo(FeePayment.PAID_ONLINE);
    }

    @Test
    void of_oddHistories_takesTheNextBestMoment() {
        Dossier returnedOnly = received()
                .record(new DossierEvent.Returned(OFFICER, minutes(9), new Delivery(DeliveryMethod.DESK, "")));
        Dossier stopped = received().record(new DossierEvent.Stopped(OFFICER, minutes(3), "Theo đề nghị"));
        Dossier submitted = Dossier.submit(new DossierEvent.Submitted(OFFICER, AT, FILING));
        Dossier refused = submitted.record(new DossierEvent.NotAccepted(OFFICER, minutes(2), "Sai thẩm quyền"));
        Dossier paperResult = received()
                .record(new DossierEvent.Completed(
                        OFFICER, minutes(8), new ResultDocument(ResultKind.REFUSED, "", "Văn bản trả lời", List.of())));

        assertThat(DossierFacts.of(returnedOnly).handling().finished()).contains(minutes(9));
        assertThat(DossierFacts.of(stopped).handling().finished()).contains(minutes(3));
        assertThat(DossierFacts.of(submitted).handling())
                .isEqualTo(new Handling(AT, Optional.empty(), Optional.empty(), 0));
        assertThat(DossierFacts.of(refused).handling().finished()).contains(minutes(2));
        assertThat(DossierFacts.of(paperResult).papers().electronicResult()).isEqualTo(Answer.NO);
    }

    private static Dossier received() {
        return Dossier.receive(FILING, OFFICER, AT, WorkingCalendar.vietnam());
    }

    private static Instant minutes(long count) {
        return AT.plusSeconds(60 * count);
    }
}
