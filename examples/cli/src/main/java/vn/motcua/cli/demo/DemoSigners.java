package vn.motcua.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import vn.motcua.sandbox.TestPki;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.signing.SigningKey;

/** The officer and the agency with their keys, issued by a certificate authority made for this run. */
record DemoSigners(SigningKey officer, SigningKey agency) implements AutoCloseable {

    private static final String OFFICER_KEY = "can-bo";
    private static final String AGENCY_KEY = "co-quan";

    static final String AGENCY = "ỦY BAN NHÂN DÂN XÃ ĐIỀM THUỴ";

    static DemoSigners issue(DemoKeys keys, TestPki pki, Folder folder) throws IOException {
        Files.writeString(folder.anchor(), pem(pki.root()));
        keys.store(OFFICER_KEY, pki.issue(TestSubject.of(Desk.OFFICER, "UBND xã Điềm Thuỵ")));
        keys.store(AGENCY_KEY, pki.issue(TestSubject.of(AGENCY, "UBND tỉnh Thái Nguyên")));
        return new DemoSigners(keys.open(OFFICER_KEY), keys.open(AGENCY_KEY));
    }

    String officerSerial() {
        return officer.certificate().getSerialNumber().toString(16);
    }

    private static String pem(X509Certificate certificate) throws IOException {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IOException("the root certificate cannot be encoded", e);
        }
    }

    @Override
    public void close() {
        officer.close();
        agency.close();
    }
}
