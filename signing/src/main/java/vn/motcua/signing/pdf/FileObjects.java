package vn.motcua.signing.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.ICOSParser;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessInputStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a file, each read when it is first asked for and never otherwise.
 *
 * <p>PDFBox's own parser reads ahead, forgives and recurses; behind this one its model works on documents of any size
 * and on hostile ones.
 */
final class FileObjects implements ICOSParser {

    private static final int DEEPEST_CHAIN = 16;
    private static final int CACHED_BYTES = 4 << 20;

    private final RandomAccessRead in;
    private final ReadingBudget budget = new ReadingBudget();
    private final CrossReference crossReference = new CrossReference();
    private final Map<Long, COSObject> pool = new HashMap<>();
    private final Map<Long, ObjectStream> streams = new LinkedHashMap<>(16, 0.75f, true);
    private final COSDocument document;
    private @Nullable DocumentCipher cipher;
    private int chain;

    FileObjects(RandomAccessRead in) {
        this.in = in;
        this.document = new COSDocument(IOUtils.createMemoryOnlyStreamCache(), this);
    }

    /** A stream as it stands in the file. */
    record RawStream(COSDictionary dictionary, long start, long length) {

        InputStream bytes(RandomAccessRead in) throws IOException {
            return new RandomAccessInputStream(new RandomAccessReadView(in, start, length));
        }
    }

    ReadingBudget budget() {
        return budget;
    }

    CrossReference crossReference() {
        return crossReference;
    }

    COSDocument document() {
        return document;
    }

    /** From now on what is read is deciphered. */
    void decipher(DocumentCipher with) {
        cipher = with;
    }

    /** A reader of what is never enciphered: trailers, and what stands in object streams. */
    ObjectReader reader(RandomAccessRead source) {
        return new ObjectReader(source, budget, new Plain());
    }

    COSObject reference(COSObjectKey key) {
        // The keys' own hashes collide.
        long place = (key.getNumber() << 16) | key.getGeneration();
        return pool.computeIfAbsent(place, absent -> new COSObject(key, this));
    }

    /** PDFBox takes an object it cannot read for one that is not there; here the document is refused. */
    @Override
    public COSBase dereferenceCOSObject(COSObject object) {
        if (++chain > DEEPEST_CHAIN) {
            throw PdfRefusal.damaged("its objects depend on each other without end", null);
        }
        COSBase value;
        try {
            long back = in.getPosition();
            value = resolve(object.getKey());
            in.seek(back);
        } catch (IOException e) {
            throw PdfRefusal.damaged("object " + object.getKey().getNumber() + " cannot be read", e);
        }
        chain--;
        if (value instanceof COSDictionary || value instanceof COSArray) {
            value.setKey(object.getKey());
        }
        return value;
    }

    @Override
    public RandomAccessReadView createRandomAccessReadView(long start, long length) {
        return new RandomAccessReadView(in, start, length);
    }

    private COSBase resolve(COSObjectKey key) throws IOException {
        long offset = crossReference.offset(key.getNumber(), key.getGeneration());
        if (offset >= 0) {
            return atOffset(key, offset);
        }
        long stream = crossReference.stream(key.getNumber());
        return stream >= 0 && key.getGeneration() == 0
                ? objectStream(stream).read(key.getNumber(), this)
                : COSNull.NULL;
    }

    private COSBase atOffset(COSObjectKey key, long offset) throws IOException {
        in.seek(offset);
        if (PdfSyntax.nextNumber(in) != key.getNumber()
                || PdfSyntax.nextNumber(in) != key.getGeneration()
                || !PdfSyntax.nextWord(in).equals("obj")) {
            throw misplaced(key.getNumber());
        }
        @Nullable DocumentCipher own = cipher;
        COSBase value = new ObjectReader(in, budget, own == null ? new Plain() : new Enciphered(own, key)).value();
        if (value instanceof COSDictionary dictionary && PdfSyntax.nextWord(in).equals("stream")) {
            return stream(key, raw(dictionary));
        }
        return value;
    }

    static RuntimeException misplaced(long number) {
        return PdfRefusal.damaged("object " + number + " is not where the cross-reference says", null);
    }

    private COSStream stream(COSObjectKey key, RawStream raw) throws IOException {
        @Nullable DocumentCipher own = cipher;
        if (own == null || COSName.XREF.equals(raw.dictionary.getCOSName(COSName.TYPE))) {
            return document.createCOSStream(raw.dictionary, raw.start, raw.length);
        }
        ReadingBudget.require(
                raw.length <= ReadingBudget.LARGEST_OBJECT_STREAM, "an enciphered stream that is too long");
        COSStream stream = document.createCOSStream();
        try (OutputStream deciphered = stream.createRawOutputStream();
                InputStream enciphered = raw.bytes(in)) {
            deciphered.write(own.readStream(key, raw.dictionary, enciphered.readAllBytes()));
        }
        stream.addAll(raw.dictionary);
        return stream;
    }

    /** The stream whose object starts at an offset; only cross-reference streams are read that way. */
    RawStream streamAt(long offset) throws IOException {
        in.seek(offset);
        long number = PdfSyntax.nextNumber(in);
        long generation = PdfSyntax.nextNumber(in);
        if (number >= 0
                && generation >= 0
                && PdfSyntax.nextWord(in).equals("obj")
                && reader(in).value() instanceof COSDictionary dictionary
                && PdfSyntax.nextWord(in).equals("stream")) {
            return raw(dictionary);
        }
        throw PdfRefusal.damaged("a cross-reference section of it is none", null);
    }

    /** The keyword is read; what follows its line are the bytes. */
    private RawStream raw(COSDictionary dictionary) throws IOException {
        int next = in.read();
        if (next == '\r' && in.peek() == '\n') {
            in.read();
        } else if (next != '\n' && next != '\r') {
            PdfSyntax.unread(in, next);
        }
        long start = in.getPosition();
        if (dictionary.getDictionaryObject(COSName.LENGTH) instanceof COSInteger length
                && length.longValue() >= 0
                && length.longValue() <= in.length() - start) {
            in.seek(start + length.longValue());
            if (PdfSyntax.nextWord(in).startsWith("endstream")) {
                return new RawStream(dictionary, start, length.longValue());
            }
        }
        throw PdfRefusal.damaged("a stream of it has not the length it states", null);
    }

    ObjectStream objectStream(long number) throws IOException {
        @Nullable ObjectStream known = streams.get(number);
        if (known != null) {
            return known;
        }
        COSObjectKey key = new COSObjectKey(number, 0);
        if (crossReference.offset(number, 0) < 0 || !(reference(key).getObject() instanceof COSStream stream)) {
            throw PdfRefusal.damaged("an object stream of it is missing", null);
        }
        ObjectStream read = ObjectStream.read(stream, budget);
        streams.put(number, read);
        evict();
        return read;
    }

    private void evict() {
        long total = streams.values().stream().mapToLong(ObjectStream::length).sum();
        var oldest = streams.values().iterator();
        while (total > CACHED_BYTES && streams.size() > 1) {
            total -= oldest.next().length();
            oldest.remove();
        }
    }

    private class Plain implements ObjectReader.Surroundings {

        @Override
        public COSBase reference(long number, int generation) {
            return FileObjects.this.reference(new COSObjectKey(number, generation));
        }

        @Override
        public byte[] string(byte[] raw) {
            return raw;
        }
    }

    private final class Enciphered extends Plain {

        private final DocumentCipher cipher;
        private final COSObjectKey key;

        Enciphered(DocumentCipher cipher, COSObjectKey key) {
            this.cipher = cipher;
            this.key = key;
        }

        @Override
        public byte[] string(byte[] raw) {
            return cipher.readString(key, raw);
        }
    }
}
