package vn.motcua.json;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/** A node of a document that is being read, and the way to it. Shows no text itself: any may name a person. */
final class Place {

    /** A short text such as 1E999999999 would otherwise become a number too long to write out. */
    private static final int MAX_SCALE = 100;

    private final JsonNode node;
    private final @Nullable Place parent;
    private final Object step;
    private final Unknowns unknowns;

    private Place(JsonNode node, @Nullable Place parent, Object step, Unknowns unknowns) {
        this.node = node;
        this.parent = parent;
        this.step = step;
        this.unknowns = unknowns;
    }

    static Place root(JsonNode node, Unknowns unknowns) {
        return new Place(node, null, "", unknowns);
    }

    Place in(String field, JsonNode child) {
        return new Place(child, this, field, unknowns);
    }

    Fields fields() {
        if (!node.isObject()) {
            throw wrong("an object");
        }
        return new Fields(this, node);
    }

    List<Place> elements() {
        if (!node.isArray()) {
            throw wrong("a list");
        }
        List<Place> elements = new ArrayList<>();
        for (JsonNode element : node) {
            elements.add(new Place(element, this, elements.size(), unknowns));
        }
        return elements;
    }

    String text() {
        if (!node.isString()) {
            throw wrong("text");
        }
        return node.stringValue();
    }

    boolean flag() {
        if (!node.isBoolean()) {
            throw wrong("true or false");
        }
        return node.booleanValue();
    }

    long integer() {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw wrong("a whole number");
        }
        return node.longValue();
    }

    /** Returns a number with its digits as written, so that 6.00 stays 6.00. */
    BigDecimal decimal() {
        if (!node.isNumber() || Math.abs((long) node.decimalValue().scale()) > MAX_SCALE) {
            throw wrong("a number of at most " + MAX_SCALE + " digits after the point");
        }
        return node.decimalValue();
    }

    int smallInteger() {
        long value = integer();
        if (value != (int) value) {
            throw wrong("a whole number of at most ten digits");
        }
        return (int) value;
    }

    /** Makes a value; what its type refuses is told again with the path. */
    <A, T> T make(A argument, Function<A, T> maker) {
        try {
            return maker.apply(argument);
        } catch (InvalidInputException refused) {
            throw PlacedException.refused(
                    path(),
                    new InvalidInputException(
                            refused.code(), "reading JSON at " + path(), withoutRemedy(refused), refused));
        }
    }

    void keep(String field, JsonNode unknown) {
        unknowns.add(steps(), field, unknown);
    }

    PlacedException wrong(String legal) {
        return PlacedException.refused(path(), refusal(legal));
    }

    PlacedException unknownCode(Collection<String> known) {
        return PlacedException.unknownCode(path(), refusal("one of " + known));
    }

    String path() {
        return path(steps());
    }

    static String path(List<Object> steps) {
        StringBuilder path = new StringBuilder();
        for (Object step : steps) {
            if (step instanceof Integer) {
                path.append('[').append(step).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step);
            }
        }
        return path.isEmpty() ? "document" : path.toString();
    }

    private List<Object> steps() {
        ArrayDeque<Object> steps = new ArrayDeque<>();
        for (Place place = this; place.parent != null; place = place.parent) {
            steps.addFirst(place.step);
        }
        return List.copyOf(steps);
    }

    private InvalidInputException refusal(String legal) {
        return new InvalidInputException(FailureCode.INVALID_VALUE, path(), masked(), legal);
    }

    private String masked() {
        if (node.isString()) {
            return "text of " + node.stringValue().length() + " characters (not shown)";
        }
        return switch (node.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list of " + node.size();
            case MISSING -> "nothing";
            default -> "a " + node.getNodeType().name().toLowerCase(Locale.ROOT) + " (not shown)";
        };
    }

    private static String withoutRemedy(InvalidInputException refused) {
        String message = String.valueOf(refused.getMessage());
        int end = message.lastIndexOf(". " + refused.remedy(Locale.ENGLISH));
        return end < 0 ? message : message.substring(0, end);
    }
}
