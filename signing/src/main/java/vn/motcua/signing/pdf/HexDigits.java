package vn.motcua.signing.pdf;

import java.util.Arrays;

/** Hexadecimal digits that become bytes while they are read; white space between them does not count. */
final class HexDigits {

    private static final byte NOT_A_DIGIT = -1;
    private static final byte SPACE = -2;
    private static final byte[] VALUES = values();

    private byte[] bytes = new byte[512];
    private int digits;

    private static byte[] values() {
        byte[] values = new byte[256];
        for (int c = 0; c < values.length; c++) {
            int digit = Character.digit(c, 16);
            values[c] = PdfSyntax.isSpace(c) ? SPACE : c < 128 && digit >= 0 ? (byte) digit : NOT_A_DIGIT;
        }
        return values;
    }

    /** Takes digits up to the closing bracket and returns its place, or the length if it is not among them. */
    int take(byte[] block, int length) {
        for (int i = 0; i < length; i++) {
            int value = VALUES[block[i] & 0xFF];
            if (value >= 0) {
                add(value);
            } else if (block[i] == '>') {
                return i;
            } else if (value != SPACE) {
                throw PdfRefusal.damaged("a hexadecimal string of it is broken", null);
            }
        }
        ReadingBudget.require(digits / 2 <= ReadingBudget.LONGEST_STRING, "a string that is too long");
        return length;
    }

    private void add(int value) {
        int at = digits >> 1;
        if (at == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        bytes[at] = (byte) ((digits++ & 1) == 0 ? value << 4 : bytes[at] | value);
    }

    /** The bytes; a digit without a second one counts as if a zero followed. */
    byte[] bytes() {
        return Arrays.copyOf(bytes, (digits + 1) / 2);
    }
}
