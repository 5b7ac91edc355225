package vn.motcua.signing.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;

/**
 * Makes CAdES signatures (EN 319 122-1): signed attributes over a digest, then what stands around the value.
 *
 * <p>In a PDF the claimed time stands in the signature dictionary, so there is no signing-time attribute (EN 319 142-1,
 * 6.3); elsewhere there must be one (EN 319 122-1, 6.3). The signing certificate is named by its hash alone: issuer and
 * serial number stand in the signer identifier.
 */
public final class CadesSigner {

    private final List<X509Certificate> chain;
    private final List<Certificate> structures;
    private final SignatureScheme scheme;

    private CadesSigner(List<X509Certificate> chain, List<Certificate> structures, SignatureScheme scheme) {
        this.chain = chain;
        this.structures = structures;
        this.scheme = scheme;
    }

    /**
     * Prepares for the certificate that comes first, with the others of its chain.
     *
     * @param chain the certificates
     * @param algorithm one for the certificate's key
     * @return the signer
     * @throws TokenException {@code TOKEN_FAILED} if a certificate cannot be read
     * @throws InvalidInputException {@code INVALID_VALUE} if the algorithm is for another kind of key
     */
    public static CadesSigner create(List<X509Certificate> chain, SignatureAlgorithm algorithm) {
        List<Certificate> structures = new ArrayList<>();
        try {
            for (X509Certificate certificate : chain) {
                structures.add(Certificate.getInstance(certificate.getEncoded()));
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unusable("a certificate of the key cannot be read", e);
        }
        return new CadesSigner(chain, structures, SignatureScheme.of(algorithm, chain.get(0)));
    }

    /**
     * Returns how is signed.
     *
     * @return the algorithm
     */
    public SignatureAlgorithm algorithm() {
        return scheme.algorithm();
    }

    /**
     * Returns the certificates that go with a signature.
     *
     * @return the signer's first
     */
    public List<X509Certificate> chain() {
        return chain;
    }

    /**
     * Begins a digest for the document.
     *
     * @return the digest
     */
    public MessageDigest digest() {
        return scheme.digest();
    }

    /**
     * Names the digest as signed data do.
     *
     * @return its identifier
     */
    public AlgorithmIdentifier digestIdentifier() {
        return scheme.digestIdentifier();
    }

    /**
     * Tells the longest that {@link #sign} can become: the real certificates with a value as long as the key allows.
     *
     * @return the length in bytes, without a time-stamp
     */
    public int maximumLength() {
        byte[] digest = new byte[scheme.digest().getDigestLength()];
        return encode(attributes(digest, null), new byte[scheme.maximumValueLength()], null).length;
    }

    /**
     * Digests what the key signs in a PDF: the attributes, among which is the digest of the document.
     *
     * @param documentDigest the digest of the document
     * @return the digest
     */
    public byte[] toBeSigned(byte[] documentDigest) {
        return scheme.digest().digest(der(attributes(documentDigest, null)));
    }

    /**
     * Says whether a value is the key's over a document in PDF.
     *
     * @param documentDigest the digest of the document
     * @param value the value
     * @return true if it verifies with the certificate
     */
    public boolean verifies(byte[] documentDigest, byte[] value) {
        return verifies(attributes(documentDigest, null), value);
    }

    private boolean verifies(ASN1Set attributes, byte[] value) {
        return value.length <= scheme.maximumValueLength() && scheme.verifies(chain.get(0), der(attributes), value);
    }

    /** Has a digest time-stamped. */
    public interface Stamping {
        /**
         * Asks for a time-stamp.
         *
         * @param digestName the name of the digest
         * @param digest the digest
         * @return the token
         */
        byte[] token(String digestName, byte[] digest);
    }

    /**
     * Asks the key, and holds its answer against the certificate: a value that does not verify is never written. Then
     * has the value time-stamped, if somebody is there to ask.
     *
     * @param key the key
     * @param documentDigest the digest of the document
     * @param timestamps who stamps the value
     * @return signed data for a PDF, in DER
     * @throws TokenException {@code TOKEN_FAILED} if the value does not fit the certificate
     */
    public byte[] sign(SigningKey key, byte[] documentDigest, Optional<Stamping> timestamps) {
        return around(documentDigest, value(key, attributes(documentDigest, null)), timestamps);
    }

    /**
     * Asks the key as {@link #sign} does, for a signature that claims its time itself.
     *
     * @param key the key
     * @param contentDigest the digest of what is signed
     * @param claimed the time
     * @return the signer info
     * @throws TokenException {@code TOKEN_FAILED} if the value does not fit the certificate
     */
    public SignerInfo signerInfo(SigningKey key, byte[] contentDigest, Instant claimed) {
        ASN1Set attributes = attributes(contentDigest, claimed);
        return signerInfo(attributes, value(key, attributes), null);
    }

    /**
     * Asks the key for a signature over the value of another, which has no content type (RFC 5652, 11.4).
     *
     * @param key the key
     * @param valueDigest the digest of the other signature's value
     * @param claimed the time
     * @return the signer info
     * @throws TokenException {@code TOKEN_FAILED} if the value does not fit the certificate
     */
    public SignerInfo counterSignerInfo(SigningKey key, byte[] valueDigest, Instant claimed) {
        ASN1Set attributes = new DERSet(commonAttributes(valueDigest, claimed));
        return signerInfo(attributes, value(key, attributes), null);
    }

    private byte[] value(SigningKey key, ASN1Set attributes) {
        byte[] value = key.signData(scheme.algorithm(), der(attributes));
        if (!verifies(attributes, value)) {
            throw unusable("the signature does not belong to the key's certificate", null);
        }
        return value;
    }

    /**
     * Builds the signed data for a PDF around a value, which must verify, and has it time-stamped.
     *
     * @param documentDigest the digest of the document
     * @param value the value
     * @param timestamps who stamps the value
     * @return signed data in DER
     */
    public byte[] around(byte[] documentDigest, byte[] value, Optional<Stamping> timestamps) {
        @Nullable
        ASN1Set stamped = timestamps.map(asked -> stamped(asked, value)).orElse(null);
        return encode(attributes(documentDigest, null), value, stamped);
    }

    private ASN1Set stamped(Stamping timestamps, byte[] value) {
        byte[] token = timestamps.token(
                scheme.algorithm().digestName(), scheme.digest().digest(value));
        try {
            return new DERSet(new Attribute(
                    PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                    new DERSet(ASN1Primitive.fromByteArray(token))));
        } catch (IOException e) {
            throw new UncheckedIOException("a checked time-stamp can be read", e);
        }
    }

    private ASN1Set attributes(byte[] documentDigest, @Nullable Instant claimed) {
        ASN1EncodableVector attributes = commonAttributes(documentDigest, claimed);
        attributes.add(new Attribute(CMSAttributes.contentType, new DERSet(CMSObjectIdentifiers.data)));
        return new DERSet(attributes);
    }

    private ASN1EncodableVector commonAttributes(byte[] documentDigest, @Nullable Instant claimed) {
        byte[] certificateHash = scheme.digest().digest(der(structures.get(0)));
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(CMSAttributes.messageDigest, new DERSet(new DEROctetString(documentDigest))));
        attributes.add(new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new SigningCertificateV2(new ESSCertIDv2(scheme.digestIdentifier(), certificateHash)))));
        if (claimed != null) {
            attributes.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(claimed)))));
        }
        return attributes;
    }

    private SignerInfo signerInfo(ASN1Set attributes, byte[] value, @Nullable ASN1Set unsigned) {
        return new SignerInfo(
                new SignerIdentifier(new IssuerAndSerialNumber(structures.get(0))),
                scheme.digestIdentifier(),
                attributes,
                scheme.signatureIdentifier(),
                new DEROctetString(value),
                unsigned);
    }

    private byte[] encode(ASN1Set attributes, byte[] value, @Nullable ASN1Set unsigned) {
        SignerInfo signerInfo = signerInfo(attributes, value, unsigned);
        ASN1EncodableVector certificates = new ASN1EncodableVector();
        structures.forEach(certificates::add);
        SignedData signedData = new SignedData(
                new DERSet(scheme.digestIdentifier()),
                new ContentInfo(CMSObjectIdentifiers.data, null),
                new DERSet(certificates),
                null,
                new DERSet(signerInfo));
        return der(new ContentInfo(CMSObjectIdentifiers.signedData, signedData));
    }

    private static byte[] der(ASN1Object object) {
        try {
            return object.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException("encoding in memory", e);
        }
    }

    private static TokenException unusable(String happened, @Nullable Throwable cause) {
        return new TokenException(FailureCode.TOKEN_FAILED, "signing a document", happened, cause);
    }
}
