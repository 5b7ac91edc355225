package vn.motcua.signing.token;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The address of a key on a token: a PKCS#11 URI (RFC 7512).
 *
 * <p>A token is named by its label, its serial number or both, a key by its identifier or label; what is left out is
 * whatever there is only one of. Slots are not supported because their numbers change when another token is plugged
 * in, PINs because an address ends up in arguments and logs.
 *
 * <table>
 * <caption>Attributes understood</caption>
 * <tr><th>attribute</th><th>names</th></tr>
 * <tr><td>{@code token}, {@code serial}, {@code manufacturer}, {@code model}</td><td>the token</td></tr>
 * <tr><td>{@code id}, {@code object}</td><td>the key or its certificate: CKA_ID, CKA_LABEL</td></tr>
 * <tr><td>{@code type}</td><td>nothing more: {@code private} and {@code cert} are accepted</td></tr>
 * <tr><td>{@code module-path}, after {@code ?}</td><td>the token's driver</td></tr>
 * </table>
 *
 * <p>Values are immutable; two are equal if they name the same things.
 *
 * <pre>{@code
 * KeyUri uri = KeyUri.parse("pkcs11:token=UBND%20xa;serial=0012?module-path=/usr/lib/libbit4xpki.so");
 * }</pre>
 */
public final class KeyUri {

    /** The attributes understood, in the order they are written. */
    enum Attribute {
        TOKEN("token"),
        MANUFACTURER("manufacturer"),
        SERIAL("serial"),
        MODEL("model"),
        ID("id"),
        OBJECT("object"),
        MODULE_PATH("module-path");

        final String key;

        Attribute(String key) {
            this.key = key;
        }

        boolean isQuery() {
            return this == MODULE_PATH;
        }
    }

    private static final String PLAIN = "-._~/:";

    private final Map<Attribute, byte[]> values;

    KeyUri(Map<Attribute, byte[]> values) {
        this.values = values;
    }

    /**
     * Reads a URI.
     *
     * @param uri the text, beginning with {@code pkcs11:}
     * @return the address
     * @throws InvalidInputException INVALID_VALUE, naming the attribute that is not understood or malformed
     */
    public static KeyUri parse(String uri) {
        return new KeyUri(KeyUriParser.parse(uri));
    }

    /**
     * Names a token, by its label and serial number as far as it has them.
     *
     * @param token the token
     * @return the address of its only key, without a driver
     */
    public static KeyUri of(TokenInfo token) {
        return new KeyUri(new EnumMap<>(Attribute.class))
                .with(Attribute.TOKEN, utf8(token.label()))
                .with(Attribute.SERIAL, utf8(token.serial()));
    }

    /**
     * Names the driver.
     *
     * @param library the PKCS#11 library
     * @return a new address
     */
    public KeyUri withModule(Path library) {
        return with(Attribute.MODULE_PATH, utf8(library.toString()));
    }

    /**
     * Names the key by its identifier.
     *
     * @param hex the identifier (CKA_ID) in hexadecimal
     * @return a new address
     * @throws InvalidInputException INVALID_VALUE if it is not hexadecimal
     */
    public KeyUri withId(String hex) {
        try {
            return with(Attribute.ID, HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "id: " + hex, "it is not hexadecimal", e);
        }
    }

    /**
     * Names the key by its label.
     *
     * @param label the label (CKA_LABEL) of the key or of its certificate
     * @return a new address
     */
    public KeyUri withObject(String label) {
        return with(Attribute.OBJECT, utf8(label));
    }

    private KeyUri with(Attribute attribute, byte[] value) {
        Map<Attribute, byte[]> changed = new EnumMap<>(Attribute.class);
        changed.putAll(values);
        if (value.length == 0) {
            changed.remove(attribute);
        } else {
            changed.put(attribute, value);
        }
        return new KeyUri(changed);
    }

    /**
     * Returns the label of the token.
     *
     * @return the label, if named
     */
    public Optional<String> token() {
        return text(Attribute.TOKEN);
    }

    /**
     * Returns the serial number of the token.
     *
     * @return the serial number, if named
     */
    public Optional<String> serial() {
        return text(Attribute.SERIAL);
    }

    /**
     * Returns the manufacturer of the token.
     *
     * @return the manufacturer, if named
     */
    public Optional<String> manufacturer() {
        return text(Attribute.MANUFACTURER);
    }

    /**
     * Returns the model of the token.
     *
     * @return the model, if named
     */
    public Optional<String> model() {
        return text(Attribute.MODEL);
    }

    /**
     * Returns the label of the key or its certificate.
     *
     * @return the label, if named
     */
    public Optional<String> object() {
        return text(Attribute.OBJECT);
    }

    /**
     * Returns the identifier of the key.
     *
     * @return the identifier in lower-case hexadecimal, if named
     */
    public Optional<String> id() {
        return Optional.ofNullable(values.get(Attribute.ID)).map(HexFormat.of()::formatHex);
    }

    /**
     * Returns the driver of the token.
     *
     * @return the path of the PKCS#11 library, if named
     */
    public Optional<Path> modulePath() {
        return text(Attribute.MODULE_PATH).map(KeyUri::path);
    }

    boolean matches(TokenInfo info) {
        return token().map(info.label()::equals).orElse(true)
                && serial().map(info.serial()::equals).orElse(true)
                && manufacturer().map(info.manufacturer()::equals).orElse(true)
                && model().map(info.model()::equals).orElse(true);
    }

    private Optional<String> text(Attribute attribute) {
        return Optional.ofNullable(values.get(attribute)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    static Path path(String path) {
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "module-path", "it is not a path", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyUri uri && uri.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** Returns the URI; {@link #parse} reads it back. */
    @Override
    public String toString() {
        StringJoiner path = new StringJoiner(";", "pkcs11:", "");
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        values.forEach((attribute, value) ->
                (attribute.isQuery() ? query : path).add(attribute.key + "=" + encoded(attribute, value)));
        return path.toString() + query;
    }

    private static String encoded(Attribute attribute, byte[] value) {
        StringBuilder text = new StringBuilder();
        for (byte b : value) {
            boolean plain = attribute != Attribute.ID && isPlain(attribute, (char) (b & 0xFF));
            text.append(
                    plain
                            ? String.valueOf((char) b)
                            : "%" + HexFormat.of().withUpperCase().toHexDigits(b));
        }
        return text.toString();
    }

    private static boolean isPlain(Attribute attribute, char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || (PLAIN.indexOf(c) >= 0 && (c != '/' || attribute.isQuery()));
    }

    /** Finds an attribute by the name it has in the URI. */
    static Optional<Attribute> attribute(String key) {
        return Arrays.stream(Attribute.values())
                .filter(attribute -> attribute.key.equals(key))
                .findFirst();
    }
}
