package vn.motcua.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;

/**
 * Reads and writes the values of the SDK as JSON; the package's description lists the forms.
 *
 * <p>A document is the value in full: <strong>names, numbers and addresses of persons are written unmasked</strong>,
 * because whoever asks for the document asks for the value. Masked texts are what {@code toString} of the values is for.
 * Fields and codes that a later version wrote survive reading and writing, see {@link JsonDocument}. A key that comes
 * twice, text after the end, and anything beyond the {@link JsonOptions} are refused; messages name the path of the field
 * and show a text only masked, as the type it was read for masks it. Instances are immutable and may be shared between threads.
 *
 * <pre>{@code
 * MotcuaJson json = MotcuaJson.create(JsonOptions.defaults());
 * json.write(JsonDocument.of(dossier), out);
 * Dossier same = json.read(Dossier.class, in).value();
 * }</pre>
 */
public final class MotcuaJson {

    /** The version that this SDK writes, and the only one there is. */
    public static final int VERSION = 1;

    private static final String VERSION_FIELD = "version";
    private static final String TYPE_FIELD = "type";
    private static final String VALUE_FIELD = "value";
    private static final int MAX_NUMBER_LENGTH = 100;
    private static final int MAX_NAME_LENGTH = 1000;
    private static final Map<Class<?>, Document<?>> DOCUMENTS = documents();

    private final JsonOptions options;
    private final JsonMapper mapper;

    private MotcuaJson(JsonOptions options) {
        this.options = options;
        StreamReadConstraints limits = StreamReadConstraints.builder()
                .maxNestingDepth(options.maxDepth())
                .maxStringLength(options.maxTextLength())
                .maxNameLength(MAX_NAME_LENGTH)
                .maxNumberLength(MAX_NUMBER_LENGTH)
                .build();
        mapper = JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(limits).build())
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    /**
     * Returns a reader and writer.
     *
     * @param options the limits for reading
     * @return the codec
     */
    public static MotcuaJson create(JsonOptions options) {
        return new MotcuaJson(options);
    }

    /**
     * Lists the types that have a JSON form.
     *
     * @return the types, cases of sealed types among them
     */
    public static Set<Class<?>> types() {
        return DOCUMENTS.keySet();
    }

    /**
     * Reads a document.
     *
     * @param <T> the type of the value
     * @param type the type of the value, one of {@link #types()}
     * @param in the document in UTF-8; read to its end and left open
     * @return the value, with what is not known beside it
     * @throws InvalidInputException if it is no document of that type, holds a value that its type refuses, or is beyond
     *     a limit
     * @throws ResourceException if the stream fails
     */
    public <T> JsonDocument<T> read(Class<T> type, InputStream in) {
        Document<T> document = document(type);
        JsonNode root = parse(bytes(in));
        Unknowns unknowns = new Unknowns(options.maxUnknownLength());
        try {
            return JsonDocument.read(
                    Place.root(root, unknowns).fields().make(fields -> value(fields, document)), unknowns);
        } catch (PlacedException refused) {
            if (refused.isUnknownCode() && root instanceof ObjectNode raw) {
                return JsonDocument.notUnderstood(raw, refused);
            }
            throw refused.refusal();
        }
    }

    /**
     * Writes a document in UTF-8 on one line, without a line end. Personal data is written in full.
     *
     * @param document the document
     * @param out where to; flushed and left open
     * @throws InvalidInputException if the type of the value has no JSON form
     * @throws ResourceException if the stream fails
     */
    public void write(JsonDocument<?> document, OutputStream out) {
        byte[] json = bytes(tree(document));
        try {
            out.write(json);
            out.flush();
        } catch (IOException e) {
            throw new ResourceException(FailureCode.OUTPUT_NOT_WRITABLE, "writing JSON", "the stream failed", e);
        }
    }

    private static JsonNode tree(JsonDocument<?> document) {
        ObjectNode raw = document.raw();
        if (raw != null) {
            return raw;
        }
        ObjectNode fresh = envelope(document.value());
        document.complete(fresh, MotcuaJson::envelope);
        return fresh;
    }

    private static ObjectNode envelope(Object value) {
        return envelope(document(value.getClass()), value);
    }

    private static <T> ObjectNode envelope(Document<T> document, Object value) {
        return new Members()
                .put(VERSION_FIELD, Forms.INTEGER, VERSION)
                .put(TYPE_FIELD, Forms.TEXT, document.name())
                .put(VALUE_FIELD, document.form(), document.type().cast(value))
                .node();
    }

    private static <T> T value(Fields fields, Document<T> document) {
        Place version = fields.place(VERSION_FIELD);
        if (version.integer() != VERSION) {
            throw version.wrong("version " + VERSION);
        }
        Place type = fields.place(TYPE_FIELD);
        if (!type.text().equals(document.name())) {
            throw type.wrong("the type " + document.name());
        }
        return fields.get(VALUE_FIELD, document.form());
    }

    private byte[] bytes(InputStream in) {
        try {
            byte[] bytes = in.readNBytes(options.maxDocumentBytes() + 1);
            if (bytes.length > options.maxDocumentBytes()) {
                throw new InvalidInputException(
                        FailureCode.LIMIT_EXCEEDED,
                        "document",
                        "more than " + options.maxDocumentBytes() + " bytes",
                        "at most so many");
            }
            return bytes;
        } catch (IOException e) {
            throw new ResourceException(FailureCode.FILE_UNREADABLE, "reading JSON", "the stream failed", e);
        }
    }

    /** What Jackson has to say quotes the document, so it is neither told nor kept as the cause. */
    private JsonNode parse(byte[] bytes) {
        try {
            return mapper.readTree(bytes);
        } catch (StreamConstraintsException e) {
            throw new InvalidInputException(
                    FailureCode.LIMIT_EXCEEDED, "document", "too much " + where(e), "JSON within " + options);
        } catch (JacksonException e) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "document",
                    "something else " + where(e),
                    "one JSON object in which no key comes twice, and nothing after it");
        }
    }

    private byte[] bytes(JsonNode tree) {
        try {
            return mapper.writeValueAsBytes(tree);
        } catch (JacksonException e) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "document", "what cannot be written", "values within the limits");
        }
    }

    private static String where(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return at == null ? "" : "at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static <T> Document<T> document(Class<T> type) {
        Document<?> found = DOCUMENTS.get(type);
        if (found == null) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "type", type.getSimpleName(), "a type with a JSON form");
        }
        @SuppressWarnings("unchecked") // each document is filed under its own type
        Document<T> document = (Document<T>) found;
        return document;
    }

    private static Map<Class<?>, Document<?>> documents() {
        Map<Class<?>, Document<?>> byType = new LinkedHashMap<>();
        Stream.of(
                        MoneyForms.all(),
                        IdentityForms.all(),
                        AgencyForms.all(),
                        CalendarForms.all(),
                        ProcedureForms.all(),
                        DossierForms.all(),
                        RuleForms.all(),
                        ListForms.all(),
                        FactForms.all(),
                        TallyForms.all(),
                        SchemeForms.all(),
                        AuditForms.all(),
                        PortalForms.all())
                .flatMap(List::stream)
                .forEach(document -> byType.put(document.type(), document));
        return Collections.unmodifiableMap(byType);
    }
}
