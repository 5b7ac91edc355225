package vn.motcua.signing.pdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;
import vn.motcua.signing.internal.DraftFile;
import vn.motcua.signing.pdf.WriteObserver.Phase;

/**
 * The signed document while it grows: a hidden file beside its target, which takes the target's name when it is complete
 * and on the disk, and goes away otherwise.
 */
final class OutputDraft implements SignedOutput {

    private static final String WRITING = "writing the signed PDF";

    private final Path source;
    private final DraftFile draft;
    private final WriteObserver observer;

    private OutputDraft(Path source, DraftFile draft, WriteObserver observer) {
        this.source = source;
        this.draft = draft;
        this.observer = observer;
    }

    /** The file that will be replaced: behind symbolic links, in an existing folder, and not the input. */
    static Path target(Path in, Path out) {
        return DraftFile.target(out, List.of(in), WRITING);
    }

    static OutputDraft of(Path source, Path target, WriteObserver observer) {
        DraftFile draft = DraftFile.open(target, WRITING);
        observer.reached(Phase.DRAFT_MADE);
        return new OutputDraft(source, draft, observer);
    }

    /** Copies the document and appends the increment in one pass, and returns the digest of what is covered. */
    @Override
    public byte[] digest(Increment increment, MessageDigest digest) {
        restart();
        copy(increment.sourceLength(), digest::update);
        increment.digest(digest);
        draft.append(ByteBuffer.wrap(increment.bytes()));
        observer.reached(Phase.INCREMENT_WRITTEN);
        return digest.digest();
    }

    /** A revision that is made again replaces the one before. */
    private void restart() {
        try {
            draft.channel().truncate(0);
        } catch (IOException e) {
            throw notWritable("the file cannot be written", e);
        }
    }

    /** Copies the document and shows it to whoever digests it. */
    void copy(long expected, Consumer<ByteBuffer> digest) {
        try (FileChannel in = FileChannel.open(source, StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.allocate(observer.largestWrite());
            long copied = 0;
            while (in.read(buffer.clear()) >= 0) {
                buffer.flip();
                copied += buffer.remaining();
                digest.accept(buffer.duplicate());
                draft.append(buffer);
                observer.reached(Phase.PART_COPIED);
            }
            if (copied != expected) {
                throw unreadable("the document changed while it was read", null);
            }
        } catch (IOException e) {
            throw unreadable("the document cannot be read to its end", e);
        }
    }

    /** Fills in the value and makes the draft the target, once its bytes are on the disk. */
    @Override
    public void complete(Increment increment, byte[] value) {
        complete(increment.contentsOffset(), value);
    }

    /** Fills in a value whose digits start at an offset, and makes the draft the target. */
    void complete(long contentsOffset, byte[] value) {
        try {
            draft.channel().position(contentsOffset);
            draft.append(ByteBuffer.wrap(HexFormat.of().formatHex(value).getBytes(StandardCharsets.US_ASCII)));
            publish();
        } catch (IOException e) {
            throw notWritable("the file cannot be completed", e);
        }
    }

    /** Appends whole revisions to the copy and makes the draft the target, once its bytes are on the disk. */
    void complete(byte[] revisions) {
        draft.append(ByteBuffer.wrap(revisions));
        observer.reached(Phase.INCREMENT_WRITTEN);
        publish();
    }

    private void publish() {
        observer.reached(Phase.VALUE_WRITTEN);
        draft.publish(() -> observer.reached(Phase.FILE_FORCED));
        observer.reached(Phase.FILE_RENAMED);
    }

    @Override
    public void close() {
        draft.close();
    }

    static ResourceException notWritable(String happened, @Nullable Throwable cause) {
        return new ResourceException(FailureCode.OUTPUT_NOT_WRITABLE, WRITING, happened, cause);
    }

    static ResourceException unreadable(String happened, @Nullable Throwable cause) {
        return new ResourceException(FailureCode.FILE_UNREADABLE, WRITING, happened, cause);
    }
}
