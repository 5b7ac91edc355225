package vn.motcua.storage.pdfa;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** How values are spelled in a PDF file (ISO 32000-1, 7.3 and 7.9). */
final class PdfText {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("'D:'uuuuMMddHHmmss", Locale.ROOT);

    private PdfText() {}

    /** A text string in UTF-16, in hexadecimal so that nothing needs escaping. */
    static String string(String text) {
        return "<feff" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE)) + ">";
    }

    static String date(OffsetDateTime time) {
        int minutes = time.getOffset().getTotalSeconds() / 60;
        return String.format(Locale.ROOT, "(%s%+03d'%02d')", DATE.format(time), minutes / 60, Math.abs(minutes % 60));
    }

    static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
