package vn.motcua.storage.pdfa;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import vn.motcua.storage.scan.internal.PngHeader;

/** Filters and compresses rows as predictor 15 of PDF wants them; closing it leaves the output open. */
final class PngRowWriter implements AutoCloseable {

    private final Deflater deflater = new Deflater();
    private final DeflaterOutputStream deflated;
    private final int pixelBytes;
    private final byte[] above;
    private final byte[] filtered;

    PngRowWriter(PngHeader png, OutputStream out) {
        int pixelBits = png.colourComponents() * png.bits();
        int rowBytes = (int) (((long) png.width() * pixelBits + 7) / 8);
        this.deflated = new DeflaterOutputStream(out, deflater, 1 << 13);
        this.pixelBytes = Math.max(1, pixelBits / 8);
        this.above = new byte[rowBytes];
        this.filtered = new byte[1 + rowBytes];
    }

    void write(int filter, byte[] row) throws IOException {
        filtered[0] = (byte) filter;
        for (int i = 0; i < above.length; i++) {
            boolean first = i < pixelBytes;
            int left = first ? 0 : row[i - pixelBytes] & 0xFF;
            int aboveLeft = first ? 0 : above[i - pixelBytes] & 0xFF;
            filtered[i + 1] = (byte) (row[i] - PngFilter.predict(filter, left, above[i] & 0xFF, aboveLeft));
        }
        deflated.write(filtered);
        System.arraycopy(row, 0, above, 0, above.length);
    }

    @Override
    public void close() throws IOException {
        try {
            deflated.finish();
        } finally {
            deflater.end();
        }
    }
}
