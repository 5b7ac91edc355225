package vn.motcua.json;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.motcua.indicator.Answer;
import vn.motcua.indicator.DossierFacts;
import vn.motcua.indicator.FeePayment;
import vn.motcua.indicator.Handling;
import vn.motcua.indicator.Papers;
import vn.motcua.indicator.PetitionFacts;
import vn.motcua.indicator.PetitionSubject;
import vn.motcua.indicator.ProcedureFacts;
import vn.motcua.indicator.Satisfaction;
import vn.motcua.procedure.Channel;
import vn.motcua.procedure.ProvisionLevel;

/**
 * The forms of what the indicators count. Each of the three kinds of facts is also a line as {@link IndicatorRecords}
 * reads it, so the fields have the names and defaults of {@link FactLines}.
 */
final class FactForms {

    static final Form<Answer> ANSWER = Forms.constant(Answer.values());
    static final Form<FeePayment> FEE_PAYMENT = Forms.constant(FeePayment.values());
    static final Form<PetitionSubject> PETITION_SUBJECT = Forms.constant(PetitionSubject.values());
    static final Form<Satisfaction> SATISFACTION = Forms.constant(Satisfaction.values());

    static final Form<Handling> HANDLING = Forms.object(FactForms::putHandling, FactForms::handling);
    static final Form<Papers> PAPERS = Forms.object(FactForms::putPapers, FactForms::papers);
    static final Form<ProcedureFacts.Publication> PUBLICATION =
            Forms.object(FactForms::putPublication, FactForms::publication);

    static final Form<DossierFacts> DOSSIER = Forms.object(FactForms::putDossier, FactForms::dossier);
    static final Form<ProcedureFacts> PROCEDURE = Forms.object(FactForms::putProcedure, FactForms::procedure);
    static final Form<PetitionFacts> PETITION = Forms.object(FactForms::putPetition, FactForms::petition);

    private static final Form<Channel> CHANNEL =
            Forms.of(channel -> Forms.INTEGER.write(channel.code()), FactForms::channel);
    private static final Form<String> KIND = Forms.TEXT;

    private FactForms() {}

    static List<Document<?>> all() {
        return List.of(
                new Document<>(Answer.class, "answer", ANSWER),
                new Document<>(FeePayment.class, "fee-payment", FEE_PAYMENT),
                new Document<>(PetitionSubject.class, "petition-subject", PETITION_SUBJECT),
                new Document<>(Satisfaction.class, "satisfaction", SATISFACTION),
                new Document<>(Handling.class, "handling", HANDLING),
                new Document<>(Papers.class, "papers", PAPERS),
                new Document<>(ProcedureFacts.Publication.class, "publication", PUBLICATION),
                new Document<>(DossierFacts.class, "dossier-facts", DOSSIER),
                new Document<>(ProcedureFacts.class, "procedure-facts", PROCEDURE),
                new Document<>(PetitionFacts.class, "petition-facts", PETITION));
    }

    private static void putDossier(DossierFacts facts, Members out) {
        out.put("agency", AgencyForms.AGENCY_CODE, facts.agency())
                .put("procedure", ProcedureForms.PROCEDURE_CODE, facts.procedure())
                .put("channel", CHANNEL, facts.channel())
                .put("status", FilingForms.DOSSIER_STATUS, facts.status());
        putHandling(facts.handling(), out);
        putPapers(facts.papers(), out);
        out.put("payment", FEE_PAYMENT, facts.payment());
        putAnswer("synchronised", facts.synchronised(), out);
        putAnswer("populationData", facts.populationData(), out);
        out.putIf("satisfaction", SATISFACTION, facts.satisfaction());
    }

    private static DossierFacts dossier(Fields in) {
        requireKind("dossier", in);
        return new DossierFacts(
                in.get("agency", AgencyForms.AGENCY_CODE),
                in.get("procedure", ProcedureForms.PROCEDURE_CODE),
                in.get("channel", CHANNEL),
                in.get("status", FilingForms.DOSSIER_STATUS),
                handling(in),
                papers(in),
                in.find("payment", FEE_PAYMENT).orElse(FeePayment.NOTHING_OWED),
                answer("synchronised", in),
                answer("populationData", in),
                in.find("satisfaction", SATISFACTION));
    }

    private static void putProcedure(ProcedureFacts facts, Members out) {
        out.put("type", KIND, "procedure")
                .put("agency", AgencyForms.AGENCY_CODE, facts.agency())
                .put("procedure", ProcedureForms.PROCEDURE_CODE, facts.procedure())
                .put("provision", ProcedureForms.PROVISION_LEVEL, facts.provision());
        putPublication(facts.publication(), out);
        putAnswer("fee", facts.fee(), out);
        putAnswer("feeOnPortal", facts.feeOnPortal(), out);
        putAnswer("citizenData", facts.citizenData(), out);
        putAnswer("certifiedCopy", facts.certifiedCopy(), out);
    }

    private static ProcedureFacts procedure(Fields in) {
        requireKind("procedure", in);
        return new ProcedureFacts(
                in.get("agency", AgencyForms.AGENCY_CODE),
                in.get("procedure", ProcedureForms.PROCEDURE_CODE),
                in.find("provision", ProcedureForms.PROVISION_LEVEL).orElse(ProvisionLevel.NONE),
                publication(in),
                answer("fee", in),
                answer("feeOnPortal", in),
                answer("citizenData", in),
                answer("certifiedCopy", in));
    }

    private static void putPetition(PetitionFacts facts, Members out) {
        out.put("type", KIND, "petition")
                .put("agency", AgencyForms.AGENCY_CODE, facts.agency())
                .put("subject", PETITION_SUBJECT, facts.subject())
                .put("received", Forms.INSTANT, facts.received())
                .put("due", Forms.INSTANT, facts.due())
                .putIf("finished", Forms.INSTANT, facts.closed());
        putAnswer("satisfied", facts.satisfied(), out);
    }

    private static PetitionFacts petition(Fields in) {
        requireKind("petition", in);
        return new PetitionFacts(
                in.get("agency", AgencyForms.AGENCY_CODE),
                in.get("subject", PETITION_SUBJECT),
                in.get("received", Forms.INSTANT),
                in.get("due", Forms.INSTANT),
                in.find("finished", Forms.INSTANT),
                answer("satisfied", in));
    }

    private static void putHandling(Handling handling, Members out) {
        out.put("received", Forms.INSTANT, handling.received())
                .putIf("due", Forms.INSTANT, handling.due())
                .putIf("finished", Forms.INSTANT, handling.finished())
                .put("supplements", Forms.INTEGER, handling.supplementRequests());
    }

    private static Handling handling(Fields in) {
        return new Handling(
                in.get("received", Forms.INSTANT),
                in.find("due", Forms.INSTANT),
                in.find("finished", Forms.INSTANT),
                number("supplements", in));
    }

    private static void putPapers(Papers papers, Members out) {
        out.put("components", Forms.INTEGER, papers.components())
                .put("digitised", Forms.INTEGER, papers.digitised())
                .put("reused", Forms.INTEGER, papers.reused());
        putAnswer("electronicResult", papers.electronicResult(), out);
        putAnswer("personalStore", papers.personalStore(), out);
    }

    private static Papers papers(Fields in) {
        return new Papers(
                number("components", in),
                number("digitised", in),
                number("reused", in),
                answer("electronicResult", in),
                answer("personalStore", in));
    }

    private static void putPublication(ProcedureFacts.Publication publication, Members out) {
        putAnswer("publishedOnTime", publication.publishedOnTime(), out);
        putAnswer("updatedOnTime", publication.updatedOnTime(), out);
        putAnswer("contentComplete", publication.complete(), out);
    }

    private static ProcedureFacts.Publication publication(Fields in) {
        return new ProcedureFacts.Publication(
                answer("publishedOnTime", in), answer("updatedOnTime", in), answer("contentComplete", in));
    }

    private static void putAnswer(String name, Answer answer, Members out) {
        out.putIf(
                name,
                Forms.FLAG,
                Optional.of(answer).filter(known -> known != Answer.UNKNOWN).map(known -> known == Answer.YES));
    }

    private static Answer answer(String name, Fields in) {
        return in.find(name, Forms.FLAG).map(Answer::of).orElse(Answer.UNKNOWN);
    }

    private static int number(String name, Fields in) {
        return in.find(name, Forms.INTEGER).orElse(0);
    }

    private static Channel channel(Place place) {
        int code = place.smallInteger();
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.code() == code)
                .findFirst()
                .orElseThrow(() -> place.unknownCode(List.of("1", "2", "3")));
    }

    /** A line of facts tells its kind, and only that of a dossier may leave it out. */
    private static void requireKind(String kind, Fields in) {
        String given = in.find("type", KIND).orElse("dossier");
        if (!given.equals(kind)) {
            throw in.place("type").wrong(kind);
        }
    }
}
