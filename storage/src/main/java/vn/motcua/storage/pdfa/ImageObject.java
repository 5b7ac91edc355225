package vn.motcua.storage.pdfa;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.zip.InflaterInputStream;
import vn.motcua.storage.scan.internal.ByteSource;
import vn.motcua.storage.scan.internal.ImageHeader;
import vn.motcua.storage.scan.internal.JpegHeader;
import vn.motcua.storage.scan.internal.PngHeader;

/**
 * Writes the image of a page as an image object, taking over the compressed data as it is wherever PDF can read it:
 * always for JPEG, for PNG unless it is interlaced or has transparent pixels.
 */
final class ImageObject {

    private final PdfObjects objects;
    private final ByteSource source;
    private final MessageDigest digest = Digests.sha256();

    ImageObject(PdfObjects objects, ByteSource source) {
        this.objects = objects;
        this.source = source;
    }

    /** Writes the object and returns its number; the source was walked to its end before. */
    int write(ImageHeader header) {
        source.rewind(digest);
        int number = header instanceof PngHeader png ? png(png) : jpeg((JpegHeader) header);
        source.skip(source.size() - source.position());
        return number;
    }

    /** Returns the SHA-256 of the file as it was read for the object. */
    String sourceSha256() {
        return Digests.hex(digest);
    }

    private int jpeg(JpegHeader jpeg) {
        if (jpeg.components() == 4) {
            throw source.unreadable("it is a JPEG in printing inks (CMYK), which the colours of the archive file do not"
                    + " cover; scan in colour (RGB) or grey");
        }
        String entries = common(jpeg, 8, jpeg.components() == 1 ? "/DeviceGray" : "/DeviceRGB") + " /Filter /DCTDecode";
        String parameters = jpeg.plainRgb() ? " /DecodeParms << /ColorTransform 0 >>" : "";
        return objects.addStream(entries + parameters, out -> source.pass(source.size(), out::write));
    }

    private int png(PngHeader png) {
        String entries =
                common(png, png.bits(), colourSpace(png)) + " /Filter /FlateDecode /DecodeParms << /Predictor 15"
                        + " /Colors " + png.colourComponents() + " /BitsPerComponent " + png.bits() + " /Columns "
                        + png.width() + " >>";
        boolean takenOver =
                !png.interlaced() && !png.hasAlpha() && !png.transparency().isColour();
        return objects.addStream(entries, out -> {
            try (InputStream data = png.data(source)) {
                if (takenOver) {
                    data.transferTo(out);
                } else {
                    recode(png, data, out);
                }
            } catch (IOException e) {
                throw source.unreadable("the picture data of the PNG is damaged", e);
            }
        });
    }

    private void recode(PngHeader png, InputStream data, OutputStream out) throws IOException {
        OnWhite onWhite = new OnWhite(png);
        try (InputStream inflated = new InflaterInputStream(data);
                PngRowWriter writer = new PngRowWriter(png, out)) {
            PngRows rows = png.interlaced() ? Adam7Rows.decode(png, inflated, source) : new StoredRows(png, inflated);
            for (int y = 0; y < png.height(); y++) {
                byte[] row = rows.next();
                writer.write(rows.filter(), onWhite.flatten(row));
            }
        }
    }

    private static String colourSpace(PngHeader png) {
        if (png.hasPalette()) {
            int highest = png.palette().length() / 6 - 1;
            return "[/Indexed /DeviceRGB " + highest + " <" + png.palette() + ">]";
        }
        return png.colourComponents() == 1 ? "/DeviceGray" : "/DeviceRGB";
    }

    private static String common(ImageHeader image, int bits, String colourSpace) {
        return "/Type /XObject /Subtype /Image /Width " + image.width() + " /Height " + image.height()
                + " /BitsPerComponent " + bits + " /ColorSpace " + colourSpace;
    }
}
