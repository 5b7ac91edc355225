package vn.motcua.signing.timestamp;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.motcua.signing.trust.TrustAnchors;

/** Whether a signer's certificate has a chain to an anchor that was valid at a time; revocation is not looked at. */
final class AnchoredPath {

    private AnchoredPath() {}

    static boolean exists(TrustAnchors anchors, List<X509Certificate> signerFirst, Instant at) {
        if (anchors.isEmpty()) {
            return false;
        }
        X509Certificate signer = signerFirst.get(0);
        if (anchors.certificates().contains(signer)) {
            return true;
        }
        try {
            Set<TrustAnchor> ends = anchors.certificates().stream()
                    .map(anchor -> new TrustAnchor(anchor, null))
                    .collect(Collectors.toSet());
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(signer);
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(ends, target);
            parameters.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(signerFirst)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return true;
        } catch (CertPathBuilderException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("PKIX belongs to every Java", e);
        }
    }
}
