package vn.motcua.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.conformance.DssProcess.Verdict;
import vn.motcua.sandbox.Sandbox;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.TrustSandbox;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.pdf.PdfExtendOptions;
import vn.motcua.signing.pdf.PdfSignOptions;
import vn.motcua.signing.pdf.PdfSigner;
import vn.motcua.signing.timestamp.TimestampClient;
import vn.motcua.signing.timestamp.TimestampOptions;
import vn.motcua.signing.timestamp.TimestampService;
import vn.motcua.signing.token.JcaKey;
import vn.motcua.signing.trust.EvidenceClient;
import vn.motcua.signing.trust.EvidenceOptions;
import vn.motcua.signing.trust.TrustAnchors;

/** What is renewed, or raised although its certificate has been revoked since, EU DSS passes from the file alone. */
class ExtendAgreementTest {

    private static final Verdict ARCHIVED = new Verdict("PAdES-BASELINE-LTA", "TOTAL_PASSED", "", "[]");

    @TempDir
    private static Path folder;

    private static Sandbox sandbox;
    private static TrustSandbox trust;
    private static TimestampClient timestamps;
    private static DssProcess dss;
    private static Path anchors;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.start();
        trust = sandbox.trust();
        timestamps = TimestampClient.open(TimestampOptions.defaults(TimestampService.at(trust.timestampUrl())));
        dss = DssProcess.shared();
        anchors = Files.writeString(
                folder.resolve("root.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(trust.pki().root().getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }

    @AfterAll
    static void stop() {
        timestamps.close();
        sandbox.close();
    }

    private static TestKey officer() {
        return trust.pki()
                .issue(TestSubject.of("Nguyễn Văn Thử", "Ủy ban nhân dân xã Mẫu")
                        .withKeyType(TestKeyType.EC_P256));
    }

    private static Path signed(TestKey officer, String name) throws IOException {
        Path in = folder.resolve("in.pdf");
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(in.toFile());
        }
        Path signed = folder.resolve(name);
        try (SigningKey key = JcaKey.of(officer.privateKey(), officer.chain())) {
            PdfSigner.sign(in, signed, key, PdfSignOptions.defaults().withTimestamps(timestamps));
        }
        return signed;
    }

    /** Every time a client that has kept nothing, as years would lie between. */
    private static int raise(Path file, SignatureLevel level, String imprint) {
        EvidenceOptions asking = EvidenceOptions.defaults()
                .withPrivateHosts(Set.of("127.0.0.1"))
                .withAnchors(TrustAnchors.of(trust.pki().root()));
        try (EvidenceClient evidence = EvidenceClient.open(asking)) {
            return PdfSigner.extendInPlace(
                            file,
                            PdfExtendOptions.to(level)
                                    .withTimestamps(timestamps)
                                    .withEvidence(evidence)
                                    .withImprintDigest(imprint))
                    .evidence();
        }
    }

    @Test
    void validate_renewedTwiceByStrongerDigests_passes() throws Exception {
        Path file = signed(officer(), "renewed.pdf");
        raise(file, SignatureLevel.B_LTA, "SHA-256");
        assertThat(dss.validate(file, anchors)).containsExactly(ARCHIVED);

        // The answer about the last time-stamp is newer than the one that is there.
        assertThat(raise(file, SignatureLevel.B_LTA, "SHA-384")).isPositive();
        assertThat(dss.validate(file, anchors)).containsExactly(ARCHIVED);

        assertThat(raise(file, SignatureLevel.B_LTA, "SHA-512")).isPositive();
        assertThat(dss.validate(file, anchors)).containsExactly(ARCHIVED);
    }

    @Test
    void validate_revokedAfterItsTimestamp_passes() throws Exception {
        TestKey dismissed = officer();
        Path file = signed(dismissed, "dismissed.pdf");
        trust.revoke(dismissed.certificate(), Instant.now().plusSeconds(2), CRLReason.CESSATION_OF_OPERATION);

        raise(file, SignatureLevel.B_LTA, "SHA-256");

        assertThat(dss.validate(file, anchors)).containsExactly(ARCHIVED);
    }
}
