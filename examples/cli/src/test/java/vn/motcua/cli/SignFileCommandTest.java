package vn.motcua.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.sandbox.Sandbox;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.junit.RequiresNative;

class SignFileCommandTest {

    private static final String PASSWORD = "thu-nghiem";

    @TempDir
    private static Path folder;

    private static Sandbox sandbox;
    private static Path document;
    private static Path key;
    private static Path root;
    private static Path password;

    @BeforeAll
    static void prepare() throws Exception {
        sandbox = Sandbox.start();
        TestKey officer = sandbox.trust().pki().issue(TestSubject.of("Nguyễn Văn Mẫu", "UBND xã Mẫu"));
        key = folder.resolve("key.p12");
        officer.writePkcs12(key, PASSWORD.toCharArray());
        root = Files.writeString(
                folder.resolve("root.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(sandbox.trust().pki().root().getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        password = Files.writeString(folder.resolve("password.txt"), PASSWORD + "\n");
        document = Files.writeString(folder.resolve("to-trinh.txt"), "Kính gửi: UBND xã Mẫu\n".repeat(1000));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static Run sign(Path out, Object... more) {
        Object[] usual = {"sign", "file", document, out, "--key", key, "--password-file", password, "--json"};
        return Run.of(Stream.concat(Stream.of(usual), Stream.of(more)).toArray());
    }

    @ParameterizedTest
    @CsvSource({"B,B-B", "T,B-T", "LT,B-LT", "LTA,B-LTA"})
    @RequiresNative("openssl")
    void sign_level_opensslVerifiesItBesideTheFile(String level, String label) throws Exception {
        Path signature = folder.resolve("to-trinh-" + level + ".p7s");

        Run sign = sign(
                signature, "--level", level, "--tsa", sandbox.trust().timestampUrl(), "--private-host", "127.0.0.1");

        assertThat(sign.exitCode()).as(sign.err()).isZero();
        assertThat(sign.json().get("level").asString()).isEqualTo(label);
        assertThat(sign.json().get("file").asString()).isEqualTo(signature.toString());
        assertThat(verified(signature)).contains("CAdES Verification successful");
    }

    @Test
    @RequiresNative("openssl")
    void sign_withPss_opensslVerifiesIt() throws Exception {
        Path signature = folder.resolve("pss.p7s");

        assertThat(sign(signature, "--pss").exitCode()).isZero();

        assertThat(verified(signature)).contains("CAdES Verification successful");
    }

    @Test
    void sign_secondSigner_standsBesideTheFirst() {
        Path first = folder.resolve("first.p7s");
        Path both = folder.resolve("both.p7s");
        assertThat(sign(first).exitCode()).isZero();

        Run add = Run.of(
                "sign", "file", "--add", first, both, "--content", document, "--key", key, "--password-file", password);

        assertThat(add.exitCode()).as(add.err()).isZero();
        Run verify = Run.of("verify", both, "--content", document, "--trust", root, "--offline", "--json");
        assertThat(verify.json().get("signatures"))
                .hasSize(2)
                .allMatch(signature -> signature.get("integrity").asBoolean());
    }

    @Test
    void sign_severalFiles_inOneContainer() throws IOException {
        Path annex = Files.writeString(folder.resolve("phu-luc.txt"), "Phụ lục");
        Path container = folder.resolve("ho-so.asice");

        Run sign =
                Run.of("sign", "file", document, annex, container, "--key", key, "--password-file", password, "--json");

        assertThat(sign.exitCode()).as(sign.err()).isZero();
        Run verify = Run.of("verify", container, "--trust", root, "--offline", "--no-revocation", "--json");
        assertThat(verify.exitCode()).as(verify.out()).isZero();
        Path both = folder.resolve("hai-chu-ky.asice");
        Run add = Run.of("sign", "file", "--add", container, both, "--key", key, "--password-file", password);
        assertThat(add.exitCode()).as(add.err()).isZero();
        assertThat(Run.of("verify", both, "--trust", root, "--offline", "--no-revocation", "--json")
                        .json()
                        .get("signatures"))
                .hasSize(2);
        Run several = Run.of("sign", "file", document, annex, folder.resolve("x.p7s"), "--key", key);
        assertThat(several.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void extend_fileSignedWithoutANetwork_opensslVerifiesItStill() throws IOException {
        Path signature = folder.resolve("raise.p7s");
        assertThat(sign(signature).exitCode()).isZero();

        Run extend = Run.of(
                "extend",
                signature,
                "--in-place",
                "--level",
                "LTA",
                "--content",
                document,
                "--tsa",
                sandbox.trust().timestampUrl(),
                "--private-host",
                "127.0.0.1",
                "--json");

        assertThat(extend.exitCode()).as(extend.err()).isZero();
        assertThat(extend.json().get("before").asString()).isEqualTo("B-B");
        assertThat(extend.json().get("level").asString()).isEqualTo("B-LTA");
        assertThat(verifiedLevel(signature)).isEqualTo("B-LTA");
    }

    private static String verifiedLevel(Path signature) {
        return Run.of("verify", signature, "--content", document, "--trust", root, "--offline", "--json")
                .json()
                .at("/signatures/0/level")
                .asString();
    }

    @Test
    void extend_xmlSignedWithoutANetwork_verifyShowsTheLevel() throws IOException {
        Path paper = Files.writeString(folder.resolve("paper.xml"), "<so>1</so>");
        Path raised = folder.resolve("raised.xml");
        assertThat(Run.of("sign", "xml", "--in-place", paper, "--key", key, "--password-file", password)
                        .exitCode())
                .isZero();

        Run extend = Run.of(
                "extend",
                paper,
                raised,
                "--level",
                "LT",
                "--tsa",
                sandbox.trust().timestampUrl(),
                "--private-host",
                "127.0.0.1",
                "--json");

        assertThat(extend.exitCode()).as(extend.err()).isZero();
        assertThat(extend.json().get("level").asString()).isEqualTo("B-LT");
        assertThat(Run.of("verify", raised, "--trust", root, "--offline", "--json")
                        .json()
                        .at("/signatures/0/level")
                        .asString())
                .isEqualTo("B-LT");
    }

    @ParameterizedTest
    @CsvSource({"cades,LT,B-LT", "cades,LTA,B-LTA", "xades,LT,B-LT", "xades,LTA,B-LTA"})
    void extend_container_verifyShowsTheLevel(String form, String level, String label) throws IOException {
        Path annex = Files.writeString(folder.resolve("ban-do.txt"), "Bản đồ");
        Path container = folder.resolve(form + level + ".asice");
        Path raised = folder.resolve(form + level + "-raised.asice");
        Run sign = Run.of(
                "sign", "file", document, annex, container, "--form", form, "--key", key, "--password-file", password);
        assertThat(sign.exitCode()).as(sign.err()).isZero();

        Run extend = Run.of(
                "extend",
                container,
                raised,
                "--level",
                level,
                "--tsa",
                sandbox.trust().timestampUrl(),
                "--private-host",
                "127.0.0.1",
                "--json");

        assertThat(extend.exitCode()).as(extend.err()).isZero();
        assertThat(extend.json().get("before").asString()).isEqualTo("B-B");
        assertThat(extend.json().get("level").asString()).isEqualTo(label);
        Run verify = Run.of("verify", raised, "--trust", root, "--offline", "--json");
        assertThat(verify.exitCode()).as(verify.out()).isZero();
        assertThat(verify.json().at("/signatures/0/level").asString()).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({"LT,B-LT", "LTA,B-LTA"})
    void sign_xmlAtALevelAboveAStamp_verifyShowsIt(String level, String label) throws IOException {
        Path paper = Files.writeString(folder.resolve("long.xml"), "<so>1</so>");
        Path out = folder.resolve("long-signed.xml");

        Run sign = Run.of(
                "sign",
                "xml",
                paper,
                out,
                "--key",
                key,
                "--password-file",
                password,
                "--level",
                level,
                "--tsa",
                sandbox.trust().timestampUrl(),
                "--private-host",
                "127.0.0.1",
                "--json");

        assertThat(sign.exitCode()).as(sign.err()).isZero();
        assertThat(sign.json().get("level").asString()).isEqualTo(label);
        assertThat(Run.of("verify", out, "--trust", root, "--offline", "--json")
                        .json()
                        .at("/signatures/0/level")
                        .asString())
                .isEqualTo(label);
    }

    @Test
    void sign_noSuchFile_isBadInput() {
        Run sign = Run.of(
                "sign",
                "file",
                folder.resolve("missing"),
                folder.resolve("out"),
                "--key",
                key,
                "--password-file",
                password,
                "--json");

        assertThat(sign.exitCode()).isEqualTo(2);
        assertThat(sign.json().at("/error/code").asString()).isEqualTo("FILE_NOT_FOUND");
    }

    @Test
    void sign_levelWithoutAuthority_isBadInputAndWritesNothing() {
        Path signature = folder.resolve("none.p7s");

        Run sign = sign(signature, "--level", "T");

        assertThat(sign.exitCode()).isEqualTo(2);
        assertThat(sign.json().at("/error/code").asString()).isEqualTo("INVALID_VALUE");
        assertThat(signature).doesNotExist();
    }

    private static String verified(Path signature) throws IOException {
        List<String> command = List.of(
                "openssl",
                "cms",
                "-verify",
                "-binary",
                "-cades",
                "-inform",
                "DER",
                "-in",
                signature.toString(),
                "-content",
                document.toString(),
                "-CAfile",
                root.toString(),
                "-purpose",
                "any",
                "-out",
                "/dev/null");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
