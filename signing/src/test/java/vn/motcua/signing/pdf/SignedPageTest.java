package vn.motcua.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.signing.pdf.appearance.SignatureAppearance;
import vn.motcua.signing.pdf.appearance.SignatureImage;

/**
 * The signed page README.md shows: a letter of a commune that does not exist, signed and issued. The picture is made anew
 * with {@code mvn -pl signing -am test -Dtest=SignedPageTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dmotcua.picture=signed-page.png}; otherwise it is compared with what is drawn now.
 */
class SignedPageTest {

    private static final String NAME = "Nguyễn Văn Mẫu";
    private static final int DPI = 80;
    private static final int BLOCK = 16;

    @TempDir
    Path folder;

    @Test
    void picture_ofTheReadme_isWhatSigningShows() throws IOException {
        BufferedImage page = rendered(issued());
        String wanted = System.getProperty("motcua.picture", "");
        if (!wanted.isEmpty()) {
            ImageIO.write(page, "png", Path.of(wanted).toFile());
        }

        Path shown = Path.of("signed-page.png");

        assertThat(Files.size(shown)).isLessThan(150_000);
        BufferedImage picture = ImageIO.read(shown.toFile());
        assertThat(picture.getWidth()).isEqualTo(page.getWidth());
        for (int y = 0; y + BLOCK <= page.getHeight(); y += BLOCK) {
            for (int x = 0; x + BLOCK <= page.getWidth(); x += BLOCK) {
                assertThat(distance(picture, page, x, y))
                        .as("around " + x + ", " + y)
                        .isLessThan(40);
            }
        }
    }

    /** How far the average colours of a block lie apart: letters are drawn a little differently everywhere. */
    private static int distance(BufferedImage one, BufferedImage other, int left, int top) {
        int farthest = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            farthest = Math.max(farthest, Math.abs(average(one, left, top, shift) - average(other, left, top, shift)));
        }
        return farthest;
    }

    private static int average(BufferedImage image, int left, int top, int shift) {
        int sum = 0;
        for (int y = top; y < top + BLOCK; y++) {
            for (int x = left; x < left + BLOCK; x++) {
                sum += image.getRGB(x, y) >> shift & 0xFF;
            }
        }
        return sum / (BLOCK * BLOCK);
    }

    private static BufferedImage rendered(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return new PDFRenderer(document).renderImageWithDPI(0, DPI, ImageType.RGB);
        }
    }

    /** The person first, then the agency in one call. */
    private Path issued() {
        Path letter = letter();
        Path signed = folder.resolve("signed.pdf");
        Path issued = folder.resolve("issued.pdf");
        PdfSigner.sign(
                letter,
                signed,
                Keys.officer(),
                Keys.options().withAppearance(SignatureAppearance.person(hand(), NAME)));
        PdfSigner.signAll(
                signed,
                issued,
                Keys.agency(),
                Stream.of(
                                SignatureAppearance.number("08"),
                                SignatureAppearance.date(),
                                SignatureAppearance.agency(seal()).withMillimetres(36))
                        .map(Keys.options()::withAppearance)
                        .toList());
        return issued;
    }

    private static SignatureImage hand() {
        BufferedImage image = new BufferedImage(400, 200, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = pen(image, Pictures.BLUE, 6);
        Path2D line = new Path2D.Double();
        line.moveTo(20, 150);
        line.curveTo(60, 10, 110, 0, 90, 90);
        line.curveTo(80, 180, 40, 190, 60, 140);
        line.curveTo(110, 40, 150, 60, 150, 120);
        line.curveTo(160, 160, 180, 60, 200, 90);
        line.curveTo(215, 130, 235, 60, 255, 100);
        line.curveTo(280, 150, 300, 20, 320, 70);
        line.curveTo(330, 120, 250, 190, 120, 180);
        line.quadTo(300, 150, 390, 120);
        pen.draw(line);
        pen.dispose();
        return picture(image);
    }

    private static SignatureImage seal() {
        int width = 425;
        BufferedImage image = new BufferedImage(width, width, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = pen(image, Pictures.RED, 9);
        pen.draw(new Ellipse2D.Double(6, 6, width - 12, width - 12));
        pen.setStroke(new BasicStroke(4));
        pen.draw(new Ellipse2D.Double(96, 96, width - 192, width - 192));
        pen.setFont(serif().deriveFont(Font.PLAIN, 40f));
        around(pen, "ỦY BAN NHÂN DÂN XÃ MẪU", 152, Math.toRadians(200));
        pen.fill(star(width / 2.0, 62));
        pen.dispose();
        return picture(image);
    }

    private static void around(Graphics2D pen, String text, double radius, double angle) {
        AffineTransform middle = pen.getTransform();
        double step = angle / (text.length() - 1);
        for (int i = 0; i < text.length(); i++) {
            pen.translate(212.5, 212.5);
            pen.rotate(-angle / 2 + i * step);
            String letter = text.substring(i, i + 1);
            pen.drawString(letter, -pen.getFontMetrics().stringWidth(letter) / 2, (int) -radius + 4);
            pen.setTransform(middle);
        }
    }

    private static Path2D star(double middle, double radius) {
        Path2D star = new Path2D.Double();
        for (int i = 0; i < 5; i++) {
            double angle = Math.toRadians(-90 + i * 144);
            double x = middle + radius * Math.cos(angle);
            double y = middle + radius * Math.sin(angle);
            if (i == 0) {
                star.moveTo(x, y);
            } else {
                star.lineTo(x, y);
            }
        }
        star.closePath();
        return star;
    }

    private static Font serif() {
        try (InputStream in = SignedPageTest.class.getResourceAsStream("/liberation/LiberationSerif-Bold.ttf")) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Graphics2D pen(BufferedImage image, Color color, float width) {
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(color);
        pen.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        return pen;
    }

    private static SignatureImage picture(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SignatureImage.of(out.toByteArray());
    }

    private enum Face {
        REGULAR("Regular"),
        BOLD("Bold"),
        ITALIC("Italic");

        private final String file;

        Face(String file) {
            this.file = file;
        }
    }

    /** A line of the letter around its middle, or from the left where the text begins with a bar. */
    private record Line(String text, double across, double down, Face face, float size) {}

    private static List<Line> lines() {
        return List.of(
                new Line("ỦY BAN NHÂN DÂN", 175, 85, Face.BOLD, 13),
                new Line("XÃ MẪU", 175, 101, Face.BOLD, 13),
                new Line("Số:          /UBND-VP", 175, 129, Face.REGULAR, 13),
                new Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 405, 85, Face.BOLD, 12),
                new Line("Độc lập - Tự do - Hạnh phúc", 405, 101, Face.BOLD, 13),
                new Line("Mẫu, ngày .......... tháng .......... năm 2026", 405, 129, Face.ITALIC, 13),
                new Line("Kính gửi: Các thôn trong xã.", 297, 190, Face.REGULAR, 14),
                new Line(
                        "|Văn bản này chỉ để làm mẫu: xã, người ký và con dấu đều không có thật. Chữ ký",
                        85,
                        225,
                        Face.REGULAR,
                        13),
                new Line(
                        "|của người có thẩm quyền, số, ngày, tháng và dấu của cơ quan là năm chữ ký số.",
                        85,
                        243,
                        Face.REGULAR,
                        13),
                new Line("|Nơi nhận:", 85, 300, Face.ITALIC, 12),
                new Line("|- Như trên;", 85, 315, Face.REGULAR, 11),
                new Line("|- Lưu: VT.", 85, 329, Face.REGULAR, 11),
                new Line("TM. ỦY BAN NHÂN DÂN", 425, 300, Face.BOLD, 13),
                new Line("CHỦ TỊCH", 425, 317, Face.BOLD, 13),
                new Line(NAME, 425, 412, Face.BOLD, 14));
    }

    private Path letter() {
        return Documents.write(folder.resolve("letter.pdf"), CompressParameters.NO_COMPRESSION, document -> {
            document.removePage(0);
            PDPage page = new PDPage(new PDRectangle(PDRectangle.A4.getWidth(), 500));
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                for (Face face : Face.values()) {
                    draw(content, font(document, face), face);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static PDFont font(PDDocument document, Face face) throws IOException {
        try (InputStream in =
                SignedPageTest.class.getResourceAsStream("/liberation/LiberationSerif-" + face.file + ".ttf")) {
            return PDType0Font.load(document, in);
        }
    }

    private static void draw(PDPageContentStream content, PDFont font, Face face) throws IOException {
        for (Line line : lines()) {
            if (line.face() == face) {
                boolean fromLeft = line.text().startsWith("|");
                String text = fromLeft ? line.text().substring(1) : line.text();
                double width = font.getStringWidth(text) / 1000 * line.size();
                content.beginText();
                content.setFont(font, line.size());
                content.newLineAtOffset(
                        (float) (fromLeft ? line.across() : line.across() - width / 2), (float) (500 - line.down()));
                content.showText(text);
                content.endText();
            }
        }
    }
}
