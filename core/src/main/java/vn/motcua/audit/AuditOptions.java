package vn.motcua.audit;

import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * How a log is kept. Instances are immutable.
 *
 * <p>Defaults: the chain is called {@code main}, no key, {@link AuditSync#EVERY_RECORD}.
 *
 * <pre>{@code
 * AuditOptions options = AuditOptions.defaults().withChain("H55.19").withKey(key);
 * }</pre>
 */
public final class AuditOptions {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private final String chain;
    private final @Nullable SecretKey key;
    private final AuditSync sync;

    private AuditOptions(String chain, @Nullable SecretKey key, AuditSync sync) {
        this.chain = chain;
        this.key = key;
        this.sync = sync;
    }

    /**
     * Returns the defaults.
     *
     * @return chain {@code main}, no key, every record forced to the disk
     */
    public static AuditOptions defaults() {
        return new AuditOptions("main", null, AuditSync.EVERY_RECORD);
    }

    /**
     * Returns these options for another chain. Agencies that share a database get a chain each; a file holds one chain
     * and is refused under another name.
     *
     * @param name 1 to 100 letters, digits, dots, dashes and underscores
     * @return new options
     * @throws InvalidInputException if it is no such name
     */
    public AuditOptions withChain(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "audit chain",
                    name.length() + " characters",
                    "1 to 100 letters, digits, dots, dashes and underscores");
        }
        return new AuditOptions(name, key, sync);
    }

    /**
     * Returns these options with a key for HMAC-SHA256. Without a key, whoever can write the log can rewrite the whole of
     * it; with one, only who has the key can. It cannot be added to a log later.
     *
     * @param secret a key of at least 32 bytes
     * @return new options
     * @throws InvalidInputException if the key is too short or does not give its bytes
     */
    public AuditOptions withKey(SecretKey secret) {
        byte[] encoded = secret.getEncoded();
        if (encoded == null || encoded.length < AuditHash.LENGTH) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "audit key", "another key (not shown)", "at least 32 bytes");
        }
        return new AuditOptions(chain, secret, sync);
    }

    /**
     * Returns these options with another policy for the disk.
     *
     * @param policy when records are forced to the disk
     * @return new options
     */
    public AuditOptions withSync(AuditSync policy) {
        return new AuditOptions(chain, key, policy);
    }

    /**
     * Returns the name of the chain.
     *
     * @return the name
     */
    public String chain() {
        return chain;
    }

    /**
     * Returns the key.
     *
     * @return the key, or empty if the chain is not keyed
     */
    public Optional<SecretKey> key() {
        return Optional.ofNullable(key);
    }

    /**
     * Returns when records are forced to the disk.
     *
     * @return the policy
     */
    public AuditSync sync() {
        return sync;
    }

    /** Returns the options without the key. */
    @Override
    public String toString() {
        return "AuditOptions[" + chain + ", " + (key == null ? "no key" : "keyed") + ", " + sync + "]";
    }
}
