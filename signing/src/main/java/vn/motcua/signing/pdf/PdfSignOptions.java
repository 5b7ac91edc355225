package vn.motcua.signing.pdf;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.http.Secret;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.pdf.appearance.SignatureAppearance;
import vn.motcua.signing.timestamp.TimestampClient;
import vn.motcua.signing.trust.EvidenceClient;

/**
 * How a PDF is signed.
 *
 * <p>The defaults: level B-B, the algorithm the key names first, nothing shown on the page, a field name that is still
 * free ({@code Signature1} and so on), no signing with an expired certificate, the time of the system, no certification,
 * no lock, no password, no repair, no time-stamp, no evidence.
 *
 * <pre>{@code
 * PdfSignOptions options = PdfSignOptions.defaults()
 *         .withAppearance(SignatureAppearance.copy(CopyForm.TRUE_COPY, "UBND xã Điềm Thuỵ"));
 * }</pre>
 *
 * @param level the level to reach
 * @param algorithm the algorithm, or empty for the key's first
 * @param appearance what the page shows
 * @param fieldName the name of the new field, or of an empty signature field the document has; or empty for a new field
 *     with the next free name
 * @param allowExpired whether a certificate may sign after its end; one whose time has not come never may
 * @param clock the time that signatures claim and certificates are held against; its zone does not matter
 * @param certification what may still change in the document, if the signature certifies it
 * @param lock the fields whose values may not change behind the signature
 * @param password the password of an encrypted document, its user's or its owner's
 * @param repair whether a document whose cross-reference is broken is signed with a new one
 * @param timestamps who stamps the signature, from level B-T on
 * @param evidence who gathers chains and revocation answers, from level B-LT on
 */
public record PdfSignOptions(
        SignatureLevel level,
        Optional<SignatureAlgorithm> algorithm,
        SignatureAppearance appearance,
        Optional<String> fieldName,
        boolean allowExpired,
        Clock clock,
        Optional<Certification> certification,
        Optional<FieldLock> lock,
        Optional<Secret> password,
        boolean repair,
        Optional<PdfTimestamps> timestamps,
        Optional<EvidenceClient> evidence) {

    /**
     * Checks what can be asked for.
     *
     * @throws InvalidInputException if the field name is blank
     */
    public PdfSignOptions {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(timestamps, "timestamps");
        Objects.requireNonNull(evidence, "evidence");
        fieldName.ifPresent(PdfSignOptions::requireFieldName);
    }

    /**
     * Returns the defaults.
     *
     * @return B-B, the key's first algorithm, invisible, a generated name, expired certificates refused,
     *     the time of the system, no certification, no lock, no password, no repair, no time-stamp, no evidence
     */
    public static PdfSignOptions defaults() {
        return new PdfSignOptions(
                SignatureLevel.B_B,
                Optional.empty(),
                SignatureAppearance.invisible(),
                Optional.empty(),
                false,
                Clock.system(ZoneId.of("Asia/Ho_Chi_Minh")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Changes the level.
     *
     * @param level the level; from B-T on there must be somebody to ask, see {@link #withTimestamps(TimestampClient)} and
     *     {@link #withEvidence}
     * @return the changed options
     */
    public PdfSignOptions withLevel(SignatureLevel level) {
        return with(changed -> changed.level = level);
    }

    /**
     * Changes the algorithm.
     *
     * @param algorithm one of the key's algorithms
     * @return the changed options
     */
    public PdfSignOptions withAlgorithm(SignatureAlgorithm algorithm) {
        return with(changed -> changed.algorithm = Optional.of(algorithm));
    }

    /**
     * Changes what the page shows.
     *
     * @param appearance the appearance
     * @return the changed options
     */
    public PdfSignOptions withAppearance(SignatureAppearance appearance) {
        return with(changed -> changed.appearance = appearance);
    }

    /**
     * Names the signature field: an empty one the document has, whose lock and seed value are then kept or the call is
     * refused, or a new one.
     *
     * @param name the full name of an empty signature field, or a name no other field of the document has; only fields
     *     the document has may hold a full stop, which PDF keeps for nested ones
     * @return the changed options
     */
    public PdfSignOptions withFieldName(String name) {
        return with(changed -> changed.fieldName = Optional.of(name));
    }

    /**
     * Says whether an expired certificate may sign.
     *
     * @param allowed true to sign after the end of the certificate's validity
     * @return the changed options
     */
    public PdfSignOptions withAllowExpired(boolean allowed) {
        return with(changed -> changed.allowExpired = allowed);
    }

    /**
     * Changes the time.
     *
     * @param clock the time that signatures claim and certificates are held against
     * @return the changed options
     */
    public PdfSignOptions withClock(Clock clock) {
        return with(changed -> changed.clock = clock);
    }

    /**
     * Makes the signature certify the document, which only its first one can.
     *
     * @param certification what may still change
     * @return the changed options
     */
    public PdfSignOptions withCertification(Certification certification) {
        return with(changed -> changed.certification = Optional.of(certification));
    }

    /**
     * Locks form fields behind the signature. An empty field that has a lock of its own allows no other.
     *
     * @param lock the fields
     * @return the changed options
     */
    public PdfSignOptions withLock(FieldLock lock) {
        return with(changed -> changed.lock = Optional.of(lock));
    }

    /**
     * Gives the password of an encrypted document. The user's does only what the document permits to users; a document
     * that opens without a password needs none.
     *
     * @param password the password, which stays the caller's to close
     * @return the changed options
     */
    public PdfSignOptions withPassword(Secret password) {
        return with(changed -> changed.password = Optional.of(password));
    }

    /**
     * Says whether a document whose cross-reference is broken is signed all the same, its objects searched from the
     * first byte to the last and listed anew in the revision. What stood there stays byte for byte, but earlier
     * signatures may then be shown as broken, as they may be without it.
     *
     * @param repair true to repair
     * @return the changed options
     */
    public PdfSignOptions withRepair(boolean repair) {
        return with(changed -> changed.repair = repair);
    }

    /**
     * Raises the level to B-T, if it is lower: the signature is time-stamped before it is written. The authority is asked when the key
     * has signed; when it gives no time-stamp, nothing is written, and the call fails with what the client throws. To
     * sign all the same, sign at B-B and raise the level with {@link PdfSigner#extend} when the line is back.
     *
     * @param client whom to ask, which stays the caller's to close
     * @return the changed options
     */
    public PdfSignOptions withTimestamps(TimestampClient client) {
        return withTimestamps(PdfTimestamps.of(client));
    }

    /**
     * Raises the level to B-T, if it is lower, with another room for the time-stamp than the default.
     *
     * @param asked whom to ask, and the room kept
     * @return the changed options
     */
    public PdfSignOptions withTimestamps(PdfTimestamps asked) {
        return with(changed -> {
            changed.timestamps = Optional.of(asked);
            changed.raiseTo(SignatureLevel.B_T);
        });
    }

    /**
     * Raises the level to B-LT, if it is lower: behind the signature goes what proves its certificates and those of its
     * time-stamp. For B-LTA say so with {@link #withLevel}. Time-stamps are needed too.
     *
     * @param client whom to ask for chains and revocation answers, which stays the caller's to close
     * @return the changed options
     */
    public PdfSignOptions withEvidence(EvidenceClient client) {
        return with(changed -> {
            changed.evidence = Optional.of(client);
            changed.raiseTo(SignatureLevel.B_LT);
        });
    }

    private static void requireFieldName(String name) {
        if (name.isBlank()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "fieldName", "a blank name", "a name");
        }
    }

    private PdfSignOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    /** All values, one of which is about to change: twelve of them are too many to repeat in every method. */
    private static final class Draft {

        private SignatureLevel level;
        private Optional<SignatureAlgorithm> algorithm;
        private SignatureAppearance appearance;
        private Optional<String> fieldName;
        private boolean allowExpired;
        private Clock clock;
        private Optional<Certification> certification;
        private Optional<FieldLock> lock;
        private Optional<Secret> password;
        private boolean repair;
        private Optional<PdfTimestamps> timestamps;
        private Optional<EvidenceClient> evidence;

        private Draft(PdfSignOptions from) {
            level = from.level;
            algorithm = from.algorithm;
            appearance = from.appearance;
            fieldName = from.fieldName;
            allowExpired = from.allowExpired;
            clock = from.clock;
            certification = from.certification;
            lock = from.lock;
            password = from.password;
            repair = from.repair;
            timestamps = from.timestamps;
            evidence = from.evidence;
        }

        private void raiseTo(SignatureLevel least) {
            level = level.compareTo(least) < 0 ? least : level;
        }

        private PdfSignOptions options() {
            return new PdfSignOptions(
                    level,
                    algorithm,
                    appearance,
                    fieldName,
                    allowExpired,
                    clock,
                    certification,
                    lock,
                    password,
                    repair,
                    timestamps,
                    evidence);
        }
    }
}
