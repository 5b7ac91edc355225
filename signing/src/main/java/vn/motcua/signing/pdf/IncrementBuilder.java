package vn.motcua.signing.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/**
 * Writes the revision that is appended to a document: objects new and replaced, and a cross-reference of the kind the
 * document ends with, because readers refuse a table behind a stream.
 *
 * <p>Only what changes is written; no other object of the document is even read.
 */
final class IncrementBuilder {

    private static final long LAST_OFFSET_OF_A_TABLE = 9_999_999_999L;

    private static final Set<COSName> OWN_TRAILER_ENTRIES = Set.of(
            COSName.SIZE,
            COSName.PREV,
            COSName.XREF_STM,
            COSName.DOC_CHECKSUM,
            COSName.TYPE,
            COSName.W,
            COSName.INDEX,
            COSName.LENGTH,
            COSName.FILTER,
            COSName.DECODE_PARMS,
            COSName.ID);

    private final SourcePdf source;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final CosText text;
    private final IdentityHashMap<COSBase, COSObjectKey> keys = new IdentityHashMap<>();
    private final Deque<Map.Entry<COSObjectKey, COSBase>> waiting = new ArrayDeque<>();
    private final TreeMap<COSObjectKey, CrossReferenceRun.Place> places = new TreeMap<>();
    private long nextNumber;

    IncrementBuilder(SourcePdf source) {
        this.source = source;
        this.text = new CosText(out, this::keyOf, source.cipher());
        this.nextNumber = source.firstFreeNumber();
        if (source.envelope().isRepaired()) {
            places.put(new COSObjectKey(0, 0), CrossReferenceRun.Place.head());
            places.putAll(source.crossReference().places());
        }
        ascii("\n");
    }

    /** A reference to an object, which is never followed. */
    static COSObject reference(COSObjectKey key) {
        return new COSObject((COSBase) COSInteger.ZERO, key);
    }

    /** Takes the next free number. */
    COSObjectKey newKey() {
        return new COSObjectKey(nextNumber++, 0);
    }

    /** Puts a value into an object of its own. */
    void add(COSBase value) {
        enqueue(newKey(), value);
    }

    /** Replaces an object of the document. */
    void replace(COSObjectKey key, COSBase value) {
        enqueue(key, value);
    }

    private void enqueue(COSObjectKey key, COSBase value) {
        keys.put(value, key);
        waiting.add(Map.entry(key, value));
    }

    /** Streams can only be indirect, and ISO 32000-1 wants the parts of a font to be. */
    private @Nullable COSObjectKey keyOf(COSBase value) {
        @Nullable COSObjectKey key = keys.get(value);
        if (key != null) {
            return key;
        }
        // Numbers and names are shared by all documents of the process: their key may be another document's.
        if (value.getKey() != null && (value instanceof COSDictionary || value instanceof COSArray)) {
            return value.getKey();
        }
        if (value instanceof COSStream || isFontPart(value)) {
            add(value);
        }
        return keys.get(value);
    }

    private static boolean isFontPart(COSBase value) {
        if (value instanceof COSDictionary dictionary) {
            @Nullable COSName type = dictionary.getCOSName(COSName.TYPE);
            return COSName.FONT.equals(type) || COSName.FONT_DESC.equals(type);
        }
        return false;
    }

    /** Writes all that was added, then the signature dictionary, then the cross-reference. */
    Increment finish(COSObjectKey signature, COSDictionary entries, SignatureReservation reservation)
            throws IOException {
        writeWaiting();
        begin(signature);
        SignatureDictionary dictionary = SignatureDictionary.append(out, text, entries, reservation);
        ascii("\nendobj\n");
        return dictionary.complete(source.length(), closed(reservation));
    }

    /** Writes all that was added and the cross-reference: a revision without a signature of its own. */
    byte[] finish(SignatureReservation reservation) throws IOException {
        writeWaiting();
        return closed(reservation);
    }

    private void writeWaiting() throws IOException {
        while (!waiting.isEmpty()) {
            Map.Entry<COSObjectKey, COSBase> next = waiting.removeFirst();
            begin(next.getKey());
            text.object(next.getValue());
            ascii("\nendobj\n");
        }
    }

    private byte[] closed(SignatureReservation reservation) throws IOException {
        text.beginPlain();
        if (source.envelope().stream()) {
            crossReferenceStream(reservation);
        } else {
            crossReferenceTable(reservation);
        }
        return out.toByteArray();
    }

    private void begin(COSObjectKey key) {
        places.put(key, CrossReferenceRun.Place.at(position(), key.getGeneration()));
        text.begin(key);
        ascii(key.getNumber() + " " + key.getGeneration() + " obj\n");
    }

    private void crossReferenceTable(SignatureReservation reservation) throws IOException {
        long start = position();
        ReadingBudget.require(start <= LAST_OFFSET_OF_A_TABLE, "more than the ten gigabytes its table can reach");
        ascii("xref\n");
        for (CrossReferenceRun run : CrossReferenceRun.of(places)) {
            ascii(run.first() + " " + run.size() + "\n");
            ascii(run.tableLines());
        }
        ascii("trailer\n");
        text.dictionary(trailer(reservation));
        end(start);
    }

    private void crossReferenceStream(SignatureReservation reservation) throws IOException {
        COSObjectKey key = newKey();
        long start = position();
        places.put(key, CrossReferenceRun.Place.at(start, 0));
        COSDictionary dictionary = trailer(reservation);
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        COSArray index = new COSArray();
        for (CrossReferenceRun run : CrossReferenceRun.of(places)) {
            index.add(COSInteger.get(run.first()));
            index.add(COSInteger.get(run.size()));
            entries.writeBytes(run.streamEntries());
        }
        dictionary.setItem(COSName.TYPE, COSName.XREF);
        dictionary.setItem(COSName.W, CrossReferenceRun.widths());
        dictionary.setItem(COSName.INDEX, index);
        dictionary.setInt(COSName.LENGTH, entries.size());
        ascii(key.getNumber() + " 0 obj\n");
        text.dictionary(dictionary);
        ascii("\nstream\n");
        out.writeBytes(entries.toByteArray());
        ascii("\nendstream\nendobj\n");
        end(start);
    }

    private void end(long crossReference) {
        ascii("\nstartxref\n" + crossReference + "\n%%EOF\n");
    }

    private COSDictionary trailer(SignatureReservation reservation) {
        COSDictionary previous = source.trailer();
        COSDictionary trailer = new COSDictionary();
        previous.entrySet().stream()
                .filter(entry -> !OWN_TRAILER_ENTRIES.contains(entry.getKey()))
                .forEach(entry -> trailer.setItem(entry.getKey(), entry.getValue()));
        trailer.setLong(COSName.SIZE, nextNumber);
        if (!source.envelope().isRepaired()) {
            trailer.setLong(COSName.PREV, source.envelope().crossReference());
        }
        @Nullable COSArray id = previous.getCOSArray(COSName.ID);
        if (id != null && id.size() == 2) {
            COSArray changed = SourcePdf.items(id);
            changed.set(1, new COSString(revisionId(reservation)));
            trailer.setItem(COSName.ID, changed);
        }
        return trailer;
    }

    /** The second identifier changes with each revision; made of what makes this one, it is the same for the same input. */
    private byte[] revisionId(SignatureReservation reservation) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(reservation.pdfDate().getBytes(StandardCharsets.US_ASCII));
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, source.length()));
            return Arrays.copyOf(digest.digest(out.toByteArray()), 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private long position() {
        return source.length() + out.size();
    }

    private void ascii(String value) {
        out.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
    }
}
