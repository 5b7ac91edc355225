package vn.motcua.storage.pdfa;

import java.io.IOException;
import java.io.InputStream;
import vn.motcua.storage.scan.internal.ByteSource;
import vn.motcua.storage.scan.internal.PngHeader;

/**
 * Puts the seven passes of an interlaced PNG (Adam7) together. No row is complete before the last pass, so the whole
 * picture is in memory; a page larger than {@value #MAX_MEGABYTES} MB is refused.
 */
final class Adam7Rows implements PngRows {

    private static final int MAX_MEGABYTES = 128;
    private static final int[] FIRST_COLUMN = {0, 4, 0, 2, 0, 1, 0};
    private static final int[] FIRST_ROW = {0, 0, 4, 0, 2, 0, 1};
    private static final int[] COLUMN_STEP = {8, 8, 4, 4, 2, 2, 1};
    private static final int[] ROW_STEP = {8, 8, 8, 4, 4, 2, 2};

    private final byte[][] rows;
    private int next;

    private Adam7Rows(byte[][] rows) {
        this.rows = rows;
    }

    static Adam7Rows decode(PngHeader png, InputStream inflated, ByteSource source) throws IOException {
        long rowBytes = ((long) png.width() * png.samples() * png.bits() + 7) / 8;
        if (rowBytes * png.height() > (long) MAX_MEGABYTES << 20) {
            throw source.limit(
                    "an interlaced PNG of " + png.width() + " x " + png.height() + " pixels takes more memory than the "
                            + MAX_MEGABYTES + " MB accepted; save it without interlacing");
        }
        byte[][] rows = new byte[png.height()][(int) rowBytes];
        for (int pass = 0; pass < FIRST_ROW.length; pass++) {
            readPass(pass, png, inflated, rows);
        }
        return new Adam7Rows(rows);
    }

    private static void readPass(int pass, PngHeader png, InputStream inflated, byte[][] rows) throws IOException {
        int width = (png.width() - FIRST_COLUMN[pass] + COLUMN_STEP[pass] - 1) / COLUMN_STEP[pass];
        if (width <= 0) {
            return;
        }
        StoredRows stored = new StoredRows(png, width, inflated);
        int samples = png.samples();
        for (int y = FIRST_ROW[pass]; y < png.height(); y += ROW_STEP[pass]) {
            byte[] row = stored.next();
            for (long x = 0; x < width; x++) {
                long column = FIRST_COLUMN[pass] + x * COLUMN_STEP[pass];
                for (int s = 0; s < samples; s++) {
                    Samples.set(
                            rows[y], column * samples + s, png.bits(), Samples.get(row, x * samples + s, png.bits()));
                }
            }
        }
    }

    @Override
    public byte[] next() {
        return rows[next++];
    }

    @Override
    public int filter() {
        return PngFilter.UP;
    }
}
