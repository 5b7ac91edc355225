package vn.motcua.signing.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.random.RandomGenerator;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A question to a responder about one certificate.
 *
 * @param subject the certificate asked about
 * @param issuer its issuer
 * @param nonce the nonce, null without one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record OcspQuestion(X509Certificate subject, X509Certificate issuer, byte @Nullable [] nonce) {

    private static final int NONCE_BYTES = 32;

    static OcspQuestion of(X509Certificate subject, X509Certificate issuer, EvidenceOptions options) {
        byte[] nonce = options.ocspNonce() == OcspNonce.OMITTED ? null : nonce(options.random());
        return new OcspQuestion(subject, issuer, nonce);
    }

    /** SHA-1 here only finds the issuer's name and key again, and is what every responder knows. */
    byte[] encoded() {
        try {
            CertificateID id = new CertificateID(
                    digests().get(CertificateID.HASH_SHA1), issuerHolder(), subject.getSerialNumber());
            OCSPReqBuilder builder = new OCSPReqBuilder().addRequest(id);
            if (nonce != null) {
                byte[] value = new DEROctetString(nonce).getEncoded();
                builder.setRequestExtensions(
                        new Extensions(new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, value)));
            }
            return builder.build().getEncoded();
        } catch (OCSPException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("a request made here has an encoding", e);
        }
    }

    boolean isAbout(CertificateID id) {
        BigInteger serial = subject.getSerialNumber();
        try {
            return id.getSerialNumber().equals(serial) && id.matchesIssuer(issuerHolder(), digests());
        } catch (OCSPException | RuntimeException e) {
            // Named by a hash that is not known here.
            return false;
        }
    }

    private X509CertificateHolder issuerHolder() {
        try {
            return new JcaX509CertificateHolder(issuer);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate has an encoding", e);
        }
    }

    static DigestCalculatorProvider digests() {
        try {
            return new JcaDigestCalculatorProviderBuilder().build();
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("this needs nothing that can be missing", e);
        }
    }

    private static byte[] nonce(RandomGenerator random) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
