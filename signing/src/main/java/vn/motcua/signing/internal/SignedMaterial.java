package vn.motcua.signing.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.jspecify.annotations.Nullable;

/**
 * The certificates and time-stamps in a CMS structure by one signer: a signature, or a time-stamp. Nothing is judged
 * unless a method says so.
 */
public final class SignedMaterial {

    private static final int MOST_CERTIFICATES = 100;
    private static final int MOST_STAMPS = 16;

    private final ContentInfo structure;
    private final SignerInformation signer;
    private final X509Certificate certificate;
    private final List<X509Certificate> certificates;

    private SignedMaterial(
            ContentInfo structure,
            SignerInformation signer,
            X509Certificate certificate,
            List<X509Certificate> certificates) {
        this.structure = structure;
        this.signer = signer;
        this.certificate = certificate;
        this.certificates = List.copyOf(certificates);
    }

    /**
     * Reads a structure; what follows it, the padding of a PDF, is not looked at.
     *
     * @param bytes DER or BER
     * @return the material, or empty if it is no structure by one signer whose certificate is in it
     */
    public static Optional<SignedMaterial> read(byte[] bytes) {
        // Bouncy Castle reports malformed structures by many unchecked exceptions, and nesting can exhaust its stack.
        try (ASN1InputStream in = new ASN1InputStream(bytes)) {
            return of(ContentInfo.getInstance(in.readObject()));
        } catch (IOException | CMSException | GeneralSecurityException | RuntimeException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    private static Optional<SignedMaterial> of(@Nullable ContentInfo structure)
            throws CMSException, IOException, GeneralSecurityException {
        if (structure == null) {
            return Optional.empty();
        }
        CMSSignedData data = new CMSSignedData(structure);
        if (data.getSignerInfos().size() != 1) {
            return Optional.empty();
        }
        SignerInformation signer = data.getSignerInfos().iterator().next();
        @Nullable X509Certificate own = null;
        List<X509Certificate> all = new ArrayList<>();
        for (X509CertificateHolder holder : data.getCertificates().getMatches(null)) {
            if (all.size() == MOST_CERTIFICATES) {
                return Optional.empty();
            }
            X509Certificate certificate = Certificates.decode(new ByteArrayInputStream(holder.getEncoded()));
            all.add(certificate);
            own = own == null && signer.getSID().match(holder) ? certificate : own;
        }
        return own == null ? Optional.empty() : Optional.of(new SignedMaterial(structure, signer, own, all));
    }

    /**
     * Returns who signed.
     *
     * @return the certificate the signer identifier names
     */
    public X509Certificate certificate() {
        return certificate;
    }

    /**
     * Returns the structure as it was read.
     *
     * @return signed data
     */
    public ContentInfo structure() {
        return structure;
    }

    /**
     * Returns all certificates in the structure.
     *
     * @return the certificates, that of the signer among them
     */
    public List<X509Certificate> certificates() {
        return certificates;
    }

    /**
     * Returns the time-stamps over the signature value.
     *
     * @return those that can be read, in order
     */
    public List<SignedMaterial> stamps() {
        List<SignedMaterial> stamps = new ArrayList<>();
        @Nullable AttributeTable unsigned = signer.getUnsignedAttributes();
        @Nullable
        Attribute attribute =
                unsigned == null ? null : unsigned.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        if (attribute == null) {
            return stamps;
        }
        for (ASN1Encodable value : attribute.getAttrValues()) {
            if (stamps.size() < MOST_STAMPS) {
                read(encoded(value)).ifPresent(stamps::add);
            }
        }
        return stamps;
    }

    private static byte[] encoded(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException("writing in memory", e);
        }
    }

    /**
     * Returns the time-stamps over the signature value that hold: their imprint is that of the value, and their signature
     * verifies with their certificate, which is for time-stamping and was valid then.
     *
     * @return those that hold, in order, with their times
     */
    public Map<SignedMaterial, Instant> heldStamps() {
        byte[] value = signer.getSignature();
        Map<SignedMaterial, Instant> held = new LinkedHashMap<>();
        for (SignedMaterial stamp : stamps()) {
            stamp.timeOver(name -> digest(name, value)).ifPresent(time -> held.put(stamp, time));
        }
        return held;
    }

    private static byte[] digest(String name, byte[] value) {
        try {
            return MessageDigest.getInstance(name).digest(value);
        } catch (GeneralSecurityException e) {
            return new byte[0];
        }
    }

    /** Digests what a time-stamp is to be held against. */
    public interface Stamped {
        /**
         * Digests it.
         *
         * @param algorithm the name of the digest
         * @return the digest, or no bytes if it cannot be had
         */
        byte[] digest(String algorithm);
    }

    /**
     * Holds this time-stamp against what it is said to stamp.
     *
     * @param stamped what it is held against
     * @return its time if its imprint fits and its signature verifies with its certificate, which is for time-stamping
     *     and was valid then; otherwise empty
     */
    public Optional<Instant> timeOver(Stamped stamped) {
        try {
            TimeStampToken token = new TimeStampToken(structure);
            String algorithm = DigestNames.of(token.getTimeStampInfo().getMessageImprintAlgOID());
            byte[] imprint = token.getTimeStampInfo().getMessageImprintDigest();
            if (!MessageDigest.isEqual(imprint, stamped.digest(algorithm))) {
                return Optional.empty();
            }
            token.validate(verifier().build(certificate));
            return Optional.of(token.getTimeStampInfo().getGenTime().toInstant());
        } catch (TSPException | IOException | OperatorCreationException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the time of this time-stamp, which nothing is said about here.
     *
     * @return its time, or empty if this is no time-stamp
     */
    public Optional<Instant> stampTime() {
        try {
            return Optional.of(new TimeStampToken(structure)
                    .getTimeStampInfo()
                    .getGenTime()
                    .toInstant());
        } catch (TSPException | IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Names the digest of what this signature covers.
     *
     * @return SHA-256 and the like, or the object identifier of another
     */
    public Optional<String> digestAlgorithm() {
        String identifier = signer.getDigestAlgOID();
        String name = DigestNames.of(new ASN1ObjectIdentifier(identifier));
        return Optional.of(name.isEmpty() ? identifier : name);
    }

    /**
     * Holds this signature against what it is said to cover.
     *
     * @param digest the digest of that by {@link #digestAlgorithm()}
     * @return whether the digest is the one that was signed, and the value verifies with the certificate's key
     */
    public boolean holdsOver(byte[] digest) {
        try {
            CMSSignedData data = new CMSSignedData(Map.of(signer.getDigestAlgOID(), digest), structure);
            SignerInformation held = data.getSignerInfos().iterator().next();
            return data.getSignedContent() == null && held.verify(verifier().build(certificate.getPublicKey()));
        } catch (CMSException | OperatorCreationException | RuntimeException e) {
            return false;
        }
    }

    /**
     * Holds the counter-signatures (RFC 5652, 11.4) against the value of this signature.
     *
     * @return false if one does not verify with its certificate, or its certificate is not there
     */
    public boolean counterSignaturesHold() {
        try {
            for (SignerInformation counter : signer.getCounterSignatures()) {
                X509Certificate own = certificates.stream()
                        .filter(known -> counter.getSID().match(holder(known)))
                        .findFirst()
                        .orElseThrow();
                if (!counter.verify(verifier(counter).build(own.getPublicKey()))) {
                    return false;
                }
            }
            return true;
        } catch (CMSException | OperatorCreationException | RuntimeException e) {
            return false;
        }
    }

    private static X509CertificateHolder holder(X509Certificate certificate) {
        try {
            return new X509CertificateHolder(certificate.getEncoded());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a certificate that was read has an encoding", e);
        }
    }

    private JcaSimpleSignerInfoVerifierBuilder verifier() {
        return verifier(signer);
    }

    /** By the names Bouncy Castle gives to the kinds of RSASSA-PSS the JDK does not find its own. */
    private static JcaSimpleSignerInfoVerifierBuilder verifier(SignerInformation signer) {
        JcaSimpleSignerInfoVerifierBuilder builder = new JcaSimpleSignerInfoVerifierBuilder();
        boolean pss = PKCSObjectIdentifiers.id_RSASSA_PSS.getId().equals(signer.getEncryptionAlgOID());
        return pss ? builder.setProvider(new BouncyCastleProvider()) : builder;
    }

    /**
     * Names the digest of this time-stamp's imprint.
     *
     * @return SHA-256 and the like, or empty if this is no time-stamp or its digest is not known
     */
    public Optional<String> imprintAlgorithm() {
        try {
            String name = DigestNames.of(
                    new TimeStampToken(structure).getTimeStampInfo().getMessageImprintAlgOID());
            return name.isEmpty() ? Optional.empty() : Optional.of(name);
        } catch (TSPException | IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
