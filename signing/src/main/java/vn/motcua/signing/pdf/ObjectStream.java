package vn.motcua.signing.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/** Objects that stand together in a stream (ISO 32000-1, 7.5.7), with the place of each. */
final class ObjectStream {

    private final byte[] bytes;
    private final Map<Long, Long> places;

    private ObjectStream(byte[] bytes, Map<Long, Long> places) {
        this.bytes = bytes;
        this.places = places;
    }

    static ObjectStream read(COSStream stream, ReadingBudget budget) throws IOException {
        byte[] bytes;
        try (InputStream raw = stream.createRawInputStream();
                InputStream decoded = StreamDecoder.open(raw, stream, budget)) {
            bytes = decoded.readNBytes(ReadingBudget.LARGEST_OBJECT_STREAM + 1);
        }
        ReadingBudget.require(bytes.length <= ReadingBudget.LARGEST_OBJECT_STREAM, "an object stream that is too long");
        Map<Long, Long> places = new LinkedHashMap<>();
        long first = stream.getLong(COSName.FIRST, 0);
        RandomAccessRead header = new RandomAccessReadBuffer(bytes);
        for (long i = 0; i < stream.getLong(COSName.N, 0); i++) {
            budget.value();
            long number = PdfSyntax.nextNumber(header);
            long place = PdfSyntax.nextNumber(header);
            if (number < 0 || place < 0 || first < 0 || place >= bytes.length) {
                throw PdfRefusal.damaged("an object stream of it is broken", null);
            }
            places.put(number, first + place);
        }
        return new ObjectStream(bytes, places);
    }

    int length() {
        return bytes.length;
    }

    Iterable<Long> numbers() {
        return places.keySet();
    }

    COSBase read(long number, FileObjects objects) throws IOException {
        @Nullable Long place = places.get(number);
        if (place == null || place >= bytes.length) {
            throw FileObjects.misplaced(number);
        }
        RandomAccessRead in = new RandomAccessReadBuffer(bytes);
        in.seek(place);
        return objects.reader(in).value();
    }
}
