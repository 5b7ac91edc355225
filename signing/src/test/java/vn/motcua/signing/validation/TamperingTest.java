package vn.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.signing.trust.TrustAnchors;

class TamperingTest {

    private static final Pattern RANGE = Pattern.compile("/ByteRange (\\[0 (\\d+) (\\d+) (\\d+)\\] *)");

    /** Kept so that its level stays: damaged objects make PDFBox fill pages of log. */
    private static final Logger PDFBOX = Logger.getLogger("org.apache.pdfbox");

    @TempDir
    static Path folder;

    private static ValidationOptions trusting;
    private static Path signed;
    private static byte[] bytes;

    @BeforeAll
    static void sign() throws IOException {
        PDFBOX.setLevel(Level.OFF);
        TestIdentity root = TestIdentity.root("Root");
        trusting = ValidationOptions.defaults()
                .withAnchors(TrustAnchors.of(root.certificate()))
                .withRevocation(RevocationRule.NOT_CHECKED)
                .withTime(TestIdentity.DURING);
        signed = TestSignature.blank(folder.resolve("signed.pdf"));
        TestSignature.pades(root.issue("Nguyễn Văn Thử")).sign(signed);
        bytes = Files.readAllBytes(signed);
    }

    private static List<SignatureReport> validate(byte[] content) throws IOException {
        Path file = Files.write(Files.createTempFile(folder, "case", ".pdf"), content);
        return SignatureValidator.validate(file, trusting).signatures();
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    private static Matcher range() {
        Matcher range = RANGE.matcher(text(bytes));
        assertThat(range.find()).isTrue();
        return range;
    }

    @Test
    void validate_unsignedRevisionAppended_coversOnlyItsOwn() throws IOException {
        ByteArrayOutputStream appended = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(bytes)) {
            COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
            catalog.setString(COSName.LANG, "vi");
            catalog.setNeedToBeUpdated(true);
            document.saveIncremental(appended);
        }

        SignatureReport signature = validate(appended.toByteArray()).get(0);

        assertThat(signature.integrity()).isTrue();
        assertThat(signature.coverage()).isEqualTo(Coverage.REVISION);
        assertThat(signature.changesAfterSigning()).contains(ChangesAfterSigning.SUSPICIOUS);
        assertThat(signature.reasons()).extracting(Reason::code).contains(ReasonCode.CHANGED_AFTER_SIGNING);
    }

    @ParameterizedTest
    @CsvSource({
        "[1 b-1 c d], BYTE_RANGE_MALFORMED",
        "[0 b c], BYTE_RANGE_MALFORMED",
        "[0 b], BYTE_RANGE_MALFORMED",
        "[], BYTE_RANGE_MALFORMED",
        "[0 b c d 0 0], BYTE_RANGE_MALFORMED",
        "[0 -5 c d], BYTE_RANGE_MALFORMED",
        "[0 b c -5], BYTE_RANGE_MALFORMED",
        "[0 b -5 d], BYTE_RANGE_MALFORMED",
        "[0 c b d], BYTE_RANGE_MALFORMED",
        "[0 b b d], BYTE_RANGE_MALFORMED",
        "[0 0 c d], BYTE_RANGE_MALFORMED",
        "[0 b c 1.5], BYTE_RANGE_MALFORMED",
        "[0 b c (x)], BYTE_RANGE_MALFORMED",
        "(0 b c d), BYTE_RANGE_MALFORMED",
        "[0 b c d+1], BYTE_RANGE_BEYOND_FILE",
        "[0 b c 99999999999], BYTE_RANGE_BEYOND_FILE",
        "[0 b 99999999999 d], BYTE_RANGE_BEYOND_FILE",
        "[0 b-1 c d], BYTE_RANGE_GAP_MISMATCH",
        "[0 b+1 c d], BYTE_RANGE_GAP_MISMATCH",
        "[0 b c-1 d+1], BYTE_RANGE_GAP_MISMATCH",
        "[0 b c+1 d-1], BYTE_RANGE_GAP_MISMATCH",
        "[0 9 c d], BYTE_RANGE_GAP_MISMATCH",
        "[0 b c d-1], DIGEST_MISMATCH",
        "[0 b c 0], DIGEST_MISMATCH"
    })
    void validate_forgedByteRange_isListedAsFailed(String forged, ReasonCode code) throws IOException {
        List<SignatureReport> signatures = validate(forge(forged));

        assertThat(signatures).hasSize(1);
        SignatureReport signature = signatures.get(0);
        assertThat(signature.integrity()).isFalse();
        assertThat(signature.indication()).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(signature.signer()).contains("Nguyễn Văn Thử");
        assertThat(signature.coverage()).isNotEqualTo(Coverage.WHOLE_FILE);
        assertThat(signature.changesAfterSigning()).isEmpty();
        assertThat(signature.reasons().get(0).code()).isEqualTo(code);
    }

    private static byte[] forge(String forged) {
        Matcher range = range();
        String numbers = forged;
        for (int group = 2; group <= 4; group++) {
            String name = "?bcd".substring(group - 1, group);
            long value = Long.parseLong(range.group(group));
            numbers = numbers.replace(name + "-1", Long.toString(value - 1))
                    .replace(name + "+1", Long.toString(value + 1))
                    .replace(name, Long.toString(value));
        }
        assertThat(numbers.length()).isLessThanOrEqualTo(range.group(1).length());
        String padded = numbers + " ".repeat(range.group(1).length() - numbers.length());
        return (text(bytes).substring(0, range.start(1)) + padded + text(bytes).substring(range.end(1)))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void validate_valueThatIsNoCms_isListedAsFailed() throws IOException {
        byte[] changed = bytes.clone();
        int gapStart = Integer.parseInt(range().group(2));
        Arrays.fill(changed, gapStart + 1, gapStart + 21, (byte) '3');

        SignatureReport signature = validate(changed).get(0);

        assertThat(signature.integrity()).isFalse();
        assertThat(signature.subIndication()).contains(SubIndication.FORMAT_FAILURE);
        assertThat(signature.reasons()).extracting(Reason::code).containsExactly(ReasonCode.CMS_MALFORMED);
    }

    @Test
    void validate_kindOfATimestampChanged_failsBecauseTheKindIsCovered() throws IOException {
        Path stamped = Files.write(folder.resolve("stamped.pdf"), bytes);
        TestIdentity authority = TestAnswers.special(
                TestIdentity.root("Root"), "TSA", KeyPurposeId.id_kp_timeStamping, TestIdentity.END);
        TestAnswers.timestamp(stamped, authority, TestIdentity.DURING);
        String changed = text(Files.readAllBytes(stamped)).replace("ETSI.RFC3161", "ETSI.RFC3160");

        SignatureReport signature =
                validate(changed.getBytes(StandardCharsets.ISO_8859_1)).get(1);

        assertThat(signature.subIndication()).contains(SubIndication.HASH_FAILURE);
    }

    @Test
    void validate_documentCutOff_listsTheSignatureAsFailed() throws IOException {
        SignatureReport signature =
                validate(Arrays.copyOf(bytes, bytes.length - 40)).get(0);

        assertThat(signature.indication()).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(signature.reasons()).extracting(Reason::code).contains(ReasonCode.BYTE_RANGE_BEYOND_FILE);
    }

    @Test
    void validate_rubbishBehindTheDocument_leavesItsSignatureListed() throws IOException {
        String rubbish = text(bytes) + "\n1 0 obj\n<</Type/Catalog/Pages[\n%%EOF\n";

        SignatureReport signature =
                validate(rubbish.getBytes(StandardCharsets.ISO_8859_1)).get(0);

        assertThat(signature.integrity()).isTrue();
        assertThat(signature.changesAfterSigning()).contains(ChangesAfterSigning.SUSPICIOUS);
    }

    @Test
    void validate_valueSharedByTwoFields_passesForNeither() throws IOException {
        Path shared = folder.resolve("shared.pdf");
        try (PDDocument document = Loader.loadPDF(bytes);
                var out = Files.newOutputStream(shared)) {
            COSDictionary form = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.ACRO_FORM);
            COSArray fields = form.getCOSArray(COSName.FIELDS);
            COSDictionary twin = new COSDictionary((COSDictionary) fields.getObject(0));
            twin.setString(COSName.T, "Twin");
            fields.add(twin);
            fields.setNeedToBeUpdated(true);
            form.setNeedToBeUpdated(true);
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(out);
        }

        List<SignatureReport> signatures =
                SignatureValidator.validate(shared, trusting).signatures();

        assertThat(signatures).hasSize(2).allSatisfy(signature -> {
            assertThat(signature.indication()).isEqualTo(Indication.INDETERMINATE);
            assertThat(signature.reasons()).extracting(Reason::code).contains(ReasonCode.BYTE_RANGE_SHARED);
        });
    }
}
