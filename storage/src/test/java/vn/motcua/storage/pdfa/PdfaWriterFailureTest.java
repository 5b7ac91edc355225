package vn.motcua.storage.pdfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.MotcuaException;
import vn.motcua.storage.TestImages;
import vn.motcua.storage.scan.ImageLimits;

class PdfaWriterFailureTest {

    private static final byte[] JPEG = TestImages.jpeg(TestImages.page(80, 60, BufferedImage.TYPE_INT_RGB, 1));

    @TempDir
    Path folder;

    Path good;
    Path out;

    @BeforeEach
    void goodPageAndAnEarlierFile() throws IOException {
        good = Files.write(folder.resolve("good"), JPEG);
        out = Files.writeString(folder.resolve("out.pdf"), "earlier");
    }

    static Stream<Arguments> unfit() {
        byte[] garbage = "no zlib stream".getBytes(StandardCharsets.US_ASCII);
        byte[] interlacedBomb = TestImages.interlacedPng(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB));
        ByteBuffer.wrap(interlacedBomb).putInt(16, 15_000).putInt(20, 15_000);
        return Stream.of(
                Arguments.of("cut off", Arrays.copyOf(JPEG, JPEG.length / 2), FailureCode.IMAGE_UNREADABLE),
                Arguments.of("empty", new byte[0], FailureCode.IMAGE_UNREADABLE),
                Arguments.of("text", garbage, FailureCode.IMAGE_UNREADABLE),
                Arguments.of("printing inks", TestImages.cmykJpeg(80, 60), FailureCode.IMAGE_UNREADABLE),
                Arguments.of("damaged alpha", TestImages.rawPng(80, 60, 6, garbage), FailureCode.IMAGE_UNREADABLE),
                Arguments.of(
                        "huge header", TestImages.rawPng(100_000, 100_000, 2, garbage), FailureCode.LIMIT_EXCEEDED),
                Arguments.of("huge interlaced", fixHeaderSum(interlacedBomb), FailureCode.LIMIT_EXCEEDED),
                Arguments.of(
                        "wider than a page may be",
                        TestImages.rawPng(60_000, 10, 0, garbage),
                        FailureCode.LIMIT_EXCEEDED));
    }

    private static byte[] fixHeaderSum(byte[] png) {
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        return png;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unfit")
    void write_unfitSecondPage_namesItAndLeavesNothing(String kind, byte[] image, FailureCode code) throws IOException {
        Path bad = Files.write(folder.resolve("bad"), image);

        MotcuaException failure = failure(List.of(good, bad), out);

        assertThat(failure).isInstanceOf(InvalidInputException.class);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure).hasMessageContaining("page 2 of 2");
        assertThat(out).hasContent("earlier");
        assertThat(files()).containsExactlyInAnyOrder("good", "bad", "out.pdf");
    }

    @Test
    void write_missingPage_isNotFoundBeforeAnythingIsWritten() throws IOException {
        MotcuaException failure = failure(List.of(good, folder.resolve("Nguyen Van A.jpg")), out);

        assertThat(failure.code()).isEqualTo(FailureCode.FILE_NOT_FOUND);
        assertThat(failure.getMessage()).contains("page 2 of 2").doesNotContain("Nguyen");
        assertThat(files()).containsExactlyInAnyOrder("good", "out.pdf");
    }

    @Test
    void write_noPages_isInvalid() {
        assertThat(failure(List.of(), out).code()).isEqualTo(FailureCode.INVALID_VALUE);
    }

    @Test
    void write_overAnInput_isRefused() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), good);

        assertThat(failure(List.of(good), good).code()).isEqualTo(FailureCode.OUTPUT_IS_INPUT);
        assertThat(failure(List.of(link), good).code()).isEqualTo(FailureCode.OUTPUT_IS_INPUT);
        assertThat(failure(List.of(good), link).code()).isEqualTo(FailureCode.OUTPUT_IS_INPUT);
        assertThat(good).hasBinaryContent(JPEG);
    }

    @Test
    void write_whereNothingCanBeWritten_saysSo() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken"));

        assertThat(failure(List.of(good), folder.resolve("absent/out.pdf")).code())
                .isEqualTo(FailureCode.OUTPUT_NOT_WRITABLE);
        assertThat(failure(List.of(good), taken).code()).isEqualTo(FailureCode.OUTPUT_NOT_WRITABLE);
        assertThat(failure(List.of(good), good.resolve("out.pdf")).code()).isEqualTo(FailureCode.OUTPUT_NOT_WRITABLE);
    }

    @Test
    void write_overAnEarlierFile_replacesItWhole() throws IOException {
        ArchiveFile file = PdfaWriter.write(List.of(good), out, PdfaOptions.defaults());

        assertThat(Files.size(out)).isEqualTo(file.bytes());
        assertThat(Files.readString(out, StandardCharsets.ISO_8859_1)).startsWith("%PDF-1.7");
        assertThat(files()).containsExactlyInAnyOrder("good", "out.pdf");
    }

    @Test
    void write_besideAnAbandonedFile_leavesThatAlone() throws IOException {
        Path abandoned = Files.writeString(folder.resolve(".motcua-0.part"), "of another writer");

        PdfaWriter.write(List.of(good), out, PdfaOptions.defaults());

        assertThat(abandoned).hasContent("of another writer");
        assertThat(files()).containsExactlyInAnyOrder("good", "out.pdf", ".motcua-0.part");
    }

    @Test
    void write_relativeOutput_standsInTheWorkingFolder() throws IOException {
        Path relative = Path.of("target", "relative-output.pdf");
        try {
            ArchiveFile file = PdfaWriter.write(List.of(good), relative, PdfaOptions.defaults());

            assertThat(file.path()).isEqualTo(relative).exists();
        } finally {
            Files.deleteIfExists(relative);
        }
    }

    @Test
    void write_moreThanTheLimits_isRefused() {
        PdfaOptions few =
                PdfaOptions.defaults().withLimits(ImageLimits.defaults().withMaxPixels(100));

        assertThatThrownBy(() -> PdfaWriter.write(List.of(good), out, few))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.LIMIT_EXCEEDED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\u0000b", "a\nb", "lone \uD800", "\uFFFE"})
    void titled_unfitTitle_isInvalid(String title) {
        assertThatThrownBy(() -> DocumentMetadata.titled(title))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.INVALID_VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v", "vi_VN", "vi VN", "vi-"})
    void withLanguage_noTag_isInvalid(String tag) {
        assertThatThrownBy(() -> PdfaOptions.defaults().withLanguage(tag))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.INVALID_VALUE));
    }

    @Test
    void toString_tellsNothingPersonal() {
        DocumentMetadata metadata = DocumentMetadata.titled("Giấy khai sinh Nguyễn Văn A");

        assertThat(PdfaOptions.defaults().withMetadata(metadata).toString()).doesNotContain("Nguyễn");
        assertThat(new ArchiveFile(Path.of("Nguyễn Văn A.pdf"), 1, "00", List.of()).toString())
                .doesNotContain("Nguyễn");
    }

    private static MotcuaException failure(List<Path> pages, Path out) {
        MotcuaException failure =
                catchThrowableOfType(MotcuaException.class, () -> PdfaWriter.write(pages, out, PdfaOptions.defaults()));
        assertThat(failure).isNotNull();
        return failure;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
