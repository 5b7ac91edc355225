package vn.motcua.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reading strictly and writing plainly. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ObjectNode read(Arrival arrival) throws Refusal {
        if (!arrival.contentType().toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new Refusal("Content-Type phải là application/json");
        }
        return read(arrival.body());
    }

    static ObjectNode read(String text) throws Refusal {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException broken) {
            throw new Refusal("Dữ liệu không phải JSON hợp lệ");
        }
        throw new Refusal("Dữ liệu không phải đối tượng JSON");
    }

    static String textOf(Arrival arrival, String field) {
        try {
            JsonNode node = read(arrival.body()).path(field);
            return node.isString() ? node.stringValue() : "";
        } catch (Refusal unreadable) {
            return "";
        }
    }

    static String write(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    static Map<String, Object> map(ObjectNode node) {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
        return Collections.unmodifiableMap(map);
    }

    private static Object plain(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return map(object);
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(item -> list.add(plain(item)));
            return Collections.unmodifiableList(list);
        }
        return MAPPER.treeToValue(node, Object.class);
    }
}
