package vn.motcua.sandbox;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.jspecify.annotations.Nullable;

/** Hands out the certificates of root and sub-CA. */
final class CaFileDesk {

    private static final String CERTIFICATE = "application/pkix-cert";
    private static final String BAG = "application/pkcs7-mime";

    private final TestPki pki;
    private final TrustKeys keys;
    private final Waiting<CaIssuersFault> faults = new Waiting<>();

    CaFileDesk(TestPki pki, TrustKeys keys) {
        this.pki = pki;
        this.keys = keys;
    }

    void failNext(CaIssuersFault fault) {
        faults.add(fault);
    }

    Reply answer(Arrival arrival) {
        X509Certificate wanted = arrival.path().equals(TrustPaths.ROOT_FILE) ? pki.root() : pki.subCa();
        try {
            return file(wanted, faults.take());
        } catch (GeneralSecurityException | IOException | CMSException failed) {
            throw new IllegalStateException("Writing a certificate failed", failed);
        }
    }

    private Reply file(X509Certificate wanted, @Nullable CaIssuersFault fault)
            throws GeneralSecurityException, IOException, CMSException {
        if (fault == CaIssuersFault.PEM) {
            return Reply.plain(200, CrlDesk.pem("CERTIFICATE", wanted.getEncoded()));
        }
        if (fault == CaIssuersFault.PKCS7) {
            CMSSignedDataGenerator bag = new CMSSignedDataGenerator();
            bag.addCertificates(new JcaCertStore(List.of(keys.foreign().root(), wanted)));
            return Reply.binary(BAG, bag.generate(new CMSAbsentContent()).getEncoded());
        }
        X509Certificate handed =
                fault == CaIssuersFault.OTHER_CERTIFICATE ? keys.foreign().root() : wanted;
        return Reply.binary(CERTIFICATE, handed.getEncoded());
    }
}
