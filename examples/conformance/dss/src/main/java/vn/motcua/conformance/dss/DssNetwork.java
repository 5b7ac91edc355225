package vn.motcua.conformance.dss;

import eu.europa.esig.dss.alert.SilentOnStatusAlert;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.service.crl.OnlineCRLSource;
import eu.europa.esig.dss.service.ocsp.OnlineOCSPSource;
import eu.europa.esig.dss.service.tsp.OnlineTSPSource;
import eu.europa.esig.dss.spi.validation.CertificateVerifier;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.aia.DefaultAIASource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** Whom DSS asks while it signs and raises: the addresses that certificates name. */
final class DssNetwork {

    private DssNetwork() {}

    static OnlineTSPSource timestamps(String address) {
        return new OnlineTSPSource(address, DssLoader.asking("application/timestamp-query"));
    }

    /** Says nothing of signers that have expired or were revoked: those are signed with on purpose. */
    static CertificateVerifier verifier(Path anchors) throws IOException, CertificateException {
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(anchors(anchors));
        verifier.setOcspSource(new OnlineOCSPSource(DssLoader.asking("application/ocsp-request")));
        verifier.setCrlSource(new OnlineCRLSource(DssLoader.plain()));
        verifier.setAIASource(new DefaultAIASource(DssLoader.plain()));
        verifier.setAlertOnExpiredCertificate(new SilentOnStatusAlert());
        verifier.setAlertOnRevokedCertificate(new SilentOnStatusAlert());
        verifier.setAlertOnNoRevocationAfterBestSignatureTime(new SilentOnStatusAlert());
        return verifier;
    }

    static CommonTrustedCertificateSource anchors(Path pem) throws IOException, CertificateException {
        CommonTrustedCertificateSource source = new CommonTrustedCertificateSource();
        try (InputStream in = Files.newInputStream(pem)) {
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                source.addCertificate(new CertificateToken((X509Certificate) certificate));
            }
        }
        return source;
    }
}
