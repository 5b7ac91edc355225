package vn.motcua.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/** The fields of a document that this version does not know, with the way to the object that holds each. */
final class Unknowns {

    private final int maxLength;
    private final List<Unknown> all = new ArrayList<>();
    private long length;

    private record Unknown(List<Object> path, String field, JsonNode node) {}

    Unknowns(int maxLength) {
        this.maxLength = maxLength;
    }

    void add(List<Object> path, String field, JsonNode node) {
        length += field.length() + node.toString().length();
        if (length > maxLength) {
            throw PlacedException.refused(
                    Place.path(path),
                    new InvalidInputException(
                            FailureCode.LIMIT_EXCEEDED,
                            Place.path(path),
                            "more than " + maxLength + " characters in fields that are not known",
                            "at most so many"));
        }
        all.add(new Unknown(path, field, node));
    }

    List<String> paths() {
        return all.stream()
                .map(each -> Place.path(Stream.concat(each.path.stream(), Stream.of((Object) each.field))
                        .toList()))
                .toList();
    }

    /**
     * Puts the fields back into a document that is about to be written. A list element is found again by its index or
     * else by what it held when it was read: an element that was changed is another one, and has lost them.
     */
    void returnTo(ObjectNode fresh, JsonNode asRead) {
        Map<Unknown, ObjectNode> targets = new LinkedHashMap<>();
        for (Unknown each : all) {
            if (find(fresh, asRead, each.path) instanceof ObjectNode target) {
                targets.put(each, target);
            }
        }
        targets.forEach((each, target) -> target.putIfAbsent(each.field, each.node));
    }

    private static @Nullable JsonNode find(JsonNode fresh, JsonNode asRead, List<Object> path) {
        JsonNode here = fresh;
        JsonNode before = asRead;
        for (Object step : path) {
            before = step instanceof Integer index ? before.get(index) : before.get((String) step);
            if (before == null) {
                return null;
            }
            here = step instanceof Integer index ? sameElement(here, index, before) : here.get((String) step);
            if (here == null) {
                return null;
            }
        }
        return here;
    }

    private static @Nullable JsonNode sameElement(JsonNode list, int index, JsonNode before) {
        if (before.equals(list.get(index))) {
            return list.get(index);
        }
        for (JsonNode element : list) {
            if (element.equals(before)) {
                return element;
            }
        }
        return null;
    }
}
