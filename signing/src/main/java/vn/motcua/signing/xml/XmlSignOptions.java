package vn.motcua.signing.xml;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.timestamp.TimestampClient;
import vn.motcua.signing.trust.EvidenceClient;

/**
 * How an XML document is signed.
 *
 * <p>The defaults: level B-B, the algorithm the key names first, enveloped, the whole document, the signature as the last
 * child of the root, exclusive canonicalization, no policy, {@code Id} as the only attribute that identifies, no signing
 * with an expired certificate, the time of the system, nobody to ask for time-stamps or evidence.
 *
 * <pre>{@code
 * XmlSignOptions options = XmlSignOptions.defaults()
 *         .withReferences(XmlReference.element("data"))
 *         .withPlace(XmlPath.of("/HDon/DSCKS/NBan"));
 * }</pre>
 *
 * @param level the level to reach
 * @param algorithm the algorithm, or empty for the key's first
 * @param packaging where the signature stands
 * @param references what an enveloped signature covers; at least one
 * @param place the element whose last child an enveloped signature becomes; empty for the root, or for the element
 *     covered if that is all there is
 * @param canonicalization how XML is brought into the form that is hashed
 * @param policy the policy under which it is signed
 * @param idAttributes names of attributes, without namespace, that identify elements; {@code xml:id} always does
 * @param allowExpired whether a certificate may sign after its end; one whose time has not come never may
 * @param clock the time that signatures claim and certificates are held against; its zone does not matter
 * @param timestamps who stamps the signature, from level B-T on
 * @param evidence who gathers chains and revocation answers, from level B-LT on
 */
public record XmlSignOptions(
        SignatureLevel level,
        Optional<SignatureAlgorithm> algorithm,
        XmlPackaging packaging,
        List<XmlReference> references,
        Optional<XmlPath> place,
        Canonicalization canonicalization,
        Optional<XmlPolicy> policy,
        Set<String> idAttributes,
        boolean allowExpired,
        Clock clock,
        Optional<TimestampClient> timestamps,
        Optional<EvidenceClient> evidence) {

    /**
     * Checks what can be asked for.
     *
     * @throws InvalidInputException if nothing is to be covered
     */
    public XmlSignOptions {
        references = List.copyOf(references);
        if (references.isEmpty()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "references", "none", "at least one");
        }
        idAttributes = Set.copyOf(idAttributes);
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(packaging, "packaging");
        Objects.requireNonNull(clock, "clock");
    }

    /**
     * Returns the defaults.
     *
     * @return B-B, the key's first algorithm, enveloped, the whole document, at the end of the root, exclusive
     *     canonicalization, no policy, {@code Id}, expired certificates refused, the time of the system, nobody to
     *     ask
     */
    public static XmlSignOptions defaults() {
        return new XmlSignOptions(
                SignatureLevel.B_B,
                Optional.empty(),
                XmlPackaging.ENVELOPED,
                List.of(XmlReference.document()),
                Optional.empty(),
                Canonicalization.EXCLUSIVE,
                Optional.empty(),
                Set.of("Id"),
                false,
                Clock.system(ZoneId.of("Asia/Ho_Chi_Minh")),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Changes the level.
     *
     * @param level the level; there must be somebody to ask for time-stamps from B-T on, and for evidence from B-LT on
     * @return the changed options
     */
    public XmlSignOptions withLevel(SignatureLevel level) {
        return with(changed -> changed.level = level);
    }

    /**
     * Changes the algorithm.
     *
     * @param algorithm one of the key's algorithms
     * @return the changed options
     */
    public XmlSignOptions withAlgorithm(SignatureAlgorithm algorithm) {
        return with(changed -> changed.algorithm = Optional.of(algorithm));
    }

    /**
     * Changes where the signature stands.
     *
     * @param packaging towards what it signs
     * @return the changed options
     */
    public XmlSignOptions withPackaging(XmlPackaging packaging) {
        return with(changed -> changed.packaging = packaging);
    }

    /**
     * Changes what an enveloped signature covers.
     *
     * @param covered at least one thing
     * @return the changed options
     * @throws InvalidInputException if there is none
     */
    public XmlSignOptions withReferences(XmlReference... covered) {
        return with(changed -> changed.references = List.of(covered));
    }

    /**
     * Changes the element whose last child an enveloped signature becomes.
     *
     * @param path the way to the only such element
     * @return the changed options
     */
    public XmlSignOptions withPlace(XmlPath path) {
        return with(changed -> changed.place = Optional.of(path));
    }

    /**
     * Changes how XML is brought into the form that is hashed.
     *
     * @param form the form, for what is covered and for the signature's own parts
     * @return the changed options
     */
    public XmlSignOptions withCanonicalization(Canonicalization form) {
        return with(changed -> changed.canonicalization = form);
    }

    /**
     * Names the policy under which the document is signed.
     *
     * @param policy the policy
     * @return the changed options
     */
    public XmlSignOptions withPolicy(XmlPolicy policy) {
        return with(changed -> changed.policy = Optional.of(policy));
    }

    /**
     * Declares which attributes identify elements.
     *
     * @param names their names, without namespace
     * @return the changed options
     */
    public XmlSignOptions withIdAttributes(String... names) {
        return with(changed -> changed.idAttributes = Set.of(names));
    }

    /**
     * Says whether an expired certificate may sign.
     *
     * @param allowed true to sign after the end of the certificate's validity
     * @return the changed options
     */
    public XmlSignOptions withAllowExpired(boolean allowed) {
        return with(changed -> changed.allowExpired = allowed);
    }

    /**
     * Changes the time.
     *
     * @param clock the time that signatures claim and certificates are held against
     * @return the changed options
     */
    public XmlSignOptions withClock(Clock clock) {
        return with(changed -> changed.clock = clock);
    }

    /**
     * Raises the level to B-T, unless it is higher: the signature is time-stamped before it is written. The authority is
     * asked when the key has signed; when it gives no time-stamp, nothing is written, and the call fails with what the
     * client throws.
     *
     * @param client whom to ask, which stays the caller's to close
     * @return the changed options
     */
    public XmlSignOptions withTimestamps(TimestampClient client) {
        return with(changed -> {
            changed.timestamps = Optional.of(client);
            changed.level = level == SignatureLevel.B_B ? SignatureLevel.B_T : level;
        });
    }

    /**
     * Changes whom to ask for chains and revocation answers; the level stays.
     *
     * @param client the client, which stays the caller's to close
     * @return the changed options
     */
    public XmlSignOptions withEvidence(EvidenceClient client) {
        return with(changed -> changed.evidence = Optional.of(client));
    }

    private XmlSignOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    /** All values, one of which is about to change. */
    private static final class Draft {

        private SignatureLevel level;
        private Optional<SignatureAlgorithm> algorithm;
        private XmlPackaging packaging;
        private List<XmlReference> references;
        private Optional<XmlPath> place;
        private Canonicalization canonicalization;
        private Optional<XmlPolicy> policy;
        private Set<String> idAttributes;
        private boolean allowExpired;
        private Clock clock;
        private Optional<TimestampClient> timestamps;
        private Optional<EvidenceClient> evidence;

        private Draft(XmlSignOptions from) {
            level = from.level;
            algorithm = from.algorithm;
            packaging = from.packaging;
            references = from.references;
            place = from.place;
            canonicalization = from.canonicalization;
            policy = from.policy;
            idAttributes = from.idAttributes;
            allowExpired = from.allowExpired;
            clock = from.clock;
            timestamps = from.timestamps;
            evidence = from.evidence;
        }

        private XmlSignOptions options() {
            return new XmlSignOptions(
                    level,
                    algorithm,
                    packaging,
                    references,
                    place,
                    canonicalization,
                    policy,
                    idAttributes,
                    allowExpired,
                    clock,
                    timestamps,
                    evidence);
        }
    }
}
