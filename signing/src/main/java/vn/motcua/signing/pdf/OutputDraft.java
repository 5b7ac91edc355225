package vn.motcua.signing.pdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;
import vn.motcua.signing.pdf.WriteObserver.Phase;

/**
 * The signed document while it grows: a hidden file beside its target, which takes the target's name when it is complete
 * and on the disk, and goes away otherwise.
 */
final class OutputDraft implements SignedOutput {

    private static final String WRITING = "writing the signed PDF";
    private static final int NAMES_TRIED = 1000;
    private static final int NAMES_SWEPT = 8;

    private final Path source;
    private final Path target;
    private final FileClaim draft;
    private final WriteObserver observer;

    private OutputDraft(Path source, Path target, FileClaim draft, WriteObserver observer) {
        this.source = source;
        this.target = target;
        this.draft = draft;
        this.observer = observer;
    }

    /** The file that will be replaced: behind symbolic links, in an existing folder, and not the input. */
    static Path target(Path in, Path out) {
        try {
            if (!Files.exists(out)) {
                Path absolute = out.toAbsolutePath();
                @Nullable Path folder = absolute.getParent();
                if (folder == null) {
                    throw notWritable("it names no file", null);
                }
                return folder.toRealPath().resolve(absolute.getFileName());
            }
            if (Files.isSameFile(in, out)) {
                throw PdfRefusal.of(FailureCode.OUTPUT_IS_INPUT, "the output is the input", null);
            }
            if (!Files.isRegularFile(out)) {
                throw notWritable("it is not a file", null);
            }
            return out.toRealPath();
        } catch (IOException e) {
            throw notWritable("its folder cannot be reached", e);
        }
    }

    /**
     * Opens the draft. The name is the first that is free or left over by a signer that was killed, so that two signers
     * never share one, and the file gets the permissions any new file gets, which temporary files do not.
     */
    static OutputDraft of(Path source, Path target, WriteObserver observer) {
        try {
            for (int number = 1; number <= NAMES_TRIED; number++) {
                Optional<FileClaim> claim = FileClaim.of(name(target, number));
                if (claim.isPresent()) {
                    claim.get().channel().truncate(0);
                    sweep(target, number);
                    observer.reached(Phase.DRAFT_MADE);
                    return new OutputDraft(source, target, claim.get(), observer);
                }
            }
        } catch (IOException e) {
            throw notWritable("no file can be made in its folder", e);
        }
        throw notWritable("its folder is full of unfinished drafts", null);
    }

    private static Path name(Path target, int number) {
        return target.resolveSibling("." + target.getFileName() + "." + number + ".draft");
    }

    /** What several killed signers left goes away with the first that comes after them. */
    private static void sweep(Path target, int number) throws IOException {
        for (int next = number + 1; next <= number + NAMES_SWEPT; next++) {
            FileClaim.ofLeftOver(name(target, next)).ifPresent(FileClaim::close);
        }
    }

    /** Copies the document and appends the increment in one pass, and returns the digest of what is covered. */
    @Override
    public byte[] digest(Increment increment, MessageDigest digest) {
        copy(increment.sourceLength(), digest::update);
        increment.digest(digest);
        append(ByteBuffer.wrap(increment.bytes()));
        observer.reached(Phase.INCREMENT_WRITTEN);
        return digest.digest();
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
                append(buffer);
                observer.reached(Phase.PART_COPIED);
            }
            if (copied != expected) {
                throw unreadable("the document changed while it was read", null);
            }
        } catch (IOException e) {
            throw unreadable("the document cannot be read to its end", e);
        }
    }

    private void append(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                draft.channel().write(bytes);
            }
        } catch (IOException e) {
            throw notWritable("the file cannot be written", e);
        }
    }

    /** Fills in the value and makes the draft the target, once its bytes are on the disk. */
    @Override
    public void complete(Increment increment, byte[] value) {
        try {
            draft.channel().position(increment.contentsOffset());
            append(ByteBuffer.wrap(HexFormat.of().formatHex(value).getBytes(StandardCharsets.US_ASCII)));
            publish();
        } catch (IOException e) {
            throw notWritable("the file cannot be completed", e);
        }
    }

    /** Appends whole revisions to the copy and makes the draft the target, once its bytes are on the disk. */
    void complete(byte[] revisions) {
        append(ByteBuffer.wrap(revisions));
        observer.reached(Phase.INCREMENT_WRITTEN);
        publish();
    }

    private void publish() {
        observer.reached(Phase.VALUE_WRITTEN);
        try {
            draft.channel().force(true);
            observer.reached(Phase.FILE_FORCED);
            draft.moveTo(target);
        } catch (IOException e) {
            throw notWritable("the file cannot be completed", e);
        }
        observer.reached(Phase.FILE_RENAMED);
        forceFolder(target);
    }

    /** The new name itself survives a power cut only then; where folders cannot be opened the system sees to it. */
    static void forceFolder(Path file) {
        @Nullable Path folder = file.getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        } catch (IOException e) {
            System.getLogger("vn.motcua.signing").log(System.Logger.Level.DEBUG, "the folder cannot be forced", e);
        }
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
