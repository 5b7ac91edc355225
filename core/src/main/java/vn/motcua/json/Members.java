package vn.motcua.json;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The fields of an object that is being written, in order. */
final class Members {

    private final ObjectNode node = JsonNodeFactory.instance.objectNode();

    <T> Members put(String name, Form<T> form, T value) {
        node.set(name, form.write(value));
        return this;
    }

    <T> Members putIf(String name, Form<T> form, Optional<T> value) {
        value.ifPresent(present -> put(name, form, present));
        return this;
    }

    /** Writes a text, and nothing where it is empty. */
    Members putText(String name, String text) {
        return putIf(name, Forms.TEXT, Optional.of(text).filter(given -> !given.isEmpty()));
    }

    <T> Members putAll(String name, Form<T> form, Collection<T> values) {
        ArrayNode list = node.putArray(name);
        values.forEach(value -> list.add(form.write(value)));
        return this;
    }

    /** Writes a list, and nothing where it is empty. */
    <T> Members putSome(String name, Form<T> form, Collection<T> values) {
        return values.isEmpty() ? this : putAll(name, form, values);
    }

    Members putObject(String name, Consumer<Members> writer) {
        Members members = new Members();
        writer.accept(members);
        node.set(name, members.node);
        return this;
    }

    ObjectNode node() {
        return node;
    }
}
