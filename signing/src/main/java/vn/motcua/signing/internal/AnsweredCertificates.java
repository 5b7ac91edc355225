package vn.motcua.signing.internal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.SingleResp;

/** Which certificates some answers of responders and some revocation lists are about; none of them is verified here. */
public final class AnsweredCertificates {

    private final Set<BigInteger> answered = new HashSet<>();
    private final Set<X500Name> listed = new HashSet<>();

    /** Begins without any answer. */
    public AnsweredCertificates() {}

    /**
     * Takes the answer of a responder; one that cannot be read answers nothing.
     *
     * @param der an OCSPResponse
     */
    public void takeResponse(byte[] der) {
        try {
            if (new OCSPResp(der).getResponseObject() instanceof BasicOCSPResp basic) {
                for (SingleResp single : basic.getResponses()) {
                    answered.add(single.getCertID().getSerialNumber());
                }
            }
        } catch (IOException | OCSPException | RuntimeException e) {
            return;
        }
    }

    /**
     * Takes a revocation list; one that cannot be read answers nothing.
     *
     * @param der a CertificateList
     */
    public void takeList(byte[] der) {
        try {
            listed.add(CertificateList.getInstance(der).getIssuer());
        } catch (RuntimeException e) {
            return;
        }
    }

    /**
     * Says whether there is an answer about each of some certificates: a responder's with its serial number, or a list
     * of its issuer. Self-signed certificates need none.
     *
     * @param certificates the certificates
     * @return true if none is without an answer
     */
    public boolean answerFor(Collection<X509Certificate> certificates) {
        return certificates.stream().allMatch(this::answersFor);
    }

    private boolean answersFor(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                || answered.contains(certificate.getSerialNumber())
                || listed.contains(X500Name.getInstance(
                        certificate.getIssuerX500Principal().getEncoded()));
    }
}
