package vn.motcua.signing.token;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.token.KeyUri.Attribute;

/**
 * Reads PKCS#11 URIs as RFC 7512 section 2.3 writes them.
 *
 * <p>No message repeats a value: a URI that is refused may hold a PIN.
 */
final class KeyUriParser {

    private static final String SCHEME = "pkcs11:";
    private static final String PATH_CHARACTERS = "-._~:[]@!$'()*+,=&";
    private static final String QUERY_CHARACTERS = "-._~:[]@!$'()*+,=/?|";
    private static final Set<String> KEY_TYPES = Set.of("private", "cert");
    private static final Set<String> SLOTS = Set.of("slot-id", "slot-description", "slot-manufacturer");

    private final Map<Attribute, byte[]> values = new EnumMap<>(Attribute.class);

    private KeyUriParser() {}

    static Map<Attribute, byte[]> parse(String uri) {
        if (!uri.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "key URI", "another scheme", "a URI beginning with " + SCHEME);
        }
        KeyUriParser parser = new KeyUriParser();
        String rest = uri.substring(SCHEME.length());
        int question = rest.indexOf('?');
        parser.readAll(question < 0 ? rest : rest.substring(0, question), ';', false);
        if (question >= 0) {
            parser.readAll(rest.substring(question + 1), '&', true);
        }
        return parser.values;
    }

    private void readAll(String part, char separator, boolean query) {
        int from = 0;
        while (from < part.length()) {
            int to = part.indexOf(separator, from);
            to = to < 0 ? part.length() : to;
            readOne(part.substring(from, to), query);
            from = to + 1;
        }
    }

    private void readOne(String pair, boolean query) {
        int equals = pair.indexOf('=');
        if (equals <= 0) {
            throw refused("key URI", "an attribute without a name or value", null);
        }
        String key = pair.substring(0, equals);
        refuseWhatIsNotSupported(key);
        byte[] value = decode(key, pair.substring(equals + 1), query ? QUERY_CHARACTERS : PATH_CHARACTERS);
        if (key.equals("type")) {
            requireKeyType(value);
            return;
        }
        Attribute attribute = KeyUri.attribute(key)
                .filter(known -> known.isQuery() == query)
                .orElseThrow(() -> refused(nameOf(key), "it is not an attribute understood here", null));
        requireUsable(attribute, value);
        if (values.put(attribute, value) != null) {
            throw refused(key, "it is given twice", null);
        }
    }

    private static void refuseWhatIsNotSupported(String key) {
        if (key.equals("pin-value")) {
            throw refused(key, "a PIN must never stand in an address; give it through a PIN source", null);
        }
        if (key.equals("pin-source")) {
            throw refused(key, "it is not supported; give the PIN through a PIN source", null);
        }
        if (SLOTS.contains(key)) {
            throw refused(key, "slots change when tokens are plugged in; name the token by label or serial", null);
        }
        if (key.equals("module-name")) {
            throw refused(key, "it is not supported; give the driver's file in module-path", null);
        }
    }

    private static void requireKeyType(byte[] value) {
        if (!KEY_TYPES.contains(new String(value, StandardCharsets.UTF_8))) {
            throw refused("type", "only private and cert name a signing key", null);
        }
    }

    private static void requireUsable(Attribute attribute, byte[] value) {
        if (value.length == 0) {
            throw refused(attribute.key, "it is empty", null);
        }
        if (attribute == Attribute.ID) {
            return;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
            if (attribute == Attribute.MODULE_PATH) {
                Path unused = KeyUri.path(text);
            }
        } catch (CharacterCodingException e) {
            throw refused(attribute.key, "its bytes are not UTF-8", e);
        }
    }

    private static byte[] decode(String key, String text, String plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes.write(octet(key, text, i));
                i += 3;
            } else if (isAlphanumeric(c) || plain.indexOf(c) >= 0) {
                bytes.write(c);
                i++;
            } else {
                throw refused(nameOf(key), "character " + (i + 1) + " of its value must be percent-encoded", null);
            }
        }
        return bytes.toByteArray();
    }

    private static int octet(String key, String text, int at) {
        if (at + 2 >= text.length()
                || !HexFormat.isHexDigit(text.charAt(at + 1))
                || !HexFormat.isHexDigit(text.charAt(at + 2))) {
            throw refused(nameOf(key), "the % at character " + (at + 1) + " is not followed by two hex digits", null);
        }
        return HexFormat.fromHexDigits(text, at + 1, at + 3);
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** What stands before an equals sign may itself be a mistyped secret, so only what looks like a name is repeated. */
    private static String nameOf(String key) {
        return key.length() <= 40 && key.matches("[a-z][a-z-]*") ? key : "key URI attribute";
    }

    private static InvalidInputException refused(String attribute, String why, @Nullable Throwable cause) {
        return new InvalidInputException(FailureCode.INVALID_VALUE, attribute, why, cause);
    }
}
