package vn.motcua.payment.national;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.http.Secret;

/** {@code MaXacThuc}: SHA-256 in lower-case hex over the values and, last, the secret, joined with {@code |}. */
final class AuthenticationCode {

    private AuthenticationCode() {}

    static String of(List<String> values, Secret secret) {
        MessageDigest digest = sha256();
        for (String value : values) {
            digest.update(value.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '|');
        }
        updateWith(digest, secret);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Compares in constant time; the platform may write its digits in either case. */
    static boolean matches(String computed, String received) {
        return MessageDigest.isEqual(
                computed.getBytes(StandardCharsets.UTF_8),
                received.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    /** Without a secret everybody could compute the code, so a secret that was closed meanwhile is refused. */
    private static void updateWith(MessageDigest digest, Secret secret) {
        char[] characters = secret.reveal();
        if (characters.length == 0) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "secret", "a closed secret", "the key shared with the platform");
        }
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
        Arrays.fill(characters, '\0');
        digest.update(bytes);
        bytes.clear().put(new byte[bytes.capacity()]);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
