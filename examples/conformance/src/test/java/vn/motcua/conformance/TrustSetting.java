package vn.motcua.conformance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
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

    final TimestampClient timestamps;
    final EvidenceClient evidence;
    /** The root's certificate, PEM. */
    final Path anchors;
    /** The revocation lists of the sub-CA and of the root. */
    final Path[] lists;

    private final Sandbox sandbox;

    private TrustSetting(Sandbox sandbox, Path folder) throws IOException, InterruptedException {
        this.sandbox = sandbox;
        TrustSandbox trust = sandbox.trust();
        this.timestamps = TimestampClient.open(TimestampOptions.defaults(TimestampService.at(trust.timestampUrl())));
        this.evidence = EvidenceClient.open(EvidenceOptions.defaults()
                .withPrivateHosts(Set.of("127.0.0.1"))
                .withAnchors(TrustAnchors.of(trust.pki().root())));
        this.anchors = Files.writeString(folder.resolve("root.pem"), pem(encodedRoot()));
        this.lists = new Path[] {
            fetch(trust.crlUrl(), folder.resolve("sub-ca.crl")), fetch(trust.rootCrlUrl(), folder.resolve("root.crl"))
        };
    }

    static TrustSetting start(Path folder) throws IOException, InterruptedException {
        return new TrustSetting(Sandbox.start(), folder);
    }

    private byte[] encodedRoot() {
        try {
            return sandbox.trust().pki().root().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("it was made by encoding it", e);
        }
    }

    private static String pem(byte[] certificate) {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(certificate)
                + "\n-----END CERTIFICATE-----\n";
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

    TestKey officer(TestKeyType type) {
        return issue("Nguyễn Văn Thử", type);
    }

    TestKey agency(TestKeyType type) {
        return issue("UBND xã Mẫu", type);
    }

    private TestKey issue(String name, TestKeyType type) {
        return sandbox.trust()
                .pki()
                .issue(TestSubject.of(name, "Ủy ban nhân dân xã Mẫu").withKeyType(type));
    }

    @Override
    public void close() {
        timestamps.close();
        evidence.close();
        sandbox.close();
    }
}
