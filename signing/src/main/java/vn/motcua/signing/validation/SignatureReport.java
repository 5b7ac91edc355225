package vn.motcua.signing.validation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.motcua.identity.PersonalData;

/**
 * What is known about one signature, and what it is worth.
 *
 * <p>{@link #integrity()} and {@link #indication()} answer two questions: whether the bytes are still those that were
 * signed, and whether the signature can be relied on as a whole. {@link #coverage()} and
 * {@link #changesAfterSigning()} say how the signature relates to the file as it is now: a signature that passed says
 * nothing about what was appended after it. Immutable.
 *
 * <pre>{@code
 * for (SignatureReport signature : SignatureValidator.validate(file, options).signatures()) {
 *     show(signature.signer().orElse("?"), signature.indication(), signature.reasons());
 * }
 * }</pre>
 */
@PersonalData
public final class SignatureReport {

    private final Findings findings;

    SignatureReport(Findings findings) {
        this.findings = findings;
    }

    /**
     * Returns the family of the signature.
     *
     * @return the format
     */
    public SignatureFormat format() {
        return findings.format();
    }

    /**
     * Returns the level the signature has reached.
     *
     * @return the level
     */
    public AchievedLevel level() {
        return findings.level();
    }

    /**
     * Returns the name of the form field that holds the signature, or the identifier of a signature in XML.
     *
     * @return the full name, or empty where the field has none or the document does not refer to the signature
     */
    public Optional<String> fieldName() {
        return Optional.ofNullable(findings.fieldName());
    }

    /**
     * Returns who signed, as the signer's certificate says. Without a verdict of {@link Indication#TOTAL_PASSED} this is
     * a claim.
     *
     * @return the common name, or the whole subject where it has none; empty without a certificate
     */
    public Optional<String> signer() {
        return Optional.ofNullable(findings.signer());
    }

    /**
     * Returns the certificates found in the signature.
     *
     * @return the signer's certificate first if it is there, then the others in the order of the signature
     */
    public List<X509Certificate> certificates() {
        return findings.certificates();
    }

    /**
     * Returns when the signer claims to have signed: the entry M of the PDF signature, or else the signing-time
     * attribute. A date without an offset is taken as Vietnamese time. Nothing proves it.
     *
     * @return the claimed time
     */
    public Optional<Instant> signingTime() {
        return Optional.ofNullable(findings.signingTime());
    }

    /**
     * Returns the time at which the signature is proven to have existed: that of the earliest time-stamp over it, in the
     * signature or over the document, which holds and is trusted; for a time-stamp over the document its own time. The
     * certificates have to be valid, and not revoked, at this time.
     *
     * @return the time, or empty if nothing proves it ({@link ReasonCode#TIMESTAMP_NOT_CHECKED} is given where there is a
     *     time-stamp that does not)
     */
    public Optional<Instant> timestampTime() {
        return Optional.ofNullable(findings.timestampTime());
    }

    /**
     * Returns the verdict.
     *
     * @return passed, failed or indeterminate
     */
    public Indication indication() {
        return findings.verdict().indication();
    }

    /**
     * Returns the main reason for not passing.
     *
     * @return the reason by its standard name; empty for a signature that passed
     */
    public Optional<SubIndication> subIndication() {
        return Optional.ofNullable(findings.verdict().subIndication());
    }

    /**
     * Says whether the covered bytes are those that were signed with the key of the certificate in the signature.
     *
     * @return true only if digest and signature value were verified; false also where that was not possible
     */
    public boolean integrity() {
        return findings.integrity();
    }

    /**
     * Says how much of the file is covered.
     *
     * @return the coverage
     */
    public Coverage coverage() {
        return findings.coverage();
    }

    /**
     * Says what happened to the document after this signature.
     *
     * @return the changes, or empty where they could not be judged: without integrity, or in a format that is not PDF
     */
    public Optional<ChangesAfterSigning> changesAfterSigning() {
        return Optional.ofNullable(findings.later()).map(LaterChanges::verdict);
    }

    /**
     * Returns what was changed in the document after this signature.
     *
     * @return the changes, permitted ones too, in the order they were made
     */
    public List<ChangeFinding> changes() {
        LaterChanges later = findings.later();
        return later == null ? List.of() : later.findings();
    }

    /**
     * Returns what an intact signature in XML covers, or an intact counter-signature in CMS. Nothing else was signed by it.
     *
     * @return the parts, in the order of the signature; empty for other signatures and without integrity
     */
    public List<SignedPart> signedParts() {
        return findings.parts();
    }

    /**
     * Returns the grounds of the verdict and the warnings beside it.
     *
     * @return the reasons, in the order they were found
     */
    public List<Reason> reasons() {
        return findings.verdict().reasons();
    }

    /** Names no person. */
    @Override
    public String toString() {
        return "SignatureReport[" + level().label() + ", " + indication() + ", "
                + subIndication().map(Enum::name).orElse("-") + ", integrity=" + integrity() + ", " + coverage() + "]";
    }
}
