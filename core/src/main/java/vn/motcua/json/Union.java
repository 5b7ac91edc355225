package vn.motcua.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The form of a sealed type: an object whose field {@code type} tells the case.
 *
 * @param <T> the sealed type
 */
final class Union<T> implements Form<T> {

    private static final String TYPE = "type";

    private final Class<T> type;
    private final Map<String, Case<? extends T>> cases = new LinkedHashMap<>();

    private record Case<C>(Class<C> type, String name, BiConsumer<C, Members> writer, Function<Fields, C> reader) {

        Optional<JsonNode> write(Object value, BiConsumer<Object, Members> common) {
            if (!type.isInstance(value)) {
                return Optional.empty();
            }
            Members members = new Members().put(TYPE, Forms.TEXT, name);
            common.accept(value, members);
            writer.accept(type.cast(value), members);
            return Optional.of(members.node());
        }
    }

    private final BiConsumer<T, Members> common;

    /** Begins a union; {@code common} writes what every case has, each case reads it by itself. */
    Union(Class<T> type, BiConsumer<T, Members> common) {
        this.type = type;
        this.common = common;
    }

    <C extends T> Union<T> with(
            Class<C> member, String name, BiConsumer<C, Members> writer, Function<Fields, C> reader) {
        cases.put(name, new Case<>(member, name, writer, reader));
        return this;
    }

    @Override
    public JsonNode write(T value) {
        return cases.values().stream()
                .flatMap(each -> each.write(value, (any, members) -> common.accept(value, members)).stream())
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        FailureCode.INVALID_VALUE,
                        "type",
                        value.getClass().getSimpleName(),
                        "a type with a JSON form"));
    }

    @Override
    public T read(Place place) {
        return place.fields().make(fields -> named(fields.place(TYPE)).reader.apply(fields));
    }

    /** Returns the documents of the union and of each case, all under one name. */
    List<Document<?>> documents(String name) {
        List<Document<?>> documents = new ArrayList<>();
        documents.add(new Document<>(type, name, this));
        cases.values().forEach(each -> documents.add(only(each.type, name)));
        return documents;
    }

    private <C extends T> Document<C> only(Class<C> member, String name) {
        return new Document<>(
                member,
                name,
                Forms.of(
                        this::write,
                        place -> Stream.of(read(place))
                                .filter(member::isInstance)
                                .map(member::cast)
                                .findFirst()
                                .orElseThrow(() -> place.wrong("a " + member.getSimpleName()))));
    }

    private Case<? extends T> named(Place place) {
        Case<? extends T> found = cases.get(place.text());
        if (found == null) {
            throw place.unknownCode(cases.keySet());
        }
        return found;
    }
}
