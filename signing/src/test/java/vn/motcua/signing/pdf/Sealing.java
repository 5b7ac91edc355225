package vn.motcua.signing.pdf;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import vn.motcua.sandbox.Sandbox;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.TrustSandbox;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.timestamp.Persistence;
import vn.motcua.signing.timestamp.TimestampClient;
import vn.motcua.signing.timestamp.TimestampOptions;
import vn.motcua.signing.timestamp.TimestampService;
import vn.motcua.signing.trust.EvidenceClient;
import vn.motcua.signing.trust.EvidenceOptions;
import vn.motcua.signing.trust.TrustAnchors;

/** A sandbox with officials whose certificates name its services, and clients that ask them. */
final class Sealing implements AutoCloseable {

    final Sandbox sandbox = Sandbox.start();
    final TrustSandbox trust = sandbox.trust();
    final TimestampClient timestamps = timestamps(trust.timestampUrl());
    final EvidenceClient evidence = EvidenceClient.open(asking());

    EvidenceOptions asking() {
        return EvidenceOptions.defaults()
                .withPrivateHosts(Set.of("127.0.0.1"))
                .withAnchors(TrustAnchors.of(trust.pki().root()));
    }

    static TimestampClient timestamps(URI address) {
        Persistence once = Persistence.defaults().withRounds(1);
        return TimestampClient.open(
                TimestampOptions.defaults(TimestampService.at(address)).withPersistence(once));
    }

    TestKey officer(TestKeyType type) {
        return trust.pki()
                .issue(TestSubject.of("Nguyễn Văn Thử", "Ủy ban nhân dân xã Mẫu")
                        .withKeyType(type));
    }

    SignedPdf sign(Path in, Path out, TestKey key, SignatureLevel level) {
        PdfSignOptions options = PdfSignOptions.defaults();
        return PdfSigner.sign(
                in, out, Keys.key(key), level == SignatureLevel.B_B ? options : options.withTimestamps(timestamps));
    }

    PdfExtendOptions to(SignatureLevel level) {
        return PdfExtendOptions.to(level).withTimestamps(timestamps).withEvidence(evidence);
    }

    @Override
    public void close() {
        timestamps.close();
        evidence.close();
        sandbox.close();
    }
}
