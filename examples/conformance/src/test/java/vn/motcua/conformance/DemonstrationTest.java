package vn.motcua.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.sandbox.junit.RequiresNative;

/** The demonstration as a vendor runs it, in a process of its own, judged by other programs. */
class DemonstrationTest {

    @TempDir
    private static Path folder;

    private static Path out;
    private static Outcome demo;

    private record Outcome(int exitCode, String said) {}

    @BeforeAll
    static void run() throws Exception {
        out = folder.resolve("ho so");
        demo = motcua("demo", "--out", out.toString());
    }

    @Test
    void demo_withoutScans_endsWell() {
        assertThat(demo.exitCode()).as(demo.said()).isZero();
        assertThat(demo.said()).contains("10/10").contains("status 10").contains("due ");
        assertThat(demo.said()).doesNotContain("SLF4J").doesNotContain("WARNING");
    }

    @Test
    @RequiresNative({"softhsm2-util", "pkcs11-tool"})
    void demo_softHsmInstalled_signsOnTheToken() {
        assertThat(demo.said()).contains("SoftHSM token");
    }

    @Test
    @RequiresNative("pdfsig")
    void result_pdfsig_callsEverySignatureValidAndTheLastTotal() throws Exception {
        assertThat(pdfsig("so-hoa-da-ky.pdf")).containsExactly("Total document signed", "Signature is Valid.");
        assertThat(pdfsig("ban-sao-dien-tu.pdf"))
                .containsExactly(
                        "Not total document signed",
                        "Signature is Valid.",
                        "Total document signed",
                        "Signature is Valid.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"so-hoa.pdf", "so-hoa-da-ky.pdf", "ban-sao-dien-tu.pdf"})
    void files_veraPdf_callsThemPdfA2b(String name) throws Exception {
        assertThat(PdfaJudge.violations(out.resolve(name))).isEmpty();
    }

    @Test
    void report_standsAlone_andShowsEverything() throws IOException {
        String report = Files.readString(out.resolve("report.html"));

        assertThat(report)
                .contains("data:image/jpeg;base64,")
                .contains("TOTAL_PASSED")
                .contains("DongBoHoSoMC")
                .contains("4.000 VND");
        assertThat(report).doesNotContainPattern("(src|href)=\"(?!data:)").doesNotContain("KHÔNG ĐẠT");
    }

    @Test
    @RequiresNative("xmlsec1")
    void record_xmlsec1_verifiesTheAgencysSignature() throws Exception {
        Path pem = out.resolve("root-ca.pem");
        Outcome outcome = run(List.of(
                "xmlsec1",
                "--verify",
                "--id-attr:Id",
                "DuLieu",
                "--id-attr:Id",
                "SignedProperties",
                "--trusted-pem",
                pem.toString(),
                out.resolve("ket-qua.xml").toString()));

        assertThat(outcome.exitCode()).as(outcome.said()).isZero();
        assertThat(Files.readString(out.resolve("report.html"))).contains("ket-qua.xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ban-sao-dien-tu.pdf", "ket-qua.xml"})
    void verify_theResultWithItsAnchor_passes(String name) throws Exception {
        Outcome outcome = motcua(
                "verify",
                out.resolve(name).toString(),
                "--trust",
                out.resolve("root-ca.pem").toString(),
                "--no-revocation"); // Who was asked while it ran has gone with the demonstration.

        assertThat(outcome.exitCode()).as(outcome.said()).isZero();
    }

    private static List<String> pdfsig(String name) throws Exception {
        Outcome outcome = run(List.of("pdfsig", out.resolve(name).toString()));
        return outcome.said()
                .lines()
                .map(String::strip)
                .filter(line -> line.contains("document signed") || line.startsWith("- Signature Validation:"))
                .map(line -> line.replaceFirst("^- (Signature Validation: )?", ""))
                .toList();
    }

    private static Outcome motcua(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "vn.motcua.cli.Main"));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private static Outcome run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), said);
    }
}
