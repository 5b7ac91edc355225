package vn.motcua.signing.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;

/** A letter in the layout of Decree 30/2020/NĐ-CP, made for a test, as it waits for its signatures. */
public final class Letters {

    static final String NAME = "Nguyễn Thị Thuỵ Điềm";

    /** Distances of the baselines from the top of the displayed page, in points. */
    static final double NUMBER_LINE = 110;

    static final double DATE_LINE = 130;
    static final double POSITION_LINE = 560;
    static final double NAME_LINE = 660;

    private Letters() {}

    /** A line of text, its baseline so far from the left and the top of the displayed page. */
    record Line(String text, double left, double top, double size) {}

    static List<Line> lines() {
        return List.of(
                new Line("ỦY BAN NHÂN DÂN", 80, 80, 13),
                new Line("XÃ ĐIỀM THUỴ", 95, 95, 13),
                new Line("Số:", 100, NUMBER_LINE, 13),
                new Line("/UBND-VP", 160, NUMBER_LINE, 13),
                new Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 290, 80, 13),
                new Line("Điềm Thuỵ, ngày", 310, DATE_LINE, 13),
                new Line("tháng", 430, DATE_LINE, 13),
                new Line("năm 2026", 490, DATE_LINE, 13),
                new Line("Kính gửi: bà " + NAME + ", tổ trưởng.", 120, 200, 14),
                new Line("Nơi nhận:", 80, POSITION_LINE - 15, 12),
                new Line("- Như trên;", 80, POSITION_LINE, 11),
                new Line("TM. ỦY BAN NHÂN DÂN", 360, POSITION_LINE - 18, 14),
                new Line("CHỦ TỊCH", 400, POSITION_LINE, 14),
                new Line(NAME, 370, NAME_LINE, 14));
    }

    /**
     * Writes the letter.
     *
     * @param file where it goes
     * @return the file
     */
    public static Path write(Path file) {
        return write(file, lines(), page -> {});
    }

    static Path write(Path file, List<Line> lines, Consumer<PDPage> change) {
        return Documents.write(file, CompressParameters.NO_COMPRESSION, document -> {
            document.removePage(0);
            PDPage page = new PDPage(PDRectangle.A4);
            change.accept(page);
            document.addPage(page);
            draw(document, page, lines);
        });
    }

    static void draw(PDDocument document, PDPage page, List<Line> lines) {
        try (InputStream in = Letters.class.getResourceAsStream("/liberation/LiberationSerif-Regular.ttf");
                PDPageContentStream content = new PDPageContentStream(document, page)) {
            PDType0Font serif = PDType0Font.load(document, in);
            content.transform(displayed(page));
            for (Line line : lines) {
                content.beginText();
                content.setFont(serif, (float) line.size());
                content.newLineAtOffset((float) line.left(), (float) -line.top());
                content.showText(line.text());
                content.endText();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From the displayed page, its origin at the upper left, to the page's own coordinates. */
    private static Matrix displayed(PDPage page) {
        PDRectangle box = page.getCropBox();
        return switch (page.getRotation()) {
            case 90 -> new Matrix(0, 1, -1, 0, box.getLowerLeftX(), box.getLowerLeftY());
            case 180 -> new Matrix(-1, 0, 0, -1, box.getUpperRightX(), box.getLowerLeftY());
            case 270 -> new Matrix(0, -1, 1, 0, box.getUpperRightX(), box.getUpperRightY());
            default -> new Matrix(1, 0, 0, 1, box.getLowerLeftX(), box.getUpperRightY());
        };
    }
}
