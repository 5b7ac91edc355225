package vn.motcua.signing.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;

/**
 * A revision with a time-stamp over the document (ISO 32000-2, 12.8.5; EN 319 142-1, 5.4.3). No certification or lock
 * stands in its way: it is not counted among changes to the document (ISO 32000-2, table 257).
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves the package
record DocumentTimestamp(byte[] bytes) implements GrowingPdf.Revision {

    static DocumentTimestamp make(SourcePdf source, PdfTimestamps timestamps, Before before) {
        try {
            for (int tried = 1; ; tried++) {
                int room = timestamps.room(before.covered().getAlgorithm());
                Increment increment = increment(source, new SignatureReservation(before.time(), room));
                byte[] token = before.stamped(increment, timestamps);
                if (token.length <= room) {
                    return new DocumentTimestamp(increment.with(token));
                }
                if (!timestamps.triesAgain(tried)) {
                    throw PdfTimestamps.outgrown(room, token.length);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing in memory", e);
        }
    }

    /**
     * What comes before the revision.
     *
     * @param covered the digest of the document so far
     * @param time what tells the revision from others
     */
    record Before(MessageDigest covered, OffsetDateTime time) {

        byte[] stamped(Increment increment, PdfTimestamps timestamps) {
            try {
                MessageDigest digest = (MessageDigest) covered.clone();
                increment.digest(digest);
                return timestamps.token(digest.getAlgorithm(), digest.digest());
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("the JDK's own digests can be cloned", e);
            }
        }
    }

    private static Increment increment(SourcePdf source, SignatureReservation reservation) throws IOException {
        source.cipher().ifPresent(cipher -> cipher.requireRight(true));
        DocumentForm form = DocumentForm.read(source);
        NewField field = NewField.of(source, form.fieldName(PdfSignOptions.defaults()), 1);
        IncrementBuilder increment = new IncrementBuilder(source);
        COSObjectKey widget = field.key(increment);
        COSObjectKey signature = increment.newKey();
        form.join(increment, Optional.of(widget), Optional.empty());
        field.write(increment, new SignedObjects(widget, signature, field.showNothing()), Optional.empty());
        return increment.finish(signature, entries(), reservation);
    }

    private static COSDictionary entries() {
        COSDictionary entries = new COSDictionary();
        entries.setItem(COSName.TYPE, COSName.getPDFName("DocTimeStamp"));
        entries.setItem(COSName.FILTER, COSName.getPDFName("Adobe.PPKLite"));
        entries.setItem(COSName.SUB_FILTER, COSName.getPDFName("ETSI.RFC3161"));
        return entries;
    }
}
