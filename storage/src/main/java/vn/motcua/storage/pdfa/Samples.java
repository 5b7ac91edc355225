package vn.motcua.storage.pdfa;

/** The samples of a row, packed with 1, 2, 4, 8 or 16 bits each, the first in the highest bits. */
final class Samples {

    private Samples() {}

    static int get(byte[] row, long index, int bits) {
        if (bits == 8) {
            return row[(int) index] & 0xFF;
        }
        if (bits == 16) {
            int at = (int) (index * 2);
            return (row[at] & 0xFF) << 8 | (row[at + 1] & 0xFF);
        }
        return (row[(int) (index * bits / 8)] >> shift(index, bits)) & ((1 << bits) - 1);
    }

    static void set(byte[] row, long index, int bits, int value) {
        if (bits == 8) {
            row[(int) index] = (byte) value;
        } else if (bits == 16) {
            row[(int) (index * 2)] = (byte) (value >> 8);
            row[(int) (index * 2 + 1)] = (byte) value;
        } else {
            int at = (int) (index * bits / 8);
            int mask = ((1 << bits) - 1) << shift(index, bits);
            row[at] = (byte) ((row[at] & ~mask) | (value << shift(index, bits)));
        }
    }

    private static int shift(long index, int bits) {
        return 8 - bits - (int) (index * bits % 8);
    }
}
