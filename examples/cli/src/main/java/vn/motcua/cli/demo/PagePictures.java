package vn.motcua.cli.demo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Pages as pictures that stand inside an HTML file. */
final class PagePictures {

    private static final int DPI = 90;
    private static final int MOST = 20;

    private PagePictures() {}

    static List<String> of(Path pdf) throws IOException {
        List<String> pictures = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page = 0; page < Math.min(MOST, document.getNumberOfPages()); page++) {
                pictures.add(dataUri(renderer.renderImageWithDPI(page, DPI, ImageType.RGB)));
            }
        }
        return pictures;
    }

    private static String dataUri(BufferedImage picture) throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", jpeg);
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg.toByteArray());
    }
}
