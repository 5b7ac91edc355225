package vn.motcua.signing.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/** How many codes the ranges of a font unfold into: a few bytes can name billions (ISO 32000-1, 9.7.4.3 and 9.10.3). */
final class FontCodes {

    /** Where counting may end: far more than any font has. */
    private static final long MANY = 1 << 24;

    private static final List<COSName> MAPS =
            List.of(COSName.TO_UNICODE, COSName.ENCODING, COSName.getPDFName("UseCMap"));
    private static final Pattern COMMENT = Pattern.compile("%[^\\r\\n]*");
    private static final Pattern SECTION = Pattern.compile("beginbfrange(.*?)(?:endbfrange|\\z)", Pattern.DOTALL);
    private static final Pattern RANGE =
            Pattern.compile("<([0-9A-Fa-f\\s]*+)>\\s*+<([0-9A-Fa-f\\s]*+)>\\s*+(?:<[^>]*+>|\\[[^\\]]*+\\])");

    private FontCodes() {}

    static long in(COSDictionary dictionary) throws IOException {
        long codes = widths(dictionary.getDictionaryObject(COSName.W), 1)
                + widths(dictionary.getDictionaryObject(COSName.W2), 3);
        for (COSName map : MAPS) {
            if (dictionary.getDictionaryObject(map) instanceof COSStream stream) {
                codes += mapped(stream);
            }
        }
        return codes;
    }

    /** Codes in a row state their values in an array, a range states its first and last code and the values of all. */
    private static long widths(@Nullable COSBase widths, int valuesOfRange) {
        long codes = 0;
        COSArray array = widths instanceof COSArray given ? given : new COSArray();
        int next = 0;
        while (next < array.size() - 1) {
            COSBase first = array.getObject(next++);
            if (!(first instanceof COSNumber from)) {
                continue;
            }
            COSBase second = array.getObject(next++);
            if (second instanceof COSNumber to) {
                codes += Math.max(0, to.longValue() - from.longValue() + 1);
                next += valuesOfRange;
            }
        }
        return codes;
    }

    private static long mapped(COSStream stream) throws IOException {
        String text;
        try (InputStream content = StreamDecoder.open(stream.createRawInputStream(), stream, new ReadingBudget())) {
            byte[] bytes = content.readNBytes(ReadingBudget.LONGEST_STRING + 1);
            ReadingBudget.require(bytes.length <= ReadingBudget.LONGEST_STRING, "a map of letters without end");
            text = COMMENT.matcher(new String(bytes, StandardCharsets.ISO_8859_1))
                    .replaceAll(" ");
        }
        long codes = 0;
        Matcher section = SECTION.matcher(text);
        while (section.find() && codes <= MANY) {
            Matcher range = RANGE.matcher(section.group(1));
            while (range.find() && codes <= MANY) {
                codes += span(range.group(1), range.group(2));
            }
        }
        return codes;
    }

    private static long span(String first, String last) {
        BigInteger span = number(last).subtract(number(first)).add(BigInteger.ONE);
        return span.max(BigInteger.ZERO).min(BigInteger.valueOf(MANY)).longValue();
    }

    private static BigInteger number(String hex) {
        String digits = hex.replaceAll("\\s", "");
        ReadingBudget.require(digits.length() <= 64, "codes longer than any letter's");
        return digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits, 16);
    }
}
