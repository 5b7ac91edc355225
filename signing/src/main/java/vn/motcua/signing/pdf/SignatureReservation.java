package vn.motcua.signing.pdf;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What the signature dictionary must hold before the signature exists: its time, and room for its value. */
record SignatureReservation(OffsetDateTime time, int valueLength) {

    private static final DateTimeFormatter PDF_DATE = DateTimeFormatter.ofPattern("'D:'uuuuMMddHHmmss", Locale.ROOT);

    /** The time as a PDF date (ISO 32000-1, 7.9.4). */
    String pdfDate() {
        return PDF_DATE.format(time) + "+07'00'";
    }
}
