package vn.motcua.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.pdf.appearance.PageArea;
import vn.motcua.signing.pdf.appearance.PersonAppearance;
import vn.motcua.signing.pdf.appearance.SignatureAppearance;
import vn.motcua.signing.pdf.appearance.SignatureImage;

/** Handwritten signatures and seals on the page, held against the rules of Decree 30/2020/NĐ-CP, not our own output. */
class SeenSignatureTest {

    private static final double MM = 72 / 25.4;

    /** Where ink is on the displayed page, in points from its upper left corner. */
    private record Ink(double left, double top, double right, double bottom, Color average) {

        double centre() {
            return (left + right) / 2;
        }

        double middle() {
            return (top + bottom) / 2;
        }
    }

    @TempDir
    Path folder;

    private Path out() {
        return folder.resolve("out.pdf");
    }

    private Path letter() {
        return Letters.write(folder.resolve("letter.pdf"));
    }

    private SignedPdf sign(Path in, Path out, SignatureAppearance appearance) {
        return PdfSigner.sign(in, out, Keys.officer(), Keys.options().withAppearance(appearance));
    }

    private static PersonAppearance person() {
        return SignatureAppearance.person(Pictures.signature(), Letters.NAME);
    }

    private static boolean blue(int rgb) {
        return (rgb & 0xFF) > 150 && (rgb >> 16 & 0xFF) < 130;
    }

    private static boolean red(int rgb) {
        return (rgb >> 16 & 0xFF) > 180 && (rgb & 0xFF) < 110 && (rgb >> 8 & 0xFF) < 110;
    }

    private static Ink ink(BufferedImage image, double scale, Predicate<Integer> colour) {
        int[] bounds = {Integer.MAX_VALUE, Integer.MAX_VALUE, -1, -1};
        long[] sums = new long[4];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                if (colour.test(rgb)) {
                    bounds[0] = Math.min(bounds[0], x);
                    bounds[1] = Math.min(bounds[1], y);
                    bounds[2] = Math.max(bounds[2], x + 1);
                    bounds[3] = Math.max(bounds[3], y + 1);
                    sums[0] += rgb >> 16 & 0xFF;
                    sums[1] += rgb >> 8 & 0xFF;
                    sums[2] += rgb & 0xFF;
                    sums[3]++;
                }
            }
        }
        assertThat(sums[3]).as("pixels of the colour").isPositive();
        return new Ink(
                bounds[0] / scale,
                bounds[1] / scale,
                bounds[2] / scale,
                bounds[3] / scale,
                new Color((int) (sums[0] / sums[3]), (int) (sums[1] / sums[3]), (int) (sums[2] / sums[3])));
    }

    private static BufferedImage rendered(Path file, int page) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return new PDFRenderer(document).renderImage(page - 1, 2);
        }
    }

    /** The same page as another program draws it. */
    private BufferedImage drawnByPoppler(Path file) throws IOException {
        Programs.run(
                "pdftoppm",
                "-png",
                "-cropbox",
                "-r",
                144,
                "-f",
                1,
                "-l",
                1,
                "-singlefile",
                file,
                folder.resolve("page"));
        return ImageIO.read(folder.resolve("page.png").toFile());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    @RequiresNative("pdftoppm")
    void person_isBlueBetweenPositionAndNameAsBothRenderersDraw(int rotation) throws IOException {
        Path in = Letters.write(folder.resolve("letter.pdf"), Letters.lines(), page -> {
            boolean upright = rotation % 180 == 0;
            page.setMediaBox(new PDRectangle(-20, -10, 950, 950));
            page.setCropBox(upright ? new PDRectangle(30, 40, 595, 842) : new PDRectangle(30, 40, 842, 595));
            page.setRotation(rotation);
        });

        sign(in, out(), person());

        double nameWidth = 14 * 9.35;
        for (BufferedImage image : List.of(rendered(out(), 1), drawnByPoppler(out()))) {
            Ink seen = ink(image, 2, SeenSignatureTest::blue);
            assertThat(seen.top()).isGreaterThan(Letters.POSITION_LINE);
            assertThat(seen.bottom()).isLessThan(Letters.NAME_LINE - 9);
            assertThat(seen.middle())
                    .isCloseTo((Letters.POSITION_LINE + Letters.NAME_LINE - 14 * 0.7) / 2, within(4.0));
            assertThat(seen.centre()).isCloseTo(370 + nameWidth / 2, within(6.0));
            assertThat(seen.left()).as("right half of the page").isGreaterThan(595 / 2.0);
            assertThat(seen.right() - seen.left()).isCloseTo(100, within(1.5));
            assertThat(seen.bottom() - seen.top()).isCloseTo(50, within(1.5));
            assertThat(seen.average().getBlue()).isGreaterThan(seen.average().getRed() + 100);
        }
    }

    @Test
    @RequiresNative("pdftoppm")
    void agency_isRedAtRealSizeOverAThirdOfThePersonOnItsLeft() throws IOException {
        Path signed = folder.resolve("signed.pdf");
        sign(letter(), signed, person());
        Ink person = ink(rendered(signed, 1), 2, SeenSignatureTest::blue);

        PdfSigner.sign(
                signed,
                out(),
                Keys.agency(),
                Keys.options().withAppearance(SignatureAppearance.agency(Pictures.redSeal())));

        for (BufferedImage image : List.of(rendered(out(), 1), drawnByPoppler(out()))) {
            Ink seal = ink(image, 2, SeenSignatureTest::red);
            assertThat((seal.right() - seal.left()) / MM).as("mm").isCloseTo(36, within(0.5));
            assertThat((seal.bottom() - seal.top()) / MM).as("mm").isCloseTo(36, within(0.5));
            assertThat((seal.right() - person.left()) / (person.right() - person.left()))
                    .as("part of the signature covered")
                    .isCloseTo(1 / 3.0, within(0.02));
            assertThat(seal.middle()).isCloseTo(person.middle(), within(1.5));
        }
        BufferedImage page = rendered(out(), 1);
        assertThat(ink(page, 2, SeenSignatureTest::blue).right())
                .as("the signature shows through")
                .isCloseTo(person.right(), within(0.6));
        assertThat(Programs.pdfsig(out())).containsOnlyOnce("Signature #2").doesNotContain("NOT");
    }

    @Test
    void person_nameInPiecesAndDecomposed_isFound() {
        List<Letters.Line> lines = new ArrayList<>(Letters.lines());
        lines.remove(lines.size() - 1);
        lines.add(new Letters.Line("NGUYỄN T", 370, Letters.NAME_LINE, 14));
        lines.add(new Letters.Line("HỊ", 434.6, Letters.NAME_LINE, 14));
        lines.add(new Letters.Line("THUỴ ĐIỀM", 455, Letters.NAME_LINE + 0.5, 14));
        Path in = Letters.write(folder.resolve("pieces.pdf"), lines, page -> {});

        SignedPdf signed = sign(
                in,
                out(),
                SignatureAppearance.person(
                        Pictures.signature(), Normalizer.normalize(Letters.NAME, Normalizer.Form.NFD)));

        assertThat(842 - signed.placement().bottom()).isBetween(Letters.POSITION_LINE, Letters.NAME_LINE);
    }

    @Test
    void person_withPosition_reachesOverALineBetween() {
        List<Letters.Line> lines = new ArrayList<>(Letters.lines());
        lines.add(new Letters.Line("(Đã ký)", 400, Letters.NAME_LINE - 16, 12));
        Path in = Letters.write(folder.resolve("between.pdf"), lines, page -> {});

        assertInvalid(() -> sign(in, out(), person())).hasMessageContaining("gap above the full name");
        SignedPdf signed = sign(in, out(), person().withPosition("Chủ tịch"));

        assertThat(842 - signed.placement().bottom()).isBetween(Letters.POSITION_LINE, Letters.NAME_LINE);
    }

    @Test
    void person_nameInTheTextOrWithoutRoom_isRefusedWithoutTellingIt() {
        List<Letters.Line> lines = new ArrayList<>(Letters.lines());
        lines.remove(lines.size() - 1);
        Path withoutName = Letters.write(folder.resolve("without.pdf"), lines, page -> {});
        lines.add(new Letters.Line(Letters.NAME, 370, Letters.POSITION_LINE + 18, 14));
        Path withoutRoom = Letters.write(folder.resolve("close.pdf"), lines, page -> {});

        for (Path in : List.of(withoutName, withoutRoom)) {
            assertInvalid(() -> sign(in, out(), person()))
                    .hasMessageContaining("gap above the full name")
                    .hasMessageNotContaining("Nguyễn");
        }
    }

    @Test
    void person_givenArea_standsInItsMiddleInItsProportions() throws IOException {
        SignedPdf signed = sign(
                Documents.withTable(folder.resolve("in.pdf")),
                out(),
                person().withArea(PageArea.millimetres(1, 100, 200).sized(60, 20)));

        Ink seen = ink(rendered(out(), 1), 2, SeenSignatureTest::blue);
        assertThat(seen.centre() / MM).isCloseTo(130, within(0.5));
        assertThat(seen.middle() / MM).isCloseTo(210, within(0.5));
        assertThat((seen.bottom() - seen.top()) / MM).isCloseTo(20, within(0.5));
        assertThat((seen.right() - seen.left()) / MM).isCloseTo(40, within(0.5));
        assertThat(signed.placement().width()).isCloseTo(40 * MM, within(0.1));
    }

    @Test
    void appearance_coveringAnotherField_isRefusedUnlessTheCallerPermitsIt() {
        Path signed = folder.resolve("signed.pdf");
        PageArea area = PageArea.millimetres(1, 100, 200).sized(60, 20);
        sign(letter(), signed, person().withArea(area));
        PageArea beside = PageArea.millimetres(1, 110, 205).sized(60, 20);

        assertInvalid(() -> sign(signed, out(), person().withArea(beside))).hasMessageContaining("covers another");
        assertThat(out()).doesNotExist();
        sign(signed, out(), person().withArea(beside.coveringFields()));
        assertThat(out()).exists();
    }

    @Test
    void appearance_leavingThePage_isRefused() {
        PageArea area = PageArea.millimetres(1, 180, 200).sized(60, 20);
        assertInvalid(() -> sign(letter(), out(), person().withSize(200, 200).withArea(area)))
                .hasMessageContaining("leaves the page");
    }

    @Test
    void agency_withoutSignatureOrSize_isRefused() {
        Path in = letter();
        assertInvalid(() -> sign(in, out(), SignatureAppearance.agency(Pictures.redSeal())))
                .hasMessageContaining("no person has visibly signed");
        SignatureImage withoutResolution = SignatureImage.of(Pictures.seal(Pictures.RED));
        assertInvalid(() -> sign(in, out(), SignatureAppearance.agency(withoutResolution)))
                .hasMessageContaining("resolution");
        assertInvalid(() -> sign(
                        in, out(), SignatureAppearance.agency(withoutResolution).withMillimetres(600)))
                .hasMessageContaining("600");
    }

    @Test
    void agency_givenWidth_hasIt() {
        SignedPdf signed = sign(
                letter(),
                out(),
                SignatureAppearance.agency(SignatureImage.of(Pictures.seal(Pictures.RED)))
                        .withMillimetres(30)
                        .withArea(PageArea.millimetres(1, 20, 200).sized(50, 50)));

        assertThat(signed.placement().width() / MM).isCloseTo(30, within(0.01));
        assertThat(signed.placement().left() / MM).isCloseTo(30, within(0.01));
    }

    @Test
    void image_ofTheWrongColour_isRefused() {
        Path in = letter();
        SignatureImage redHand = SignatureImage.of(Pictures.handwriting(Pictures.RED));
        assertInvalid(() -> sign(in, out(), SignatureAppearance.person(redHand, Letters.NAME)))
                .hasMessageContaining("BLUE");
        SignatureImage blueSeal = SignatureImage.of(Pictures.withResolution(Pictures.seal(Pictures.BLUE), 11811));
        assertInvalid(() -> sign(in, out(), SignatureAppearance.agency(blueSeal)))
                .hasMessageContaining("RED");
    }

    @Test
    void image_withoutTransparencyOrUnsound_isRefused() {
        assertInvalid(() -> SignatureImage.of(Pictures.opaque())).hasMessageContaining("opaque");
        byte[] sound = Pictures.seal(Pictures.RED);
        assertCode(FailureCode.IMAGE_UNREADABLE, new byte[20]);
        assertCode(FailureCode.IMAGE_UNREADABLE, Arrays.copyOf(sound, sound.length / 2));
        byte[] broken = sound.clone();
        for (int i = sound.length / 2; i < sound.length / 2 + 40; i++) {
            broken[i] ^= 0x55;
        }
        assertCode(FailureCode.IMAGE_UNREADABLE, broken);
        byte[] huge = sound.clone();
        huge[18] = 100;
        huge[22] = 100;
        assertCode(FailureCode.LIMIT_EXCEEDED, huge);
        assertCode(FailureCode.LIMIT_EXCEEDED, new byte[(8 << 20) + 1]);
    }

    @Test
    void image_textChunkThatUnfolds_isNeverUnfolded() {
        byte[] bomb = {'a', 0, 0, 1, 2, 3};
        assertThat(SignatureImage.of(Pictures.withChunk(Pictures.seal(Pictures.RED), "zTXt", bomb))
                        .width())
                .isEqualTo(425);
    }

    @Test
    void person_toString_doesNotTellTheName() {
        assertThat(Keys.options().withAppearance(person())).asString().doesNotContain("Điềm");
    }

    @Test
    void seal_increment_staysSmall() throws IOException {
        Path in = letter();
        sign(in, out(), person());
        assertThat(Files.size(out()) - Files.size(in)).isLessThan(60_000);
    }

    private static void assertCode(FailureCode code, byte[] png) {
        assertThatThrownBy(() -> SignatureImage.of(png))
                .isInstanceOf(InvalidInputException.class)
                .satisfies(thrown ->
                        assertThat(((InvalidInputException) thrown).code()).isEqualTo(code));
    }

    private static AbstractThrowableAssert<?, ?> assertInvalid(ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOf(InvalidInputException.class)
                .satisfies(thrown ->
                        assertThat(((InvalidInputException) thrown).code()).isEqualTo(FailureCode.INVALID_VALUE));
    }
}
