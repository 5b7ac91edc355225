package vn.motcua.storage.pdfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.storage.TestImages;

/** What another reader makes of our files. */
class PopplerTest {

    @TempDir
    Path folder;

    @Test
    @RequiresNative("pdfimages")
    void write_jpegs_comeOutByteForByte() throws Exception {
        List<byte[]> jpegs = TestPages.all().entrySet().stream()
                .filter(page -> page.getKey().startsWith("JPEG"))
                .map(Map.Entry::getValue)
                .toList();
        Path file = write(jpegs);

        assertThat(run(
                        "pdfimages",
                        "-j",
                        file.toString(),
                        folder.resolve("image").toString()))
                .isEmpty();

        for (int i = 0; i < jpegs.size(); i++) {
            assertThat(folder.resolve("image-00" + i + ".jpg")).hasBinaryContent(jpegs.get(i));
        }
    }

    @Test
    @RequiresNative({"pdftoppm", "pdfinfo"})
    void write_everyKind_opensWithoutWarning() throws Exception {
        List<byte[]> images = List.copyOf(TestPages.all().values());
        Path file = write(images);

        assertThat(run(
                        "pdftoppm",
                        "-r",
                        "72",
                        file.toString(),
                        folder.resolve("page").toString()))
                .isEmpty();
        assertThat(run("pdfinfo", "-isodates", file.toString()))
                .containsPattern("Title: +Tài liệu số hoá")
                .containsPattern("Pages: +" + images.size())
                .containsPattern("PDF version: +1\\.7")
                .doesNotContain("Error", "Warning");
    }

    @ParameterizedTest
    @CsvSource({
        "1, red green blue black",
        "6, blue red black green",
        "7, black green blue red",
        "8, green black red blue"
    })
    @RequiresNative("pdftoppm")
    void write_exifOrientation_standsUpright(int orientation, String corners) throws Exception {
        Path file = write(
                List.of(TestImages.withExif(TestImages.jpeg(TestImages.quadrants(160, 80)), orientation, 100, 2)));

        run(
                "pdftoppm",
                "-r",
                "100",
                "-png",
                "-singlefile",
                file.toString(),
                folder.resolve("page").toString());

        BufferedImage page = ImageIO.read(folder.resolve("page.png").toFile());
        assertThat(TestPages.corners(page)).isEqualTo(corners);
    }

    private Path write(List<byte[]> images) throws IOException {
        List<Path> pages = new ArrayList<>();
        for (byte[] image : images) {
            pages.add(Files.write(folder.resolve("source-" + pages.size()), image));
        }
        return PdfaWriter.write(pages, folder.resolve("out.pdf"), PdfaOptions.defaults())
                .path();
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
