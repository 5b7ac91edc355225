package vn.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.signing.trust.TrustAnchors;

/**
 * Values that are none, ranges that lead elsewhere: universal forgery and wrapping. None is left out, none is believed. The
 * byte ranges themselves are the subject of {@link TamperingTest}, what is appended that of {@link LaterChangesTest}.
 */
class ForgedSignatureTest {

    /** Kept so that its level stays: damaged objects make PDFBox fill pages of log. */
    private static final Logger PDFBOX = Logger.getLogger("org.apache.pdfbox");

    private static final Pattern RANGE = Pattern.compile("/ByteRange\\[0 (\\d+) (\\d+) (\\d+)\\]");
    private static final Pattern CONTENTS = Pattern.compile("/Contents<[0-9a-f]*>");

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

    private static String text() {
        return new String(signed.bytes(), StandardCharsets.ISO_8859_1);
    }

    private static List<SignatureReport> validate(String text) throws IOException {
        Path file =
                Files.write(Files.createTempFile(folder, "forged", ".pdf"), text.getBytes(StandardCharsets.ISO_8859_1));
        return SignatureValidator.validate(file, trusting).signatures();
    }

    /** Everything behind keeps its place. */
    private static UnaryOperator<String> padded(Pattern pattern, String replacement) {
        return whole -> pattern.matcher(whole)
                .replaceFirst(found -> replacement + " ".repeat(found.group().length() - replacement.length()));
    }

    private static Arguments forgery(String name, ReasonCode why, UnaryOperator<String> forging) {
        return Arguments.of(name, why, forging);
    }

    static Stream<Arguments> universal() {
        return Stream.of(
                forgery("no contents", ReasonCode.SIGNATURE_UNREADABLE, padded(CONTENTS, "")),
                forgery("contents null", ReasonCode.SIGNATURE_UNREADABLE, padded(CONTENTS, "/Contents null")),
                forgery("contents a number", ReasonCode.SIGNATURE_UNREADABLE, padded(CONTENTS, "/Contents 0")),
                forgery("contents an array", ReasonCode.SIGNATURE_UNREADABLE, padded(CONTENTS, "/Contents[]")),
                forgery("contents elsewhere", ReasonCode.SIGNATURE_UNREADABLE, padded(CONTENTS, "/Contents 9 0 R")),
                forgery("contents empty", ReasonCode.BYTE_RANGE_GAP_MISMATCH, padded(CONTENTS, "/Contents<>")),
                forgery("contents a literal", ReasonCode.BYTE_RANGE_GAP_MISMATCH, padded(CONTENTS, "/Contents(0)")),
                forgery("contents zeros", ReasonCode.CMS_MALFORMED, ForgedSignatureTest::zeros),
                forgery("no byte range", ReasonCode.BYTE_RANGE_MALFORMED, padded(RANGE, "")),
                forgery("byte range null", ReasonCode.BYTE_RANGE_MALFORMED, padded(RANGE, "/ByteRange null")),
                forgery("byte range empty", ReasonCode.BYTE_RANGE_MALFORMED, padded(RANGE, "/ByteRange[]")),
                forgery("byte range of zeros", ReasonCode.BYTE_RANGE_MALFORMED, padded(RANGE, "/ByteRange[0 0 0 0]")),
                forgery("byte range negative", ReasonCode.BYTE_RANGE_MALFORMED, padded(RANGE, "/ByteRange[0 -1 9 9]")),
                forgery("byte range of names", ReasonCode.BYTE_RANGE_MALFORMED, padded(RANGE, "/ByteRange[/a /b]")),
                forgery("value gone", ReasonCode.SIGNATURE_UNREADABLE, whole -> whole.replace("/V 5 0 R", "/V 8 0 R")),
                forgery(
                        "value a number",
                        ReasonCode.SIGNATURE_UNREADABLE,
                        whole -> whole.replace("/V 5 0 R", "/V 5    ")),
                forgery(
                        "value a page",
                        ReasonCode.SIGNATURE_UNREADABLE,
                        whole -> whole.replace("/V 5 0 R", "/V 3 0 R")));
    }

    private static String zeros(String whole) {
        return CONTENTS.matcher(whole)
                .replaceFirst(found -> "/Contents<" + "0".repeat(found.group().length() - 11) + ">");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("universal")
    void validate_valueOrRangeThatIsNone_isListedAndFailed(String name, ReasonCode why, UnaryOperator<String> forging)
            throws IOException {
        List<SignatureReport> reports = validate(forging.apply(text()));

        assertThat(reports).as(name).isNotEmpty().allSatisfy(report -> {
            assertThat(report.indication()).isEqualTo(Indication.TOTAL_FAILED);
            assertThat(report.integrity()).isFalse();
            assertThat(report.changesAfterSigning()).isEmpty();
        });
        assertThat(codes(reports)).contains(why);
    }

    /** The signed bytes stay as they are, further apart: between them a second range overrides the signed one. */
    @Test
    void validate_signatureWrappedAroundOtherContent_isRefused() throws IOException {
        String whole = text();
        String evil = "/ByteRange[0 %04d %04d %04d]>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n";
        int tail = signed.bytes().length - signed.gapEnd();
        int length = String.format(Locale.ROOT, evil, 0, 0, 0).length();
        String between = String.format(Locale.ROOT, evil, signed.gapStart(), signed.gapEnd() + length, tail);
        String wrapped = whole.substring(0, signed.gapEnd()) + between + whole.substring(signed.gapEnd());

        List<SignatureReport> reports = validate(wrapped);

        assertThat(reports).isNotEmpty().allSatisfy(report -> {
            assertThat(report.indication()).isEqualTo(Indication.TOTAL_FAILED);
            assertThat(report.integrity()).isFalse();
        });
        assertThat(codes(reports)).contains(ReasonCode.BYTE_RANGE_GAP_MISMATCH);
    }

    private static List<ReasonCode> codes(List<SignatureReport> reports) {
        return reports.stream()
                .flatMap(report -> report.reasons().stream())
                .map(Reason::code)
                .toList();
    }

    /** Two dictionaries of the same content under two fields: one of them must be a copy. */
    @Test
    void validate_valueCopiedIntoASecondField_passesForNeither() throws IOException {
        String value = text().substring(text().indexOf("5 0 obj") + 7, text().indexOf("endobj", signed.gapEnd()));
        Path file = Files.write(folder.resolve("copied.pdf"), signed.bytes());
        Letter.append(
                file,
                Map.of(
                        1,
                        "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R 6 0 R]/SigFlags 3>>>>",
                        6,
                        "<</FT/Sig/T(b)/V 7 0 R>>",
                        7,
                        value),
                "/Root 1 0 R");

        List<SignatureReport> reports =
                SignatureValidator.validate(file, trusting).signatures();

        assertThat(reports)
                .hasSize(2)
                .noneMatch(report -> report.indication() == Indication.TOTAL_PASSED)
                .allSatisfy(report ->
                        assertThat(report.reasons()).extracting(Reason::code).contains(ReasonCode.BYTE_RANGE_SHARED));
    }
}
