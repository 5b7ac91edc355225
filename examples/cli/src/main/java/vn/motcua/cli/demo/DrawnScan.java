package vn.motcua.cli.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Two made-up pages as an office scanner gives them: 200 dpi colour JPEG, a little skewed, with noise and dust. */
final class DrawnScan {

    private static final int DPI = 200;
    private static final int WIDTH = 1654;
    private static final int HEIGHT = 2339;
    private static final long SEED = 20_240_619;

    private static final List<List<String>> PAGES = List.of(
            List.of(
                    "*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                    "*Độc lập - Tự do - Hạnh phúc",
                    "",
                    "*GIẤY CHỨNG NHẬN (MẪU)",
                    "",
                    "Họ và tên: Nguyễn Văn Mẫu",
                    "Nơi thường trú: xã Điềm Thuỵ, tỉnh Thái Nguyên",
                    "",
                    "Giấy này do chương trình trình diễn vẽ ra, không có giá trị",
                    "pháp lý. Nội dung gồm đủ các chữ có dấu của tiếng Việt để",
                    "kiểm tra việc số hóa: ăâđêôơư, ằẳẵắặ, ầẩẫấậ, ềểễếệ,",
                    "ồổỗốộ, ờởỡớợ, ừửữứự, ỳỷỹýỵ."),
            List.of(
                    "*Trang 2",
                    "",
                    "Bản chính được đối chiếu tại Trung tâm Phục vụ hành chính công",
                    "xã Điềm Thuỵ trước khi chứng thực bản sao.",
                    "",
                    "Ngày 19 tháng 6 năm 2026",
                    "",
                    "Người lập biểu (mẫu)"));

    private DrawnScan() {}

    static List<Path> drawInto(Path folder) throws IOException {
        Random random = new Random(SEED);
        OutlineFont font = OutlineFont.serif();
        List<Path> files = new ArrayList<>();
        for (List<String> lines : PAGES) {
            Path file = folder.resolve("scan-" + (files.size() + 1) + ".jpg");
            BufferedImage page = paper();
            write(page, lines, font, Math.toRadians(random.nextDouble() * 2 - 1));
            addNoise(page, random);
            save(page, file);
            files.add(file);
        }
        return files;
    }

    private static BufferedImage paper() {
        BufferedImage page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = page.createGraphics();
        graphics.setColor(new Color(0xF6F4EE));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.dispose();
        return page;
    }

    private static void write(BufferedImage page, List<String> lines, OutlineFont font, double skew) {
        Graphics2D graphics = page.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.transform(AffineTransform.getRotateInstance(skew, WIDTH / 2.0, HEIGHT / 2.0));
        graphics.setColor(new Color(0x22242A));
        double size = 14.0 * DPI / 72;
        double y = HEIGHT * 0.22;
        for (String line : lines) {
            boolean centred = line.startsWith("*");
            String text = centred ? line.substring(1) : line;
            double x = centred ? (WIDTH - font.width(text, size)) / 2 : WIDTH * 0.14;
            graphics.fill(font.outline(text, size, x, y));
            y += size * 1.6;
        }
        graphics.dispose();
    }

    private static void addNoise(BufferedImage page, Random random) {
        int[] pixels = page.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
        for (int i = 0; i < pixels.length; i++) {
            int shade = (int) Math.round(random.nextGaussian() * 5);
            pixels[i] = shaded(pixels[i], shade);
        }
        for (int dust = 0; dust < 400; dust++) {
            pixels[random.nextInt(pixels.length)] = 0xFF555555;
        }
        page.setRGB(0, 0, WIDTH, HEIGHT, pixels, 0, WIDTH);
    }

    private static int shaded(int rgb, int shade) {
        return 0xFF000000
                | clamp((rgb >> 16 & 0xFF) + shade) << 16
                | clamp((rgb >> 8 & 0xFF) + shade) << 8
                | clamp((rgb & 0xFF) + shade);
    }

    private static int clamp(int value) {
        return Math.max(0, Math.min(255, value));
    }

    private static void save(BufferedImage page, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam quality = writer.getDefaultWriteParam();
        quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        quality.setCompressionQuality(0.85f);
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(page), quality);
        setDensity(metadata);
        try (OutputStream out = Files.newOutputStream(file);
                ImageOutputStream image = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(image);
            writer.write(null, new IIOImage(page, null, metadata), quality);
        } finally {
            writer.dispose();
        }
    }

    private static void setDensity(IIOMetadata metadata) throws IOException {
        String format = "javax_imageio_jpeg_image_1.0";
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
        IIOMetadataNode jfif =
                (IIOMetadataNode) root.getElementsByTagName("app0JFIF").item(0);
        jfif.setAttribute("resUnits", "1");
        jfif.setAttribute("Xdensity", Integer.toString(DPI));
        jfif.setAttribute("Ydensity", Integer.toString(DPI));
        metadata.setFromTree(format, root);
    }
}
