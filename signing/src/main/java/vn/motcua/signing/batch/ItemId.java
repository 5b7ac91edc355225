package vn.motcua.signing.batch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A digest that stands for a document and what is done with it, so that a journal names no files.
 *
 * @param high its first 8 bytes
 * @param low its next 8 bytes
 */
record ItemId(long high, long low) {

    static final int HEX_LENGTH = 32;

    static ItemId of(String... facts) {
        ByteBuffer digest = ByteBuffer.wrap(digest(facts));
        return new ItemId(digest.getLong(), digest.getLong());
    }

    static ItemId parse(String hex) {
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
        return new ItemId(bytes.getLong(), bytes.getLong());
    }

    String hex() {
        return HexFormat.of()
                .formatHex(ByteBuffer.allocate(16).putLong(high).putLong(low).array());
    }

    /** Each fact with its length before it, so that none can run into the next. */
    private static byte[] digest(String... facts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String fact : facts) {
                byte[] bytes = fact.getBytes(StandardCharsets.UTF_8);
                sha256.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
                sha256.update(bytes);
            }
            return sha256.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
