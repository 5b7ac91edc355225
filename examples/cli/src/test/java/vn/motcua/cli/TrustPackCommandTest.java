package vn.motcua.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestPki;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.signing.token.JcaKey;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.trust.TrustPack;

/** Verifying in an office without a network, and the page an officer reads. */
class TrustPackCommandTest {

    private static final String PASSWORD = "thu-nghiem";
    private static final Instant MADE = Instant.parse("2026-11-20T03:00:00Z");

    @TempDir
    Path folder;

    private Path signed;
    private Path pack;
    private Path publisher;
    private Path another;

    @BeforeEach
    void prepare() throws Exception {
        TestPki pki = TestPki.create(Clock.systemUTC());
        TestKey officer = pki.issue(TestSubject.of("Nguyễn Văn Mẫu", "UBND xã Mẫu"));
        TestKey maker = pki.issue(TestSubject.of("Sở Nội vụ", "Tỉnh Mẫu"));
        Path key = folder.resolve("key.p12");
        officer.writePkcs12(key, PASSWORD.toCharArray());
        Path password = Files.writeString(folder.resolve("password.txt"), PASSWORD + "\n");
        publisher = pem("publisher.pem", maker.certificate().getEncoded());
        another = pem("another.pem", officer.certificate().getEncoded());
        pack = folder.resolve("trust.pack");
        TrustPack.of(MADE, TrustAnchors.of(pki.root()), List.of(pki.subCa()), List.of())
                .write(pack, JcaKey.of(maker.privateKey(), maker.chain()));
        Path paper = Files.writeString(folder.resolve("paper.xml"), "<so>1</so>");
        signed = folder.resolve("signed.xml");
        assertThat(Run.of("sign", "xml", paper, signed, "--key", key, "--password-file", password)
                        .exitCode())
                .isZero();
    }

    private Path pem(String name, byte[] der) throws Exception {
        return Files.writeString(
                folder.resolve(name),
                "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(der)
                        + "\n-----END CERTIFICATE-----\n");
    }

    @Test
    void verify_byATrustPack_passesAndSaysAsOfWhich() {
        Run verify = Run.of(
                "verify",
                signed,
                "--trust-pack",
                pack,
                "--publisher",
                publisher,
                "--offline",
                "--no-revocation",
                "--json");
        assertThat(verify.exitCode()).as(verify.out()).isZero();
        assertThat(verify.json().get("trustedAsOf").asString()).isEqualTo("2026-11-20T10:00:00+07:00");
        assertThat(verify.json().at("/signatures/0/indication").asString()).isEqualTo("TOTAL_PASSED");
    }

    @Test
    void verify_packOfAnotherPublisherOrChanged_isRefused() throws Exception {
        Run other = Run.of("verify", signed, "--trust-pack", pack, "--publisher", another, "--offline", "--json");
        assertThat(other.exitCode()).isNotZero();
        assertThat(other.json().at("/error/code").asString()).isEqualTo("LAW_DATA_UNTRUSTED");
        Files.writeString(pack, Files.readString(pack).replace("2026-11-20", "2026-11-21"));
        Run changed = Run.of("verify", signed, "--trust-pack", pack, "--publisher", publisher, "--offline", "--json");
        assertThat(changed.json().at("/error/code").asString()).isEqualTo("LAW_DATA_UNTRUSTED");
    }

    @Test
    void verify_packWithoutItsPublisher_isWrongUsage() {
        assertThat(Run.of("verify", signed, "--trust-pack", pack).exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void verify_withAPage_writesItInVietnamese() throws Exception {
        Path page = folder.resolve("bao-cao.html");
        Run verify = Run.of("verify", signed, "--offline", "--html", page);
        assertThat(verify.exitCode()).isEqualTo(ExitCode.NEGATIVE);
        assertThat(Files.readString(page))
                .contains("<html lang=\"vi\"")
                .contains("signed.xml")
                .contains("Nguyễn Văn Mẫu")
                .doesNotContain("<script")
                .doesNotContainPattern("(src|href)=\"http");
        Run refused = Run.of("verify", signed, "--offline", "--html", folder.resolve("no/such/folder.html"));
        assertThat(refused.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
    }
}
