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
    private final Map<String, FormField> fields = new LinkedHashMap<>();
    private final Map<Long, FormField> fieldsByNumber = new HashMap<>();

    private RevisionState(PDDocument document, boolean repaired, Source source) {
        this.document = document;
        this.repaired = repaired;
        this.bytes = source.bytes;
        this.end = source.end;
    }

    /** Opens a revision as it stands; one that cannot be read so is repaired as viewers do, and says so. */
    static RevisionState open(Source source, @Nullable RevisionState earlier) throws IOException {
        try {
            return new RevisionState(OpenedPdf.strictly(source.view(), source.password), false, source).read(earlier);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return new RevisionState(OpenedPdf.of(source.view(), source.password), true, source).read(earlier);
        }
    }

    /**
     * Where a revision is read from.
     *
     * @param end where it ends
     */
    record Source(RandomAccessRead bytes, long end, Optional<Secret> password) {

        PdfRevisions.Revision view() {
            return new PdfRevisions.Revision(bytes, end);
        }
    }

    private RevisionState read(@Nullable RevisionState earlier) throws IOException {
        try {
            readPlaces();
            readFields(earlier);
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

    private void readFields(@Nullable RevisionState earlier) {
        @Nullable COSDictionary form = form();
        @Nullable COSArray top = form == null ? null : form.getCOSArray(COSName.FIELDS);
        if (top != null) {
            readFields(top, FormField.Inherited.NOTHING, new Reading(earlier, 0));
        }
    }

    /** How deep the reading is, and what was read before. */
    private record Reading(@Nullable RevisionState earlier, int depth) {

        Reading deeper() {
            return new Reading(earlier, depth + 1);
        }
    }

    private void readFields(COSArray items, FormField.Inherited parent, Reading reading) {
        for (int i = 0; i < items.size() && fields.size() < MOST_FIELDS; i++) {
            long number = numberOf(items.get(i));
            FormField.Own known = known(number, reading.earlier);
            if (known != null) {
                take(new FormField(Long.toString(number), number, parent, known, this, null));
            } else if (items.getObject(i) instanceof COSDictionary dictionary) {
                FormField.Own own = FormField.Own.of(dictionary);
                String id = number >= 0 ? Long.toString(number) : parent.id() + "/" + own.name() + "#" + fields.size();
                FormField field = new FormField(id, number, parent, own, this, number >= 0 ? null : dictionary);
                @Nullable COSArray kids = dictionary.getCOSArray(COSName.KIDS);
                if (take(field) && kids != null && reading.depth < DEEPEST) {
                    readFields(kids, field.handedOn(), reading.deeper());
                }
            }
        }
    }

    private boolean take(FormField field) {
        boolean first = fields.putIfAbsent(field.id(), field) == null;
        if (first) {
            fieldsByNumber.put(field.number(), field);
        }
        return first;
    }

    /** What a field said in an earlier revision, if it is the same object and no other has a part in that. */
    private FormField.@Nullable Own known(long number, @Nullable RevisionState earlier) {
        if (number < 0 || earlier == null) {
            return null;
        }
        FormField field = earlier.fieldNumbered(number);
        return field != null && field.own().whole() && isAsIn(earlier, number) ? field.own() : null;
    }

    /** Says whether an object stands where it stood: then nothing in it is another. */
    boolean isAsIn(RevisionState earlier, long number) {
        Long place = number < 0 ? null : places.get(number);
        return place != null && place.equals(earlier.places.get(number));
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
        known.values().removeIf(packed -> !isAsIn(earlier, packed.stream()));
        if (!known.isEmpty()) {
            known.entrySet().removeAll(earlier.rowsFrom(0).packed().entrySet());
        }
        return known.keySet();
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
    Map<String, FormField> fields() {
        return fields;
    }

    @Nullable
    FormField fieldNumbered(long number) {
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
