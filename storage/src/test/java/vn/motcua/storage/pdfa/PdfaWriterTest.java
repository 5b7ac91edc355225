package vn.motcua.storage.pdfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.xml.DomXmpParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.storage.TestImages;
import vn.motcua.storage.scan.Resolution;

class PdfaWriterTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T20:30:15.123Z"), ZoneOffset.UTC);
    private static final PdfaOptions OPTIONS = PdfaOptions.defaults().withClock(CLOCK);
    private static final BufferedImage COLOUR = TestImages.page(120, 170, BufferedImage.TYPE_INT_RGB, 1);

    @TempDir
    Path folder;

    static Stream<Arguments> images() {
        return TestPages.all().entrySet().stream().map(page -> Arguments.of(page.getKey(), page.getValue()));
    }

    @Test
    void write_allKindsTogether_isPdfA2bWithPagesInOrder() throws Exception {
        ArchiveFile file = write(TestPages.all().values().toArray(byte[][]::new));

        assertThat(VeraPdf.violations(file.path())).isEmpty();
        List<String> hashes = new ArrayList<>();
        for (byte[] image : TestPages.all().values()) {
            hashes.add(sha256(image));
        }
        assertThat(file.pages()).extracting(ArchivedPage::sourceSha256).isEqualTo(hashes);
        try (PDDocument document = Loader.loadPDF(file.path().toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(hashes.size());
        }
    }

    @Test
    void veraPdf_brokenFile_isNotCompliant() throws Exception {
        ArchiveFile file = write(TestImages.jpeg(COLOUR));
        String text = Files.readString(file.path(), StandardCharsets.ISO_8859_1);
        Files.writeString(file.path(), text.replace("GTS_PDFA1", "GTS_PDFX "), StandardCharsets.ISO_8859_1);

        assertThat(VeraPdf.violations(file.path())).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("images")
    void write_everyKind_keepsTheExactPicture(String kind, byte[] image) throws IOException {
        try (PDDocument document = Loader.loadPDF(write(image).path().toFile())) {
            COSStream stream = firstImage(document).getCOSObject();
            if (kind.startsWith("JPEG")) {
                assertThat(stream.getFilters()).isEqualTo(COSName.DCT_DECODE);
                assertThat(stream.createRawInputStream().readAllBytes()).isEqualTo(image);
            } else {
                assertThat(stream.createInputStream().readAllBytes()).isEqualTo(TestPages.packedOnWhite(image));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "1, red green blue black", "2, green red black blue", "3, black blue green red", "4, blue black red green",
        "5, red blue green black", "6, blue red black green", "7, black green blue red", "8, green black red blue"
    })
    void write_exifOrientation_standsUpright(int orientation, String corners) throws IOException {
        byte[] image = TestImages.withExif(TestImages.jpeg(TestImages.quadrants(160, 80)), orientation, 100, 2);

        try (PDDocument document = Loader.loadPDF(write(image).path().toFile())) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 100);
            boolean lying = orientation > 4;
            assertThat(page.getWidth()).isCloseTo(lying ? 80 : 160, within(1));
            assertThat(page.getHeight()).isCloseTo(lying ? 160 : 80, within(1));
            assertThat(TestPages.corners(page)).isEqualTo(corners);
            assertThat(document.getPage(0).getRotation()).isZero();
        }
    }

    @Test
    void write_resolution_givesThePageItsSize() throws IOException {
        byte[] image = TestImages.withJfifDensity(TestImages.jpeg(COLOUR), 1, 300, 150);

        ArchiveFile file = write(image);

        assertThat(file.pages())
                .containsExactly(new ArchivedPage(sha256(image), 120, 170, new Resolution(300, 150, false)));
        try (PDDocument document = Loader.loadPDF(file.path().toFile())) {
            assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(28.8f);
            assertThat(document.getPage(0).getMediaBox().getHeight()).isEqualTo(81.6f);
        }
    }

    @Test
    void write_tinyImage_keepsToTheSmallestPage() throws Exception {
        ArchiveFile file = write(TestImages.png(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)));

        assertThat(VeraPdf.violations(file.path())).isEmpty();
    }

    @Test
    void write_result_describesTheFile() throws IOException {
        ArchiveFile file = write(TestImages.jpeg(COLOUR), TestImages.png(COLOUR));
        byte[] bytes = Files.readAllBytes(file.path());

        assertThat(file.bytes()).isEqualTo(bytes.length);
        assertThat(file.sha256()).isEqualTo(sha256(bytes));
        assertThat(file.pages()).hasSize(2);
    }

    @Test
    void write_twice_givesTheSameBytes() throws IOException {
        byte[][] images = TestPages.all().values().toArray(byte[][]::new);

        assertThat(write(images).sha256()).isEqualTo(write(images).sha256());
        assertThat(write(images[0]).sha256())
                .isNotEqualTo(writeWith(OPTIONS.withClock(Clock.offset(CLOCK, Duration.ofSeconds(1))), images[0])
                        .sha256());
    }

    @Test
    void write_otherZoneOfTheClock_givesTheSameBytes() throws IOException {
        byte[] image = TestImages.jpeg(COLOUR);
        Clock elsewhere = CLOCK.withZone(ZoneOffset.ofHours(-5));

        assertThat(writeWith(OPTIONS.withClock(elsewhere), image).sha256())
                .isEqualTo(write(image).sha256());
    }

    @Test
    void write_metadata_isTheSameInXmpAndInformation() throws Exception {
        DocumentMetadata metadata = DocumentMetadata.titled("Đơn <khai> & \"tờ\" trình 𠮷")
                .withAgency("Uỷ ban nhân dân phường Hà Tu")
                .withIdentifier("H49.64.33.2001.160.1")
                .withSubject("Về việc đăng ký (kết hôn)");

        ArchiveFile file = writeWith(OPTIONS.withMetadata(metadata), TestImages.jpeg(COLOUR));

        assertThat(VeraPdf.violations(file.path())).isEmpty();
        try (PDDocument document = Loader.loadPDF(file.path().toFile())) {
            PDDocumentInformation information = document.getDocumentInformation();
            XMPMetadata xmp = new DomXmpParser().parse(new ByteArrayInputStream(packet(document)));
            assertThat(xmp.getDublinCoreSchema().getTitle())
                    .isEqualTo(information.getTitle())
                    .isEqualTo(metadata.title());
            assertThat(xmp.getDublinCoreSchema().getCreators())
                    .containsExactly(information.getAuthor())
                    .containsExactly(metadata.agency());
            assertThat(xmp.getDublinCoreSchema().getDescription())
                    .isEqualTo(information.getSubject())
                    .isEqualTo(metadata.subject());
            assertThat(xmp.getDublinCoreSchema().getIdentifier()).isEqualTo(metadata.identifier());
            assertThat(xmp.getXMPBasicSchema().getCreatorTool()).isEqualTo(information.getCreator());
            assertThat(xmp.getAdobePDFSchema().getProducer()).isEqualTo(information.getProducer());
        }
    }

    @Test
    void write_clock_givesTheTimesInVietNam() throws Exception {
        try (PDDocument document =
                Loader.loadPDF(write(TestImages.jpeg(COLOUR)).path().toFile())) {
            byte[] packet = packet(document);
            XMPMetadata xmp = new DomXmpParser().parse(new ByteArrayInputStream(packet));
            assertThat(instants(
                            document.getDocumentInformation().getCreationDate(),
                            document.getDocumentInformation().getModificationDate(),
                            xmp.getXMPBasicSchema().getCreateDate(),
                            xmp.getXMPBasicSchema().getModifyDate(),
                            xmp.getXMPBasicSchema().getMetadataDate()))
                    .containsOnly(Instant.parse("2026-11-22T20:30:15Z"));
            assertThat(new String(packet, StandardCharsets.UTF_8)).contains("2026-11-23T03:30:15+07:00");
        }
    }

    @Test
    void write_language_isSaidTwice() throws Exception {
        try (PDDocument document =
                Loader.loadPDF(write(TestImages.jpeg(COLOUR)).path().toFile())) {
            XMPMetadata xmp = new DomXmpParser().parse(new ByteArrayInputStream(packet(document)));
            assertThat(xmp.getDublinCoreSchema().getLanguages()).containsExactly("vi-VN");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("vi-VN");
            assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
        }
    }

    private static byte[] packet(PDDocument document) throws IOException {
        return document.getDocumentCatalog().getMetadata().exportXMPMetadata().readAllBytes();
    }

    private static List<Instant> instants(Calendar... times) {
        return Stream.of(times).map(Calendar::toInstant).toList();
    }

    @Test
    void write_jpegWithRgbComponents_tellsTheReader() throws IOException {
        byte[] plain = TestImages.withoutJfif(TestImages.jpeg(COLOUR));
        for (int i = 0; i + 20 < plain.length; i++) {
            boolean frame = (plain[i] & 0xFF) == 0xFF && (plain[i + 1] & 0xFF) == 0xC0;
            boolean scan = (plain[i] & 0xFF) == 0xFF && (plain[i + 1] & 0xFF) == 0xDA;
            for (int c = 0; (frame || scan) && c < 3; c++) {
                plain[i + (frame ? 10 + 3 * c : 5 + 2 * c)] = (byte) "RGB".charAt(c);
            }
        }

        try (PDDocument document = Loader.loadPDF(write(plain).path().toFile())) {
            assertThat(firstImage(document)
                            .getCOSObject()
                            .getCOSDictionary(COSName.DECODE_PARMS)
                            .getInt("ColorTransform"))
                    .isZero();
        }
    }

    @Test
    void write_sixteenBits_areKept() throws IOException {
        byte[] image = TestImages.png(TestImages.deep(50, 60));
        Raster source = ImageIO.read(new ByteArrayInputStream(image)).getRaster();

        try (PDDocument document = Loader.loadPDF(write(image).path().toFile())) {
            PDImageXObject stored = firstImage(document);
            byte[] samples = stored.getCOSObject().createInputStream().readAllBytes();
            assertThat(stored.getBitsPerComponent()).isEqualTo(16);
            assertThat((samples[0] & 0xFF) << 8 | (samples[1] & 0xFF)).isEqualTo(source.getSample(0, 0, 0));
        }
    }

    private static PDImageXObject firstImage(PDDocument document) throws IOException {
        return (PDImageXObject) document.getPage(0).getResources().getXObject(COSName.getPDFName("Im"));
    }

    private ArchiveFile write(byte[]... images) throws IOException {
        return writeWith(OPTIONS, images);
    }

    private ArchiveFile writeWith(PdfaOptions options, byte[]... images) throws IOException {
        List<Path> pages = new ArrayList<>();
        for (byte[] image : images) {
            pages.add(Files.write(folder.resolve("page-" + pages.size()), image));
        }
        return PdfaWriter.write(pages, folder.resolve("out.pdf"), options);
    }

    private static String sha256(byte[] bytes) {
        MessageDigest digest = Digests.sha256();
        digest.update(bytes);
        return HexFormat.of().formatHex(digest.digest());
    }
}
