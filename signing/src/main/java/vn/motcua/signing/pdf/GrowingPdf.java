package vn.motcua.signing.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.io.SequenceRandomAccessRead;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.internal.SecurityStore;

/**
 * A document with the revisions made so far behind it, which stand in memory; the document stays in its file.
 *
 * <p>A signature may be one of the revisions, so that a document is signed and raised before anything of it is written
 * but the copy. Before the first revision, {@link #take} must have seen the document once; that pass also tells whether
 * the signatures that were there hold.
 */
final class GrowingPdf implements AutoCloseable {

    private final RandomAccessRead file;
    private final long fileLength;
    private final PdfSignOptions opening;
    private final ByteArrayOutputStream revisions = new ByteArrayOutputStream();
    private boolean judged = true;
    private SignatureInventory inventory = new SignatureInventory(List.of());
    private PassingDigests digests = PassingDigests.of(List.of(), List.of(), 0);

    private GrowingPdf(RandomAccessRead file, PdfSignOptions opening) throws IOException {
        this.file = file;
        this.fileLength = file.length();
        this.opening = opening;
    }

    /**
     * Opens a document.
     *
     * @param algorithms the digests that revisions need of what is before them
     */
    static GrowingPdf open(Path in, PdfSignOptions opening, Set<String> algorithms) {
        GrowingPdf document = open(in, opening);
        boolean read = false;
        try {
            document.inventory = document.read();
            document.digests = PassingDigests.of(algorithms, document.inventory.parts(), document.fileLength);
            read = true;
            return document;
        } finally {
            if (!read) {
                document.close();
            }
        }
    }

    /** Opens a document whose signatures are not to be raised, and need not even be readable. */
    static GrowingPdf unjudged(Path in, PdfSignOptions opening, Set<String> algorithms) {
        GrowingPdf document = open(in, opening);
        document.judged = false;
        document.digests = PassingDigests.of(algorithms, List.of(), document.fileLength);
        return document;
    }

    private static GrowingPdf open(Path in, PdfSignOptions opening) {
        try {
            return new GrowingPdf(FileWindow.open(in), opening);
        } catch (IOException e) {
            throw new ResourceException(
                    FailureCode.FILE_UNREADABLE, "raising a signature's level", "the file cannot be opened", e);
        }
    }

    private SignatureInventory read() {
        return at(length(), SignatureInventory::read);
    }

    /** Sees the next bytes of the document's file. */
    void take(ByteBuffer bytes) {
        digests.update(bytes);
    }

    /** Refuses a document of whose signatures one does not hold; the file must have gone by. */
    void requireIntact() {
        for (SealedPart part : inventory.parts()) {
            String flaw = digests.over(part)
                    .map(part::flaw)
                    .orElse(Optional.of("the digest of field " + part.field() + " is not known"))
                    .orElse("");
            if (!flaw.isEmpty()) {
                throw PdfRefusal.of(FailureCode.SIGNATURE_BROKEN, flaw, null);
            }
        }
    }

    /** Reads the document as it is now, or as it was up to a place in it. */
    private interface Reading<T> {
        T read(SourcePdf source, RandomAccessRead bytes) throws IOException;
    }

    private <T> T at(long end, Reading<T> reading) {
        return PdfRefusal.guard("structure", () -> {
            try (RandomAccessRead bytes = bytes(end);
                    SourcePdf source = SourcePdf.of(bytes, opening)) {
                return reading.read(source, bytes);
            }
        });
    }

    private RandomAccessRead bytes(long end) throws IOException {
        List<RandomAccessRead> parts = new ArrayList<>();
        parts.add(new RandomAccessReadView(file, 0, Math.min(end, fileLength)));
        if (end > fileLength) {
            byte[] made = revisions.toByteArray();
            RandomAccessRead buffer = new RandomAccessReadBuffer(made);
            parts.add(new RandomAccessReadView(buffer, 0, end - fileLength, true));
        }
        return new SequenceRandomAccessRead(parts);
    }

    long length() {
        return fileLength + revisions.size();
    }

    long fileLength() {
        return fileLength;
    }

    SignatureInventory inventory() {
        return inventory;
    }

    /** The level that every signature has now. */
    SignatureLevel level() {
        inventory.requireSignature();
        return inventory.level(length(), end -> at(end, (source, bytes) -> SecurityStore.of(source.catalog())));
    }

    /** Appends a revision made of the document as it is now, and returns what it is made of. */
    <T extends Revision> T append(Making<T> making) {
        T revision = at(length(), (source, bytes) -> making.make(source));
        append(revision.bytes());
        return revision;
    }

    /** Appends a revision that was made of the document as it is now. */
    void append(byte[] revision) {
        revisions.writeBytes(revision);
        digests.update(ByteBuffer.wrap(revision));
        if (judged) {
            inventory = read();
        }
    }

    /** Opens the document as it is now, for whoever makes a revision of it with the help of others. */
    SourcePdf now() {
        return PdfRefusal.guard("structure", () -> SourcePdf.of(bytes(length()), opening));
    }

    /** Makes a revision. */
    interface Making<T extends Revision> {
        T make(SourcePdf source) throws IOException;
    }

    /** A revision with all its values. */
    interface Revision {
        byte[] bytes();
    }

    /** The digest of all that stands there, to be gone on with. */
    MessageDigest covered(String algorithm) {
        return digests.soFar(algorithm);
    }

    byte[] revisions() {
        return revisions.toByteArray();
    }

    @Override
    public void close() {
        IOUtils.closeQuietly(file);
    }
}
