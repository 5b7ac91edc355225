package vn.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.sandbox.junit.RequiresNative;

@RequiresNative("pdfsig")
class PdfsigAgreementTest {

    private static TestIdentity person;
    private static TestIdentity agency;

    @TempDir
    Path folder;

    @BeforeAll
    static void issue() {
        TestIdentity root = TestIdentity.root("Root");
        person = root.issue("Person");
        agency = root.issue("Agency");
    }

    private static List<String> poppler(Path file) throws IOException {
        ProcessBuilder command = new ProcessBuilder("pdfsig", "-nocert", file.toString());
        command.environment().put("LC_ALL", "C.UTF-8");
        Process process = command.redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .toList();
    }

    private static void agree(Path file) throws IOException {
        List<String> theirs = poppler(file);
        List<SignatureReport> ours =
                SignatureValidator.validate(file, ValidationOptions.defaults()).signatures();

        assertThat(theirs.stream().filter(line -> line.startsWith("- Signature Validation:")))
                .containsExactlyElementsOf(ours.stream()
                        .map(s -> s.integrity()
                                ? "- Signature Validation: Signature is Valid."
                                : "- Signature Validation: Digest Mismatch.")
                        .toList());
        assertThat(theirs.stream().filter(line -> line.contains("otal document signed")))
                .containsExactlyElementsOf(ours.stream()
                        .map(s -> s.coverage() == Coverage.WHOLE_FILE
                                ? "- Total document signed"
                                : "- Not total document signed")
                        .toList());
        assertThat(theirs.stream().filter(line -> line.startsWith("- Signer Certificate Common Name: ")))
                .containsExactlyElementsOf(ours.stream()
                        .map(s -> "- Signer Certificate Common Name: "
                                + s.signer().orElseThrow())
                        .toList());
    }

    @Test
    void validate_intactSignatures_popplerSaysTheSame() throws IOException {
        Path pdf = TestSignature.blank(folder.resolve("intact.pdf"));
        TestSignature.pkcs7(person).sign(pdf);
        TestSignature.pkcs7(agency).sign(pdf);
        TestSignature.pades(agency).sign(pdf);

        agree(pdf);
    }

    @Test
    void validate_changedDocument_popplerSaysTheSame() throws IOException {
        Path pdf = TestSignature.blank(folder.resolve("changed.pdf"));
        TestSignature.pades(person).sign(pdf);
        TestSignature.pkcs7(agency).sign(pdf);
        String text = Files.readString(pdf, StandardCharsets.ISO_8859_1);
        int mediaBox = text.indexOf("612.0");
        assertThat(mediaBox).isPositive();
        Files.writeString(
                pdf, text.substring(0, mediaBox) + "613.0" + text.substring(mediaBox + 5), StandardCharsets.ISO_8859_1);

        agree(pdf);
    }
}
