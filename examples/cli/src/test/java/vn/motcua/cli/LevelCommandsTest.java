package vn.motcua.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.http.Secret;
import vn.motcua.sandbox.Sandbox;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.TimestampFault;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.pdf.PdfSignOptions;
import vn.motcua.signing.pdf.PdfSigner;
import vn.motcua.signing.token.JcaKey;

class LevelCommandsTest {

    private static final String PASSWORD = "thu-nghiem";

    @TempDir
    private static Path folder;

    private static Sandbox sandbox;
    private static Path pdf;
    private static Path key;
    private static Path leafKey;
    private static Path chain;
    private static Path root;
    private static Path password;

    @BeforeAll
    static void prepare() throws Exception {
        sandbox = Sandbox.start();
        TestKey officer = sandbox.trust()
                .pki()
                .issue(TestSubject.of("Nguyễn Văn Mẫu", "UBND xã Mẫu").withKeyType(TestKeyType.EC_P256));
        key = folder.resolve("key.p12");
        officer.writePkcs12(key, PASSWORD.toCharArray());
        leafKey = folder.resolve("leaf.p12");
        new TestKey(officer.privateKey(), officer.certificate(), officer.chain().subList(0, 1))
                .writePkcs12(leafKey, PASSWORD.toCharArray());
        chain = Files.writeString(
                folder.resolve("chain.pem"), pem(sandbox.trust().pki().subCa().getEncoded()));
        root = Files.writeString(
                folder.resolve("root.pem"), pem(sandbox.trust().pki().root().getEncoded()));
        password = Files.writeString(folder.resolve("password.txt"), PASSWORD + "\n");
        Path image = folder.resolve("page.png");
        ImageIO.write(new BufferedImage(827, 1169, BufferedImage.TYPE_BYTE_GRAY), "png", image.toFile());
        pdf = folder.resolve("page.pdf");
        assertThat(Run.of("digitize", "--no-ocr", image, pdf).exitCode()).isZero();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static String pem(byte[] der) {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END CERTIFICATE-----\n";
    }

    private static Run sign(Path out, Object... more) {
        Object[] usual = {"sign", "pdf", pdf, out, "--key", key, "--password-file", password, "--json"};
        return Run.of(Stream.concat(Stream.of(usual), Stream.of(more)).toArray());
    }

    private static String levelOf(Path file) {
        return Run.of("verify", file, "--trust", root, "--json")
                .json()
                .at("/signatures/0/level")
                .asString();
    }

    @ParameterizedTest
    @CsvSource({"T,B-T", "LT,B-LT", "LTA,B-LTA"})
    void sign_level_verifyShowsIt(String level, String label) throws Exception {
        Path signed = folder.resolve("signed-" + level + ".pdf");

        Run sign =
                sign(signed, "--level", level, "--tsa", sandbox.trust().timestampUrl(), "--private-host", "127.0.0.1");

        assertThat(sign.exitCode()).as(sign.err()).isZero();
        assertThat(sign.json().get("level").asString()).isEqualTo(label);
        assertThat(levelOf(signed)).isEqualTo(label);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("."));
        }
    }

    @Test
    void extend_signedWithoutANetwork_verifyShowsTheLevel() {
        Path signed = folder.resolve("offline.pdf");
        Path raised = folder.resolve("raised.pdf");
        assertThat(sign(signed).exitCode()).isZero();

        Run extend = extend("LTA", signed, raised, "--private-host", "127.0.0.1");

        assertThat(extend.exitCode()).as(extend.err()).isZero();
        assertThat(extend.json().get("before").asString()).isEqualTo("B-B");
        assertThat(extend.json().get("level").asString()).isEqualTo("B-LTA");
        assertThat(levelOf(raised)).isEqualTo("B-LTA");
    }

    @Test
    void sign_leafAloneWithChain_signsTheIssuersAlong() {
        Path alone = folder.resolve("alone.pdf");
        Path chained = folder.resolve("chained.pdf");
        Object[] usual = {"--key", leafKey, "--password-file", password};

        Run without = Run.of(Stream.concat(Stream.of("sign", "pdf", pdf, alone), Stream.of(usual))
                .toArray());
        Run with = Run.of(Stream.concat(Stream.of("sign", "pdf", pdf, chained, "--chain", chain), Stream.of(usual))
                .toArray());

        assertThat(without.exitCode()).as(without.err()).isZero();
        assertThat(with.exitCode()).as(with.err()).isZero();
        assertThat(Run.of("verify", alone, "--trust", root).exitCode()).isEqualTo(ExitCode.NEGATIVE);
        assertThat(Run.of("verify", chained, "--trust", root).exitCode()).isZero();
    }

    @Test
    void sign_levelTWithoutAuthority_isBadInput() {
        Path signed = folder.resolve("none.pdf");

        assertThat(sign(signed, "--level", "T").exitCode()).isEqualTo(2);
        assertThat(signed).doesNotExist();
    }

    @Test
    void extend_authorityDeclines_isTheEnvironment() {
        Path signed = folder.resolve("declined.pdf");
        Path raised = folder.resolve("declined-raised.pdf");
        assertThat(sign(signed).exitCode()).isZero();
        sandbox.trust().failNext(TimestampFault.REJECTED);

        Run extend = extend("T", signed, raised);

        assertThat(extend.exitCode()).isEqualTo(3);
        assertThat(raised).doesNotExist();
    }

    @Test
    void extend_toB_isBadInput() {
        assertThat(Run.of("extend", pdf, folder.resolve("b.pdf"), "--level", "B")
                        .exitCode())
                .isEqualTo(2);
    }

    private static Run extend(String level, Object... more) {
        Object[] usual = {"extend", "--level", level, "--tsa", sandbox.trust().timestampUrl(), "--json"};
        return Run.of(Stream.concat(Stream.of(usual), Stream.of(more)).toArray());
    }

    private static String errorOf(Run run) {
        return run.json().at("/error/code").asString();
    }

    @Test
    void extend_inPlace_appendsToTheFile() throws Exception {
        Path file = folder.resolve("place.pdf");
        assertThat(sign(file).exitCode()).isZero();
        byte[] before = Files.readAllBytes(file);

        Run extend = extend("LT", file, "--in-place", "--private-host", "127.0.0.1");

        assertThat(extend.exitCode()).as(extend.err()).isZero();
        assertThat(extend.json().get("file").asString()).isEqualTo(file.toString());
        assertThat(Files.readAllBytes(file)).startsWith(before);
        assertThat(levelOf(file)).isEqualTo("B-LT");
    }

    @Test
    void extend_strongerImprint_isTaken() {
        Path file = folder.resolve("imprint.pdf");
        assertThat(sign(file).exitCode()).isZero();

        assertThat(extend("T", file, "--in-place", "--imprint", "SHA-512").exitCode())
                .isZero();
        assertThat(extend("T", file, "--in-place", "--imprint", "SHA-1").exitCode())
                .isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void extend_outAndInPlaceOrNeither_isBadInput() {
        assertThat(extend("T", pdf, folder.resolve("x.pdf"), "--in-place").exitCode())
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(extend("T", pdf).exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void extend_onlyTheCertificateNamesThisMachine_asksNobody() {
        Path file = folder.resolve("guarded.pdf");
        assertThat(sign(file).exitCode()).isZero();

        Run extend = extend("LT", file, "--in-place");

        assertThat(extend.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(errorOf(extend)).isEqualTo("EVIDENCE_INCOMPLETE");
        assertThat(extend.err()).contains("may not be asked from here");
    }

    @Test
    void extend_documentChangedAfterSigning_isBadInput() throws Exception {
        Path file = folder.resolve("changed.pdf");
        assertThat(sign(file).exitCode()).isZero();
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(file, text.replaceFirst("/MediaBox", "/MediaBux"), StandardCharsets.ISO_8859_1);

        Run extend = extend("LT", file, "--in-place");

        assertThat(extend.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(errorOf(extend)).isEqualTo("SIGNATURE_BROKEN");
        assertThat(extend.err()).contains("field Signature1");
    }

    @Test
    void extend_encrypted_needsItsPassword() throws Exception {
        Path plain = folder.resolve("encrypted.pdf");
        Path signed = folder.resolve("encrypted-signed.pdf");
        TestKey officer = sandbox.trust()
                .pki()
                .issue(TestSubject.of("Nguyễn Văn Mẫu", "UBND xã Mẫu").withKeyType(TestKeyType.EC_P256));
        try (PDDocument document = Loader.loadPDF(pdf.toFile());
                Secret secret = Secret.of(PASSWORD);
                SigningKey signing = JcaKey.of(officer.privateKey(), officer.chain())) {
            document.protect(new StandardProtectionPolicy(PASSWORD, PASSWORD, new AccessPermission()));
            document.save(plain.toFile());
            PdfSigner.sign(plain, signed, signing, PdfSignOptions.defaults().withPassword(secret));
        }

        Run without = extend("T", signed, "--in-place");
        Run with = extend("T", signed, "--in-place", "--password-file", password);

        assertThat(without.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(errorOf(without)).isEqualTo("PDF_ENCRYPTED");
        assertThat(with.exitCode()).as(with.err()).isZero();
        assertThat(with.json().get("level").asString()).isEqualTo("B-T");
    }
}
