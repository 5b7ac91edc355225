package vn.motcua.signing.pdf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;

/** The document to be signed, open for reading, sound and not encrypted. */
final class SourcePdf implements AutoCloseable {

    private static final String READING = "reading the PDF";

    private final PDDocument document;
    private final PdfEnvelope envelope;
    private final long length;

    private SourcePdf(PDDocument document, PdfEnvelope envelope, long length) {
        this.document = document;
        this.envelope = envelope;
        this.length = length;
    }

    static void requireFile(Path file) {
        if (!Files.exists(file)) {
            throw PdfRefusal.of(FailureCode.FILE_NOT_FOUND, "there is no such file", null);
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new ResourceException(FailureCode.FILE_UNREADABLE, READING, "it is not a readable file", null);
        }
    }

    static SourcePdf open(Path file) {
        RandomAccessRead bytes;
        try {
            bytes = new RandomAccessReadBufferedFile(file);
        } catch (IOException e) {
            throw new ResourceException(FailureCode.FILE_UNREADABLE, READING, "the file cannot be opened", e);
        }
        boolean opened = false;
        try {
            SourcePdf source = PdfRefusal.guard("structure", () -> parse(bytes));
            opened = true;
            return source;
        } finally {
            if (!opened) {
                IOUtils.closeQuietly(bytes);
            }
        }
    }

    private static SourcePdf parse(RandomAccessRead bytes) throws IOException {
        PdfEnvelope envelope = PdfEnvelope.read(bytes);
        bytes.seek(0);
        PDDocument document;
        try {
            document = new PDFParser(bytes, "", null, null, IOUtils.createMemoryOnlyStreamCache()).parse(false);
        } catch (IOException e) {
            // What the parser says of a document it cannot decrypt depends on how it was encrypted.
            if (e instanceof InvalidPasswordException || envelope.mentionsEncryption(bytes)) {
                throw encrypted(e);
            }
            throw e;
        }
        if (document.isEncrypted()) {
            throw encrypted(null);
        }
        CrossReferenceCheck.run(bytes, document.getDocument().getXrefTable());
        return new SourcePdf(document, envelope, bytes.length());
    }

    private static InvalidInputException encrypted(@Nullable Throwable cause) {
        return PdfRefusal.of(FailureCode.PDF_ENCRYPTED, "it is encrypted", cause);
    }

    PdfEnvelope envelope() {
        return envelope;
    }

    long length() {
        return length;
    }

    COSDictionary trailer() {
        return document.getDocument().getTrailer();
    }

    /** The first number no object of the document has. */
    long firstFreeNumber() {
        long highest = document.getDocument().getXrefTable().keySet().stream()
                .mapToLong(key -> key.getNumber())
                .max()
                .orElse(0);
        return Math.max(highest + 1, trailer().getLong(COSName.SIZE, 0));
    }

    COSDictionary catalog() {
        return indirect(trailer().getItem(COSName.ROOT), "catalog");
    }

    PDPage firstPage() {
        PDPage page = document.getPage(0);
        indirect(page.getCOSObject(), "first page");
        return page;
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
        IOUtils.closeQuietly(document);
    }
}
