package vn.motcua.signing.xml;

import java.net.URI;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.xml.internal.SignatureText;

/**
 * The signature policy under which a document is signed (EN 319 132-1, 5.2.9).
 *
 * @param identifier the policy: a URI, {@code urn:oid:1.2.3} for an object identifier
 * @param sha256 the SHA-256 digest of the policy document, 32 bytes
 * @param location where the policy document can be had
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, and compared by value below
public record XmlPolicy(URI identifier, byte[] sha256, Optional<URI> location) {

    private static final int LENGTH = 32;

    /**
     * Checks the policy.
     *
     * @throws InvalidInputException if the identifier is relative or the digest of another length
     */
    public XmlPolicy {
        if (!identifier.isAbsolute()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "identifier", identifier.toString(), "a URI with a scheme");
        }
        if (sha256.length != LENGTH) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "sha256", sha256.length + " bytes", LENGTH + " bytes");
        }
        sha256 = sha256.clone();
        Objects.requireNonNull(location, "location");
    }

    /**
     * Returns the digest of the policy document.
     *
     * @return a copy
     */
    @Override
    public byte[] sha256() {
        return sha256.clone();
    }

    /** Compares by values. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof XmlPolicy that
                && identifier.equals(that.identifier)
                && Arrays.equals(sha256, that.sha256)
                && location.equals(that.location);
    }

    @Override
    public int hashCode() {
        return Objects.hash(identifier, Arrays.hashCode(sha256), location);
    }

    /** The signed property that names it. */
    String property() {
        boolean oid = identifier.toString().startsWith("urn:oid:");
        return "<xades:SignaturePolicyIdentifier><xades:SignaturePolicyId><xades:SigPolicyId><xades:Identifier"
                + (oid ? " Qualifier=\"OIDAsURN\"" : "") + ">" + SignatureText.escaped(identifier.toASCIIString())
                + "</xades:Identifier></xades:SigPolicyId><xades:SigPolicyHash>"
                + SignatureText.digest("SHA-256", sha256)
                + "</xades:SigPolicyHash>" + location.map(XmlPolicy::qualifier).orElse("")
                + "</xades:SignaturePolicyId></xades:SignaturePolicyIdentifier>";
    }

    private static String qualifier(URI place) {
        return "<xades:SigPolicyQualifiers><xades:SigPolicyQualifier><xades:SPURI>"
                + SignatureText.escaped(place.toASCIIString())
                + "</xades:SPURI></xades:SigPolicyQualifier></xades:SigPolicyQualifiers>";
    }
}
