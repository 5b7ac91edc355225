package vn.motcua.signing.pdf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;

/** The document to be signed, open for reading, sound and deciphered. */
final class SourcePdf implements AutoCloseable {

    private static final String READING = "reading the PDF";

    private final RandomAccessRead bytes;
    private final FileObjects objects;
    private final COSDictionary trailer;
    private final PdfEnvelope envelope;
    private final long length;
    private @Nullable DocumentCipher cipher;

    private SourcePdf(RandomAccessRead bytes, FileObjects objects, COSDictionary trailer, PdfEnvelope envelope)
            throws IOException {
        this.bytes = bytes;
        this.objects = objects;
        this.trailer = trailer;
        this.envelope = envelope;
        this.length = bytes.length();
        objects.document().setTrailer(trailer);
    }

    static void requireFile(Path file) {
        if (!Files.exists(file)) {
            throw PdfRefusal.of(FailureCode.FILE_NOT_FOUND, "there is no such file", null);
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new ResourceException(FailureCode.FILE_UNREADABLE, READING, "it is not a readable file", null);
        }
    }

    static SourcePdf open(Path file, PdfSignOptions options) {
        RandomAccessRead bytes;
        try {
            bytes = FileWindow.open(file);
        } catch (IOException e) {
            throw new ResourceException(FailureCode.FILE_UNREADABLE, READING, "the file cannot be opened", e);
        }
        boolean opened = false;
        try {
            SourcePdf source = PdfRefusal.guard("structure", () -> read(bytes, options));
            opened = true;
            return source;
        } finally {
            if (!opened) {
                IOUtils.closeQuietly(bytes);
            }
        }
    }

    /** Opens a document that is not, or not only, a file; it is closed with it. */
    static SourcePdf of(RandomAccessRead bytes, PdfSignOptions options) throws IOException {
        return read(bytes, options);
    }

    private static SourcePdf read(RandomAccessRead bytes, PdfSignOptions options) throws IOException {
        SourcePdf source;
        try {
            source = PdfRefusal.guard("structure", () -> sound(bytes));
        } catch (InvalidInputException e) {
            if (!options.repair() || e.code() != FailureCode.PDF_DAMAGED) {
                throw e;
            }
            source = repaired(bytes);
        }
        source.decipher(options);
        return source;
    }

    private static SourcePdf sound(RandomAccessRead bytes) throws IOException {
        PdfEnvelope envelope = PdfEnvelope.read(bytes);
        FileObjects objects = new FileObjects(bytes);
        COSDictionary trailer = CrossReferenceReader.read(bytes, objects, envelope.crossReference());
        CrossReferenceCheck.run(bytes, objects.crossReference());
        return new SourcePdf(bytes, objects, trailer, envelope);
    }

    private static SourcePdf repaired(RandomAccessRead bytes) throws IOException {
        PdfEnvelope.requireHeader(bytes);
        FileObjects objects = new FileObjects(bytes);
        CrossReferenceRepair repair = CrossReferenceRepair.run(bytes, objects);
        return new SourcePdf(bytes, objects, repair.trailer(), PdfEnvelope.repaired(repair.hasObjectStreams()));
    }

    private void decipher(PdfSignOptions options) throws IOException {
        @Nullable COSBase encryption = trailer.getDictionaryObject(COSName.ENCRYPT);
        if (encryption instanceof COSDictionary settings) {
            cipher = DocumentCipher.open(settings, trailer.getCOSArray(COSName.ID), options.password());
            objects.decipher(cipher);
        } else if (trailer.containsKey(COSName.ENCRYPT)) {
            throw PdfRefusal.of(FailureCode.PDF_ENCRYPTED, "it is encrypted in an unknown way", null);
        }
    }

    PdfEnvelope envelope() {
        return envelope;
    }

    long length() {
        return length;
    }

    COSDictionary trailer() {
        return trailer;
    }

    CrossReference crossReference() {
        return objects.crossReference();
    }

    Optional<DocumentCipher> cipher() {
        return Optional.ofNullable(cipher);
    }

    /** The first number no object of the document has. */
    long firstFreeNumber() {
        long first = Math.max(crossReference().highest() + 1L, trailer.getLong(COSName.SIZE, 0));
        if (first > ReadingBudget.HIGHEST_NUMBER - ReadingBudget.NUMBERS_KEPT) {
            throw PdfRefusal.damaged("its object numbers are used up", null);
        }
        return first;
    }

    COSDictionary catalog() {
        return indirect(trailer.getItem(COSName.ROOT), "catalog");
    }

    /** A page, counted from 1. */
    PDPage page(int number) {
        COSDictionary page = new PageTree(catalog()).page(number);
        return new PDPage(indirect(page, "page " + number));
    }

    int pageCount() {
        return PdfRefusal.guard("pages", () -> new PageTree(catalog()).all().size());
    }

    /** The number of the page that shows an annotation; 1 if none does. */
    int pageShowing(COSDictionary annotation) {
        return new PageTree(catalog()).showing(annotation).orElse(1);
    }

    private static COSDictionary indirect(@Nullable COSBase base, String part) {
        COSBase value = base instanceof COSObject object ? object.getObject() : base;
        if (value instanceof COSDictionary dictionary && dictionary.getKey() != null) {
            return dictionary;
        }
        throw PdfRefusal.damaged("its " + part + " is missing", null);
    }

    /** The items of an array, or an empty array. */
    static COSArray items(@Nullable COSArray array) {
        COSArray copy = new COSArray();
        if (array != null) {
            for (int i = 0; i < array.size(); i++) {
                copy.add(array.get(i));
            }
        }
        return copy;
    }

    @Override
    public void close() {
        IOUtils.closeQuietly(objects.document());
        IOUtils.closeQuietly(bytes);
    }
}
