package vn.motcua.json;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.identity.PersonalData;

/**
 * A value on its way to or from JSON, together with what a later version wrote beside it.
 *
 * <p>Get one from {@link #of} to write a value, or from {@link MotcuaJson#read}. What was read and is not known travels
 * along unseen: writing the document again gives it back. If a value changes in between, hand the new one to
 * {@link #withValue} instead of starting from {@link #of}. {@code toString} tells nothing of the content. Instances are
 * immutable and may be shared between threads as long as their value may.
 *
 * <pre>{@code
 * JsonDocument<Dossier> stored = json.read(Dossier.class, in);
 * json.write(stored.withValue(stored.value().record(fact)), out);
 * }</pre>
 *
 * @param <T> the type of the value
 */
@PersonalData
public final class JsonDocument<T> {

    private final @Nullable T value;
    private final Origin origin;

    /** Where the document came from; {@code read} is what was read, or null. */
    private record Origin(
            Unknowns unknowns,
            @Nullable Object read,
            @Nullable ObjectNode raw,
            @Nullable PlacedException reason) {}

    private JsonDocument(@Nullable T value, Origin origin) {
        this.value = value;
        this.origin = origin;
    }

    /**
     * Returns a new document of a value.
     *
     * @param <T> the type of the value
     * @param value the value
     * @return the document, with nothing unknown beside it
     */
    public static <T> JsonDocument<T> of(T value) {
        return new JsonDocument<>(value, new Origin(new Unknowns(0), null, null, null));
    }

    static <T> JsonDocument<T> read(T value, Unknowns unknowns) {
        return new JsonDocument<>(value, new Origin(unknowns, value, null, null));
    }

    static <T> JsonDocument<T> notUnderstood(ObjectNode raw, PlacedException reason) {
        return new JsonDocument<>(null, new Origin(new Unknowns(0), null, raw, reason));
    }

    /**
     * Returns the value.
     *
     * @return the value
     * @throws InvalidInputException if the document holds a code of a later version without which no value can be made,
     *     see {@link #isUnderstood()}; the message names the field
     */
    public T value() {
        if (value == null || origin.reason != null) {
            throw refusal();
        }
        return value;
    }

    /**
     * Says whether this version knows every code in the document that a value needs. A document that is not understood
     * can still be written as it came.
     *
     * @return true if there is a value
     */
    public boolean isUnderstood() {
        return value != null;
    }

    /**
     * Returns a document of a newer state of the same thing, which keeps what is not known. What stands in an element of
     * a list is kept with the element that has not changed.
     *
     * @param changed the newer state
     * @return a new document
     * @throws InvalidInputException if this document is not understood, since a newer state cannot be told from it
     */
    public JsonDocument<T> withValue(T changed) {
        if (!isUnderstood()) {
            throw refusal();
        }
        return new JsonDocument<>(changed, origin);
    }

    /**
     * Lists what was read and is not known. The names come from the document as they are; a log should get their number
     * only.
     *
     * @return paths such as {@code value.events[1].note}; for a document that is not understood, the path of the code
     */
    public List<String> unknown() {
        PlacedException reason = origin.reason;
        return reason == null ? origin.unknowns.paths() : List.of(reason.path());
    }

    @Nullable
    ObjectNode raw() {
        return origin.raw;
    }

    /** Gives a tree of the present value what was unknown beside the one that was read. */
    void complete(ObjectNode fresh, Function<Object, JsonNode> writer) {
        if (origin.read != null) {
            origin.unknowns.returnTo(fresh, origin.read.equals(value) ? fresh.deepCopy() : writer.apply(origin.read));
        }
    }

    /** Returns the type of the value and how much is unknown. */
    @Override
    public String toString() {
        String type = value == null ? "not understood" : value.getClass().getSimpleName();
        return "JsonDocument[" + type + ", " + unknown().size() + " unknown]";
    }

    private InvalidInputException refusal() {
        PlacedException reason = origin.reason;
        if (reason == null) {
            throw new IllegalStateException("a document without a value has a reason");
        }
        return reason.refusal();
    }
}
