package vn.motcua.signing.pdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;
import vn.motcua.signing.internal.DraftFile;
import vn.motcua.signing.internal.FileClaim;
import vn.motcua.signing.pdf.WriteObserver.Phase;

/**
 * A document that is signed where it stands: its bytes are read and hashed, and the finished revision is written behind
 * them in one go.
 *
 * <p>Beforehand the revision stands, on the disk, in a journal beside the document, which also keeps a second signer
 * away. When the write fails it is undone; when the process is killed, whoever opens the document next with this
 * library does it.
 */
final class AppendedFile implements SignedOutput {

    private static final int CLAIMS_TRIED = 3;
    private static final int SPACE_KEPT = 64 << 10;

    private final Path file;
    private final FileClaim journal;
    private final FileChannel channel;
    private final WriteObserver observer;
    private @Nullable FileTime changed;

    private AppendedFile(Path file, FileClaim journal, FileChannel channel, WriteObserver observer) {
        this.file = file;
        this.journal = journal;
        this.channel = channel;
        this.observer = observer;
    }

    /** Opens a document for one signer, as it was before any signer that was killed. */
    static AppendedFile open(Path file, WriteObserver observer) {
        FileClaim journal = claim(file);
        boolean opened = false;
        try {
            UndoJournal.restore(journal, file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            opened = true;
            return new AppendedFile(file, journal, channel, observer);
        } catch (IOException e) {
            throw OutputDraft.notWritable("the file cannot be opened for writing", e);
        } finally {
            if (!opened) {
                journal.close();
            }
        }
    }

    private static FileClaim claim(Path file) {
        try {
            for (int i = 0; i < CLAIMS_TRIED; i++) {
                Optional<FileClaim> claim = FileClaim.of(UndoJournal.beside(file));
                if (claim.isPresent()) {
                    return claim.get();
                }
            }
        } catch (IOException e) {
            throw OutputDraft.notWritable("no file can be made in its folder", e);
        }
        throw new ResourceException(
                FailureCode.FILE_IN_USE, "signing a PDF in place", "another signer is at work on it", null);
    }

    @Override
    public byte[] digest(Increment increment, MessageDigest digest) {
        read(increment.sourceLength(), digest::update);
        requireSpace(increment.bytes().length);
        increment.digest(digest);
        return digest.digest();
    }

    private void requireSpace(long needed) {
        try {
            if (Files.getFileStore(file).getUsableSpace() < 2 * needed + SPACE_KEPT) {
                throw OutputDraft.notWritable("the disk is full", null);
            }
        } catch (IOException e) {
            throw OutputDraft.unreadable("the space that is left cannot be told", e);
        }
    }

    /** Shows the document to whoever digests it. */
    void read(long expected, Consumer<ByteBuffer> digest) {
        try {
            changed = Files.getLastModifiedTime(file);
            ByteBuffer buffer = ByteBuffer.allocate(observer.largestWrite());
            long read = 0;
            channel.position(0);
            while (channel.read(buffer.clear()) >= 0) {
                read += buffer.flip().remaining();
                digest.accept(buffer);
            }
            requireUnchanged(read, expected);
        } catch (IOException e) {
            throw OutputDraft.unreadable("the document cannot be read to its end", e);
        }
    }

    /** The revision is made for these bytes and no others. */
    private void requireUnchanged(long length, long expected) throws IOException {
        if (length != expected || !Files.getLastModifiedTime(file).equals(changed)) {
            throw OutputDraft.unreadable("the document changed while it was signed", null);
        }
    }

    @Override
    public void complete(Increment increment, byte[] value) {
        complete(increment.sourceLength(), increment.with(value));
    }

    /** Writes whole revisions behind the document. */
    void complete(long end, byte[] revisions) {
        requireSpace(revisions.length);
        try {
            UndoJournal.write(journal, end, revisions);
            DraftFile.forceFolder(file);
            observer.reached(Phase.JOURNAL_FORCED);
            requireUnchanged(channel.size(), end);
        } catch (IOException e) {
            throw OutputDraft.notWritable("the journal cannot be written", e);
        }
        append(end, revisions);
        removeJournal();
        observer.reached(Phase.JOURNAL_REMOVED);
    }

    private void append(long end, byte[] revision) {
        try {
            channel.position(end);
            for (int at = 0; at < revision.length; ) {
                at += channel.write(
                        ByteBuffer.wrap(revision, at, Math.min(revision.length - at, observer.largestWrite())));
                observer.reached(Phase.PART_APPENDED);
            }
            channel.force(true);
            observer.reached(Phase.APPENDED_FORCED);
        } catch (IOException e) {
            undo(end);
            throw OutputDraft.notWritable("the file cannot be written", e);
        }
    }

    private void undo(long end) {
        try {
            channel.truncate(end);
            channel.force(true);
        } catch (IOException e) {
            journal.keep();
            throw OutputDraft.notWritable("the file cannot be restored now; the next call will try again", e);
        }
    }

    /** The document is complete: a journal that stays only makes the next call look at it. */
    private void removeJournal() {
        try {
            journal.delete();
        } catch (IOException e) {
            journal.keep();
            System.getLogger("vn.motcua.signing").log(System.Logger.Level.WARNING, "a journal could not be removed", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            System.getLogger("vn.motcua.signing").log(System.Logger.Level.DEBUG, "the document was not closed", e);
        }
        journal.close();
    }
}
