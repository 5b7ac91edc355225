package vn.motcua.json;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The fields of an object that is being read; what nobody asks for is kept as unknown. */
final class Fields {

    private final Place place;
    private final JsonNode node;
    private final Set<String> asked = new HashSet<>();

    Fields(Place place, JsonNode node) {
        this.place = place;
        this.node = node;
    }

    <T> T get(String name, Form<T> form) {
        return form.read(place(name));
    }

    /** Returns the place of a field that may not be left out. */
    Place place(String name) {
        return child(name)
                .orElseThrow(
                        () -> place.in(name, MissingNode.getInstance()).wrong("a value, which may not be left out"));
    }

    <T> Optional<T> find(String name, Form<T> form) {
        return child(name).map(form::read);
    }

    <T> List<T> list(String name, Form<T> form) {
        return child(name)
                .map(list -> list.elements().stream().map(form::read).toList())
                .orElse(List.of());
    }

    String text(String name) {
        return find(name, Forms.TEXT).orElse("");
    }

    /** Passes over a field that is known but not read. */
    void skip(String name) {
        asked.add(name);
    }

    <T> T make(Function<Fields, T> maker) {
        T value = place.make(this, maker);
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!asked.contains(field.getKey())) {
                place.keep(field.getKey(), field.getValue());
            }
        }
        return value;
    }

    private Optional<Place> child(String name) {
        asked.add(name);
        return Optional.ofNullable(node.get(name))
                .filter(child -> !child.isNull())
                .map(child -> place.in(name, child));
    }
}
