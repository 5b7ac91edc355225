package vn.motcua.signing.cms;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.timestamp.TimestampClient;
import vn.motcua.signing.trust.EvidenceClient;

/**
 * How files are signed in a container.
 *
 * <p>The defaults: a CMS signature, level B-B, the algorithm the key names first, no signing with an expired certificate,
 * the time of the system, nobody to ask for time-stamps or evidence.
 *
 * <pre>{@code
 * AsicSignOptions options = AsicSignOptions.defaults()
 *         .withForm(AsicForm.XADES)
 *         .withTimestamps(timestampClient);
 * }</pre>
 *
 * @param form the kind of the signature
 * @param level the level to reach
 * @param algorithm the algorithm, or empty for the key's first
 * @param allowExpired whether a certificate may sign after its end; one whose time has not come never may
 * @param clock the time that signatures claim and certificates are held against; its zone does not matter
 * @param timestamps who stamps the signature, from level B-T on
 * @param evidence who gathers chains and revocation answers, from level B-LT on
 */
public record AsicSignOptions(
        AsicForm form,
        SignatureLevel level,
        Optional<SignatureAlgorithm> algorithm,
        boolean allowExpired,
        Clock clock,
        Optional<TimestampClient> timestamps,
        Optional<EvidenceClient> evidence) {

    /** Checks that nothing is missing. */
    public AsicSignOptions {
        Objects.requireNonNull(algorithm, "algorithm");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(timestamps, "timestamps");
        Objects.requireNonNull(evidence, "evidence");
    }

    /**
     * Returns the defaults.
     *
     * @return CMS, B-B, the key's first algorithm, expired certificates refused, the time of the system, nobody to ask
     */
    public static AsicSignOptions defaults() {
        CmsSignOptions plain = CmsSignOptions.defaults();
        return new AsicSignOptions(
                AsicForm.CADES,
                plain.level(),
                plain.algorithm(),
                plain.allowExpired(),
                plain.clock(),
                plain.timestamps(),
                plain.evidence());
    }

    /**
     * Changes the kind of the signature.
     *
     * @param kind CMS or XML
     * @return the changed options
     */
    public AsicSignOptions withForm(AsicForm kind) {
        return with(changed -> changed.form = kind);
    }

    /**
     * Changes the level.
     *
     * @param reached the level; there must be somebody to ask for time-stamps from B-T on, and for evidence from B-LT on
     * @return the changed options
     */
    public AsicSignOptions withLevel(SignatureLevel reached) {
        return with(changed -> changed.level = reached);
    }

    /**
     * Changes the algorithm.
     *
     * @param chosen one of the key's algorithms
     * @return the changed options
     */
    public AsicSignOptions withAlgorithm(SignatureAlgorithm chosen) {
        return with(changed -> changed.algorithm = Optional.of(chosen));
    }

    /**
     * Says whether an expired certificate may sign.
     *
     * @param allowed true to sign after the end of the certificate's validity
     * @return the changed options
     */
    public AsicSignOptions withAllowExpired(boolean allowed) {
        return with(changed -> changed.allowExpired = allowed);
    }

    /**
     * Changes the time.
     *
     * @param source the time that signatures claim and certificates are held against
     * @return the changed options
     */
    public AsicSignOptions withClock(Clock source) {
        return with(changed -> changed.clock = source);
    }

    /**
     * Raises the level to B-T, unless it is higher: the signature is time-stamped before it is written.
     *
     * @param client whom to ask, which stays the caller's to close
     * @return the changed options
     */
    public AsicSignOptions withTimestamps(TimestampClient client) {
        return with(changed -> {
            changed.level = level == SignatureLevel.B_B ? SignatureLevel.B_T : level;
            changed.timestamps = Optional.of(client);
        });
    }

    /**
     * Changes whom to ask for chains and revocation answers; the level stays.
     *
     * @param client the client, which stays the caller's to close
     * @return the changed options
     */
    public AsicSignOptions withEvidence(EvidenceClient client) {
        return with(changed -> changed.evidence = Optional.of(client));
    }

    /** The same for a signature beside its content. */
    CmsSignOptions detached() {
        return new CmsSignOptions(
                level, CmsPackaging.DETACHED, algorithm, allowExpired, clock, timestamps, evidence, Optional.empty());
    }

    private AsicSignOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new AsicSignOptions(
                draft.form,
                draft.level,
                draft.algorithm,
                draft.allowExpired,
                draft.clock,
                draft.timestamps,
                draft.evidence);
    }

    private static final class Draft {

        private AsicForm form;
        private SignatureLevel level;
        private Optional<SignatureAlgorithm> algorithm;
        private boolean allowExpired;
        private Clock clock;
        private Optional<TimestampClient> timestamps;
        private Optional<EvidenceClient> evidence;

        Draft(AsicSignOptions from) {
            form = from.form;
            level = from.level;
            algorithm = from.algorithm;
            allowExpired = from.allowExpired;
            clock = from.clock;
            timestamps = from.timestamps;
            evidence = from.evidence;
        }
    }
}
