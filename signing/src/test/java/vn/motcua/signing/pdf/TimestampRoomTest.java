package vn.motcua.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.timestamp.TimestampClient;

/** The room for time-stamps follows the authority's answers. */
class TimestampRoomTest {

    private static final Sealing SEALING = new Sealing();
    private static final TestKey OFFICER = SEALING.officer(TestKeyType.RSA_2048);

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        SEALING.close();
    }

    @Test
    void sign_roomNotSet_littleOfItStaysEmpty() throws Exception {
        try (TimestampClient fresh = Sealing.timestamps(SEALING.trust.timestampUrl())) {
            SignedPdf first = sign(fresh, Keys.Counting.of(Keys.key(OFFICER)));
            assertThat(unused(first)).isBetween(0, 200);
            assertThat(unused(sign(fresh, Keys.Counting.of(Keys.key(OFFICER))))).isBetween(0, 200);
        }
    }

    @Test
    void sign_lengthKnownFromEarlier_asksOnlyOnce() throws Exception {
        try (LongerAnswers authority = new LongerAnswers(SEALING.trust.timestampUrl(), SEALING.trust.pki(), n -> 0);
                TimestampClient client = Sealing.timestamps(authority.address())) {
            sign(client, Keys.Counting.of(Keys.key(OFFICER)));
            assertThat(authority.answered()).isEqualTo(2);
            sign(client, Keys.Counting.of(Keys.key(OFFICER)));
            assertThat(authority.answered()).isEqualTo(3);
        }
    }

    @Test
    @RequiresNative("pdfsig")
    void sign_answerOutgrowsItsRoom_signedAgainWithMore() throws Exception {
        try (LongerAnswers authority =
                        new LongerAnswers(SEALING.trust.timestampUrl(), SEALING.trust.pki(), n -> n == 1 ? 0 : 3);
                TimestampClient client = Sealing.timestamps(authority.address())) {
            Keys.Counting key = Keys.Counting.of(Keys.key(OFFICER));

            SignedPdf signed = sign(client, key);

            assertThat(key.asked).isEqualTo(2);
            assertThat(authority.answered()).isEqualTo(3);
            assertThat(unused(signed)).isBetween(0, 200);
            assertThat(Programs.pdfsig(out())).contains("Signature is Valid", "Total document signed");
            try (Judged judged = Judged.open(out())) {
                judged.requireValid(OFFICER.certificate());
            }
        }
    }

    @Test
    void signInPlace_answerOutgrowsItsRoom_signedAgainWithMore() throws Exception {
        try (LongerAnswers authority =
                        new LongerAnswers(SEALING.trust.timestampUrl(), SEALING.trust.pki(), n -> n == 1 ? 0 : 3);
                TimestampClient client = Sealing.timestamps(authority.address())) {
            Path file = Documents.withStream(folder.resolve("place.pdf"));

            PdfSigner.signInPlace(
                    file, Keys.key(OFFICER), PdfSignOptions.defaults().withTimestamps(client));

            try (Judged judged = Judged.open(file)) {
                judged.requireValid(OFFICER.certificate());
            }
        }
    }

    @Test
    void sign_answersGrowAndGrow_givenUpWithNothingWritten() throws Exception {
        try (LongerAnswers authority =
                        new LongerAnswers(SEALING.trust.timestampUrl(), SEALING.trust.pki(), n -> n - 1);
                TimestampClient client = Sealing.timestamps(authority.address())) {
            Keys.Counting key = Keys.Counting.of(Keys.key(OFFICER));

            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> sign(client, key))
                    .withMessageContaining("room");

            assertThat(key.asked).isEqualTo(PdfTimestamps.TRIES);
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).hasSize(1);
            }
        }
    }

    @Test
    @RequiresNative("pdfsig")
    void extend_answerOutgrowsItsRoom_stampedAgainWithMore() throws Exception {
        SEALING.sign(Documents.withTable(folder.resolve("in.pdf")), out(), OFFICER, SignatureLevel.B_B);
        Path raised = folder.resolve("raised.pdf");
        try (LongerAnswers authority =
                        new LongerAnswers(SEALING.trust.timestampUrl(), SEALING.trust.pki(), n -> n == 1 ? 0 : 3);
                TimestampClient client = Sealing.timestamps(authority.address())) {
            PdfSigner.extend(
                    out(), raised, PdfExtendOptions.to(SignatureLevel.B_T).withTimestamps(client));

            assertThat(authority.answered()).isEqualTo(3);
            assertThat(Programs.pdfsig(raised))
                    .contains("Signature is Valid", "TSA thử nghiệm", "Total document signed");
        }
    }

    private Path out() {
        return folder.resolve("out.pdf");
    }

    private SignedPdf sign(TimestampClient client, Keys.Counting key) {
        return PdfSigner.sign(
                Documents.withTable(folder.resolve("in.pdf")),
                out(),
                key,
                PdfSignOptions.defaults().withTimestamps(client));
    }

    /** How many bytes of the value's room hold nothing. */
    private int unused(SignedPdf signed) throws Exception {
        byte[] all = Files.readAllBytes(out());
        ByteRange range = signed.byteRange();
        byte[] gap = Arrays.copyOfRange(all, (int) range.firstLength() + 1, (int) range.secondOffset() - 1);
        String digits = new String(gap, StandardCharsets.US_ASCII);
        return (digits.length() - digits.replaceAll("(00)+$", "").length()) / 2;
    }
}
