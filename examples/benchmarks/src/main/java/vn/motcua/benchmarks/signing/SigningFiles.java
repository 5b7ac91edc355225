package vn.motcua.benchmarks.signing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import vn.motcua.benchmarks.harness.Workspace;
import vn.motcua.sandbox.Sandbox;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestSubject;

/**
 * What signers and validators of a bench are given as files.
 *
 * @param holder who signs
 * @param key the key, PKCS#12
 * @param root the anchor, PEM
 * @param lists the revocation lists of the sub-CA and of the root
 */
record SigningFiles(TestKey holder, Path key, Path root, List<Path> lists) {

    static final String PASSWORD = "thu-nghiem";

    static SigningFiles make(Workspace workspace) throws IOException {
        try (Sandbox sandbox = Sandbox.start()) {
            TestKey holder = sandbox.trust().pki().issue(TestSubject.of("Nguyễn Văn Mẫu", "UBND xã Mẫu"));
            Path key = workspace.file("key.p12");
            holder.writePkcs12(key, PASSWORD.toCharArray());
            Path root = workspace.file("root.pem");
            Files.writeString(root, pem(sandbox.trust().pki().root()), StandardCharsets.US_ASCII);
            return new SigningFiles(
                    holder,
                    key,
                    root,
                    List.of(
                            fetch(sandbox.trust().crlUrl(), workspace.file("sub-ca.crl")),
                            fetch(sandbox.trust().rootCrlUrl(), workspace.file("root.crl"))));
        }
    }

    private static String pem(X509Certificate certificate) throws IOException {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IOException(e);
        }
    }

    private static Path fetch(URI list, Path file) throws IOException {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofFile(file))
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while fetching " + list, e);
        }
    }
}
