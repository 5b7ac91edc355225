package vn.motcua.signing.validation;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import vn.motcua.http.Secret;
import vn.motcua.signing.trust.EvidenceClient;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.trust.TrustPack;

/**
 * How signatures are validated. Immutable and shared between threads.
 *
 * <p>By default nobody is trusted, no intermediate certificates and no answers about revocation are known beyond those
 * in the file, nothing is asked over the network, an answer about revocation is required, the time of validation is
 * now, and encrypted documents are opened without a password. Without an anchor no signature ever passes: integrity is
 * still checked.
 *
 * <pre>{@code
 * ValidationOptions options = ValidationOptions.defaults()
 *         .withAnchors(TrustAnchors.load(Path.of("trust")))
 *         .withEvidenceClient(client);
 * }</pre>
 */
public final class ValidationOptions {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final TrustAnchors anchors;
    private final FoundEvidence evidence;
    private final Optional<EvidenceClient> evidenceClient;
    private final RevocationRule revocation;
    private final Clock clock;
    private final Optional<Secret> password;
    private final Optional<Path> content;
    private final Set<String> idAttributes;
    private final Optional<Instant> trustedAsOf;
    private final Optional<Path> signedParts;

    private ValidationOptions(Draft draft) {
        this.anchors = draft.anchors;
        this.evidence = draft.evidence;
        this.evidenceClient = draft.evidenceClient;
        this.revocation = draft.revocation;
        this.clock = draft.clock;
        this.password = draft.password;
        this.content = draft.content;
        this.idAttributes = draft.idAttributes;
        this.trustedAsOf = draft.trustedAsOf;
        this.signedParts = draft.signedParts;
    }

    /**
     * Returns the defaults.
     *
     * @return no anchors, no certificates, no answers, no network, {@link RevocationRule#REQUIRED}, the system's clock,
     *     no password, no file beside a signature, {@code Id}, nothing written
     */
    public static ValidationOptions defaults() {
        return new ValidationOptions(new Draft(Clock.system(ZONE)));
    }

    /**
     * Returns where chains may end.
     *
     * @return the anchors
     */
    public TrustAnchors anchors() {
        return anchors;
    }

    /**
     * Returns the certificates that may complete a chain but are not trusted by themselves: many Vietnamese signatures
     * carry the signer's certificate alone.
     *
     * @return the certificates
     */
    public List<X509Certificate> intermediates() {
        return evidence.certificates();
    }

    /**
     * Returns who asks for certificates and answers that are missing.
     *
     * @return the client, empty if nothing is asked over the network
     */
    public Optional<EvidenceClient> evidenceClient() {
        return evidenceClient;
    }

    /**
     * Returns whether a signature can pass without an answer about revocation.
     *
     * @return the rule
     */
    public RevocationRule revocation() {
        return revocation;
    }

    /**
     * Returns what tells the time at which certificates have to be valid where nothing proves an earlier one.
     *
     * @return the clock
     */
    public Clock clock() {
        return clock;
    }

    /**
     * Returns what opens encrypted documents.
     *
     * @return the password
     */
    public Optional<Secret> password() {
        return password;
    }

    /**
     * Returns the file that a detached signature signs, or the folder of those it does.
     *
     * @return the file or folder, if one is given
     */
    public Optional<Path> content() {
        return content;
    }

    /**
     * Returns the date of the trust pack that is relied on.
     *
     * @return the date, empty without a pack
     */
    public Optional<Instant> trustedAsOf() {
        return trustedAsOf;
    }

    /**
     * Returns where the octets that XML signatures cover are written.
     *
     * @return the folder, empty if they are not
     */
    public Optional<Path> signedParts() {
        return signedParts;
    }

    FoundEvidence evidence() {
        return evidence;
    }

    /**
     * Returns which attributes identify elements of XML documents.
     *
     * @return their names, without namespace
     */
    public Set<String> idAttributes() {
        return idAttributes;
    }

    /**
     * Changes whom to trust.
     *
     * @param trusted where chains may end
     * @return the changed options
     */
    public ValidationOptions withAnchors(TrustAnchors trusted) {
        Draft draft = new Draft(this);
        draft.anchors = Objects.requireNonNull(trusted, "trusted");
        return new ValidationOptions(draft);
    }

    /**
     * Relies on a trust pack: its anchors, intermediate certificates and revocation lists replace those set before, and
     * the report says as of which date.
     *
     * @param pack the pack, opened and so verified
     * @return the changed options
     */
    public ValidationOptions withTrustPack(TrustPack pack) {
        Draft draft = new Draft(this);
        draft.anchors = pack.anchors();
        draft.evidence = new FoundEvidence(pack.intermediates(), evidence.ocspResponses(), pack.crls());
        draft.trustedAsOf = Optional.of(pack.date());
        return new ValidationOptions(draft);
    }

    /**
     * Changes the certificates that may complete a chain.
     *
     * @param certificates intermediate certificates
     * @return the changed options
     */
    public ValidationOptions withIntermediates(List<X509Certificate> certificates) {
        return withEvidence(new FoundEvidence(certificates, evidence.ocspResponses(), evidence.crls()));
    }

    /**
     * Changes the revocation lists that are at hand.
     *
     * @param lists DER or PEM, one list each; what cannot be read, or is not the issuer's, answers nothing
     * @return the changed options
     */
    public ValidationOptions withCrls(List<byte[]> lists) {
        return withEvidence(new FoundEvidence(evidence.certificates(), evidence.ocspResponses(), lists));
    }

    /**
     * Changes the answers of responders that are at hand.
     *
     * @param responses DER of OCSPResponse; what cannot be read, or is not the issuer's, answers nothing
     * @return the changed options
     */
    public ValidationOptions withOcspResponses(List<byte[]> responses) {
        return withEvidence(new FoundEvidence(evidence.certificates(), responses, evidence.crls()));
    }

    private ValidationOptions withEvidence(FoundEvidence given) {
        Draft draft = new Draft(this);
        draft.evidence = given;
        return new ValidationOptions(draft);
    }

    /**
     * Has certificates and answers about revocation that are missing fetched from where certificates say.
     *
     * @param client asks; it must not be closed before the validation ends
     * @return the changed options
     */
    public ValidationOptions withEvidenceClient(EvidenceClient client) {
        Draft draft = new Draft(this);
        draft.evidenceClient = Optional.of(client);
        return new ValidationOptions(draft);
    }

    /**
     * Changes whether a signature can pass without an answer about revocation.
     *
     * @param rule the rule
     * @return the changed options
     */
    public ValidationOptions withRevocation(RevocationRule rule) {
        Draft draft = new Draft(this);
        draft.revocation = Objects.requireNonNull(rule, "rule");
        return new ValidationOptions(draft);
    }

    /**
     * Validates as of a point in time.
     *
     * @param time when certificates have to be valid
     * @return the changed options
     */
    public ValidationOptions withTime(Instant time) {
        return withClock(Clock.fixed(time, ZONE));
    }

    /**
     * Changes the clock.
     *
     * @param source tells the time at which certificates have to be valid
     * @return the changed options
     */
    public ValidationOptions withClock(Clock source) {
        Draft draft = new Draft(this);
        draft.clock = Objects.requireNonNull(source, "source");
        return new ValidationOptions(draft);
    }

    /**
     * Opens encrypted documents (RC4 or AES under a password, ISO 32000-2, 7.6.4). One that opens without a password is
     * opened whatever this says.
     *
     * @param secret the password of the document's user or owner; it must not be closed before the validation ends
     * @return the changed options
     */
    public ValidationOptions withPassword(Secret secret) {
        Draft draft = new Draft(this);
        draft.password = Optional.of(secret);
        return new ValidationOptions(draft);
    }

    /**
     * Gives the file that a detached signature covers, or for XML signatures over several files the folder they lie in:
     * each is then found by the name it has in the signature, in that folder and below, links followed only if they stay
     * there. Nothing that a signature names is looked for elsewhere.
     *
     * @param fileOrFolder the file or folder
     * @return the changed options
     */
    public ValidationOptions withContent(Path fileOrFolder) {
        Draft draft = new Draft(this);
        draft.content = Optional.of(fileOrFolder);
        return new ValidationOptions(draft);
    }

    /**
     * Declares which attributes identify elements of XML documents, beside {@code xml:id} and the {@code Id} of
     * signatures. They are never guessed: what is no identifier for one reader and one for another is how documents are
     * forged.
     *
     * @param names their names, without namespace; {@code Id} unless changed
     * @return the changed options
     */
    public ValidationOptions withIdAttributes(String... names) {
        Draft draft = new Draft(this);
        draft.idAttributes = Set.of(names);
        return new ValidationOptions(draft);
    }

    /**
     * Has the octets written that intact XML signatures cover: of each part canonical and transformed, which is exactly
     * what was signed, whatever else the document holds. The second part of the first signature in the report goes to
     * {@code signature-1-part-2}; signatures that are not intact leave no file, but whether the signer is trusted is for
     * the report to say. Nothing is held in memory that the validation does not hold anyway.
     *
     * @param folder a folder that is there; a file of such a name in it is a failure {@code INVALID_VALUE}
     * @return the changed options
     */
    public ValidationOptions withSignedParts(Path folder) {
        Draft draft = new Draft(this);
        draft.signedParts = Optional.of(folder);
        return new ValidationOptions(draft);
    }

    private static final class Draft {

        private TrustAnchors anchors = TrustAnchors.none();
        private FoundEvidence evidence = FoundEvidence.NONE;
        private Optional<EvidenceClient> evidenceClient = Optional.empty();
        private RevocationRule revocation = RevocationRule.REQUIRED;
        private Clock clock;
        private Optional<Secret> password = Optional.empty();
        private Optional<Path> content = Optional.empty();
        private Set<String> idAttributes = Set.of("Id");
        private Optional<Instant> trustedAsOf = Optional.empty();
        private Optional<Path> signedParts = Optional.empty();

        Draft(Clock clock) {
            this.clock = clock;
        }

        Draft(ValidationOptions from) {
            anchors = from.anchors;
            evidence = from.evidence;
            evidenceClient = from.evidenceClient;
            revocation = from.revocation;
            clock = from.clock;
            password = from.password;
            content = from.content;
            idAttributes = from.idAttributes;
            trustedAsOf = from.trustedAsOf;
            signedParts = from.signedParts;
        }
    }
}
