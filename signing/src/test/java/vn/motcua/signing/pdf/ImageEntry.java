package vn.motcua.signing.pdf;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.Map;
import vn.motcua.signing.fuzz.Bench;
import vn.motcua.signing.fuzz.Reading;
import vn.motcua.signing.pdf.appearance.SignatureImage;

/** The picture of a signature. */
public final class ImageEntry {

    /** Nothing, and blue. */
    private static final IndexColorModel PALETTE =
            new IndexColorModel(1, 2, new byte[2], new byte[2], new byte[] {0, (byte) 200}, new byte[] {0, (byte) 255});

    private ImageEntry() {}

    /**
     * Opens the reader.
     *
     * @param bench nothing of it is needed
     * @return the reader
     */
    public static Reading open(Bench bench) {
        return input -> SignatureImage.of(input).width() > 0;
    }

    /**
     * Makes pictures.
     *
     * @return the pictures, by what is special about them
     */
    public static Map<String, byte[]> pictures() {
        BufferedImage image = new BufferedImage(12, 12, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(5, 5, Pictures.BLUE.getRGB());
        byte[] plain = Pictures.png(image);
        BufferedImage palette = new BufferedImage(9, 9, BufferedImage.TYPE_BYTE_INDEXED, PALETTE);
        palette.getRaster().setSample(3, 3, 0, 1);
        return Map.of(
                "plain", plain,
                "palette", Pictures.png(palette),
                "resolution", Pictures.withResolution(plain, Pictures.DOTS_PER_METRE),
                "comment", Pictures.withChunk(plain, "tEXt", new byte[20]));
    }
}
