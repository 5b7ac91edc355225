package vn.motcua.signing.pdf;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessRead;

/** Characters and words of a PDF file (ISO 32000-1, 7.2). */
final class PdfSyntax {

    private static final int LONGEST_WORD = 64;
    private static final byte SPACE = 1;
    private static final byte DELIMITER = 2;
    private static final byte[] KINDS = kinds();

    private PdfSyntax() {}

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        for (char c : " \n\r\t\f\0".toCharArray()) {
            kinds[c] = SPACE;
        }
        for (char c : "()<>[]{}/%".toCharArray()) {
            kinds[c] = DELIMITER;
        }
        return kinds;
    }

    /** Of a byte, or of -1 for the end. */
    static boolean isSpace(int c) {
        return c >= 0 && KINDS[c] == SPACE;
    }

    /** Of a byte, or of -1 for the end. */
    static boolean isRegular(int c) {
        return c >= 0 && KINDS[c] == 0;
    }

    static boolean startsNumber(int c) {
        return (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    }

    /** Takes the first character behind white space and comments, or -1 at the end. */
    static int firstAfterSpace(RandomAccessRead in) throws IOException {
        int next = in.read();
        while (isSpace(next) || next == '%') {
            next = next == '%' ? endOfLine(in) : in.read();
        }
        return next;
    }

    private static int endOfLine(RandomAccessRead in) throws IOException {
        int next = in.read();
        while (next >= 0 && next != '\n' && next != '\r') {
            next = in.read();
        }
        return next;
    }

    static int peekAfterSpace(RandomAccessRead in) throws IOException {
        int next = firstAfterSpace(in);
        unread(in, next);
        return next;
    }

    static void unread(RandomAccessRead in, int c) throws IOException {
        if (c >= 0) {
            in.rewind(1);
        }
    }

    /** Takes the rest of a word that starts with a character already taken. */
    static String word(RandomAccessRead in, int first) throws IOException {
        StringBuilder word = new StringBuilder().append((char) first);
        int next = in.read();
        while (isRegular(next) && word.length() < LONGEST_WORD) {
            word.append((char) next);
            next = in.read();
        }
        unread(in, next);
        return word.toString();
    }

    /** Takes the next word, empty if none starts here. */
    static String nextWord(RandomAccessRead in) throws IOException {
        int first = firstAfterSpace(in);
        if (!isRegular(first)) {
            unread(in, first);
            return "";
        }
        return word(in, first);
    }

    /** Takes a number without sign, or -1 where none stands. */
    static long nextNumber(RandomAccessRead in) throws IOException {
        int next = firstAfterSpace(in);
        long number = -1;
        for (int digits = 0; next >= '0' && next <= '9' && digits < 18; digits++) {
            number = Math.max(number, 0) * 10 + (next - '0');
            next = in.read();
        }
        unread(in, next);
        return number;
    }
}
