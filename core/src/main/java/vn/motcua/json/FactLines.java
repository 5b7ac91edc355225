package vn.motcua.json;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import vn.motcua.agency.AgencyCode;
import vn.motcua.dossier.DossierStatus;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.indicator.Answer;
import vn.motcua.indicator.DossierFacts;
import vn.motcua.indicator.FeePayment;
import vn.motcua.indicator.Handling;
import vn.motcua.indicator.IndicatorCounter;
import vn.motcua.indicator.Papers;
import vn.motcua.indicator.PetitionFacts;
import vn.motcua.indicator.PetitionSubject;
import vn.motcua.indicator.ProcedureFacts;
import vn.motcua.indicator.Satisfaction;
import vn.motcua.procedure.Channel;
import vn.motcua.procedure.ProcedureCode;
import vn.motcua.procedure.ProvisionLevel;

/** Reads lines of facts into a counter, token by token: nothing of a line stays but the facts. One thread only. */
final class FactLines {

    private static final JsonFactory JSON = JsonFactory.builder().build();
    private static final List<Channel> CHANNELS = List.of(Channel.values());

    private final IndicatorCounter counter;
    private final RepeatedText<AgencyCode> agencies = new RepeatedText<>(AgencyCode::of);
    private final RepeatedText<ProcedureCode> procedures = new RepeatedText<>(ProcedureCode::of);
    private final RepeatedText<FeePayment> payments = constants("payment", FeePayment.values());
    private final RepeatedText<Satisfaction> satisfactions = constants("satisfaction", Satisfaction.values());
    private final RepeatedText<ProvisionLevel> provisions = constants("provision", ProvisionLevel.values());
    private final RepeatedText<PetitionSubject> subjects = constants("subject", PetitionSubject.values());
    private Fields fields = new Fields();

    FactLines(IndicatorCounter counter) {
        this.counter = counter;
    }

    /** What is wrong with a line, and which of the lines it is, from 1. */
    record Fault(int row, InvalidInputException failure) {}

    /** The fields of one line, before it is known what it tells of. */
    private static final class Fields {
        private String type = "dossier";
        private @Nullable AgencyCode agency;
        private @Nullable ProcedureCode procedure;
        private @Nullable Channel channel;
        private @Nullable DossierStatus status;
        private @Nullable Instant received;
        private @Nullable Instant due;
        private @Nullable Instant finished;
        private int supplements;
        private int components;
        private int digitised;
        private int reused;
        private Answer electronicResult = Answer.UNKNOWN;
        private Answer personalStore = Answer.UNKNOWN;
        private Answer synchronised = Answer.UNKNOWN;
        private Answer populationData = Answer.UNKNOWN;
        private FeePayment payment = FeePayment.NOTHING_OWED;
        private @Nullable Satisfaction satisfaction;
        private ProvisionLevel provision = ProvisionLevel.NONE;
        private Answer publishedOnTime = Answer.UNKNOWN;
        private Answer updatedOnTime = Answer.UNKNOWN;
        private Answer contentComplete = Answer.UNKNOWN;
        private Answer fee = Answer.UNKNOWN;
        private Answer feeOnPortal = Answer.UNKNOWN;
        private Answer citizenData = Answer.UNKNOWN;
        private Answer certifiedCopy = Answer.UNKNOWN;
        private @Nullable PetitionSubject subject;
        private Answer satisfied = Answer.UNKNOWN;
    }

    Optional<Fault> read(byte[] lines, int length) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), lines, 0, length)) {
            int row = 0;
            try {
                while (json.nextToken() != null) {
                    row = rowOfNext(json, row);
                    readFields(json);
                    requireOneRow(json, row);
                    add();
                }
                return Optional.empty();
            } catch (InvalidInputException e) {
                return Optional.of(new Fault(rowOf(json), e));
            } catch (JacksonException e) {
                return Optional.of(new Fault(rowOf(json), notJson(e)));
            }
        }
    }

    private static int rowOf(JsonParser json) {
        return json.currentLocation().getLineNr();
    }

    private static int rowOfNext(JsonParser json, int last) {
        int row = rowOf(json);
        if (json.currentToken() != JsonToken.START_OBJECT || row == last) {
            throw invalid("line", "something else", "one JSON object on each line");
        }
        return row;
    }

    private static void requireOneRow(JsonParser json, int row) {
        if (rowOf(json) != row) {
            throw invalid("line", "a JSON object of several lines", "one JSON object on each line");
        }
    }

    private static InvalidInputException notJson(JacksonException e) {
        return new InvalidInputException(
                FailureCode.INVALID_VALUE,
                "line",
                "got text that is not well-formed JSON, expected one JSON object on each line",
                e);
    }

    private void readFields(JsonParser json) {
        fields = new Fields();
        for (FactField field = FactField.next(json); field != null; field = FactField.next(json)) {
            if (json.nextToken() != JsonToken.VALUE_NULL) {
                readField(field, json);
            }
        }
    }

    private void readField(FactField field, JsonParser json) {
        Fields f = fields;
        switch (field) {
            case AGENCY -> f.agency = known(field, json, agencies);
            case PROCEDURE -> f.procedure = known(field, json, procedures);
            case CHANNEL -> f.channel = channel(field, json);
            case STATUS -> f.status = DossierStatus.of(number(field, json));
            case RECEIVED -> f.received = moment(field, json);
            case DUE -> f.due = moment(field, json);
            case FINISHED -> f.finished = moment(field, json);
            case SUPPLEMENTS -> f.supplements = number(field, json);
            case COMPONENTS -> f.components = number(field, json);
            case DIGITISED -> f.digitised = number(field, json);
            case REUSED -> f.reused = number(field, json);
            case ELECTRONIC_RESULT -> f.electronicResult = answer(field, json);
            case PERSONAL_STORE -> f.personalStore = answer(field, json);
            case SYNCHRONISED -> f.synchronised = answer(field, json);
            case POPULATION_DATA -> f.populationData = answer(field, json);
            case PAYMENT -> f.payment = known(field, json, payments);
            case SATISFACTION -> f.satisfaction = known(field, json, satisfactions);
            case TYPE -> f.type = text(field, json);
            case PROVISION -> f.provision = known(field, json, provisions);
            case PUBLISHED_ON_TIME -> f.publishedOnTime = answer(field, json);
            case UPDATED_ON_TIME -> f.updatedOnTime = answer(field, json);
            case CONTENT_COMPLETE -> f.contentComplete = answer(field, json);
            case FEE -> f.fee = answer(field, json);
            case FEE_ON_PORTAL -> f.feeOnPortal = answer(field, json);
            case CITIZEN_DATA -> f.citizenData = answer(field, json);
            case CERTIFIED_COPY -> f.certifiedCopy = answer(field, json);
            case SUBJECT -> f.subject = known(field, json, subjects);
            case SATISFIED -> f.satisfied = answer(field, json);
            case OTHER -> json.skipChildren();
        }
    }

    private void add() {
        switch (fields.type) {
            case "dossier" -> counter.add(dossier(fields));
            case "procedure" -> counter.add(procedure(fields));
            case "petition" -> counter.add(petition(fields));
            default -> throw invalid("type", "another text", "dossier, procedure or petition");
        }
    }

    private static DossierFacts dossier(Fields f) {
        return new DossierFacts(
                required(FactField.AGENCY, f.agency),
                required(FactField.PROCEDURE, f.procedure),
                required(FactField.CHANNEL, f.channel),
                required(FactField.STATUS, f.status),
                new Handling(
                        required(FactField.RECEIVED, f.received),
                        Optional.ofNullable(f.due),
                        Optional.ofNullable(f.finished),
                        f.supplements),
                new Papers(f.components, f.digitised, f.reused, f.electronicResult, f.personalStore),
                f.payment,
                f.synchronised,
                f.populationData,
                Optional.ofNullable(f.satisfaction));
    }

    private static ProcedureFacts procedure(Fields f) {
        return new ProcedureFacts(
                required(FactField.AGENCY, f.agency),
                required(FactField.PROCEDURE, f.procedure),
                f.provision,
                new ProcedureFacts.Publication(f.publishedOnTime, f.updatedOnTime, f.contentComplete),
                f.fee,
                f.feeOnPortal,
                f.citizenData,
                f.certifiedCopy);
    }

    private static PetitionFacts petition(Fields f) {
        return new PetitionFacts(
                required(FactField.AGENCY, f.agency),
                required(FactField.SUBJECT, f.subject),
                required(FactField.RECEIVED, f.received),
                required(FactField.DUE, f.due),
                Optional.ofNullable(f.finished),
                f.satisfied);
    }

    private static <T> T required(FactField field, @Nullable T value) {
        if (value == null) {
            throw invalid(field.toString(), "nothing", "a value");
        }
        return value;
    }

    private static String text(FactField field, JsonParser json) {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw invalid(field.toString(), json.currentToken() + " (not shown)", "a text");
        }
        return json.getString();
    }

    private static int number(FactField field, JsonParser json) {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw invalid(field.toString(), json.currentToken() + " (not shown)", "a whole number");
        }
        return json.getIntValue();
    }

    private static Answer answer(FactField field, JsonParser json) {
        return switch (json.currentToken()) {
            case VALUE_TRUE -> Answer.YES;
            case VALUE_FALSE -> Answer.NO;
            default -> throw invalid(field.toString(), json.currentToken() + " (not shown)", "true or false");
        };
    }

    private static Instant moment(FactField field, JsonParser json) {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw invalid(field.toString(), json.currentToken() + " (not shown)", "a text");
        }
        return IsoMoment.parse(json.getStringCharacters(), json.getStringOffset(), json.getStringLength())
                .orElseThrow(() -> invalid(
                        field.toString(),
                        json.getStringLength() + " characters (not shown)",
                        "a moment with an offset such as 2024-05-06T08:00:00+07:00"));
    }

    private static Channel channel(FactField field, JsonParser json) {
        int code = number(field, json);
        for (Channel channel : CHANNELS) {
            if (channel.code() == code) {
                return channel;
            }
        }
        throw invalid(field.toString(), Integer.toString(code), "1 in person, 2 online or 3 by post");
    }

    private static <T> T known(FactField field, JsonParser json, RepeatedText<T> codes) {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw invalid(field.toString(), json.currentToken() + " (not shown)", "a text");
        }
        return codes.get(json.getStringCharacters(), json.getStringOffset(), json.getStringLength());
    }

    private static <E extends Enum<E>> RepeatedText<E> constants(String name, E[] constants) {
        List<E> all = List.of(constants);
        return new RepeatedText<>(text -> all.stream()
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> invalid(name, "another text", "one of " + all)));
    }

    private static InvalidInputException invalid(String field, String given, String legal) {
        return new InvalidInputException(FailureCode.INVALID_VALUE, field, given, legal);
    }
}
