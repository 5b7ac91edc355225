package vn.motcua.conformance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.motcua.sandbox.Sandbox;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.TrustSandbox;
import vn.motcua.signing.timestamp.TimestampClient;
import vn.motcua.signing.timestamp.TimestampOptions;
import vn.motcua.signing.timestamp.TimestampService;
import vn.motcua.signing.trust.EvidenceClient;
import vn.motcua.signing.trust.EvidenceOptions;
import vn.motcua.signing.trust.TrustAnchors;

/** A sandbox with its services, clients that ask them, and what a judge without a network needs of them as files. */
final class TrustSetting implements AutoCloseable {

    private static final String ORGANIZATION = "Ủy ban nhân dân xã Mẫu";

    final TimestampClient timestamps;
    final EvidenceClient evidence;
    /** The root's certificate, PEM. */
    final Path anchors;
    /** The sub-CA's certificate, PEM. */
    final Path intermediate;
    /** The revocation lists of the sub-CA and of the root. */
    final Path[] lists;

    private final Sandbox sandbox;
    private final Path folder;
    private final Map<TestKeyType, TestKey> officers = new EnumMap<>(TestKeyType.class);
    private final Map<TestKeyType, TestKey> agencies = new EnumMap<>(TestKeyType.class);

    private TrustSetting(Sandbox sandbox, Path folder) throws IOException, InterruptedException {
        this.sandbox = sandbox;
        this.folder = folder;
        TrustSandbox trust = sandbox.trust();
        this.timestamps = TimestampClient.open(TimestampOptions.defaults(TimestampService.at(trust.timestampUrl())));
        this.evidence = EvidenceClient.open(EvidenceOptions.defaults()
                .withPrivateHosts(Set.of("127.0.0.1"))
                .withAnchors(TrustAnchors.of(trust.pki().root())));
        this.anchors =
                Files.writeString(folder.resolve("root.pem"), pem(trust.pki().root()));
        this.intermediate =
                Files.writeString(folder.resolve("sub-ca.pem"), pem(trust.pki().subCa()));
        this.lists = new Path[] {
            fetch(trust.crlUrl(), folder.resolve("sub-ca.crl")), fetch(trust.rootCrlUrl(), folder.resolve("root.crl"))
        };
    }

    static TrustSetting start(Path folder) throws IOException, InterruptedException {
        return new TrustSetting(Sandbox.start(), folder);
    }

    static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("it was made by encoding it", e);
        }
    }

    private static Path fetch(URI list, Path file) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofFile(file))
                .body();
    }

    static List<byte[]> contents(Path... files) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (Path file : files) {
            contents.add(Files.readAllBytes(file));
        }
        return contents;
    }

    String timestampAddress() {
        return sandbox.trust().timestampUrl().toString();
    }

    /** The same for every type: making a key of RSA costs more than a signature. */
    TestKey officer(TestKeyType type) {
        return officers.computeIfAbsent(type, made -> issue(subject(made)));
    }

    TestKey agency(TestKeyType type) {
        return agencies.computeIfAbsent(
                type, made -> issue(TestSubject.of("UBND xã Mẫu", ORGANIZATION).withKeyType(made)));
    }

    /** An officer to be. */
    TestSubject subject(TestKeyType type) {
        return TestSubject.of("Nguyễn Văn Thử", ORGANIZATION).withKeyType(type);
    }

    TestKey issue(TestSubject subject) {
        return sandbox.trust().pki().issue(subject);
    }

    void revoke(TestKey holder, Instant since) {
        sandbox.trust().revoke(holder.certificate(), since, CRLReason.KEY_COMPROMISE);
    }

    /** The list of the sub-CA as it is by now, and that of the root. */
    List<Path> currentLists() throws IOException, InterruptedException {
        Path current = Files.createTempFile(folder, "current", ".crl");
        return List.of(fetch(sandbox.trust().crlUrl(), current), lists[1]);
    }

    @Override
    public void close() {
        timestamps.close();
        evidence.close();
        sandbox.close();
    }
}
