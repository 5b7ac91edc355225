package vn.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.trust.TrustAnchors;

class HtmlReportTest {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    @TempDir
    Path folder;

    @Test
    void of_goodAndMissing_saysBothInVietnameseWithWhatToDo() {
        TestIdentity officer = TestIdentity.root("Root").issue("Nguyễn <b>Văn Thử");
        Path file = TestSignature.pkcs7(officer).sign(Letter.write(folder.resolve("a.pdf")));
        Letter.append(file, Map.of(Letter.CONTENT, Letter.content("900")));

        ValidationReport report = SignatureValidator.validate(file, ValidationOptions.defaults());
        String page = HtmlReport.of(report, "công văn & phụ lục.pdf", VIETNAMESE);

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("công văn &amp; phụ lục.pdf", "Nguyễn &lt;b&gt;Văn Thử", "Chưa đủ cơ sở kết luận")
                .contains("✓ Nội dung đã ký còn nguyên vẹn.", "✗ Chưa chứng minh được chứng thư số")
                .contains("✗ Không có dấu thời gian", "KHÔNG được phép", "(4 0 R)")
                .contains("Việc cần làm: " + SubIndication.NO_CERTIFICATE_CHAIN_FOUND.advice(VIETNAMESE))
                .doesNotContain("<b>", "<script", "http");
        assertThat(HtmlReport.of(report, "letter.pdf", Locale.ENGLISH))
                .contains("What to do: ", "Not enough is known for a verdict");
    }

    @Test
    void of_passedSignature_hasNothingToDo() {
        TestIdentity root = TestIdentity.root("Root");
        Path file = TestSignature.pades(root.issue("Nguyễn Văn Thử")).sign(Letter.write(folder.resolve("a.pdf")));
        ValidationOptions options = ValidationOptions.defaults()
                .withAnchors(TrustAnchors.of(root.certificate()))
                .withRevocation(RevocationRule.NOT_CHECKED)
                .withTime(TestIdentity.DURING);

        String page = HtmlReport.of(SignatureValidator.validate(file, options), "a.pdf", VIETNAMESE);

        assertThat(page)
                .contains("Chữ ký hợp lệ", "✓ Sau khi ký, tài liệu chỉ có những thay đổi được phép.")
                .contains("✗ Chưa chứng minh được các chứng thư số không bị thu hồi.", "2026-11-22T10:00:00+07:00")
                .doesNotContain("Việc cần làm");
    }

    @Test
    void of_fileWithoutSignatures_saysSo() {
        ValidationReport none =
                SignatureValidator.validate(Letter.write(folder.resolve("a.pdf")), ValidationOptions.defaults());

        assertThat(HtmlReport.of(none, "a.pdf", VIETNAMESE)).contains("Tệp không có chữ ký số.");
    }

    /** Eight signatures that carry the leaf alone, as the letters of Vietnamese offices do: the page is still one page. */
    @Test
    @Tag("full")
    @RequiresNative({"chromium", "pdfinfo"})
    void of_letterWithEightSignatures_printsOnOnePage() throws Exception {
        TestIdentity officer = TestIdentity.root("Root").authority("Sub").issue("Nguyễn Văn Thử");
        Path file = Letter.write(folder.resolve("letter.pdf"));
        for (int i = 0; i < 8; i++) {
            TestSignature.pkcs7(officer).sign(file);
        }
        ValidationReport report = SignatureValidator.validate(file, ValidationOptions.defaults());
        assertThat(report.signatures()).extracting(SignatureReport::level).containsOnly(AchievedLevel.PKCS7_B);
        Path page = Files.writeString(folder.resolve("page.html"), HtmlReport.of(report, "letter.pdf", VIETNAMESE));
        Path printed = folder.resolve("page.pdf");

        run(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("profile"),
                "--no-pdf-header-footer",
                "--print-to-pdf=" + printed,
                page.toUri().toString());

        assertThat(run("pdfinfo", printed.toString())).containsPattern("Pages:\\s+1\n");
    }

    private String run(String... command) throws Exception {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }
}
