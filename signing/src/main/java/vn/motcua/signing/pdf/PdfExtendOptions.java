package vn.motcua.signing.pdf;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.http.Secret;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.timestamp.TimestampClient;
import vn.motcua.signing.trust.EvidenceClient;

/**
 * How the signatures of a PDF are raised to a level.
 *
 * <p>The defaults: nobody to ask, SHA-256 for time-stamps, no password, the time of the system. Whom there must be to ask depends on the level
 * and on what the document has: time-stamps for B-T and B-LTA, evidence for B-LT and B-LTA.
 *
 * <pre>{@code
 * PdfExtendOptions options = PdfExtendOptions.to(SignatureLevel.B_LTA)
 *         .withTimestamps(timestampClient)
 *         .withEvidence(evidenceClient);
 * }</pre>
 *
 * @param level the level to reach, B-T or higher
 * @param timestamps who stamps the document
 * @param evidence who gathers chains and revocation answers
 * @param imprintDigest the digest by which the document is stamped: SHA-256, SHA-384 or SHA-512. When an archive
 *     time-stamp is renewed because the digest of the last becomes weak, this is the stronger one
 * @param password the password of an encrypted document, its user's or its owner's
 * @param clock tells the time that goes into the identifier of the new revision, and nothing else
 */
public record PdfExtendOptions(
        SignatureLevel level,
        Optional<PdfTimestamps> timestamps,
        Optional<EvidenceClient> evidence,
        String imprintDigest,
        Optional<Secret> password,
        Clock clock) {

    private static final List<String> DIGESTS = List.of("SHA-256", "SHA-384", "SHA-512");

    /**
     * Checks the level and the digest.
     *
     * @throws InvalidInputException if the level is B-B, which every signature has, or the digest another
     */
    public PdfExtendOptions {
        if (level == SignatureLevel.B_B) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "level", level.label(), "B-T or higher");
        }
        if (!DIGESTS.contains(imprintDigest)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "imprintDigest", imprintDigest, String.join(", ", DIGESTS));
        }
        Objects.requireNonNull(timestamps, "timestamps");
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(clock, "clock");
    }

    /**
     * Returns the defaults for a level.
     *
     * @param level the level to reach, B-T or higher
     * @return the options
     * @throws InvalidInputException if the level is B-B
     */
    public static PdfExtendOptions to(SignatureLevel level) {
        return defaults(level);
    }

    private static PdfExtendOptions defaults(SignatureLevel level) {
        return new PdfExtendOptions(
                level,
                Optional.empty(),
                Optional.empty(),
                DIGESTS.get(0),
                Optional.empty(),
                Clock.system(ZoneId.of("Asia/Ho_Chi_Minh")));
    }

    /**
     * Changes whom to ask for time-stamps.
     *
     * @param client the client, which stays the caller's to close
     * @return the changed options
     */
    public PdfExtendOptions withTimestamps(TimestampClient client) {
        return withTimestamps(PdfTimestamps.of(client));
    }

    /**
     * Changes whom to ask for time-stamps, and the room they get.
     *
     * @param asked whom to ask, and the room kept
     * @return the changed options
     */
    public PdfExtendOptions withTimestamps(PdfTimestamps asked) {
        return new PdfExtendOptions(level, Optional.of(asked), evidence, imprintDigest, password, clock);
    }

    /**
     * Changes whom to ask for chains and revocation answers.
     *
     * @param client the client, which stays the caller's to close
     * @return the changed options
     */
    public PdfExtendOptions withEvidence(EvidenceClient client) {
        return new PdfExtendOptions(level, timestamps, Optional.of(client), imprintDigest, password, clock);
    }

    /**
     * Changes the digest by which the document is stamped. Earlier time-stamps keep theirs.
     *
     * @param digest SHA-256, SHA-384 or SHA-512
     * @return the changed options
     * @throws InvalidInputException if it is another
     */
    public PdfExtendOptions withImprintDigest(String digest) {
        return new PdfExtendOptions(level, timestamps, evidence, digest, password, clock);
    }

    /**
     * Gives the password of an encrypted document.
     *
     * @param secret the password, which stays the caller's to close
     * @return the changed options
     */
    public PdfExtendOptions withPassword(Secret secret) {
        return new PdfExtendOptions(level, timestamps, evidence, imprintDigest, Optional.of(secret), clock);
    }

    /**
     * Changes the clock.
     *
     * @param source tells the time that goes into the identifier of the new revision
     * @return the changed options
     */
    public PdfExtendOptions withClock(Clock source) {
        return new PdfExtendOptions(level, timestamps, evidence, imprintDigest, password, source);
    }
}
