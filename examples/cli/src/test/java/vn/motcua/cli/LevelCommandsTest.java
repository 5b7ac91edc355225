package vn.motcua.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.sandbox.Sandbox;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.TimestampFault;

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

        Run sign = sign(signed, "--level", level, "--tsa", sandbox.trust().timestampUrl());

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

        Run extend = Run.of(
                "extend",
                signed,
                raised,
                "--level",
                "LTA",
                "--tsa",
                sandbox.trust().timestampUrl(),
                "--json");

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
        assertThat(Run.of("verify", alone, "--trust", root, "--offline", "--no-revocation")
                        .exitCode())
                .isEqualTo(ExitCode.NEGATIVE);
        assertThat(Run.of("verify", chained, "--trust", root, "--offline", "--no-revocation")
                        .exitCode())
                .isZero();
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

        Run extend = Run.of(
                "extend",
                signed,
                raised,
                "--level",
                "T",
                "--tsa",
                sandbox.trust().timestampUrl());

        assertThat(extend.exitCode()).isEqualTo(3);
        assertThat(raised).doesNotExist();
    }

    @Test
    void extend_toB_isBadInput() {
        assertThat(Run.of("extend", pdf, folder.resolve("b.pdf"), "--level", "B")
                        .exitCode())
                .isEqualTo(2);
    }
}
