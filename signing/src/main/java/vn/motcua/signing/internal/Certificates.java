package vn.motcua.signing.internal;

import java.io.InputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** The JDK's reader of certificates. */
final class Certificates {

    private Certificates() {}

    static X509Certificate decode(InputStream der) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(der);
    }
}
