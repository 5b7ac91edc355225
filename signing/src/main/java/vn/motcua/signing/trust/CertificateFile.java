package vn.motcua.signing.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** The certificates in a file: PEM or DER, one or several, or a PKCS#7 bag of them. */
final class CertificateFile {

    private CertificateFile() {}

    /** Reads at most so many; whatever is broken in one of the blocks breaks the file. */
    static List<X509Certificate> read(List<byte[]> blocks, int most) throws IOException {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            List<X509Certificate> found = new ArrayList<>();
            for (byte[] block : blocks) {
                factory.generateCertificates(new ByteArrayInputStream(block)).stream()
                        .map(X509Certificate.class::cast)
                        .limit(most - found.size())
                        .forEach(found::add);
            }
            if (found.isEmpty()) {
                throw new IOException("no certificate in it");
            }
            return found;
        } catch (CertificateException | RuntimeException e) {
            throw new IOException("not a certificate, nor a bag of them", e);
        }
    }
}
