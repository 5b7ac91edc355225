package vn.motcua.storage.pdfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.storage.TestImages;

class PdfaMemoryTest {

    private static final int PAGES = 1000;

    @TempDir
    Path folder;

    @Test
    void write_thousandPagesInTwelveMegabytes_succeeds() throws Exception {
        Path jpeg = Files.write(
                folder.resolve("jpeg"), TestImages.jpeg(TestImages.page(900, 1270, BufferedImage.TYPE_INT_RGB, 1)));
        Path png = Files.write(
                folder.resolve("png"), TestImages.png(TestImages.seeThrough(600, 800, false, DataBuffer.TYPE_BYTE)));
        Path out = folder.resolve("out.pdf");

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx12m",
                        "-XX:MaxDirectMemorySize=16m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        InSmallHeap.class.getName(),
                        jpeg.toString(),
                        png.toString(),
                        out.toString())
                .redirectErrorStream(true)
                .start();

        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(Files.size(out)).isGreaterThan(PAGES * Files.size(jpeg)).isGreaterThan(64L << 20);
    }

    /** Writes a thousand times the first image and once the second. */
    static final class InSmallHeap {

        private InSmallHeap() {}

        public static void main(String[] arguments) {
            List<Path> pages = new ArrayList<>(Collections.nCopies(PAGES, Path.of(arguments[0])));
            pages.add(Path.of(arguments[1]));
            PdfaWriter.write(pages, Path.of(arguments[2]), PdfaOptions.defaults());
        }
    }
}
