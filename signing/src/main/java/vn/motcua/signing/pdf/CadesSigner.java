package vn.motcua.signing.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
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
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Certificate;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;

/**
 * The CMS signature of a PAdES signature: signed attributes over a digest, then the signed data around the value.
 *
 * <p>The claimed time stands in the signature dictionary, so there is no signing-time attribute (EN 319 142-1, 6.3).
 * The signing certificate is named by its hash alone: issuer and serial number stand in the signer identifier.
 */
final class CadesSigner {

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

    static CadesSigner create(SigningKey key, SignatureAlgorithm algorithm) {
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

    /** The longest that {@link #sign} can become: the real certificates with a value as long as the key allows. */
    int maximumLength() {
        byte[] digest = new byte[scheme.digest().getDigestLength()];
        return encode(attributes(digest), new byte[scheme.maximumValueLength()], null).length;
    }

    /**
     * Asks the key, and holds its answer against the certificate: a value that does not verify is never written. Then
     * has the value time-stamped, if somebody is there to ask.
     */
    byte[] sign(SigningKey key, byte[] documentDigest, Optional<PdfTimestamps> timestamps) {
        ASN1Set attributes = attributes(documentDigest);
        byte[] signedBytes = der(attributes);
        byte[] value = key.signData(scheme.algorithm(), signedBytes);
        if (value.length > scheme.maximumValueLength() || !scheme.verifies(signer, signedBytes, value)) {
            throw unusable("the signature does not belong to the key's certificate", null);
        }
        @Nullable
        ASN1Set stamped = timestamps.map(asked -> stamped(asked, value)).orElse(null);
        return encode(attributes, value, stamped);
    }

    private ASN1Set stamped(PdfTimestamps timestamps, byte[] value) {
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

    private ASN1Set attributes(byte[] documentDigest) {
        byte[] certificateHash = scheme.digest().digest(der(signerStructure));
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(CMSAttributes.contentType, new DERSet(CMSObjectIdentifiers.data)));
        attributes.add(new Attribute(CMSAttributes.messageDigest, new DERSet(new DEROctetString(documentDigest))));
        attributes.add(new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new SigningCertificateV2(new ESSCertIDv2(scheme.digestIdentifier(), certificateHash)))));
        return new DERSet(attributes);
    }

    private byte[] encode(ASN1Set attributes, byte[] value, @Nullable ASN1Set unsigned) {
        SignerInfo signerInfo = new SignerInfo(
                new SignerIdentifier(new IssuerAndSerialNumber(signerStructure)),
                scheme.digestIdentifier(),
                attributes,
                scheme.signatureIdentifier(),
                new DEROctetString(value),
                unsigned);
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
        return new TokenException(FailureCode.TOKEN_FAILED, "signing a PDF", happened, cause);
    }
}
