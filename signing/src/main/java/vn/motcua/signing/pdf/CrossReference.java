package vn.motcua.signing.pdf;

import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * Where the objects of a document stand: at an offset or in an object stream. Sections are entered newest first, so
 * the first entry of a number stays.
 *
 * <p>Eight bytes for each object, because a document of millions is signed in a heap of 32 MB.
 */
final class CrossReference {

    private static final int CHUNK = 1024;
    private static final int PLACE_BITS = 45;
    private static final long PLACE_MASK = (1L << PLACE_BITS) - 1;
    private static final int GENERATION_MASK = 0xFFFF;
    private static final long FREE = 1;
    private static final long AT_OFFSET = 2;
    private static final long IN_STREAM = 3;

    private final long[] @Nullable [] chunks = new long[ReadingBudget.HIGHEST_NUMBER / CHUNK + 1][];
    private int highest = -1;

    /** Sees the objects that stand at offsets. */
    interface Visitor {
        void object(int number, int generation, long offset);
    }

    void free(long number) {
        put(number, FREE, 0, 0);
    }

    void atOffset(long number, int generation, long offset) {
        put(number, AT_OFFSET, generation, offset);
    }

    void inStream(long number, long stream, int index) {
        put(number, IN_STREAM, index, stream);
    }

    /** Makes the next entry of a number count, though it has one. */
    void forget(int number) {
        long[] chunk = chunks[number / CHUNK];
        if (chunk != null) {
            chunk[number % CHUNK] = 0;
        }
    }

    private void put(long number, long kind, int generation, long place) {
        if (number < 0 || number > ReadingBudget.HIGHEST_NUMBER || place < 0 || place > PLACE_MASK) {
            throw PdfRefusal.damaged("its cross-reference names an object number or place no file can have", null);
        }
        int index = (int) number;
        long[] chunk = chunks[index / CHUNK];
        if (chunk == null) {
            chunk = new long[CHUNK];
            chunks[index / CHUNK] = chunk;
        }
        if (chunk[index % CHUNK] == 0) {
            chunk[index % CHUNK] = (kind << 62) | ((long) (generation & GENERATION_MASK) << PLACE_BITS) | place;
            highest = kind == FREE ? highest : Math.max(highest, index);
        }
    }

    private long entry(long number) {
        if (number < 0 || number > ReadingBudget.HIGHEST_NUMBER) {
            return 0;
        }
        long[] chunk = chunks[(int) number / CHUNK];
        return chunk == null ? 0 : chunk[(int) number % CHUNK];
    }

    /** The offset of an object, or -1 if it stands at none. */
    long offset(long number, int generation) {
        long entry = entry(number);
        return kind(entry) == AT_OFFSET && generation(entry) == generation ? entry & PLACE_MASK : -1;
    }

    /** The number of the stream that holds an object, or -1 if none does. */
    long stream(long number) {
        long entry = entry(number);
        return kind(entry) == IN_STREAM ? entry & PLACE_MASK : -1;
    }

    int highest() {
        return highest;
    }

    void forEachAtOffset(Visitor visitor) {
        for (int number = 0; number <= highest; number++) {
            long entry = entry(number);
            if (kind(entry) == AT_OFFSET) {
                visitor.object(number, generation(entry), entry & PLACE_MASK);
            }
        }
    }

    /** All entries, in the order of their numbers. */
    SortedMap<COSObjectKey, CrossReferenceRun.Place> places() {
        SortedMap<COSObjectKey, CrossReferenceRun.Place> places = new TreeMap<>();
        for (int number = 0; number <= highest; number++) {
            long entry = entry(number);
            if (kind(entry) == AT_OFFSET) {
                places.put(
                        new COSObjectKey(number, generation(entry)),
                        CrossReferenceRun.Place.at(entry & PLACE_MASK, generation(entry)));
            } else if (kind(entry) == IN_STREAM) {
                places.put(
                        new COSObjectKey(number, 0), CrossReferenceRun.Place.in(entry & PLACE_MASK, generation(entry)));
            }
        }
        return places;
    }

    private static long kind(long entry) {
        return entry >>> 62;
    }

    private static int generation(long entry) {
        return (int) (entry >>> PLACE_BITS) & GENERATION_MASK;
    }
}
