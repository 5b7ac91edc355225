package vn.motcua.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** The step from one link of the chain to the next: a hash over the hash before and the record's canonical line. */
final class AuditHash {

    static final int LENGTH = 32;

    private static final HexFormat HEX = HexFormat.of();

    private final Optional<SecretKey> key;
    private final String header;

    AuditHash(AuditOptions options) {
        key = options.key();
        header = "motcua-audit\t1\t" + options.chain() + "\t" + (key.isPresent() ? "HmacSHA256" : "SHA-256");
    }

    /** The first line of a file, which a chain in a database begins with too. */
    String header() {
        return header;
    }

    String genesis() {
        return next("", header);
    }

    String next(String before, String line) {
        try {
            return HEX.formatHex(
                    key.isPresent()
                            ? keyed(key.get(), before, line)
                            : plain(MessageDigest.getInstance("SHA-256"), before, line));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256 and its HMAC", e);
        }
    }

    boolean fits(String before, String line, String hash) {
        return MessageDigest.isEqual(
                next(before, line).getBytes(StandardCharsets.UTF_8), hash.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] plain(MessageDigest digest, String before, String line) {
        digest.update(HEX.parseHex(before));
        return digest.digest(line.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] keyed(SecretKey key, String before, String line) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        mac.update(HEX.parseHex(before));
        return mac.doFinal(line.getBytes(StandardCharsets.UTF_8));
    }
}
