package vn.motcua.json;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/** The fields that a line of facts may have, in whatever order. */
enum FactField {
    AGENCY("agency"),
    PROCEDURE("procedure"),
    CHANNEL("channel"),
    STATUS("status"),
    RECEIVED("received"),
    DUE("due"),
    FINISHED("finished"),
    SUPPLEMENTS("supplements"),
    COMPONENTS("components"),
    DIGITISED("digitised"),
    REUSED("reused"),
    ELECTRONIC_RESULT("electronicResult"),
    PERSONAL_STORE("personalStore"),
    SYNCHRONISED("synchronised"),
    POPULATION_DATA("populationData"),
    PAYMENT("payment"),
    SATISFACTION("satisfaction"),
    TYPE("type"),
    PROVISION("provision"),
    PUBLISHED_ON_TIME("publishedOnTime"),
    UPDATED_ON_TIME("updatedOnTime"),
    CONTENT_COMPLETE("contentComplete"),
    FEE("fee"),
    FEE_ON_PORTAL("feeOnPortal"),
    CITIZEN_DATA("citizenData"),
    CERTIFIED_COPY("certifiedCopy"),
    SUBJECT("subject"),
    SATISFIED("satisfied"),
    /** Any other; its value is passed over. */
    OTHER("");

    private static final List<FactField> KNOWN =
            Arrays.stream(values()).filter(field -> field != OTHER).toList();

    /** Compares the bytes of a name: a string for each of the seventeen names of a line would cost more than the line. */
    private static final PropertyNameMatcher NAMES = JsonFactory.builder()
            .build()
            .constructNameMatcher(
                    KNOWN.stream().map(field -> Named.fromString(field.text)).toList(), false);

    private final String text;

    FactField(String text) {
        this.text = text;
    }

    /** Returns the field whose name is next, or null at the end of the object. */
    static @Nullable FactField next(JsonParser json) {
        int match = json.nextNameMatch(NAMES);
        if (match >= 0) {
            return KNOWN.get(match);
        }
        return match == PropertyNameMatcher.MATCH_END_OBJECT ? null : OTHER;
    }

    @Override
    public String toString() {
        return text;
    }
}
