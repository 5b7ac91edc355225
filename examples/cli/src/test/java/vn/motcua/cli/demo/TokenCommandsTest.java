package vn.motcua.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.sandbox.TestPki;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.storage.pdfa.PdfaOptions;
import vn.motcua.storage.pdfa.PdfaWriter;

/** The commands on a token, each in a process of its own as SoftHSM wants it. */
@RequiresNative({"softhsm2-util", "pkcs11-tool"})
class TokenCommandsTest {

    private static final String PIN = "246813";

    @TempDir
    private static Path folder;

    private static Map<String, String> environment;
    private static Path pdf;
    private static String module;

    private record Outcome(int exitCode, String out, String err) {

        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    @BeforeAll
    static void makeToken() throws Exception {
        environment = SoftHsm.prepare(folder);
        SoftHsm softHsm = SoftHsm.in(folder);
        module = softHsm.module().toString();
        TestPki pki = TestPki.create(Clock.systemUTC());
        softHsm.makeToken("can-bo", PIN, pki.issue(TestSubject.of("Nguyễn Văn Mẫu", "UBND xã Mẫu")));
        Path image = folder.resolve("page.png");
        ImageIO.write(new BufferedImage(827, 1169, BufferedImage.TYPE_BYTE_GRAY), "png", image.toFile());
        pdf = PdfaWriter.write(List.of(image), folder.resolve("page.pdf"), PdfaOptions.defaults())
                .path();
    }

    @Test
    void tokens_onePluggedIn_areListedWithTheirUriAndWithoutAPin() throws Exception {
        Outcome outcome = motcua("tokens", "--module", module, "--json");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        JsonNode token = outcome.json().at("/tokens/0");
        assertThat(token.get("label").asString()).isEqualTo("can-bo");
        assertThat(token.get("uri").asString()).startsWith("pkcs11:").contains("token=can-bo");
        assertThat(token.at("/certificates/0/subject").asString()).isNotEmpty();
    }

    @Test
    void tokens_noDriverNamed_areFoundByTheCatalogue() throws Exception {
        Outcome outcome = motcua("tokens", "--json");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.json().at("/tokens").valueStream())
                .extracting(token -> token.get("label").asString())
                .contains("can-bo");
        assertThat(outcome.json().at("/drivers").valueStream())
                .extracting(driver -> driver.get("state").asString())
                .contains("USABLE");
    }

    @Test
    void doctor_tokenPluggedIn_isToldWithoutItsNameAndNumber() throws Exception {
        String serial = motcua("tokens", "--module", module, "--json")
                .json()
                .at("/tokens/0/serial")
                .asString();

        Outcome outcome = motcua("doctor", "--check", "tokens", "--json");

        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        assertThat(outcome.json().at("/checks/0/findings/0/facts/manufacturer").asString())
                .contains("SoftHSM");
        assertThat(serial).isNotEmpty();
        assertThat(outcome.out()).doesNotContain(serial, "can-bo");
    }

    @Test
    void sign_rightPin_signs() throws Exception {
        Path signed = folder.resolve("signed.pdf");

        Outcome outcome = sign(key("can-bo"), PIN, signed);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(signed).exists();
    }

    @Test
    void sign_keyWithoutADriver_findsItAndSigns() throws Exception {
        Path signed = folder.resolve("found.pdf");

        Outcome outcome = sign("pkcs11:token=can-bo", PIN, signed);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(signed).exists();
    }

    /** With the driver named and with the driver searched for. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sign_jnaCannotBeLoaded_signsByTheFallbackAndSaysWhatIsLost(boolean named) throws Exception {
        Path signed = folder.resolve("fallback-" + named + ".pdf");
        Path pinFile = Files.writeString(folder.resolve("pin"), PIN);

        Outcome outcome = motcua(
                List.of("-Djna.nounpack=true", "-Djna.nosys=true", "-Djna.boot.library.path=" + folder),
                "sign",
                "pdf",
                pdf.toString(),
                signed.toString(),
                "--key",
                named ? key("can-bo") : "pkcs11:token=can-bo",
                "--pin-file",
                pinFile.toString(),
                "--json");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains("through SunPKCS11").contains("pulled out, even for a moment");
        assertThat(outcome.json().get("level").asString()).isEqualTo("B-B");
        assertThat(signed).exists();
    }

    @Test
    void sign_wrongPin_isTriedOnceAndTold() throws Exception {
        Path signed = folder.resolve("wrong-pin.pdf");

        Outcome outcome = sign(key("can-bo"), "975310", signed);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.json().at("/error/code").asString()).isEqualTo("PIN_INCORRECT");
        assertThat(outcome.err()).doesNotContain("975310");
        assertThat(signed).doesNotExist();
    }

    @Test
    void sign_unknownToken_isAnEnvironmentFailure() throws Exception {
        Outcome outcome = sign(key("khong-co"), PIN, folder.resolve("none.pdf"));

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.json().at("/error/code").asString()).isEqualTo("TOKEN_NOT_FOUND");
        assertThat(outcome.err()).contains("can-bo");
    }

    @Test
    void tokens_missingDriver_isAnEnvironmentFailure() throws Exception {
        Outcome outcome =
                motcua("tokens", "--module", folder.resolve("no-driver.so").toString(), "--json");

        assertThat(outcome.exitCode()).as(outcome.out()).isIn(2, 3);
        assertThat(outcome.json().at("/error/code").asString()).isNotEmpty();
    }

    private static String key(String token) {
        return "pkcs11:token=" + token + "?module-path=" + module;
    }

    private static Outcome sign(String key, String pin, Path out) throws Exception {
        Path pinFile = Files.writeString(folder.resolve("pin-" + pin), pin);
        return motcua(
                "sign",
                "pdf",
                pdf.toString(),
                out.toString(),
                "--key",
                key,
                "--pin-file",
                pinFile.toString(),
                "--json");
    }

    private static Outcome motcua(String... arguments) throws Exception {
        return motcua(List.of(), arguments);
    }

    private static Outcome motcua(List<String> flags, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "vn.motcua.cli.Main"));
        command.addAll(List.of(arguments));
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder program = new ProcessBuilder(command).redirectError(err.toFile());
        program.environment().putAll(environment);
        Process process = program.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), out, Files.readString(err));
    }
}
