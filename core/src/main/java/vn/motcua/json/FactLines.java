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
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            if (value == JsonToken.VALUE_NULL) {
                continue;
            }
            if (!readField(name, json) && !readRareField(name, json)) {
                json.skipChildren();
            }
        }
    }

    private boolean readField(String name, JsonParser json) {
        Fields f = fields;
        switch (name) {
            case "agency" -> f.agency = known(name, json, agencies);
            case "procedure" -> f.procedure = known(name, json, procedures);
            case "channel" -> f.channel = channel(name, json);
            case "status" -> f.status = DossierStatus.of(number(name, json));
            case "received" -> f.received = moment(name, json);
            case "due" -> f.due = moment(name, json);
            case "finished" -> f.finished = moment(name, json);
            case "supplements" -> f.supplements = number(name, json);
            case "components" -> f.components = number(name, json);
            case "digitised" -> f.digitised = number(name, json);
            case "reused" -> f.reused = number(name, json);
            case "electronicResult" -> f.electronicResult = answer(name, json);
            case "personalStore" -> f.personalStore = answer(name, json);
            case "synchronised" -> f.synchronised = answer(name, json);
            case "populationData" -> f.populationData = answer(name, json);
            case "payment" -> f.payment = known(name, json, payments);
            case "satisfaction" -> f.satisfaction = known(name, json, satisfactions);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean readRareField(String name, JsonParser json) {
        Fields f = fields;
        switch (name) {
            case "type" -> f.type = text(name, json);
            case "provision" -> f.provision = known(name, json, provisions);
            case "publishedOnTime" -> f.publishedOnTime = answer(name, json);
            case "updatedOnTime" -> f.updatedOnTime = answer(name, json);
            case "contentComplete" -> f.contentComplete = answer(name, json);
            case "fee" -> f.fee = answer(name, json);
            case "feeOnPortal" -> f.feeOnPortal = answer(name, json);
            case "citizenData" -> f.citizenData = answer(name, json);
            case "certifiedCopy" -> f.certifiedCopy = answer(name, json);
            case "subject" -> f.subject = known(name, json, subjects);
            case "satisfied" -> f.satisfied = answer(name, json);
            default -> {
                return false;
            }
        }
        return true;
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
                required("agency", f.agency),
                required("procedure", f.procedure),
                required("channel", f.channel),
                required("status", f.status),
                new Handling(
                        required("received", f.received),
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
                required("agency", f.agency),
                required("procedure", f.procedure),
                f.provision,
                new ProcedureFacts.Publication(f.publishedOnTime, f.updatedOnTime, f.contentComplete),
                f.fee,
                f.feeOnPortal,
                f.citizenData,
                f.certifiedCopy);
    }

    private static PetitionFacts petition(Fields f) {
        return new PetitionFacts(
                required("agency", f.agency),
                required("subject", f.subject),
                required("received", f.received),
                required("due", f.due),
                Optional.ofNullable(f.finished),
                f.satisfied);
    }

    private static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw invalid(name, "nothing", "a value");
        }
        return value;
    }

    private static String text(String name, JsonParser json) {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw invalid(name, json.currentToken() + " (not shown)", "a text");
        }
        return json.getString();
    }

    private static int number(String name, JsonParser json) {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw invalid(name, json.currentToken() + " (not shown)", "a whole number");
        }
        return json.getIntValue();
    }

    private static Answer answer(String name, JsonParser json) {
        return switch (json.currentToken()) {
            case VALUE_TRUE -> Answer.YES;
            case VALUE_FALSE -> Answer.NO;
            default -> throw invalid(name, json.currentToken() + " (not shown)", "true or false");
        };
    }

    private static Instant moment(String name, JsonParser json) {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw invalid(name, json.currentToken() + " (not shown)", "a text");
        }
        return IsoMoment.parse(json.getStringCharacters(), json.getStringOffset(), json.getStringLength())
                .orElseThrow(() -> invalid(
                        name,
                        json.getStringLength() + " characters (not shown)",
                        "a moment with an offset such as 2024-05-06T08:00:00+07:00"));
    }

    private static Channel channel(String name, JsonParser json) {
        int code = number(name, json);
        return Channel.of(code)
                .orElseThrow(() -> invalid(name, Integer.toString(code), "1 in person, 2 online or 3 by post"));
    }

    private static <T> T known(String name, JsonParser json, RepeatedText<T> codes) {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw invalid(name, json.currentToken() + " (not shown)", "a text");
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
