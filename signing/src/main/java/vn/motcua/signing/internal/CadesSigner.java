package vn.motcua.signing.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
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
 * 6.3); elsewhere there must be one (EN 319 122-1, 6.3). The signing certificate is named by its hash alone: issuer and serial number stand in the signer identifier.
 */
public final class CadesSigner {

    private final X509Certificate signer;
    private final Certificate signerStructure;
    private final List<Certificate> chain;
    private final SignatureScheme scheme;

    private CadesSigner(X509Certificate signer, List<Certificate> chain, SignatureScheme scheme) {
        this.signer = signer;
        this.signerStructure = chain.get(0);
        this.chain = chain;
        this.scheme = scheme;
    }

    /**
     * Prepares for a key.
     *
     * @param key the key
     * @param algorithm one of its algorithms
     * @return the signer
     * @throws TokenException {@code TOKEN_FAILED} if a certificate of the key cannot be read
     * @throws InvalidInputException {@code INVALID_VALUE} if the algorithm is for another kind of key
     */
    public static CadesSigner create(SigningKey key, SignatureAlgorithm algorithm) {
        List<Certificate> chain = new ArrayList<>();
        try {
            chain.add(structure(key.certificate()));
            for (X509Certificate certificate : key.chain()) {
                Certificate structure = structure(certificate);
                if (!chain.contains(structure)) {
                    chain.add(structure);
                }
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unusable("a certificate of the key cannot be read", e);
        }
        return new CadesSigner(key.certificate(), chain, SignatureScheme.of(algorithm, key.certificate()));
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
     * @param documentDigest the digest of what is signed
     * @param timestamps who stamps the value
     * @return signed data over a document in PDF, in DER
     * @throws TokenException {@code TOKEN_FAILED} if the value does not fit the certificate
     */
    public byte[] sign(SigningKey key, byte[] documentDigest, Optional<Stamping> timestamps) {
        ASN1Set attributes = attributes(documentDigest, null);
        byte[] value = value(key, attributes);
        @Nullable
        ASN1Set stamped = timestamps.map(asked -> stamped(asked, value)).orElse(null);
        return encode(attributes, value, stamped);
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
     * Returns the certificates that go with a signature.
     *
     * @return that of the key, then its issuers
     */
    public List<Certificate> certificates() {
        return List.copyOf(chain);
    }

    /**
     * Names the digest.
     *
     * @return its identifier as it stands in signed data
     */
    public AlgorithmIdentifier digestIdentifier() {
        return scheme.digestIdentifier();
    }

    private byte[] value(SigningKey key, ASN1Set attributes) {
        byte[] signedBytes = der(attributes);
        byte[] value = key.signData(scheme.algorithm(), signedBytes);
        if (value.length > scheme.maximumValueLength() || !scheme.verifies(signer, signedBytes, value)) {
            throw unusable("the signature does not belong to the key's certificate", null);
        }
        return value;
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
        byte[] certificateHash = scheme.digest().digest(der(signerStructure));
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(CMSAttributes.contentType, new DERSet(CMSObjectIdentifiers.data)));
        attributes.add(new Attribute(CMSAttributes.messageDigest, new DERSet(new DEROctetString(documentDigest))));
        attributes.add(new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new SigningCertificateV2(new ESSCertIDv2(scheme.digestIdentifier(), certificateHash)))));
        if (claimed != null) {
            attributes.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(claimed)))));
        }
        return new DERSet(attributes);
    }

    private SignerInfo signerInfo(ASN1Set attributes, byte[] value, @Nullable ASN1Set unsigned) {
        return new SignerInfo(
                new SignerIdentifier(new IssuerAndSerialNumber(signerStructure)),
                scheme.digestIdentifier(),
                attributes,
                scheme.signatureIdentifier(),
                new DEROctetString(value),
                unsigned);
    }

    private byte[] encode(ASN1Set attributes, byte[] value, @Nullable ASN1Set unsigned) {
        SignerInfo signerInfo = signerInfo(attributes, value, unsigned);
        ASN1EncodableVector certificates = new ASN1EncodableVector();
        chain.forEach(certificates::add);
        SignedData signedData = new SignedData(
                new DERSet(scheme.digestIdentifier()),
                new ContentInfo(CMSObjectIdentifiers.data, null),
                new DERSet(certificates),
                null,
                new DERSet(signerInfo));
        return der(new ContentInfo(CMSObjectIdentifiers.signedData, signedData));
    }

    private static Certificate structure(X509Certificate certificate) throws GeneralSecurityException {
        return Certificate.getInstance(certificate.getEncoded());
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
