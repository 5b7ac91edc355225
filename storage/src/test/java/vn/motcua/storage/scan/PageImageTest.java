package vn.motcua.storage.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.MotcuaException;
import vn.motcua.storage.TestImages;

class PageImageTest {

    private static final BufferedImage COLOUR = TestImages.page(60, 40, BufferedImage.TYPE_INT_RGB, 1);

    @TempDir
    Path folder;

    static Stream<Arguments> kinds() {
        BufferedImage grey = TestImages.page(60, 40, BufferedImage.TYPE_BYTE_GRAY, 2);
        BufferedImage bitonal = TestImages.page(60, 40, BufferedImage.TYPE_BYTE_BINARY, 3);
        BufferedImage deepGrey = TestImages.page(60, 40, BufferedImage.TYPE_USHORT_GRAY, 4);
        return Stream.of(
                Arguments.of(TestImages.jpeg(COLOUR), "JPEG RGB 8 opaque"),
                Arguments.of(TestImages.progressiveJpeg(COLOUR), "JPEG RGB 8 opaque"),
                Arguments.of(TestImages.jpeg(grey), "JPEG GREY 8 opaque"),
                Arguments.of(TestImages.cmykJpeg(60, 40), "JPEG CMYK 8 opaque"),
                Arguments.of(TestImages.png(COLOUR), "PNG RGB 8 opaque"),
                Arguments.of(TestImages.png(grey), "PNG GREY 8 opaque"),
                Arguments.of(TestImages.png(bitonal), "PNG GREY 1 opaque"),
                Arguments.of(TestImages.png(deepGrey), "PNG GREY 16 opaque"),
                Arguments.of(TestImages.png(TestImages.palette(60, 40, 4, false)), "PNG PALETTE 4 opaque"),
                Arguments.of(TestImages.png(TestImages.palette(60, 40, 8, true)), "PNG PALETTE 8 transparent"),
                Arguments.of(
                        TestImages.png(TestImages.seeThrough(60, 40, false, DataBuffer.TYPE_BYTE)),
                        "PNG RGB 8 transparent"),
                Arguments.of(
                        TestImages.interlacedPng(TestImages.seeThrough(60, 40, true, DataBuffer.TYPE_USHORT)),
                        "PNG GREY 16 transparent"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("kinds")
    void read_everyKind_saysWhatItIs(byte[] bytes, String expected) throws IOException {
        PageImage page = read(bytes);

        assertThat(page.format() + " " + page.colour() + " " + page.bitsPerComponent() + " "
                        + (page.transparent() ? "transparent" : "opaque"))
                .isEqualTo(expected);
        assertThat(page.width()).isEqualTo(60);
        assertThat(page.height()).isEqualTo(40);
        assertThat(page.bytes()).isEqualTo(bytes.length);
    }

    @Test
    void read_wrongExtension_goesByContent() throws IOException {
        Path file = Files.write(folder.resolve("page.pdf"), TestImages.png(COLOUR));

        assertThat(PageImage.read(file, ImageLimits.defaults()).format()).isEqualTo(ImageFormat.PNG);
    }

    @ParameterizedTest
    @CsvSource({"1,300,300,300 x 300 dpi", "2,118,118,300 x 300 dpi", "1,204,98,204 x 98 dpi"})
    void read_jfifDensity_isTheResolution(int unit, int x, int y, String resolution) throws IOException {
        assertThat(read(TestImages.withJfifDensity(TestImages.jpeg(COLOUR), unit, x, y))
                        .resolution())
                .hasToString(resolution);
    }

    @Test
    void read_exif_givesResolutionAndOrientation() throws IOException {
        PageImage page = read(TestImages.withExif(TestImages.jpeg(COLOUR), 6, 100, 3));

        assertThat(page.resolution()).isEqualTo(new Resolution(254, 254, false));
        assertThat(page.orientation()).isEqualTo(Orientation.TURN_CLOCKWISE);
        assertThat(page.orientation().swapsSides()).isTrue();
    }

    @Test
    void read_pngDotsPerMetre_isTheResolution() throws IOException {
        assertThat(read(TestImages.withPhys(TestImages.png(COLOUR), 11811, 7874))
                        .resolution())
                .isEqualTo(new Resolution(300, 200, false));
    }

    @ParameterizedTest
    @CsvSource({"1240,1754,150", "1754,1240,150", "1000,1000,200", "600,1414,200"})
    void read_noResolution_assumesA4OrTwoHundred(int width, int height, double dpi) throws IOException {
        byte[] silent = TestImages.png(TestImages.page(width, height, BufferedImage.TYPE_BYTE_GRAY, 5));

        Resolution resolution = read(silent).resolution();

        assertThat(resolution.assumed()).isTrue();
        assertThat(resolution.horizontal()).isCloseTo(dpi, within(0.5)).isEqualTo(resolution.vertical());
    }

    @Test
    void read_exifSeventyTwo_countsAsUnknown() throws IOException {
        assertThat(read(TestImages.withExif(TestImages.jpeg(COLOUR), 1, 72, 2)).resolution())
                .isEqualTo(new Resolution(200, 200, true));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("kinds")
    void read_cutOffAnywhere_isUnreadable(byte[] bytes, String kind) throws IOException {
        for (int length = 0; length < bytes.length; length += length < 200 ? 1 : 211) {
            assertThat(failure(Arrays.copyOf(bytes, length)).code()).isEqualTo(FailureCode.IMAGE_UNREADABLE);
        }
        assertThat(failure(Arrays.copyOf(bytes, bytes.length - 1)).code()).isEqualTo(FailureCode.IMAGE_UNREADABLE);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("kinds")
    void read_damagedAnywhere_neverFailsOtherwiseThanAsUnfit(byte[] bytes, String kind) throws IOException {
        long seed = 20_261_122;
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            byte[] damaged = bytes.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                damaged[random.nextInt(Math.min(damaged.length, 800))] = (byte) random.nextInt(256);
            }
            try {
                assertThat(read(damaged).width()).isPositive();
            } catch (InvalidInputException expected) {
                assertThat(expected.code())
                        .as("seed %d round %d", seed, round)
                        .isIn(FailureCode.IMAGE_UNREADABLE, FailureCode.LIMIT_EXCEEDED);
            }
        }
    }

    @Test
    void read_headerClaimsHugePicture_exceedsLimit() throws IOException {
        byte[] jpeg = TestImages.jpeg(COLOUR);
        int frame = indexOf(jpeg, new byte[] {(byte) 0xFF, (byte) 0xC0});
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 0xFFFF).putShort(frame + 7, (short) 0xFFFF);

        assertThat(failure(TestImages.rawPng(100_000, 100_000, 2, new byte[] {1}))
                        .code())
                .isEqualTo(FailureCode.LIMIT_EXCEEDED);
        assertThat(failure(TestImages.rawPng(200_000_000, 1, 6, new byte[] {1})).code())
                .isEqualTo(FailureCode.LIMIT_EXCEEDED);
        assertThat(failure(jpeg).code()).isEqualTo(FailureCode.LIMIT_EXCEEDED);
    }

    @Test
    void read_longerThanLimit_exceedsLimit() throws IOException {
        Path file = Files.write(folder.resolve("page"), TestImages.jpeg(COLOUR));

        assertThatThrownBy(() -> PageImage.read(file, ImageLimits.defaults().withMaxBytes(100)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.LIMIT_EXCEEDED));
        assertThatThrownBy(() -> PageImage.read(file, ImageLimits.defaults().withMaxPixels(2399)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.LIMIT_EXCEEDED));
        assertThat(PageImage.read(file, ImageLimits.defaults().withMaxPixels(2400))
                        .height())
                .isEqualTo(40);
    }

    @Test
    void read_noFileAFolderOrAnotherType_saysSo() throws IOException {
        Path personal = folder.resolve("Nguyen Van A.jpg");

        MotcuaException missing =
                catchThrowableOfType(MotcuaException.class, () -> PageImage.read(personal, ImageLimits.defaults()));
        assertThat(missing.code()).isEqualTo(FailureCode.FILE_NOT_FOUND);
        assertThat(missing.getMessage()).doesNotContain("Nguyen");
        assertThatThrownBy(() -> PageImage.read(folder, ImageLimits.defaults()))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.IMAGE_UNREADABLE));
        assertThat(failure("%PDF-1.7 is not an image".getBytes(StandardCharsets.US_ASCII))
                        .code())
                .isEqualTo(FailureCode.IMAGE_UNREADABLE);
    }

    @Test
    void toString_leavesTheFileNameOut() throws IOException {
        Path file = Files.write(folder.resolve("Nguyen Van A.jpg"), TestImages.jpeg(COLOUR));

        assertThat(PageImage.read(file, ImageLimits.defaults()))
                .hasToString("JPEG 60 x 40 RGB, 200 x 200 dpi (assumed)");
    }

    private PageImage read(byte[] bytes) throws IOException {
        return PageImage.read(Files.write(folder.resolve("page"), bytes), ImageLimits.defaults());
    }

    private InvalidInputException failure(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("page"), bytes);
        InvalidInputException failure =
                catchThrowableOfType(InvalidInputException.class, () -> PageImage.read(file, ImageLimits.defaults()));
        assertThat(failure).as("%d bytes", bytes.length).isNotNull();
        return failure;
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        int at = 0;
        while (!Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
            at++;
        }
        return at;
    }
}
