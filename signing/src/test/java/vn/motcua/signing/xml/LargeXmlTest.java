package vn.motcua.signing.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.signing.validation.SignatureReport;

/** Signs and validates in a process whose heap is smaller than the document. */
class LargeXmlTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"many elements", "one text"})
    void signAndValidate_25MbIn24MbOfHeap_passes(String shape) throws Exception {
        assertThat(child(24, write(shape, 25_000_000))).endsWith("TOTAL_PASSED WHOLE_FILE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"many elements", "one text"})
    @Tag("full")
    void signAndValidate_100MbIn64MbOfHeap_passes(String shape) throws Exception {
        assertThat(child(64, write(shape, 100_000_000))).endsWith("TOTAL_PASSED WHOLE_FILE");
    }

    private Path write(String shape, int size) throws IOException {
        Path file = folder.resolve("large.xml");
        String piece = shape.startsWith("one")
                ? "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5\n"
                : "<muc so='1' loai=\"A\"><ten>Biên lai thu phí &amp; lệ phí</ten><tien>15000</tien></muc>\n";
        int length = piece.getBytes(StandardCharsets.UTF_8).length;
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><hoSo xmlns=\"urn:ho-so\">");
            for (int written = 0; written < size; written += length) {
                out.write(piece);
            }
            out.write("</hoSo>");
        }
        return file;
    }

    private static String child(int megabytes, Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + megabytes + "m",
                        "-XX:MaxDirectMemorySize=16m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SigningChild.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return output.strip();
    }

    /** The other process: signs the document it is told, validates the result and says what it thinks of it. */
    static final class SigningChild {

        private SigningChild() {}

        public static void main(String[] arguments) {
            Path in = Path.of(arguments[0]);
            Path out = in.resolveSibling("signed.xml");
            XmlSigner.sign(in, out, XmlKeys.ec(), XmlSignerTest.options());
            SignatureReport report = XmlValidationTest.validate(out);
            System.out.println(report.indication() + " " + report.coverage());
            try {
                Files.delete(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
