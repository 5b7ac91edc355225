package vn.motcua.payment.national;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.money.Money;

/**
 * JSON as both sides must read it the same: UTF-8 only, one object, no field twice. Where two readers may differ, a
 * message could be hashed as one thing and used as another.
 */
final class WireJson {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Pattern AMOUNT = Pattern.compile("0|[1-9][0-9]{0,15}");

    private WireJson() {}

    static Optional<ObjectNode> object(byte[] utf8) {
        try {
            return object(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    static Optional<ObjectNode> object(String text) {
        try {
            return MAPPER.readTree(text) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Reads a text or a whole number; what is not there reads as empty text, everything else is no value. */
    static Optional<String> value(ObjectNode object, String field) {
        JsonNode node = object.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.of("");
        }
        if (node.isIntegralNumber()) {
            return Optional.of(node.bigIntegerValue().toString());
        }
        return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
    }

    static String valueOrEmpty(ObjectNode object, String field) {
        return value(object, field).orElse("");
    }

    static Optional<Money> amount(String digits) {
        if (!AMOUNT.matcher(digits).matches()) {
            return Optional.empty();
        }
        long dong = Long.parseLong(digits);
        return dong > Money.MAX_DONG ? Optional.empty() : Optional.of(Money.ofDong(dong));
    }
}
