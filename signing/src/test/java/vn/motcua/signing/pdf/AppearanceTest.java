package vn.motcua.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.pdf.appearance.CopyForm;
import vn.motcua.signing.pdf.appearance.SignatureAppearance;
import vn.motcua.signing.pdf.appearance.TextBox;

class AppearanceTest {

    private static final String AGENCY = "Ủy ban nhân dân xã Điềm Thuỵ, huyện Phú Bình, tỉnh Thái Nguyên";
    private static final Pattern WORD = Pattern.compile(
            "<word xMin=\"([\\d.]+)\" yMin=\"[\\d.]+\" xMax=\"[\\d.]+\" yMax=\"([\\d.]+)\">([^<]+)</word>");
    private static final double A4_WIDTH = PDRectangle.A4.getWidth();
    private static final double A4_HEIGHT = PDRectangle.A4.getHeight();

    @TempDir
    Path folder;

    private Path out() {
        return folder.resolve("out.pdf");
    }

    private SignedPdf sign(Path in, SignatureAppearance appearance) {
        return PdfSigner.sign(in, out(), Keys.officer(), Keys.options().withAppearance(appearance));
    }

    private Path a4() {
        return Documents.withTable(folder.resolve("in.pdf"));
    }

    @ParameterizedTest
    @EnumSource(CopyForm.class)
    @RequiresNative("pdftotext")
    void copy_anyForm_showsFormAgencyAndTimeAtTheTopRight(CopyForm form) {
        SignedPdf signed = sign(a4(), SignatureAppearance.copy(form, AGENCY));

        String corner = text(300, 295, 100);
        assertThat(corner.strip().replaceAll("\\s+", " "))
                .isEqualTo(form.wording() + " " + AGENCY + " 2026-11-22T09:30:15+07:00");
        FieldPlacement place = signed.placement();
        assertThat(place.page()).isEqualTo(1);
        assertThat(A4_WIDTH - place.left() - place.width()).isCloseTo(42.52, within(0.01));
        assertThat(A4_HEIGHT - place.bottom() - place.height()).isCloseTo(14.17, within(0.01));
        assertThat(place.left()).isGreaterThan(A4_WIDTH / 2);
    }

    @Test
    @RequiresNative("pdftotext")
    void digitizer_showsPersonAndTimeAtTheTopLeft() {
        SignedPdf signed = sign(a4(), SignatureAppearance.digitizer("Nguyễn Thị Thuỵ Điềm"));

        assertThat(text(0, 295, 100).lines().map(String::strip).filter(line -> !line.isEmpty()))
                .containsExactly("Nguyễn Thị Thuỵ Điềm", "2026-11-22T09:30:15+07:00");
        assertThat(signed.placement().left()).isCloseTo(42.52, within(0.01));
        assertThat(A4_HEIGHT - signed.placement().bottom() - signed.placement().height())
                .isCloseTo(14.17, within(0.01));
    }

    @Test
    @RequiresNative("pdftotext")
    void appearance_decomposedName_isDrawnComposed() {
        sign(a4(), SignatureAppearance.digitizer(Normalizer.normalize("Điềm Thuỵ", Normalizer.Form.NFD)));

        assertThat(text(0, 295, 100)).contains("Điềm Thuỵ");
    }

    @Test
    @RequiresNative("pdftotext")
    void appearance_everyVietnameseLetter_isDrawnAndRead() {
        StringBuilder letters = new StringBuilder("đ");
        for (String base : List.of("a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y")) {
            for (String tone : List.of("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")) {
                letters.append(Normalizer.normalize(base + tone, Normalizer.Form.NFC));
            }
        }
        String all = letters + " " + letters.toString().toUpperCase(java.util.Locale.ROOT) + " office fi ffl";

        sign(a4(), SignatureAppearance.copy(CopyForm.TRUE_COPY, all).withBox(new TextBox(500, 200, 20, 20)));

        assertThat(text(0, 595, 200).replaceAll("\\s+", " ")).contains(all);
    }

    @Test
    void copy_isBlackTextInEmbeddedLiberationSerifWithoutImage() throws IOException {
        sign(a4(), SignatureAppearance.copy(CopyForm.TRUE_COPY, "UBND xã Điềm Thuỵ"));

        try (PDDocument document = Loader.loadPDF(out().toFile())) {
            PDAnnotation widget = document.getPage(0).getAnnotations().get(0);
            PDAppearanceStream form = widget.getNormalAppearanceStream();
            List<PDFont> fonts = new ArrayList<>();
            for (var name : form.getResources().getFontNames()) {
                fonts.add(form.getResources().getFont(name));
            }
            assertThat(fonts).singleElement().satisfies(font -> {
                assertThat(font.getName()).endsWith("+LiberationSerif");
                assertThat(font.isEmbedded()).isTrue();
            });
            assertThat(form.getResources().getXObjectNames()).isEmpty();
            assertThat(new String(form.getContents().readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .contains(" 10 Tf")
                    .doesNotContain(" re", " Do", " S\n");
            assertThat(widget.isPrinted()).isTrue();
            assertThat(widget.isLocked()).isTrue();
        }
    }

    @Test
    void appearance_incrementStaysSmall() throws IOException {
        Path in = a4();
        sign(in, SignatureAppearance.copy(CopyForm.TRUE_COPY, AGENCY));
        assertThat(Files.size(out()) - Files.size(in)).isLessThan(40_000);
    }

    @Test
    void copyAndDigitizer_onOnePage_doNotOverlap() {
        Path captured = folder.resolve("captured.pdf");
        SignedPdf digitizer = PdfSigner.sign(
                a4(),
                captured,
                Keys.officer(),
                Keys.options().withAppearance(SignatureAppearance.digitizer("Nguyễn Văn Thử")));
        SignedPdf copy = sign(captured, SignatureAppearance.copy(CopyForm.TRUE_COPY, AGENCY));

        assertThat(copy.placement().overlaps(digitizer.placement())).isFalse();
        assertThat(copy.placement().bottom() + copy.placement().height())
                .isCloseTo(
                        digitizer.placement().bottom() + digitizer.placement().height(), within(0.01));
    }

    @Test
    void copyOfACopy_standsBelowTheFirstUntilTheCornerIsFull() {
        Path current = a4();
        List<FieldPlacement> placed = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            Path next = folder.resolve("copy" + i + ".pdf");
            placed.add(PdfSigner.sign(
                            current,
                            next,
                            Keys.officer(),
                            Keys.options()
                                    .withAppearance(SignatureAppearance.copy(CopyForm.COPY_OF_COPY, "UBND xã Mẫu")))
                    .placement());
            current = next;
        }
        for (int i = 1; i < placed.size(); i++) {
            assertThat(placed.get(i).bottom() + placed.get(i).height())
                    .isLessThanOrEqualTo(placed.get(i - 1).bottom() + 0.01);
            assertThat(placed.get(i).left()).isEqualTo(placed.get(0).left());
        }
        Path full = current;
        assertInvalid(() -> {
            Path last = full;
            for (int i = 0; i < 3; i++) {
                Path next = folder.resolve("more" + i + ".pdf");
                PdfSigner.sign(
                        last,
                        next,
                        Keys.officer(),
                        Keys.options().withAppearance(SignatureAppearance.copy(CopyForm.COPY_OF_COPY, AGENCY)));
                last = next;
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"0", "90", "180", "270"})
    @RequiresNative("pdftotext")
    void appearance_rotatedAndCroppedPage_readsUprightInTheDisplayedCorner(int rotation) throws IOException {
        Path in = Documents.withPage(folder.resolve("in.pdf"), page -> {
            page.setMediaBox(new PDRectangle(-20, -10, 700, 900));
            page.setCropBox(new PDRectangle(30, 40, 595, 842));
            page.setRotation(rotation);
        });

        SignedPdf signed = sign(in, SignatureAppearance.copy(CopyForm.TRUE_COPY, "UBND xã Điềm Thuỵ"));

        boolean upright = rotation % 180 == 0;
        int width = upright ? 595 : 842;
        List<String> corner = new ArrayList<>();
        Matcher word = WORD.matcher(Programs.run("pdftotext", "-cropbox", "-bbox", out(), "-"));
        while (word.find()) {
            if (Double.parseDouble(word.group(1)) > width - 230 && Double.parseDouble(word.group(2)) < 60) {
                corner.add(word.group(3));
            }
        }
        assertThat(corner).containsExactly("SAO", "Y", "UBND", "xã", "Điềm", "Thuỵ", "2026-11-22T09:30:15+07:00");
        assertThat(signed.placement().width() > signed.placement().height()).isEqualTo(upright);
        assertInk(width);
    }

    /** Rendered, the ink of the mark fills lines of text across its width, so it stands upright. */
    private void assertInk(int width) throws IOException {
        try (PDDocument document = Loader.loadPDF(out().toFile())) {
            BufferedImage image = new PDFRenderer(document).renderImage(0);
            assertThat(image.getWidth()).isEqualTo(width);
            int left = width - 43 - 170;
            int first = Integer.MAX_VALUE;
            int last = 0;
            int dark = 0;
            for (int x = left; x < width - 42; x++) {
                for (int y = 14; y < 14 + 38; y++) {
                    if ((image.getRGB(x, y) & 0xff) < 128) {
                        first = Math.min(first, x);
                        last = Math.max(last, x);
                        dark++;
                    }
                }
            }
            assertThat(dark).isGreaterThan(200);
            assertThat(first - left).isLessThan(6);
            assertThat(last - first).isBetween(90, 140);
        }
    }

    @Test
    void copy_nameTooLongForTheBox_isRefusedBeforeTheKeyIsAsked() {
        Keys.Counting key = Keys.Counting.of(Keys.officer());
        Path in = a4();
        assertInvalid(() -> PdfSigner.sign(
                in,
                out(),
                key,
                Keys.options()
                        .withAppearance(SignatureAppearance.copy(CopyForm.TRUE_COPY, "Ủy ban nhân dân ".repeat(20)))));
        assertInvalid(() -> PdfSigner.sign(
                in,
                out(),
                key,
                Keys.options().withAppearance(SignatureAppearance.copy(CopyForm.TRUE_COPY, "x".repeat(80)))));
        assertThat(key.asked).isZero();
        assertThat(out()).doesNotExist();
    }

    @Test
    void appearance_letterTheFontLacks_isRefusedByItsCodePoint() {
        Path in = a4();
        assertInvalid(() -> sign(in, SignatureAppearance.digitizer("名前"))).hasMessageContaining("U+540d");
        assertInvalid(() -> sign(in, SignatureAppearance.digitizer("😀"))).hasMessageContaining("U+1f600");
    }

    @Test
    void appearance_pageSmallerThanTheMark_isRefused() {
        Path in = Documents.withPage(folder.resolve("in.pdf"), page -> page.setMediaBox(new PDRectangle(100, 100)));
        assertInvalid(() -> sign(in, SignatureAppearance.digitizer("Nguyễn Văn Thử")));
    }

    @Test
    void copy_beforeItsDecree_isRefused() {
        Clock early = Clock.fixed(Instant.parse("2020-03-04T16:59:59Z"), ZoneOffset.UTC);
        Path in = a4();
        PdfSignOptions options = Keys.options().withAppearance(SignatureAppearance.copy(CopyForm.TRUE_COPY, AGENCY));
        var officer = Keys.key(Keys.PKI.issue(vn.motcua.sandbox.TestSubject.of("Nguyễn Văn Thử", "UBND xã Mẫu")
                .withValidity(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2024-01-01T00:00:00Z"))));
        assertInvalid(() -> PdfSigner.sign(in, out(), officer, options.withClock(early)))
                .hasMessageContaining("2020-03-05");

        Clock firstDay = Clock.fixed(Instant.parse("2020-03-04T17:00:00Z"), ZoneOffset.UTC);
        PdfSigner.sign(in, out(), officer, options.withClock(firstDay));
        assertThat(out()).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "two\nlines", "tab\there"})
    void appearance_unfitName_isRefusedAtOnce(String name) {
        assertInvalid(() -> SignatureAppearance.digitizer(name));
        assertInvalid(() -> SignatureAppearance.copy(CopyForm.TRUE_COPY, name));
    }

    @Test
    void digitizer_toString_doesNotTellTheName() {
        assertThat(Keys.options().withAppearance(SignatureAppearance.digitizer("Nguyễn Văn Thử")))
                .asString()
                .doesNotContain("Thử");
    }

    private static AbstractThrowableAssert<?, ?> assertInvalid(ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOf(InvalidInputException.class)
                .satisfies(thrown ->
                        assertThat(((InvalidInputException) thrown).code()).isEqualTo(FailureCode.INVALID_VALUE));
    }

    /** What a reader finds at the top of page 1. */
    private String text(int left, int width, int height) {
        return Programs.run("pdftotext", "-layout", "-x", left, "-y", 0, "-W", width, "-H", height, out(), "-");
    }
}
