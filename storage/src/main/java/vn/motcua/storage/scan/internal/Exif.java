package vn.motcua.storage.scan.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The three tags of Exif (CIPA DC-008) that matter for a page. What is malformed counts as not given: the picture is
 * whole without it.
 *
 * @param orientation 1 to 8
 * @param dpiX dots per inch along a row, 0 if unknown
 * @param dpiY dots per inch along a column, 0 if unknown
 */
record Exif(int orientation, double dpiX, double dpiY) {

    static final Exif NONE = new Exif(1, 0, 0);

    private static final int ORIENTATION = 0x0112;
    private static final int X_RESOLUTION = 0x011A;
    private static final int Y_RESOLUTION = 0x011B;
    private static final int RESOLUTION_UNIT = 0x0128;
    private static final int CENTIMETRES = 3;
    private static final double CENTIMETRES_PER_INCH = 2.54;
    private static final int ENTRY_BYTES = 12;

    /** Reads the first directory of the TIFF structure that begins at an offset. */
    static Exif parse(byte[] bytes, int start) {
        ByteBuffer tiff = ByteBuffer.wrap(bytes, start, bytes.length - start).slice();
        if (tiff.limit() < 8) {
            return NONE;
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (tiff.getShort(2) != 42 || directory < 8 || directory > tiff.limit() - 2) {
            return NONE;
        }
        int count = tiff.getShort(directory) & 0xFFFF;
        return entries(tiff, directory + 2, Math.min(count, (tiff.limit() - directory - 2) / ENTRY_BYTES));
    }

    private static Exif entries(ByteBuffer tiff, int first, int count) {
        int orientation = 1;
        double x = 0;
        double y = 0;
        double perInch = 1;
        for (int at = first; at < first + count * ENTRY_BYTES; at += ENTRY_BYTES) {
            int value = tiff.getShort(at + 8) & 0xFFFF;
            switch (tiff.getShort(at) & 0xFFFF) {
                case ORIENTATION -> orientation = value >= 1 && value <= 8 ? value : 1;
                case X_RESOLUTION -> x = rational(tiff, tiff.getInt(at + 8));
                case Y_RESOLUTION -> y = rational(tiff, tiff.getInt(at + 8));
                case RESOLUTION_UNIT -> perInch = value == CENTIMETRES ? CENTIMETRES_PER_INCH : 1;
                default -> {}
            }
        }
        return new Exif(orientation, x * perInch, y * perInch);
    }

    private static double rational(ByteBuffer tiff, int at) {
        if (at < 0 || at > tiff.limit() - 8) {
            return 0;
        }
        long denominator = tiff.getInt(at + 4) & 0xFFFFFFFFL;
        return denominator == 0 ? 0 : (double) (tiff.getInt(at) & 0xFFFFFFFFL) / denominator;
    }
}
