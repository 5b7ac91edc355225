package vn.motcua.signing.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.RandomAccessRead;

/**
 * Reads values in the syntax of a PDF file (ISO 32000-1, 7.3) from where the source stands. Depth and size are bounded;
 * what no syntax allows is refused, never guessed.
 */
final class ObjectReader {

    /** What a value depends on beyond its own bytes. */
    interface Surroundings {
        /** Returns the object a reference names, unread. */
        COSBase reference(long number, int generation);

        /** Returns the bytes of a string, deciphered if the document is encrypted. */
        byte[] string(byte[] raw);
    }

    private static final int BLOCK = 512;
    private static final int USUAL_NAME = 16;
    private static final int MOST_DIGITS = 18;
    private static final int HIGHEST_GENERATION = 99_999;

    private final RandomAccessRead in;
    private final ReadingBudget budget;
    private final Surroundings surroundings;
    private int depth;

    ObjectReader(RandomAccessRead in, ReadingBudget budget, Surroundings surroundings) {
        this.in = in;
        this.budget = budget;
        this.surroundings = surroundings;
    }

    COSBase value() throws IOException {
        budget.value();
        int next = PdfSyntax.firstAfterSpace(in);
        return switch (next) {
            case '/' -> COSName.getPDFName(name());
            case '(' -> new COSString(surroundings.string(new StringReader(in).literal()));
            case '<' -> angle();
            case '[' -> array();
            default -> PdfSyntax.startsNumber(next) ? number(next) : word(next);
        };
    }

    private COSBase angle() throws IOException {
        if (in.peek() == '<') {
            in.read();
            return dictionary();
        }
        return new COSString(surroundings.string(new StringReader(in).hexadecimal()), true);
    }

    private COSArray array() throws IOException {
        enter();
        COSArray array = new COSArray();
        while (PdfSyntax.peekAfterSpace(in) != ']') {
            array.add(value());
        }
        in.read();
        depth--;
        return array;
    }

    private COSDictionary dictionary() throws IOException {
        enter();
        COSDictionary dictionary = new COSDictionary();
        int next = PdfSyntax.firstAfterSpace(in);
        while (next == '/') {
            COSName key = COSName.getPDFName(name());
            COSBase value = COSName.CONTENTS.equals(key) && dictionary.containsKey(COSName.BYTERANGE)
                    ? signatureValue()
                    : value();
            if (!(value instanceof COSNull)) {
                dictionary.setItem(key, value);
            }
            next = PdfSyntax.firstAfterSpace(in);
        }
        if (next != '>' || in.read() != '>') {
            throw PdfRefusal.damaged("a dictionary of it does not end", null);
        }
        depth--;
        return dictionary;
    }

    /** The value of a signature is long, there may be hundreds, and nothing here asks for them. */
    private COSBase signatureValue() throws IOException {
        if (PdfSyntax.peekAfterSpace(in) != '<') {
            return value();
        }
        new StringReader(in).skipHexadecimal();
        return new COSString(new byte[0], true);
    }

    private void enter() {
        if (++depth > ReadingBudget.DEEPEST) {
            throw PdfRefusal.damaged("its values are nested more than " + ReadingBudget.DEEPEST + " deep", null);
        }
    }

    /** Bytes, because names need not be text; the same bytes are written again. */
    private byte[] name() throws IOException {
        byte[] name = new byte[USUAL_NAME];
        int length = 0;
        int next = in.read();
        while (PdfSyntax.isRegular(next)) {
            ReadingBudget.require(length < ReadingBudget.LONGEST_STRING, "a name that is too long");
            name = length < name.length ? name : Arrays.copyOf(name, 2 * length);
            name[length++] = (byte) (next == '#' ? escaped() : next);
            next = in.read();
        }
        PdfSyntax.unread(in, next);
        return Arrays.copyOf(name, length);
    }

    /** A number sign that no two digits follow stands for itself, as it did before PDF 1.2. */
    private int escaped() throws IOException {
        int high = in.read();
        int low = in.read();
        if (Character.digit(high, 16) >= 0 && Character.digit(low, 16) >= 0) {
            return (Character.digit(high, 16) << 4) | Character.digit(low, 16);
        }
        PdfSyntax.unread(in, low);
        PdfSyntax.unread(in, high);
        return '#';
    }

    private COSBase number(int first) throws IOException {
        long plain = digits(first);
        if (plain >= 0) {
            return referenceOr(plain);
        }
        String digits = PdfSyntax.word(in, first);
        if (first == '.' || !isDigits(digits, 1) || digits.length() > MOST_DIGITS) {
            return new COSFloat(digits);
        }
        if (digits.equals("+") || digits.equals("-")) {
            return COSInteger.ZERO;
        }
        long value = Long.parseLong(digits);
        return value >= 0 ? referenceOr(value) : COSInteger.get(value);
    }

    /** The value of a word of digits alone, or -1, and then the source stands where it stood. */
    private long digits(int first) throws IOException {
        long behind = in.getPosition();
        long value = -1;
        int next = first;
        for (int digits = 0; next >= '0' && next <= '9' && digits < MOST_DIGITS; digits++) {
            value = Math.max(value, 0) * 10 + (next - '0');
            next = in.read();
        }
        if (value < 0 || PdfSyntax.isRegular(next)) {
            in.seek(behind);
            return -1;
        }
        PdfSyntax.unread(in, next);
        return value;
    }

    private static boolean isDigits(String word, int from) {
        for (int i = from; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** An integer, a second one and the letter R are a reference. */
    private COSBase referenceOr(long number) throws IOException {
        long behind = in.getPosition();
        int next = PdfSyntax.firstAfterSpace(in);
        if (next >= '0' && next <= '9') {
            long generation = digits(next);
            if (generation >= 0
                    && generation <= HIGHEST_GENERATION
                    && PdfSyntax.firstAfterSpace(in) == 'R'
                    && !PdfSyntax.isRegular(in.peek())) {
                return surroundings.reference(number, (int) generation);
            }
        }
        in.seek(behind);
        return COSInteger.get(number);
    }

    private COSBase word(int first) throws IOException {
        String word = first < 0 ? "" : PdfSyntax.word(in, first);
        return switch (word) {
            case "true" -> COSBoolean.TRUE;
            case "false" -> COSBoolean.FALSE;
            case "null" -> COSNull.NULL;
            default -> throw PdfRefusal.damaged("a value of it is missing or broken", null);
        };
    }

    /** Strings in both notations (ISO 32000-1, 7.3.4). */
    private record StringReader(RandomAccessRead in) {

        byte[] literal() throws IOException {
            ByteArrayOutputStream string = new ByteArrayOutputStream();
            int open = 1;
            while (open > 0) {
                int next = in.read();
                if (next < 0) {
                    throw PdfRefusal.damaged("a string of it does not end", null);
                }
                open += next == '(' ? 1 : next == ')' ? -1 : 0;
                if (next == '\\') {
                    escape(string);
                } else if (open > 0) {
                    string.write(next == '\r' ? lineEnd() : next);
                }
                ReadingBudget.require(string.size() <= ReadingBudget.LONGEST_STRING, "a string that is too long");
            }
            return string.toByteArray();
        }

        private int lineEnd() throws IOException {
            if (in.peek() == '\n') {
                in.read();
            }
            return '\n';
        }

        private void escape(ByteArrayOutputStream string) throws IOException {
            int next = in.read();
            int control = "nrtbf".indexOf(next);
            if (control >= 0) {
                string.write("\n\r\t\b\f".charAt(control));
            } else if (next >= '0' && next <= '7') {
                string.write(octal(next));
            } else if (next == '\r') {
                lineEnd();
            } else if (next != '\n') {
                string.write(next);
            }
        }

        private int octal(int first) throws IOException {
            int value = first - '0';
            for (int digits = 1; digits < 3 && in.peek() >= '0' && in.peek() <= '7'; digits++) {
                value = (value << 3) | (in.read() - '0');
            }
            return value;
        }

        void skipHexadecimal() throws IOException {
            byte[] block = new byte[BLOCK];
            int read = in.read(block, 0, block.length);
            while (read > 0) {
                for (int i = 0; i < read; i++) {
                    if (block[i] == '>') {
                        in.rewind(read - i - 1);
                        return;
                    }
                }
                read = in.read(block, 0, block.length);
            }
            throw PdfRefusal.damaged("a string of it does not end", null);
        }

        byte[] hexadecimal() throws IOException {
            HexDigits digits = new HexDigits();
            byte[] block = new byte[BLOCK];
            int read = in.read(block, 0, block.length);
            while (read > 0) {
                int end = digits.take(block, read);
                if (end < read) {
                    in.rewind(read - end - 1);
                    return digits.bytes();
                }
                read = in.read(block, 0, block.length);
            }
            throw PdfRefusal.damaged("a string of it does not end", null);
        }
    }
}
