package vn.motcua.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.sandbox.TestPki;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.junit.RequiresNative;

/** What --role, --copy-kind and --text show on the page. */
class RoleOptionTest {

    private static final String PASSWORD = "thu-nghiem";

    @TempDir
    private static Path folder;

    private static Path pdf;
    private static Path key;
    private static Path password;

    @BeforeAll
    static void prepare() throws Exception {
        key = folder.resolve("key.p12");
        TestPki.create(Clock.systemUTC())
                .issue(TestSubject.of("UBND xã Mẫu", "Tỉnh Mẫu"))
                .writePkcs12(key, PASSWORD.toCharArray());
        password = Files.writeString(folder.resolve("password.txt"), PASSWORD + "\n");
        pdf = letter(folder.resolve("letter.pdf"));
    }

    /** A page whose date waits for its figures. */
    private static Path letter(Path file) throws IOException {
        try (PDDocument document = new PDDocument();
                InputStream font = RoleOptionTest.class.getResourceAsStream("/liberation/LiberationSerif-Italic.ttf")) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(PDType0Font.load(document, font), 13);
                content.newLineAtOffset(310, 700);
                content.showText("Mẫu, ngày .......... tháng .......... năm ..........");
                content.endText();
            }
            document.save(file.toFile());
        }
        return file;
    }

    private static Run sign(Path out, Object... more) {
        List<Object> words =
                new ArrayList<>(List.of("sign", "pdf", pdf, out, "--key", key, "--password-file", password));
        words.addAll(List.of(more));
        return Run.of(words.toArray());
    }

    private static String text(Path file) throws IOException {
        Process pdftotext = new ProcessBuilder("pdftotext", "-enc", "UTF-8", file.toString(), "-").start();
        return new String(pdftotext.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"sao-y, SAO Y", "sao-luc, SAO LỤC", "trich-sao, TRÍCH SAO", "SAO-LUC, SAO LỤC"})
    @RequiresNative("pdftotext")
    void copy_kind_isTheFormThePageShows(String kind, String words) throws IOException {
        Path out = folder.resolve(kind + ".pdf");

        Run run = sign(out, "--role", "copy", "--copy-kind", kind);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(text(out)).contains(words + "\nUBND xã Mẫu");
    }

    @Test
    @RequiresNative("pdftotext")
    void copy_withoutKind_isSaoY() throws IOException {
        Path out = folder.resolve("copy.pdf");
        assertThat(sign(out, "--role", "copy").exitCode()).isZero();
        assertThat(text(out)).contains("SAO Y\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"archive", "invisible", "digitizer"})
    void copyKind_withAnotherRole_isWrongUsage(String role) {
        Run run = sign(folder.resolve("other.pdf"), "--role", role, "--copy-kind", "sao-luc");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--copy-kind is for --role copy");
    }

    @Test
    void copyKind_unknown_isWrongUsageThatNamesTheKinds() {
        Run run = sign(folder.resolve("unknown.pdf"), "--role", "copy", "--copy-kind", "sao-chep");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("sao-y", "sao-luc", "trich-sao");
    }

    @Test
    void date_fillsEachBlankWithASignature() throws IOException {
        Path out = folder.resolve("dated.pdf");
        assertThat(sign(out, "--role", "date").exitCode()).isZero();
        assertThat(signatures(out)).isEqualTo(3);
    }

    @Test
    void date_inPlace_replacesTheFileWhenAllAreMade() throws IOException {
        Path file = Files.copy(pdf, folder.resolve("in-place.pdf"));

        Run run =
                Run.of("sign", "pdf", file, "--in-place", "--key", key, "--password-file", password, "--role", "date");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(signatures(file)).isEqualTo(3);
        assertThat(Run.of("verify", file).out()).doesNotContain("TOTAL_FAILED");
    }

    @Test
    void role_onAPageTheDocumentHasNot_namesTheNumberOfPages() {
        Run run = sign(folder.resolve("page.pdf"), "--role", "date", "--page", 9);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("from 1 to 1");
    }

    private static int signatures(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return document.getSignatureDictionaries().size();
        }
    }
}
