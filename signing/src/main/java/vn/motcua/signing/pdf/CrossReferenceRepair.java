package vn.motcua.signing.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.RandomAccessRead;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.InvalidInputException;

/**
 * Makes a cross-reference anew by looking for objects from the first byte to the last; of two with one number the later
 * one counts, as it does when a revision replaces an object.
 */
final class CrossReferenceRepair {

    private final RandomAccessRead in;
    private final FileObjects objects;
    private final COSDictionary trailer = new COSDictionary();
    private final List<Long> objectStreams = new ArrayList<>();
    private long catalog;

    private CrossReferenceRepair(RandomAccessRead in, FileObjects objects) {
        this.in = in;
        this.objects = objects;
    }

    static CrossReferenceRepair run(RandomAccessRead in, FileObjects objects) throws IOException {
        CrossReferenceRepair repair = new CrossReferenceRepair(in, objects);
        repair.scan();
        repair.resolveTrailer();
        if (!repair.trailer.containsKey(COSName.ENCRYPT)) {
            repair.enterObjectStreams();
        } else if (!repair.objectStreams.isEmpty()) {
            throw PdfRefusal.damaged("it is encrypted and its cross-reference broken", null);
        }
        if (!(repair.trailer.getDictionaryObject(COSName.ROOT) instanceof COSDictionary)) {
            throw PdfRefusal.damaged("no catalog can be found in it", null);
        }
        return repair;
    }

    COSDictionary trailer() {
        return trailer;
    }

    /** The references in the trailer become ones that can be followed. */
    private void resolveTrailer() {
        for (COSName name : new ArrayList<>(trailer.keySet())) {
            if (trailer.getItem(name) instanceof COSObject reference) {
                trailer.setItem(name, objects.reference(reference.getKey()));
            }
        }
        if (!trailer.containsKey(COSName.ROOT) && catalog > 0) {
            trailer.setItem(COSName.ROOT, objects.reference(new COSObjectKey(catalog, 0)));
        }
    }

    boolean hasObjectStreams() {
        return !objectStreams.isEmpty();
    }

    /** Goes from word to word; two numbers before the word obj are an object. */
    private void scan() throws IOException {
        in.seek(0);
        Numeral first = Numeral.NONE;
        Numeral second = Numeral.NONE;
        int next = PdfSyntax.firstAfterSpace(in);
        while (next >= 0) {
            if (next >= '0' && next <= '9') {
                PdfSyntax.unread(in, next);
                first = second;
                second = new Numeral(in.getPosition(), PdfSyntax.nextNumber(in));
            } else if (PdfSyntax.isRegular(next)) {
                word(PdfSyntax.word(in, next), first, second);
                second = Numeral.NONE;
            }
            next = PdfSyntax.firstAfterSpace(in);
        }
    }

    private record Numeral(long at, long value) {
        private static final Numeral NONE = new Numeral(0, -1);
    }

    private void word(String word, Numeral number, Numeral generation) throws IOException {
        boolean object = word.equals("obj")
                && number.value > 0
                && number.value <= ReadingBudget.HIGHEST_NUMBER
                && generation.value >= 0
                && generation.value <= 65_535;
        if (object) {
            objects.crossReference().forget((int) number.value);
            objects.crossReference().atOffset(number.value, (int) generation.value, number.at);
        }
        if (object || word.equals("trailer")) {
            long start = in.getPosition();
            try {
                dictionary(object ? number.value : 0, start);
            } catch (InvalidInputException e) {
                // What is broken is passed over, and is missed only if the document needs it.
                in.seek(start);
            }
        }
    }

    private void dictionary(long number, long start) throws IOException {
        if (PdfSyntax.peekAfterSpace(in) != '<') {
            return;
        }
        try {
            if (new ObjectReader(in, new ReadingBudget(), new Unresolved()).value() instanceof COSDictionary found) {
                take(number, found);
            }
        } finally {
            objects.budget().decoded(in.getPosition() - start);
        }
    }

    private void take(long number, COSDictionary found) throws IOException {
        @Nullable COSName type = found.getCOSName(COSName.TYPE);
        if (number == 0 || COSName.XREF.equals(type)) {
            trailer.addAll(found);
        } else if (COSName.CATALOG.equals(type)) {
            catalog = number;
        } else if (COSName.OBJ_STM.equals(type)) {
            objectStreams.add(number);
        }
        skipStream(found);
    }

    /** Where the length is told and sound; else the bytes are searched like all others. */
    private void skipStream(COSDictionary found) throws IOException {
        long behind = in.getPosition();
        if (PdfSyntax.nextWord(in).equals("stream")) {
            long data = in.getPosition();
            long length = found.getLong(COSName.LENGTH, -1);
            if (length >= 0 && length < in.length() - data) {
                in.seek(data + length);
                if (PdfSyntax.nextWord(in).endsWith("endstream")) {
                    return;
                }
            }
        }
        in.seek(behind);
    }

    private void enterObjectStreams() throws IOException {
        CrossReference entries = objects.crossReference();
        for (long stream : objectStreams) {
            long at = entries.offset(stream, 0);
            int index = 0;
            for (long number : objects.objectStream(stream).numbers()) {
                if (number <= ReadingBudget.HIGHEST_NUMBER && entries.offset(number, 0) < at) {
                    entries.forget((int) number);
                    entries.inStream(number, stream, index);
                }
                index++;
            }
        }
    }

    /** Nothing may be followed before all is found. */
    private static final class Unresolved implements ObjectReader.Surroundings {

        @Override
        public COSBase reference(long number, int generation) {
            return IncrementBuilder.reference(new COSObjectKey(number, generation));
        }

        @Override
        public byte[] string(byte[] raw) {
            return raw;
        }
    }
}
