package vn.motcua.signing.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import vn.motcua.http.Secret;
import vn.motcua.signing.internal.SecurityStore;

/** A document as it was at the end of one revision: where its objects stand, and what the fields of its form are. */
final class RevisionState implements AutoCloseable {

    private static final int DEEPEST = 64;
    private static final int MOST_FIELDS = 100_000;

    private final PDDocument document;
    private final boolean repaired;
    private final long end;
    private final RandomAccessRead bytes;
    private final Map<Long, Long> places = new HashMap<>();
    private final Map<Long, COSObjectKey> keys = new HashMap<>();
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Map<Long, Field> fieldsByNumber = new HashMap<>();

    private RevisionState(PDDocument document, boolean repaired, RandomAccessRead bytes, long end) {
        this.document = document;
        this.repaired = repaired;
        this.bytes = bytes;
        this.end = end;
    }

    /**
     * A field of the form, or a widget of one.
     *
     * @param id its number, or else its name: what tells whether it is the same as in another revision
     * @param type the type, inherited if need be
     * @param value the value as it is referred to, inherited if need be
     */
    record Field(
            String id,
            long number,
            @Nullable String name,
            @Nullable COSName type,
            @Nullable COSBase value,
            COSDictionary dictionary) {

        boolean isSignature() {
            return COSName.SIG.equals(type);
        }
    }

    /** Opens a revision as it stands; one that cannot be read so is repaired as viewers do, and says so. */
    static RevisionState open(RandomAccessRead bytes, long end, Optional<Secret> password) throws IOException {
        try {
            return new RevisionState(
                            OpenedPdf.strictly(new PdfRevisions.Revision(bytes, end), password), false, bytes, end)
                    .read();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return new RevisionState(OpenedPdf.of(new PdfRevisions.Revision(bytes, end), password), true, bytes, end)
                    .read();
        }
    }

    private RevisionState read() throws IOException {
        try {
            readPlaces();
            readFields();
            return this;
        } catch (RuntimeException | StackOverflowError e) {
            document.close();
            throw new IOException("a revision cannot be read", e);
        }
    }

    private void readPlaces() {
        Map<COSObjectKey, Long> table = document.getDocument().getXrefTable();
        table.forEach((key, place) -> {
            keys.put(key.getNumber(), key);
            // Objects in a stream move when the stream does.
            long moved = place < 0 ? -table.getOrDefault(new COSObjectKey(-place, 0), 0L) : place;
            places.put(key.getNumber(), moved);
        });
    }

    private void readFields() {
        @Nullable COSDictionary form = form();
        @Nullable COSArray top = form == null ? null : form.getCOSArray(COSName.FIELDS);
        if (top != null) {
            readFields(top, new Field("", -1, null, null, null, new COSDictionary()), 0);
        }
    }

    private void readFields(COSArray items, Field parent, int depth) {
        for (int i = 0; i < items.size(); i++) {
            if (items.getObject(i) instanceof COSDictionary dictionary && fields.size() < MOST_FIELDS) {
                Field field = field(numberOf(items.get(i)), dictionary, parent);
                if (fields.putIfAbsent(field.id, field) == null) {
                    fieldsByNumber.put(field.number, field);
                    @Nullable COSArray kids = dictionary.getCOSArray(COSName.KIDS);
                    if (kids != null && depth < DEEPEST) {
                        readFields(kids, field, depth + 1);
                    }
                }
            }
        }
    }

    private Field field(long number, COSDictionary dictionary, Field parent) {
        @Nullable String own = dictionary.getString(COSName.T);
        String name = own == null ? parent.name : parent.name == null ? own : parent.name + "." + own;
        COSName type = dictionary.getCOSName(COSName.FT);
        String id = number >= 0 ? Long.toString(number) : parent.id + "/" + own + "#" + fields.size();
        COSBase value = dictionary.getItem(COSName.V);
        return new Field(
                id, number, name, type == null ? parent.type : type, value == null ? parent.value : value, dictionary);
    }

    /** The number of what a reference names, or -1 for what stands where it is used. */
    static long numberOf(@Nullable COSBase item) {
        return item instanceof COSObject object ? object.getKey().getNumber() : -1;
    }

    boolean repaired() {
        return repaired;
    }

    long crossReference() {
        return document.getDocument().getStartXref();
    }

    /** What the cross-reference sections behind an earlier revision say. */
    LaterRows rowsSince(RevisionState earlier) {
        return rowsFrom(earlier.end);
    }

    private LaterRows rowsFrom(long place) {
        try {
            return LaterRows.in(bytes, this, place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The places in object streams that this knew already and now means otherwise. */
    Set<Long> repacked(LaterRows rows, RevisionState earlier) {
        Map<Long, LaterRows.Packed> known = new HashMap<>(rows.packed());
        known.values().removeIf(packed -> !isUnmoved(packed.stream(), earlier));
        if (!known.isEmpty()) {
            known.entrySet().removeAll(earlier.rowsFrom(0).packed().entrySet());
        }
        return known.keySet();
    }

    private boolean isUnmoved(long stream, RevisionState earlier) {
        Long place = earlier.places.get(stream);
        return place != null && place.equals(places.get(stream));
    }

    /** Says whether this was appended to a revision as the next one is: with a cross-reference of its own behind it. */
    boolean follows(RevisionState earlier) {
        return crossReference() >= earlier.end;
    }

    /** Where each object stands, by its number; what stands in a stream by where the stream stands. */
    Map<Long, Long> places() {
        return places;
    }

    /** The fields by their ids, in the order of the form. */
    Map<String, Field> fields() {
        return fields;
    }

    @Nullable
    Field fieldNumbered(long number) {
        return fieldsByNumber.get(number);
    }

    /** The value of an object, or null's object where there is none. */
    COSBase object(long number) {
        COSObjectKey key = keys.get(number);
        COSBase value = key == null
                ? null
                : document.getDocument().getObjectFromPool(key).getObject();
        return value == null ? COSNull.NULL : value;
    }

    /** Gives back the memory of an object, which is gone for this state; numbers stay, being the lengths of others. */
    void forget(long number) {
        COSObjectKey key = keys.get(number);
        COSObject object = key == null ? null : document.getDocument().getObjectFromPool(key);
        if (object != null && !(object.getObject() instanceof COSNumber)) {
            object.setToNull();
        }
    }

    COSDictionary trailer() {
        return document.getDocument().getTrailer();
    }

    COSDictionary catalog() {
        return document.getDocumentCatalog().getCOSObject();
    }

    @Nullable
    COSDictionary form() {
        return catalog().getCOSDictionary(COSName.ACRO_FORM);
    }

    /** The numbers of the arrays of annotations that pages refer to; asked for only where an array was replaced. */
    Set<Long> annotationArrays() {
        Set<Long> numbers = new HashSet<>();
        document.getPages()
                .forEach(page -> numbers.add(numberOf(page.getCOSObject().getItem(COSName.ANNOTS))));
        return numbers;
    }

    /** The numbers of the dictionaries and arrays of the security store, for which see {@link SecurityStore}. */
    Set<Long> storeParts() {
        Set<Long> numbers = new HashSet<>();
        COSBase item = catalog().getItem(SecurityStore.DSS);
        numbers.add(numberOf(item));
        COSDictionary store = catalog().getCOSDictionary(SecurityStore.DSS);
        if (store != null) {
            collect(store, numbers, 0);
        }
        return numbers;
    }

    private static void collect(COSDictionary dictionary, Set<Long> numbers, int depth) {
        for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
            COSBase value = dictionary.getDictionaryObject(entry.getKey());
            if (value instanceof COSArray) {
                numbers.add(numberOf(entry.getValue()));
            } else if (value instanceof COSDictionary inner && !(value instanceof COSStream) && depth < 2) {
                numbers.add(numberOf(entry.getValue()));
                collect(inner, numbers, depth + 1);
            }
        }
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
