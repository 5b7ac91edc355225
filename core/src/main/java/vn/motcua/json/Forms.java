package vn.motcua.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/** The forms that other forms are made of. */
final class Forms {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);

    static final Form<String> TEXT = of(NODES::stringNode, Place::text);
    static final Form<Integer> INTEGER = of(NODES::numberNode, Place::smallInteger);
    static final Form<Boolean> FLAG = of(NODES::booleanNode, Place::flag);
    static final Form<Long> LONG = of(NODES::numberNode, Place::integer);
    static final Form<BigDecimal> DECIMAL = of(NODES::numberNode, Place::decimal);
    static final Form<LocalDate> DATE = temporal(LocalDate::toString, LocalDate::parse, "a day such as 2024-06-19");
    static final Form<YearMonth> MONTH = temporal(Forms::month, YearMonth::parse, "a month such as 2024-06");
    static final Form<LocalTime> TIME = temporal(LocalTime::toString, LocalTime::parse, "a time such as 15:00");
    static final Form<Duration> DURATION = temporal(Duration::toString, Duration::parse, "a span such as PT48H");
    static final Form<Instant> INSTANT = temporal(
            Forms::moment,
            text -> OffsetDateTime.parse(text).toInstant(),
            "a moment such as 2024-06-19T09:00:00+07:00, with its offset");

    private Forms() {}

    static <T> Form<T> of(Function<T, JsonNode> writer, Function<Place, T> reader) {
        return new Form<>() {
            @Override
            public JsonNode write(T value) {
                return writer.apply(value);
            }

            @Override
            public T read(Place place) {
                return reader.apply(place);
            }
        };
    }

    /** A value that is one text. */
    static <T> Form<T> text(Function<T, String> writer, Function<String, T> reader) {
        return of(value -> NODES.stringNode(writer.apply(value)), place -> place.make(place.text(), reader));
    }

    /** A value that is one whole number. */
    static <T> Form<T> number(Function<T, Long> writer, Function<Long, T> reader) {
        return of(value -> NODES.numberNode(writer.apply(value)), place -> place.make(place.integer(), reader));
    }

    /** A value with fields. */
    static <T> Form<T> object(BiConsumer<T, Members> writer, Function<Fields, T> reader) {
        return of(
                value -> {
                    Members members = new Members();
                    writer.accept(value, members);
                    return members.node();
                },
                place -> place.fields().make(reader));
    }

    /** One of the constants, by name; a name that is not among them is a code of a later version. */
    static <E extends Enum<E>> Form<E> constant(E[] constants) {
        List<String> names = Arrays.stream(constants).map(Enum::name).toList();
        return of(constant -> NODES.stringNode(constant.name()), place -> {
            int index = names.indexOf(place.text());
            if (index < 0) {
                throw place.unknownCode(names);
            }
            return constants[index];
        });
    }

    /** A map as a list of pairs in the order of the keys, since a key that is a field would hide an unknown field. */
    static <K extends Comparable<K>, V> Form<Map<K, V>> map(
            String keyName, Form<K> keyForm, String valueName, Form<V> valueForm) {
        Form<Map.Entry<K, V>> entry = object(
                (pair, out) -> out.put(keyName, keyForm, pair.getKey()).put(valueName, valueForm, pair.getValue()),
                in -> Map.entry(in.get(keyName, keyForm), in.get(valueName, valueForm)));
        return of(
                map -> {
                    ArrayNode list = NODES.arrayNode();
                    new TreeMap<>(map).entrySet().forEach(pair -> list.add(entry.write(pair)));
                    return list;
                },
                place -> {
                    Map<K, V> map = new TreeMap<>();
                    for (Place element : place.elements()) {
                        Map.Entry<K, V> pair = entry.read(element);
                        if (map.putIfAbsent(pair.getKey(), pair.getValue()) != null) {
                            throw element.wrong("each " + keyName + " once");
                        }
                    }
                    return map;
                });
    }

    private static <T> Form<T> temporal(Function<T, String> writer, Function<String, T> reader, String legal) {
        BiFunction<Place, String, T> parser = (place, text) -> {
            try {
                return reader.apply(text);
            } catch (DateTimeException e) {
                throw place.wrong(legal);
            }
        };
        return of(value -> NODES.stringNode(writer.apply(value)), place -> parser.apply(place, place.text()));
    }

    /** As the JDK reads it; what the JDK writes lacks the sign of a year above 9999. */
    private static String month(YearMonth month) {
        String firstDay = month.atDay(1).toString();
        return firstDay.substring(0, firstDay.length() - "-01".length());
    }

    private static String moment(Instant instant) {
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atOffset(VIETNAM));
        } catch (DateTimeException e) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "writing a moment as JSON", "it is beyond every calendar", e);
        }
    }
}
