package vn.motcua.signing.cms;

import java.util.Objects;
import java.util.Optional;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.timestamp.TimestampClient;
import vn.motcua.signing.trust.EvidenceClient;

/**
 * How the signatures in a container are raised to a level.
 *
 * <p>The defaults: nobody to ask. Whom there must be to ask depends on the level and on what the container has.
 *
 * <pre>{@code
 * AsicExtendOptions options = AsicExtendOptions.to(SignatureLevel.B_LTA)
 *         .withTimestamps(timestampClient)
 *         .withEvidence(evidenceClient);
 * }</pre>
 *
 * @param level the level to reach, B-T or higher
 * @param timestamps who stamps
 * @param evidence who gathers chains and revocation answers
 */
public record AsicExtendOptions(
        SignatureLevel level, Optional<TimestampClient> timestamps, Optional<EvidenceClient> evidence) {

    /**
     * Checks the level.
     *
     * @throws InvalidInputException if it is B-B, which every signature has
     */
    public AsicExtendOptions {
        if (level == SignatureLevel.B_B) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "level", level.label(), "B-T or higher");
        }
        Objects.requireNonNull(timestamps, "timestamps");
        Objects.requireNonNull(evidence, "evidence");
    }

    /**
     * Returns the defaults for a level.
     *
     * @param level the level to reach, B-T or higher
     * @return the options
     * @throws InvalidInputException if the level is B-B
     */
    public static AsicExtendOptions to(SignatureLevel level) {
        return new AsicExtendOptions(level, Optional.empty(), Optional.empty());
    }

    /**
     * Changes whom to ask for time-stamps.
     *
     * @param client the client, which stays the caller's to close
     * @return the changed options
     */
    public AsicExtendOptions withTimestamps(TimestampClient client) {
        return new AsicExtendOptions(level, Optional.of(client), evidence);
    }

    /**
     * Changes whom to ask for chains and revocation answers.
     *
     * @param client the client, which stays the caller's to close
     * @return the changed options
     */
    public AsicExtendOptions withEvidence(EvidenceClient client) {
        return new AsicExtendOptions(level, timestamps, Optional.of(client));
    }
}
