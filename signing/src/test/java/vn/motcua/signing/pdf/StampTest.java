package vn.motcua.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.pdf.appearance.DateBlank;
import vn.motcua.signing.pdf.appearance.PageArea;
import vn.motcua.signing.pdf.appearance.SignatureAppearance;
import vn.motcua.signing.pdf.appearance.SignatureImage;

/** Numbers and dates in their blanks, initials on every page, and an issue of all at once. */
class StampTest {

    private static final Pattern WORD = Pattern.compile(
            "<word xMin=\"([\\d.]+)\" yMin=\"([\\d.]+)\" xMax=\"([\\d.]+)\" yMax=\"([\\d.]+)\">([^<]+)</word>");

    /** A word as pdftotext sees it. */
    private record Word(String text, double left, double right, double middle) {}

    @TempDir
    Path folder;

    private Path out() {
        return folder.resolve("out.pdf");
    }

    private Path letter() {
        return Letters.write(folder.resolve("letter.pdf"));
    }

    private SignedPdf sign(Path in, SignatureAppearance appearance) {
        return PdfSigner.sign(in, out(), Keys.agency(), Keys.options().withAppearance(appearance));
    }

    private static List<Word> words(Path file) {
        List<Word> words = new ArrayList<>();
        Matcher word = WORD.matcher(Programs.run("pdftotext", "-f", 1, "-l", 1, "-bbox", file, "-"));
        while (word.find()) {
            words.add(new Word(
                    word.group(5),
                    Double.parseDouble(word.group(1)),
                    Double.parseDouble(word.group(3)),
                    (Double.parseDouble(word.group(2)) + Double.parseDouble(word.group(4))) / 2));
        }
        return words;
    }

    private static Word word(List<Word> words, String text) {
        return words.stream()
                .filter(word -> word.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @RequiresNative("pdftotext")
    void number_standsInItsBlankOnItsLine() {
        sign(letter(), SignatureAppearance.number("1589"));

        List<Word> words = words(out());
        Word number = word(words, "1589");
        assertThat(number.left()).isGreaterThan(word(words, "Số:").right());
        assertThat(number.right()).isLessThan(word(words, "/UBND-VP").left());
        assertThat(number.middle()).isCloseTo(word(words, "Số:").middle(), within(0.5));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22, 22, 11", "2026-03-05, 05, 3", "2026-02-10, 10, 02"})
    @RequiresNative("pdftotext")
    void date_eachBlankHasAFieldOfItsOwnOffTheWords(LocalDate date, String day, String month) {
        Path in = letter();

        List<SignedPdf> signed = issue(in, SignatureAppearance.date().withDate(date));

        List<Word> printed = words(in);
        List<Word> words = words(out());
        assertThat(signed).hasSize(2);
        assertBetween(word(words, day), word(printed, "ngày"), word(printed, "tháng"));
        assertBetween(word(words, month), word(printed, "tháng"), word(printed, "năm"));
        assertThat(word(words, day).middle()).isCloseTo(word(words, "ngày").middle(), within(0.5));
        for (SignedPdf each : signed) {
            double middle = 842 - each.placement().bottom() - each.placement().height() / 2;
            assertThat(printed)
                    .filteredOn(word -> Math.abs(word.middle() - middle) < 8)
                    .noneMatch(word -> word.left()
                                    < each.placement().left() + each.placement().width()
                            && each.placement().left() < word.right());
        }
    }

    @Test
    @RequiresNative("pdftotext")
    void number_tooWideInTheSizeOfItsWord_hasTheSizeOfTheRule() {
        List<Letters.Line> lines =
                List.of(new Letters.Line("Số:", 100, 110, 16), new Letters.Line("/UBND-VP", 153, 110, 16));
        Path in = Letters.write(folder.resolve("narrow.pdf"), lines, page -> {});

        sign(in, SignatureAppearance.number("1589"));

        Word number = word(words(out()), "1589");
        assertThat(number.right() - number.left())
                .as("four figures of half the type size")
                .isCloseTo(26, within(0.1));
        assertBetween(number, word(words(in), "Số:"), word(words(in), "/UBND-VP"));
    }

    private static void assertBetween(Word figures, Word left, Word right) {
        assertThat(figures.left()).isGreaterThan(left.right());
        assertThat(figures.right()).isLessThan(right.left());
    }

    @Test
    @RequiresNative("pdftotext")
    void date_dots_haveTheFiguresInTheirMiddleAndTheYearOfSigningInVietNam() {
        List<Letters.Line> lines = List.of(
                new Letters.Line("ngày  .......", 100, 130, 13),
                new Letters.Line("tháng .........", 200, 130, 13),
                new Letters.Line("năm ..............", 300, 130, 13));
        Path in = Letters.write(folder.resolve("dots.pdf"), lines, page -> {});

        assertThat(issue(in, SignatureAppearance.date())).hasSize(3);

        List<Word> printed = words(in);
        List<Word> words = words(out());
        assertOn(word(words, "22"), word(printed, "......."));
        assertOn(word(words, "11"), word(printed, "........."));
        assertOn(word(words, "2026"), word(printed, ".............."));
    }

    private static void assertOn(Word figures, Word dots) {
        assertThat((figures.left() + figures.right()) / 2).isCloseTo((dots.left() + dots.right()) / 2, within(1.0));
    }

    @Test
    @RequiresNative("pdftotext")
    void date_besideAColumnThatNamesDays_isFound() {
        List<Letters.Line> lines = List.of(
                new Letters.Line("V/v nghỉ ngày lễ ngày 2 tháng 9", 60, 130, 12),
                new Letters.Line("Mẫu, ngày", 310, 130, 13),
                new Letters.Line("tháng", 430, 130, 13),
                new Letters.Line("năm 2026", 490, 130, 13));
        Path in = Letters.write(folder.resolve("beside.pdf"), lines, page -> {});

        assertThat(issue(in, SignatureAppearance.date())).hasSize(2);

        assertThat(word(words(out()), "22").left()).isGreaterThan(310);
    }

    @Test
    void date_ofSeveralBlanksInOneSignature_isRefused() {
        assertInvalid(() -> sign(letter(), SignatureAppearance.date()))
                .hasMessageContaining("2 blanks")
                .hasMessageContaining("signAll");
        assertThat(out()).doesNotExist();
    }

    @Test
    @RequiresNative("pdftotext")
    void date_oneBlank_isFilledAlone() {
        Path in = letter();
        sign(in, SignatureAppearance.date().in(DateBlank.MONTH));

        List<Word> words = words(out());
        assertThat(words.stream().map(Word::text)).contains("11").doesNotContain("22");
        assertInvalid(() -> sign(in, SignatureAppearance.date().in(DateBlank.YEAR)))
                .hasMessageContaining("filled itself");
    }

    @Test
    void date_withAFieldName_namesTheOthersAfterIt() {
        PdfSignOptions step = Keys.options().withFieldName("Ngay").withAppearance(SignatureAppearance.date());

        List<SignedPdf> signed = PdfSigner.signAll(letter(), out(), Keys.agency(), List.of(step));

        assertThat(signed.stream().map(SignedPdf::fieldName)).containsExactly("Ngay", "Ngay-month");
    }

    @Test
    @RequiresNative("pdftotext")
    void date_emptyFieldOfTheDocument_holdsTheWholeDate() {
        Path in = Documents.write(folder.resolve("field.pdf"), CompressParameters.NO_COMPRESSION, document -> {
            PDAcroForm form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            PDSignatureField field = new PDSignatureField(form);
            field.setPartialName("Ngay");
            field.getWidgets().get(0).setRectangle(new PDRectangle(300, 700, 200, 30));
            COSArray annotations = new COSArray();
            annotations.add(field.getCOSObject());
            document.getPage(0).getCOSObject().setItem(COSName.ANNOTS, annotations);
            form.setFields(List.of(field));
        });
        PdfSignOptions step = Keys.options().withFieldName("Ngay").withAppearance(SignatureAppearance.date());

        assertThat(PdfSigner.signAll(in, out(), Keys.agency(), List.of(step))).hasSize(1);

        assertThat(Programs.run("pdftotext", "-nopgbrk", out(), "-")).contains("ngày 22 tháng 11 năm 2026");
    }

    @Test
    void date_otherThanThePrintedYear_isRefused() {
        assertInvalid(() -> issue(letter(), SignatureAppearance.date().withDate(LocalDate.of(2027, 1, 4))))
                .hasMessageContaining("2027");
    }

    @Test
    void stamp_withoutBlank_isRefused() {
        Path in = Documents.withTable(folder.resolve("in.pdf"));
        assertInvalid(() -> sign(in, SignatureAppearance.number("1"))).hasMessageContaining("Số:");
        assertInvalid(() -> issue(in, SignatureAppearance.date())).hasMessageContaining("ngày");
        assertInvalid(() -> sign(letter(), SignatureAppearance.number("123456789/2026")))
                .hasMessageContaining("wider than its blank");
    }

    @Test
    @RequiresNative("pdftotext")
    void stamp_givenArea_standsThere() {
        Path in = Documents.withTable(folder.resolve("in.pdf"));
        sign(
                in,
                SignatureAppearance.date()
                        .withDate(LocalDate.of(2026, 2, 5))
                        .withArea(PageArea.millimetres(1, 100, 30).sized(70, 10)));

        assertThat(Programs.run("pdftotext", "-x", 283, "-y", 85, "-W", 199, "-H", 29, "-nopgbrk", out(), "-")
                        .strip())
                .isEqualTo("ngày 05 tháng 02 năm 2026");
    }

    @Test
    void number_twice_isRefused() {
        Path numbered = folder.resolve("numbered.pdf");
        PdfSigner.sign(
                letter(), numbered, Keys.agency(), Keys.options().withAppearance(SignatureAppearance.number("1589")));
        assertInvalid(() -> sign(numbered, SignatureAppearance.number("1590")))
                .hasMessageContaining("covers another field");
    }

    @Test
    @RequiresNative("pdfsig")
    void signAll_numberDateAndSeal_isOneCallWithOneKey() throws IOException {
        Path signed = folder.resolve("signed.pdf");
        PdfSigner.sign(
                letter(),
                signed,
                Keys.officer(),
                Keys.options().withAppearance(SignatureAppearance.person(Pictures.signature(), Letters.NAME)));
        Keys.Counting key = Keys.Counting.of(Keys.agency());

        List<SignedPdf> issued = PdfSigner.signAll(signed, out(), key, issue());

        assertThat(issued).hasSize(4);
        assertThat(key.asked).isEqualTo(4);
        assertThat(Programs.pdfsig(out()))
                .contains("Signature #5")
                .doesNotContain("Signature #6")
                .doesNotContain("is NOT");
        assertThat(words(out()).stream().map(Word::text)).contains("1589", "22", "11");
        assertThat(files()).containsExactlyInAnyOrder("letter.pdf", "signed.pdf", "out.pdf");
    }

    @Test
    void signAll_stepThatIsRefused_leavesNothing() throws IOException {
        Path in = letter();
        assertInvalid(() -> PdfSigner.signAll(in, out(), Keys.agency(), issue()))
                .hasMessageContaining("no person has visibly signed");
        assertThat(files()).containsExactly("letter.pdf");
        assertInvalid(() -> PdfSigner.signAll(in, out(), Keys.agency(), List.of()));
    }

    private List<SignedPdf> issue(Path in, SignatureAppearance appearance) {
        return PdfSigner.signAll(
                in, out(), Keys.agency(), List.of(Keys.options().withAppearance(appearance)));
    }

    private List<PdfSignOptions> issue() {
        return Stream.of(
                        SignatureAppearance.number("1589"),
                        SignatureAppearance.date(),
                        SignatureAppearance.agency(Pictures.redSeal()))
                .map(Keys.options()::withAppearance)
                .toList();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    @RequiresNative("pdfsig")
    void initials_standOnEveryPageUnderOneSignature() throws IOException {
        SignatureImage initials = SignatureImage.of(Pictures.handwriting(Pictures.BLUE));
        Path in = threePages();

        SignedPdf signed = sign(in, SignatureAppearance.initials(initials));

        assertThat(signed.placement().page()).isEqualTo(1);
        try (PDDocument document = Loader.loadPDF(out().toFile())) {
            assertThat(document.getSignatureDictionaries()).hasSize(1);
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page = 0; page < 3; page++) {
                var image = renderer.renderImage(page);
                int blue = 0;
                for (int x = image.getWidth() - 60; x < image.getWidth() - 14; x++) {
                    for (int y = image.getHeight() - 40; y < image.getHeight() - 14; y++) {
                        int rgb = image.getRGB(x, y);
                        blue += (rgb & 0xFF) > (rgb >> 16 & 0xFF) + 60 ? 1 : 0;
                    }
                }
                assertThat(blue).as("page " + (page + 1)).isGreaterThan(50);
            }
        }
        assertThat(Programs.pdfsig(out())).contains("Signature is Valid").contains("Total document signed");
    }

    @Test
    void initials_onASignedDocument_areRefusedWithTheReason() {
        Path signed = folder.resolve("signed.pdf");
        PdfSigner.sign(letter(), signed, Keys.officer(), Keys.options());
        assertThatThrownBy(() -> sign(signed, SignatureAppearance.initials(Pictures.signature())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("initials change every page")
                .satisfies(thrown ->
                        assertThat(((InvalidInputException) thrown).code()).isEqualTo(FailureCode.PDF_LOCKED));
    }

    private Path threePages() {
        return Documents.write(folder.resolve("pages.pdf"), CompressParameters.DEFAULT_COMPRESSION, document -> {
            document.addPage(new PDPage(PDRectangle.A5));
            PDPage turned = new PDPage(PDRectangle.A4);
            turned.setRotation(90);
            document.addPage(turned);
        });
    }

    @Test
    @RequiresNative("pdftotext")
    void annexAndArchiveMarks_showTheirLinesAtTheTopRight() {
        assertThat(corner(SignatureAppearance.annex("1589/UBND-VP")))
                .containsExactly("1589/UBND-VP", "2026-11-22T09:30:15+07:00");
        assertThat(corner(SignatureAppearance.archive("Lưu trữ lịch sử tỉnh Thái Nguyên")))
                .containsExactly("Lưu trữ lịch sử tỉnh Thái Nguyên", "2026-11-22T09:30:15+07:00");
        assertThat(corner(SignatureAppearance.archiveCopy())).containsExactly("BẢN SAO");
    }

    private List<String> corner(SignatureAppearance appearance) {
        sign(Documents.withTable(folder.resolve("in.pdf")), appearance);
        return Programs.run("pdftotext", "-layout", "-x", 300, "-y", 0, "-W", 295, "-H", 100, out(), "-")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @Test
    void figures_haveAZeroBelowTenForDaysAndInJanuaryAndFebruaryOnly() {
        assertThat(Stream.of(1, 2, 3, 9, 10, 12).map(month -> DateBlank.MONTH.figures(LocalDate.of(2026, month, 1))))
                .containsExactly("01", "02", "3", "9", "10", "12");
        assertThat(DateBlank.DAY.figures(LocalDate.of(2026, 3, 9))).isEqualTo("09");
        assertThat(DateBlank.DAY.figures(LocalDate.of(2026, 3, 10))).isEqualTo("10");
    }

    @Test
    void appearance_onAPageTheDocumentHasNot_isRefusedWithTheNumberOfPages() {
        Path in = threePages();
        PageArea area = new PageArea(7, 10, 10, 100, 100, false);
        List<SignatureAppearance> beyond = List.of(
                SignatureAppearance.person(Pictures.signature(), Letters.NAME).onPage(7),
                SignatureAppearance.person(Pictures.signature(), Letters.NAME).withArea(area),
                SignatureAppearance.agency(Pictures.redSeal()).withArea(area),
                SignatureAppearance.number("1").onPage(7),
                SignatureAppearance.number("1").withArea(area),
                SignatureAppearance.date().onPage(7),
                SignatureAppearance.date().withArea(area));
        for (SignatureAppearance appearance : beyond) {
            assertInvalid(() -> sign(in, appearance))
                    .hasMessageContaining("got 7")
                    .hasMessageContaining("from 1 to 3");
            assertInvalid(() -> issue(in, appearance)).hasMessageContaining("from 1 to 3");
        }
        assertThat(out()).doesNotExist();
    }

    private static AbstractThrowableAssert<?, ?> assertInvalid(ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOf(InvalidInputException.class)
                .satisfies(thrown ->
                        assertThat(((InvalidInputException) thrown).code()).isEqualTo(FailureCode.INVALID_VALUE));
    }
}
