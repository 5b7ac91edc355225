package vn.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.signing.trust.TrustAnchors;

/** Changes that use the gaps between what readers of PDF show and what a comparison of objects sees. */
class PdfAttackTest {

    private static final Pattern START = Pattern.compile("startxref\\s+(\\d+)\\s+%%EOF");
    private static final String TRAILER = "/Root 1 0 R/Info 12 0 R/ID[<01><02>]";
    private static final int BEYOND = 9_000_000;

    private static X509Certificate root;
    private static TestIdentity officer;
    private static byte[] letter;

    @TempDir
    static Path folder;

    @BeforeAll
    static void sign() {
        TestIdentity issuer = TestIdentity.root("Root");
        root = issuer.certificate();
        officer = issuer.issue("Nguyễn Văn Thử");
        letter = Letter.read(TestSignature.pades(officer).sign(Letter.write(folder.resolve("letter.pdf"))));
    }

    private static Path copy(byte[] bytes) {
        try {
            return Letter.save(Files.createTempFile(folder, "case", ".pdf"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SignatureReport first(Path file) {
        return SignatureValidator.validate(file, ValidationOptions.defaults())
                .signatures()
                .get(0);
    }

    static Stream<Arguments> attacks() {
        return Stream.of(
                attack("empty signature field drawn over the page", file -> field(file, "")),
                attack(
                        "widgets of an empty signature field drawn over the page",
                        file -> field(file, "/Kids[141 0 R]")),
                attack("object of another generation", PdfAttackTest::generation),
                attack("object of a hybrid's stream", PdfAttackTest::hybrid),
                attack("script in the field of a signature", PdfAttackTest::scripted),
                attack("script in a new empty field", file -> field(file, "/AA<</PV<</S/JavaScript/JS(x)>>>>")),
                attack("object freed by a stream that is not listed in itself", PdfAttackTest::freed),
                attack("evidence that is a font as well", PdfAttackTest::evidence),
                attack("description that is a page's content as well", PdfAttackTest::metadata),
                attack("cross-reference of the signed bytes, again", PdfAttackTest::earlierTable));
    }

    private static Arguments attack(String name, UnaryOperator<Path> change) {
        return Arguments.of(name, change);
    }

    private static Path field(Path file, String kids) {
        String shown = Letter.stream(
                "/Type/XObject/Subtype/Form/BBox[0 0 500 700]", "1 g 0 0 500 700 re f BT /F1 14 Tf (900) Tj ET");
        String widget = "/Type/Annot/Subtype/Widget/F 4/P 3 0 R/Rect[50 50 550 750]/AP<</N 142 0 R>>";
        Map<Integer, String> objects = new HashMap<>();
        objects.put(140, "<</FT/Sig/T(trong)" + (kids.isEmpty() ? widget : kids) + ">>");
        objects.put(141, "<<" + widget + "/Parent 140 0 R>>");
        objects.put(142, shown);
        objects.put(
                Letter.FORM,
                Letter.last(file, Letter.FORM).replaceAll("\\s+", " ").replace("[7 0 R ", "[7 0 R 140 0 R "));
        String page = Letter.last(file, Letter.PAGE);
        objects.put(Letter.PAGE, page.replace("8 0 R", kids.isEmpty() ? "8 0 R 140 0 R" : "8 0 R 141 0 R"));
        return Letter.append(file, objects);
    }

    /** Readers that look at numbers alone show the new one. */
    private static Path generation(Path file) {
        String body = "4 1 obj\n" + Letter.content("Tong so tien: 900 dong") + "\nendobj\n";
        return appended(file, body, "4 1\n%010d 00001 n \n", TRAILER);
    }

    private static Path hybrid(Path file) {
        int base = Letter.read(file).length + 1;
        String object = "4 0 obj\n" + Letter.content("Tong so tien: 900 dong") + "\nendobj\n";
        byte[] row = {1, (byte) (base >>> 16), (byte) (base >>> 8), (byte) base, 0};
        String rows = new String(row, StandardCharsets.ISO_8859_1);
        int stream = base + object.length();
        String section = "150 0 obj\n<</Type/XRef/Size 200/W[1 3 1]/Index[4 1]/Root 1 0 R/Length 5>>stream\n" + rows
                + "\nendstream\nendobj\n";
        return appended(file, object + section, "", TRAILER + "/XRefStm " + stream);
    }

    private static Path freed(Path file) {
        String text = new String(Letter.read(file), StandardCharsets.ISO_8859_1) + "\n";
        Matcher start = START.matcher(text);
        String previous = "";
        while (start.find()) {
            previous = start.group(1);
        }
        StringBuilder out = new StringBuilder(text);
        section(out, Letter.PICTURE + " 1", row(0, 0, 1), "/Info 12 0 R/Prev " + previous);
        return Letter.save(file, out.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Path scripted(Path file) {
        Path signed = TestSignature.pkcs7(officer).sign(file);
        String text = new String(Letter.read(signed), StandardCharsets.ISO_8859_1);
        Matcher field = Pattern.compile("\n(\\d+) 0 obj\\s*<<[^>]*/FT /Sig", Pattern.DOTALL)
                .matcher(text);
        int number = 0;
        while (field.find()) {
            number = Integer.parseInt(field.group(1));
        }
        String scripted = Letter.last(signed, number).replaceFirst("<<", "<</AA<</PV<</S/JavaScript/JS(x)>>>>");
        return Letter.append(signed, Map.of(number, scripted));
    }

    private static Path evidence(Path file) {
        String catalog = Letter.last(file, Letter.CATALOG).replaceFirst("<<", "<</DSS 5 0 R");
        Letter.append(file, Map.of(Letter.CATALOG, catalog));
        return Letter.append(file, Map.of(Letter.FONT, "<</Type/Font/Subtype/Type1/BaseFont/Symbol/Certs[]>>"));
    }

    private static Path metadata(Path file) {
        String catalog = Letter.last(file, Letter.CATALOG).replaceFirst("<<", "<</Metadata 4 0 R");
        Letter.append(file, Map.of(Letter.CATALOG, catalog));
        return Letter.append(file, Map.of(Letter.CONTENT, Letter.content("Tong so tien: 900 dong")));
    }

    /** The last cross-reference lies within the signed bytes, and what it points to may be anything. */
    private static Path earlierTable(Path file) {
        String text = new String(Letter.read(file), StandardCharsets.ISO_8859_1);
        Matcher start = START.matcher(text);
        assertThat(start.find()).isTrue();
        return Letter.save(
                file, (text + "\nstartxref\n" + start.group(1) + "\n%%EOF\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Path appended(Path file, String body, String rows, String trailer) {
        String text = new String(Letter.read(file), StandardCharsets.ISO_8859_1);
        Matcher start = START.matcher(text);
        String previous = "0";
        while (start.find()) {
            previous = start.group(1);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes((text + "\n").getBytes(StandardCharsets.ISO_8859_1));
        int place = out.size();
        out.writeBytes(body.getBytes(StandardCharsets.ISO_8859_1));
        int table = out.size();
        out.writeBytes(("xref\n" + String.format(Locale.ROOT, rows, place) + "trailer\n<</Size 200" + trailer + "/Prev "
                        + previous + ">>\nstartxref\n" + table + "\n%%EOF\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        return Letter.save(file, out.toByteArray());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void validate_gapBetweenReadersUsed_isSuspicious(String name, UnaryOperator<Path> change) {
        SignatureReport report = first(change.apply(copy(letter)));

        assertThat(report.changesAfterSigning()).as(name).contains(ChangesAfterSigning.SUSPICIOUS);
        assertThat(report.reasons()).extracting(Reason::code).contains(ReasonCode.CHANGED_AFTER_SIGNING);
    }

    /** A page twice in one object stream: the signed cross-reference means the first, the appended one the second. */
    private static Path twice(Path file) {
        String first =
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>";
        String second = first.replace("4 0 R", "13 0 R");
        String header = "10 0 10 " + (first.length() + 1) + " ";
        StringBuilder out = new StringBuilder("%PDF-1.7\n");
        Map<Integer, String> objects = new TreeMap<>(Map.of(
                1, "<</Type/Catalog/Pages 2 0 R>>",
                2, "<</Type/Pages/Count 2/Kids[3 0 R 10 0 R]>>",
                3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
                4, Letter.stream("", "BT /F1 14 Tf 90 600 Td (Tong so tien: 100 dong) Tj ET"),
                5, "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
                13, Letter.stream("", "BT /F1 14 Tf 90 600 Td (Tong so tien: 900 dong) Tj ET"),
                20, Letter.stream("/Type/ObjStm/N 2/First " + header.length(), header + first + "\n" + second)));
        StringBuilder rows = new StringBuilder();
        StringBuilder index = new StringBuilder();
        objects.forEach((number, value) -> {
            index.append(number).append(" 1 ");
            rows.append(row(1, out.length(), 0));
            out.append(number).append(" 0 obj\n").append(value).append("\nendobj\n");
        });
        section(out, index + "10 1", rows + row(2, 20, 0), "");
        return Letter.save(file, out.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String row(int kind, int where, int index) {
        return new String(
                new byte[] {(byte) kind, (byte) (where >>> 16), (byte) (where >>> 8), (byte) where, (byte) index},
                StandardCharsets.ISO_8859_1);
    }

    private static void section(StringBuilder out, String index, String rows, String more) {
        int place = out.length();
        out.append("150 0 obj\n<</Type/XRef/Size 200/W[1 3 1]/Index[")
                .append(index)
                .append("]/Root 1 0 R/ID[<01><02>]/Length ")
                .append(rows.length())
                .append(more)
                .append(">>stream\n")
                .append(rows)
                .append("\nendstream\nendobj\nstartxref\n")
                .append(place)
                .append("\n%%EOF\n");
    }

    @Test
    void validate_otherTwinOfAnObjectStreamMeant_isSuspicious() {
        Path file = TestSignature.pades(officer).sign(twice(folder.resolve("twice.pdf")));
        assertThat(first(file).integrity()).isTrue();
        String text = new String(Letter.read(file), StandardCharsets.ISO_8859_1);
        Matcher start = START.matcher(text);
        String previous = "";
        while (start.find()) {
            previous = start.group(1);
        }

        StringBuilder out = new StringBuilder(text).append("\n");
        section(out, "10 1", row(2, 20, 1), "/Prev " + previous);
        Letter.save(file, out.toString().getBytes(StandardCharsets.ISO_8859_1));

        assertThat(first(file).changesAfterSigning()).contains(ChangesAfterSigning.SUSPICIOUS);
    }

    static Stream<Arguments> covers() {
        TestIdentity stranger = TestIdentity.root("Other Root").issue("Nguyễn Văn Thử");
        return Stream.of(
                attack(
                        "a signature of a stranger",
                        file -> TestSignature.pades(stranger).sign(file)),
                attack("a value that is no signature", PdfAttackTest::pretended));
    }

    private static Path pretended(Path file) {
        String value = "/V<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/Contents<00>"
                + "/ByteRange[0 1 2 3]>>/Type/Annot/Subtype/Widget/F 4/P 3 0 R/Rect[50 50 550 750]/AP<</N 142 0 R>>";
        return field(file, value);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("covers")
    void signedBy_laterSignatureThatDoesNotPass_isNobody(String name, UnaryOperator<Path> change) {
        ValidationOptions options = ValidationOptions.defaults()
                .withClock(Clock.fixed(TestIdentity.DURING, ZoneOffset.UTC))
                .withAnchors(TrustAnchors.of(root))
                .withRevocation(RevocationRule.NOT_CHECKED);
        Path file = copy(letter);
        assertThat(SignatureValidator.validate(file, options).signedBy(ExpectedSigner.anyone()))
                .isPresent();
        assertThat(SignatureValidator.validate(file, options).reliable()).isTrue();

        ValidationReport report = SignatureValidator.validate(change.apply(file), options);

        assertThat(report.signatures().get(0).indication()).as(name).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.signedBy(ExpectedSigner.anyone())).isEmpty();
        assertThat(report.reliable()).isFalse();
    }

    @Test
    void validate_objectBeyondTheHighestNumberPutIn_isSuspicious() {
        Path file = copy(Letter.read(Letter.write(folder.resolve("beyond.pdf"))));
        Letter.append(
                file,
                Map.of(Letter.PAGE, Letter.last(file, Letter.PAGE).replace("4 0 R", "[4 0 R " + BEYOND + " 0 R]")));
        TestSignature.pades(officer).sign(file);
        assertThat(first(file).integrity()).isTrue();

        Letter.append(file, Map.of(BEYOND, Letter.content("Tong so tien: 900 dong")));

        assertThat(first(file).changesAfterSigning()).contains(ChangesAfterSigning.SUSPICIOUS);
    }
}
