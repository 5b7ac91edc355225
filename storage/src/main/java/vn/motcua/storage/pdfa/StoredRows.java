package vn.motcua.storage.pdfa;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import vn.motcua.storage.scan.internal.PngHeader;

/** Reads rows that are stored one after the other, undoing their filters; two rows are in memory. */
final class StoredRows implements PngRows {

    private final InputStream inflated;
    private final int pixelBytes;
    private byte[] row;
    private byte[] above;
    private int filter;

    StoredRows(PngHeader png, InputStream inflated) {
        this(png, png.width(), inflated);
    }

    /** Reads rows of another width than the picture's, as the passes of an interlaced one have. */
    StoredRows(PngHeader png, int width, InputStream inflated) {
        this.inflated = inflated;
        int pixelBits = png.samples() * png.bits();
        this.pixelBytes = Math.max(1, pixelBits / 8);
        this.row = new byte[(int) (((long) width * pixelBits + 7) / 8)];
        this.above = new byte[row.length];
    }

    @Override
    public byte[] next() throws IOException {
        byte[] swap = above;
        above = row;
        row = swap;
        filter = inflated.read();
        if (filter < 0 || inflated.readNBytes(row, 0, row.length) < row.length) {
            throw new EOFException("the rows end early");
        }
        if (filter > PngFilter.HIGHEST) {
            throw new IOException("filter " + filter);
        }
        for (int i = 0; i < row.length; i++) {
            boolean first = i < pixelBytes;
            int left = first ? 0 : row[i - pixelBytes] & 0xFF;
            int aboveLeft = first ? 0 : above[i - pixelBytes] & 0xFF;
            row[i] += (byte) PngFilter.predict(filter, left, above[i] & 0xFF, aboveLeft);
        }
        return row;
    }

    @Override
    public int filter() {
        return filter;
    }
}
