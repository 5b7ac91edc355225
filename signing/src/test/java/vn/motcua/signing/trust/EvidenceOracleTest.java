package vn.motcua.signing.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.sandbox.junit.RequiresNative;

/** What the sandbox serves and the client hands out, judged by openssl. */
@RequiresNative("openssl")
class EvidenceOracleTest {

    private static final TrustFixture FIXTURE = new TrustFixture();

    @TempDir
    Path folder;

    private OpenSsl openssl;
    private Path root;
    private Path subCa;

    @AfterAll
    static void stop() {
        FIXTURE.close();
    }

    @BeforeEach
    void write() {
        openssl = new OpenSsl(folder);
        root = openssl.pem("root.pem", FIXTURE.root());
        subCa = openssl.pem("sub.pem", FIXTURE.subCa());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void gather_ocspResponse_opensslVerifiesAndAgrees(boolean revoked) {
        X509Certificate officer = FIXTURE.newOfficer();
        if (revoked) {
            FIXTURE.trust.revoke(officer, Instant.parse("2026-11-01T03:04:05Z"), CRLReason.KEY_COMPROMISE);
        }
        Evidence evidence = FIXTURE.gather(FIXTURE.options(), officer);

        String verdict = openssl.run(
                "ocsp",
                "-respin",
                openssl.file("answer.der", evidence.ocspResponses().get(0)),
                "-issuer",
                subCa,
                "-cert",
                openssl.pem("officer.pem", officer),
                "-CAfile",
                root,
                "-verify_other",
                subCa);

        assertThat(verdict)
                .contains("Response verify OK")
                .contains(revoked ? "officer.pem: revoked" : "officer.pem: good");
        if (revoked) {
            assertThat(verdict).contains("Reason: keyCompromise", "Revocation Time: Nov  1 03:04:05 2026 GMT");
        }
    }

    @Test
    void responder_askedByOpenssl_answersItToo() {
        String verdict = openssl.run(
                "ocsp",
                "-url",
                FIXTURE.trust.ocspUrl(),
                "-issuer",
                subCa,
                "-cert",
                openssl.pem("officer.pem", FIXTURE.officer),
                "-CAfile",
                root,
                "-verify_other",
                subCa);

        assertThat(verdict).contains("Response verify OK", "officer.pem: good");
    }

    @Test
    void gather_lists_opensslVerifiesAndShowsTheEntry() {
        X509Certificate officer = FIXTURE.newOfficer();
        FIXTURE.trust.revoke(officer, Instant.parse("2026-11-01T03:04:05Z"), CRLReason.CERTIFICATE_HOLD);
        Evidence evidence = FIXTURE.gather(FIXTURE.options().withOrder(RevocationOrder.CRL_FIRST), officer);
        Path ofSubCa = openssl.file("sub.crl", evidence.crls().get(0));
        Path ofRoot = openssl.file("root.crl", evidence.crls().get(1));

        String shown = openssl.run("crl", "-inform", "DER", "-in", ofSubCa, "-CAfile", subCa, "-text", "-noout");

        assertThat(shown)
                .contains("verify OK", "Certificate Hold")
                .containsIgnoringCase(officer.getSerialNumber().toString(16));
        assertThat(openssl.run("crl", "-inform", "DER", "-in", ofRoot, "-CAfile", root, "-noout"))
                .contains("verify OK");
        assertThat(openssl.run("crl", "-inform", "DER", "-in", ofRoot, "-CAfile", subCa, "-noout"))
                .doesNotContain("verify OK");
    }

    @Test
    void gather_chainAndLists_opensslChecksTheWholePath() {
        Evidence evidence = FIXTURE.gather(FIXTURE.options().withOrder(RevocationOrder.CRL_FIRST));
        StringBuilder all = new StringBuilder();
        for (byte[] list : evidence.crls()) {
            Path one = openssl.file("one.crl", list);
            all.append(openssl.run("crl", "-inform", "DER", "-in", one));
        }
        Path lists = openssl.file("lists.pem", all.toString().getBytes(StandardCharsets.US_ASCII));

        assertThat(openssl.run(
                        "verify",
                        "-crl_check_all",
                        "-CRLfile",
                        lists,
                        "-CAfile",
                        root,
                        "-untrusted",
                        openssl.pem("chain.pem", evidence.chain().certificates().get(1)),
                        openssl.pem("leaf.pem", FIXTURE.officer)))
                .contains("leaf.pem: OK");
    }
}
