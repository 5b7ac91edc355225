package vn.motcua.signing.cms;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.timestamp.TimestampClient;
import vn.motcua.signing.trust.EvidenceClient;

/**
 * How a file is signed as CMS.
 *
 * <p>The defaults: level B-B, detached, the algorithm the key names first, no signing with an expired certificate, the
 * time of the system, nobody to ask for time-stamps or evidence, no content beside a signature that stands there.
 *
 * <pre>{@code
 * CmsSignOptions options = CmsSignOptions.defaults()
 *         .withPackaging(CmsPackaging.ATTACHED)
 *         .withTimestamps(timestampClient);
 * }</pre>
 *
 * @param level the level to reach
 * @param packaging where the file is when it is signed
 * @param algorithm the algorithm, or empty for the key's first
 * @param allowExpired whether a certificate may sign after its end; one whose time has not come never may
 * @param clock the time that signatures claim and certificates are held against; its zone does not matter
 * @param timestamps who stamps the signature, from level B-T on
 * @param evidence who gathers chains and revocation answers, from level B-LT on
 * @param content the file that a detached signature is over, to which another is added
 */
public record CmsSignOptions(
        SignatureLevel level,
        CmsPackaging packaging,
        Optional<SignatureAlgorithm> algorithm,
        boolean allowExpired,
        Clock clock,
        Optional<TimestampClient> timestamps,
        Optional<EvidenceClient> evidence,
        Optional<Path> content) {

    /** Checks that nothing is missing. */
    public CmsSignOptions {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(packaging, "packaging");
        Objects.requireNonNull(algorithm, "algorithm");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(timestamps, "timestamps");
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(content, "content");
    }

    /**
     * Returns the defaults.
     *
     * @return B-B, detached, the key's first algorithm, expired certificates refused, the time of the system, nobody to
     *     ask, no content
     */
    public static CmsSignOptions defaults() {
        return new CmsSignOptions(
                SignatureLevel.B_B,
                CmsPackaging.DETACHED,
                Optional.empty(),
                false,
                Clock.system(ZoneId.of("Asia/Ho_Chi_Minh")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Changes the level.
     *
     * @param reached the level; there must be somebody to ask for time-stamps from B-T on, and for evidence from B-LT on
     * @return the changed options
     */
    public CmsSignOptions withLevel(SignatureLevel reached) {
        return new CmsSignOptions(reached, packaging, algorithm, allowExpired, clock, timestamps, evidence, content);
    }

    /**
     * Changes where the file is when it is signed.
     *
     * @param where beside the signature or in it
     * @return the changed options
     */
    public CmsSignOptions withPackaging(CmsPackaging where) {
        return new CmsSignOptions(level, where, algorithm, allowExpired, clock, timestamps, evidence, content);
    }

    /**
     * Changes the algorithm.
     *
     * @param chosen one of the key's algorithms
     * @return the changed options
     */
    public CmsSignOptions withAlgorithm(SignatureAlgorithm chosen) {
        return new CmsSignOptions(
                level, packaging, Optional.of(chosen), allowExpired, clock, timestamps, evidence, content);
    }

    /**
     * Says whether an expired certificate may sign.
     *
     * @param allowed true to sign after the end of the certificate's validity
     * @return the changed options
     */
    public CmsSignOptions withAllowExpired(boolean allowed) {
        return new CmsSignOptions(level, packaging, algorithm, allowed, clock, timestamps, evidence, content);
    }

    /**
     * Changes the time.
     *
     * @param source the time that signatures claim and certificates are held against
     * @return the changed options
     */
    public CmsSignOptions withClock(Clock source) {
        return new CmsSignOptions(level, packaging, algorithm, allowExpired, source, timestamps, evidence, content);
    }

    /**
     * Raises the level to B-T, unless it is higher: the signature is time-stamped before it is written. When the
     * authority gives no time-stamp nothing is written, and the call fails with what the client throws.
     *
     * @param client whom to ask, which stays the caller's to close
     * @return the changed options
     */
    public CmsSignOptions withTimestamps(TimestampClient client) {
        SignatureLevel raised = level == SignatureLevel.B_B ? SignatureLevel.B_T : level;
        return new CmsSignOptions(
                raised, packaging, algorithm, allowExpired, clock, Optional.of(client), evidence, content);
    }

    /**
     * Changes whom to ask for chains and revocation answers; the level stays.
     *
     * @param client the client, which stays the caller's to close
     * @return the changed options
     */
    public CmsSignOptions withEvidence(EvidenceClient client) {
        return new CmsSignOptions(
                level, packaging, algorithm, allowExpired, clock, timestamps, Optional.of(client), content);
    }

    /**
     * Gives the file that a detached signature is over, for {@link CmsSigner#coSign} and {@link CmsSigner#counterSign};
     * {@link CmsSigner#sign} does not look at it.
     *
     * @param file the file
     * @return the changed options
     */
    public CmsSignOptions withContent(Path file) {
        return new CmsSignOptions(
                level, packaging, algorithm, allowExpired, clock, timestamps, evidence, Optional.of(file));
    }
}
