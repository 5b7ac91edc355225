package vn.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.trust.TrustAnchors;

/** One bit turned, in every byte of a signed PDF. */
class FlippedByteTest {

    /** Kept so that its level stays: damaged objects make PDFBox fill pages of log. */
    private static final Logger PDFBOX = Logger.getLogger("org.apache.pdfbox");

    private static final int HEADER = "%PDF-".length();

    @TempDir
    static Path folder;

    private static ValidationOptions trusting;
    private static SmallPdf signed;

    @BeforeAll
    static void sign() throws IOException {
        PDFBOX.setLevel(Level.OFF);
        TestIdentity root = TestIdentity.root("Root");
        trusting = ValidationOptions.defaults()
                .withAnchors(TrustAnchors.of(root.certificate()))
                .withRevocation(RevocationRule.NOT_CHECKED)
                .withTime(TestIdentity.DURING);
        signed = SmallPdf.signedBy(SmallPdf.onCurve(root));
    }

    private static List<SignatureReport> validate(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("flipped.pdf"), content);
        return SignatureValidator.validate(file, trusting).signatures();
    }

    @Test
    void validate_asItWasSigned_passes() throws IOException {
        assertThat(validate(signed.bytes())).singleElement().satisfies(report -> {
            assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
            assertThat(report.coverage()).isEqualTo(Coverage.WHOLE_FILE);
        });
    }

    @Test
    void validate_aBitOfEachCoveredByteTurned_failsTotally() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < signed.bytes().length; i++) {
            if (signed.covers(i)) {
                judge(i, random.nextInt(8), wrong);
            }
        }

        assertThat(wrong).as("seed %d", seed).isEmpty();
    }

    @Test
    @Tag("full")
    void validate_eachBitOfEachCoveredByteTurned_failsTotally() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < signed.bytes().length * 8; i++) {
            if (signed.covers(i / 8)) {
                judge(i / 8, i % 8, wrong);
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void validate_paddingTurnedIntoOtherDigits_staysAsItWas() throws IOException {
        for (int i = signed.valueEnd(); i < signed.gapEnd() - 1; i++) {
            for (int bit : new int[] {0, 1, 2, 3}) {
                SignatureReport report = validate(signed.flipped(i, bit)).get(0);

                assertThat(report.indication()).as("position %d", i).isEqualTo(Indication.TOTAL_PASSED);
                assertThat(report.changesAfterSigning()).contains(ChangesAfterSigning.NONE);
            }
        }
    }

    /** What is no digit could end the value for another reader: nothing may hide there. */
    @Test
    void validate_paddingTurnedIntoAnythingElse_failsTotally() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (int i = signed.valueEnd(); i < signed.gapEnd(); i++) {
            for (int bit : i == signed.gapEnd() - 1 ? new int[] {0, 1, 2, 3, 4, 5, 6, 7} : new int[] {4, 5, 6, 7}) {
                judge(i, bit, wrong);
            }
        }

        assertThat(wrong).isEmpty();
    }

    /** Without its header a file is no PDF any more; anything else is one, and its signature has failed. */
    private static void judge(int position, int bit, List<String> wrong) throws IOException {
        String outcome;
        try {
            List<SignatureReport> reports = validate(signed.flipped(position, bit));
            boolean failed = !reports.isEmpty()
                    && reports.stream()
                            .allMatch(report -> report.indication() == Indication.TOTAL_FAILED && !report.integrity());
            outcome = failed
                    ? ""
                    : reports.stream().map(FlippedByteTest::told).toList().toString();
        } catch (InvalidInputException e) {
            outcome = position < HEADER ? "" : e.getMessage();
        }
        if (!outcome.isEmpty()) {
            wrong.add(position + "." + bit + " of " + signed.bytes().length + ": " + outcome);
        }
    }

    private static String told(SignatureReport report) {
        return report.indication() + " "
                + report.reasons().stream().map(Reason::code).toList();
    }
}
