package vn.motcua.signing.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.io.SequenceRandomAccessRead;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;
import vn.motcua.signing.internal.LevelRule;
import vn.motcua.signing.internal.SecurityStore;

/** A document with the revisions made so far behind it, which stand in memory; the document stays in its file. */
final class GrowingPdf implements AutoCloseable {

    private final RandomAccessRead file;
    private final long fileLength;
    private final PdfSignOptions opening;
    private final MessageDigest covered;
    private final ByteArrayOutputStream revisions = new ByteArrayOutputStream();

    private GrowingPdf(RandomAccessRead file, PdfSignOptions opening, MessageDigest covered) throws IOException {
        this.file = file;
        this.fileLength = file.length();
        this.opening = opening;
        this.covered = covered;
    }

    /** Opens a document; the digest is that of its bytes by the time a revision is to be covered. */
    static GrowingPdf open(Path in, PdfSignOptions opening, MessageDigest covered) {
        try {
            return new GrowingPdf(FileWindow.open(in), opening, covered);
        } catch (IOException e) {
            throw new ResourceException(
                    FailureCode.FILE_UNREADABLE, "raising a signature's level", "the file cannot be opened", e);
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
        return at(length(), SignatureInventory::read);
    }

    LevelRule.Stores stores() {
        return end -> at(end, (source, bytes) -> SecurityStore.of(source.catalog()));
    }

    /** Appends a revision made of the document as it is now, and returns what it is made of. */
    <T extends Revision> T append(Making<T> making) {
        T revision = at(length(), (source, bytes) -> making.make(source));
        revisions.writeBytes(revision.bytes());
        covered.update(revision.bytes());
        return revision;
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
    MessageDigest covered() {
        try {
            return (MessageDigest) covered.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's own digests can be cloned", e);
        }
    }

    byte[] revisions() {
        return revisions.toByteArray();
    }

    @Override
    public void close() {
        IOUtils.closeQuietly(file);
    }
}
