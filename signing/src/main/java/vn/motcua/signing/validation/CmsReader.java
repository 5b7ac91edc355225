package vn.motcua.signing.validation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.jspecify.annotations.Nullable;

/** Takes a CMS signature apart. What follows it, the padding of a PDF, is not looked at. */
final class CmsReader {

    private static final int MOST_CERTIFICATES = 100;

    private CmsReader() {}

    /** Returns the parts, or nothing where the bytes are not a signature by one signer over detached content. */
    static Optional<CmsSignature> read(byte[] bytes) {
        return read(bytes, CmsReader::contentIsData);
    }

    /** Returns the parts of a signature over content of any type, which has to be the one that is signed along. */
    static Optional<CmsSignature> readOverContent(byte[] bytes) {
        return read(
                bytes,
                (data, signed) ->
                        data.getEncapContentInfo().getContentType().equals(single(signed, CMSAttributes.contentType)));
    }

    /** Returns the parts of a signature over the value of another, which names no type of content (RFC 5652, 11.4). */
    static Optional<CmsSignature> readCounterSignature(byte[] bytes) {
        return read(
                bytes,
                (data, signed) -> signed.getAll(CMSAttributes.contentType).size() == 0);
    }

    /** Says whether the type of the content is the one it has to be. */
    private interface TypeRule {
        boolean fits(SignedData data, AttributeTable signed) throws IOException;
    }

    private static Optional<CmsSignature> read(byte[] bytes, TypeRule type) {
        // Bouncy Castle reports malformed structures by many unchecked exceptions, and nesting can exhaust its stack.
        try (ASN1InputStream in = new ASN1InputStream(bytes)) {
            ContentInfo info = ContentInfo.getInstance(in.readObject());
            if (info == null || !CMSObjectIdentifiers.signedData.equals(info.getContentType())) {
                return Optional.empty();
            }
            return Optional.of(takeApart(SignedData.getInstance(info.getContent()), type));
        } catch (IOException | CertificateException | ParseException | RuntimeException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    private static CmsSignature takeApart(SignedData data, TypeRule type)
            throws IOException, CertificateException, ParseException {
        if (data.getSignerInfos().size() != 1 || data.getEncapContentInfo().getContent() != null) {
            throw new IOException("not one signer over detached content");
        }
        SignerInfo info = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
        List<X509Certificate> certificates = certificates(data.getCertificates());
        ASN1Set set = info.getAuthenticatedAttributes();
        AttributeTable signed = new AttributeTable(set);
        return new CmsSignature(
                signer(info.getSID(), certificates),
                certificates,
                info.getDigestAlgorithm(),
                info.getDigestEncryptionAlgorithm(),
                info.getEncryptedDigest().getOctets(),
                set == null ? null : set.getEncoded(ASN1Encoding.DER),
                messageDigest(signed),
                type.fits(data, signed),
                namedCertificate(signed),
                signingTime(signed),
                CarriedAnswers.in(data, signed, info.getUnauthenticatedAttributes()));
    }

    private static List<X509Certificate> certificates(@Nullable ASN1Set set) throws IOException, CertificateException {
        List<X509Certificate> found = new ArrayList<>();
        if (set == null) {
            return found;
        }
        if (set.size() > MOST_CERTIFICATES) {
            throw new IOException("too many certificates");
        }
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        for (ASN1Encodable entry : set) {
            if (entry.toASN1Primitive() instanceof ASN1Sequence sequence) {
                byte[] encoded = sequence.getEncoded(ASN1Encoding.DER);
                certificate(factory, encoded).ifPresent(found::add);
            }
        }
        return found;
    }

    static Optional<X509Certificate> certificate(byte[] encoded) {
        try {
            return certificate(CertificateFactory.getInstance("X.509"), encoded);
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    /** A certificate beside the signer's may be broken without harm to the signature. */
    private static Optional<X509Certificate> certificate(CertificateFactory factory, byte[] encoded) {
        try {
            return Optional.of((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded)));
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    private static @Nullable X509Certificate signer(SignerIdentifier id, List<X509Certificate> certificates) {
        for (X509Certificate certificate : certificates) {
            if (names(id, certificate)) {
                return certificate;
            }
        }
        return null;
    }

    private static boolean names(SignerIdentifier id, X509Certificate certificate) {
        if (id.isTagged()) {
            byte[] extension = certificate.getExtensionValue(Extension.subjectKeyIdentifier.getId());
            byte[] keyId = ASN1OctetString.getInstance(id.getId()).getOctets();
            return extension != null
                    && Arrays.equals(
                            keyId,
                            ASN1OctetString.getInstance(ASN1OctetString.getInstance(extension)
                                            .getOctets())
                                    .getOctets());
        }
        IssuerAndSerialNumber named = IssuerAndSerialNumber.getInstance(id.getId());
        X500Name issuer =
                X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
        return named.getSerialNumber().getValue().equals(certificate.getSerialNumber())
                && named.getName().equals(issuer);
    }

    private static byte @Nullable [] messageDigest(AttributeTable signed) throws IOException {
        ASN1Encodable value = single(signed, CMSAttributes.messageDigest);
        return value == null ? null : ASN1OctetString.getInstance(value).getOctets();
    }

    private static boolean contentIsData(SignedData data, AttributeTable signed) throws IOException {
        ASN1Encodable type = single(signed, CMSAttributes.contentType);
        return CMSObjectIdentifiers.data.equals(type)
                && CMSObjectIdentifiers.data.equals(data.getEncapContentInfo().getContentType());
    }

    private static @Nullable Instant signingTime(AttributeTable signed) throws IOException, ParseException {
        ASN1Encodable value = single(signed, CMSAttributes.signingTime);
        return value == null ? null : Time.getInstance(value).getDate().toInstant();
    }

    private static CmsSignature.@Nullable NamedCertificate namedCertificate(AttributeTable signed) throws IOException {
        ASN1Encodable second = single(signed, PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (second != null) {
            ESSCertIDv2 id = SigningCertificateV2.getInstance(second).getCerts()[0];
            return new CmsSignature.NamedCertificate(id.getHashAlgorithm(), id.getCertHash());
        }
        ASN1Encodable first = single(signed, PKCSObjectIdentifiers.id_aa_signingCertificate);
        if (first != null) {
            ESSCertID id = SigningCertificate.getInstance(first).getCerts()[0];
            return new CmsSignature.NamedCertificate(
                    new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1), id.getCertHash());
        }
        return null;
    }

    /** RFC 5652, section 11: these attributes occur once, with one value. */
    private static @Nullable ASN1Encodable single(AttributeTable table, ASN1ObjectIdentifier type) throws IOException {
        int count = table.getAll(type).size();
        if (count == 0) {
            return null;
        }
        ASN1Set values = Attribute.getInstance(table.getAll(type).get(0)).getAttrValues();
        if (count > 1 || values.size() != 1) {
            throw new IOException("an attribute that must be single is not");
        }
        return values.getObjectAt(0);
    }
}
