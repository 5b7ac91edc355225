package vn.motcua.signing.pdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;

/**
 * The signed document while it grows: a hidden file beside its target, which takes the target's name when it is complete
 * and on the disk, and goes away otherwise.
 */
final class OutputDraft implements AutoCloseable {

    private static final String WRITING = "writing the signed PDF";
    private static final int BUFFER = 128 << 10;
    private static final int NAMES_TRIED = 1000;

    private final Path target;
    private final Path draft;
    private final FileChannel channel;
    private boolean published;

    private OutputDraft(Path target, Path draft, FileChannel channel) {
        this.target = target;
        this.draft = draft;
        this.channel = channel;
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
     * Opens the draft. The name is the first that is free, so that two signers never share one, and the file gets the
     * permissions any new file gets, which temporary files do not.
     */
    static OutputDraft beside(Path target) {
        for (int number = 1; number <= NAMES_TRIED; number++) {
            Path draft = target.resolveSibling("." + target.getFileName() + "." + number + ".draft");
            try {
                FileChannel channel = FileChannel.open(
                        draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
                return new OutputDraft(target, draft, channel);
            } catch (FileAlreadyExistsException e) {
                // the next number
            } catch (IOException e) {
                throw notWritable("no file can be made in its folder", e);
            }
        }
        throw notWritable("its folder is full of unfinished drafts", null);
    }

    /** Copies the document and appends the increment in one pass, and returns the digest of what is covered. */
    byte[] write(Path in, Increment increment, String digestName) {
        MessageDigest digest = digest(digestName);
        copy(in, increment.sourceLength(), digest);
        byte[] bytes = increment.bytes();
        int gap = (int) (increment.byteRange().firstLength() - increment.sourceLength());
        int behindGap = (int) (increment.byteRange().secondOffset() - increment.sourceLength());
        digest.update(bytes, 0, gap);
        digest.update(bytes, behindGap, bytes.length - behindGap);
        append(ByteBuffer.wrap(bytes));
        return digest.digest();
    }

    private void copy(Path in, long expected, MessageDigest digest) {
        try (FileChannel source = FileChannel.open(in, StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            long copied = 0;
            while (source.read(buffer.clear()) >= 0) {
                buffer.flip();
                copied += buffer.remaining();
                digest.update(buffer.duplicate());
                append(buffer);
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
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw notWritable("the file cannot be written", e);
        }
    }

    /** Overwrites ASCII text in place. */
    void patch(long offset, String text) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        try {
            channel.position(offset);
        } catch (IOException e) {
            throw notWritable("the file cannot be written", e);
        }
        append(bytes);
    }

    /** Makes the draft the target, once its bytes are on the disk. */
    void publish() {
        try {
            channel.force(true);
            channel.close();
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw notWritable("the file cannot be completed", e);
        }
        published = true;
        forceFolder();
    }

    /** The new name itself survives a power cut only then; where folders cannot be opened the system sees to it. */
    private void forceFolder() {
        @Nullable Path folder = target.getParent();
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
        try {
            channel.close();
            if (!published) {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            System.getLogger("vn.motcua.signing").log(System.Logger.Level.WARNING, "a draft could not be removed", e);
        }
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + name, e);
        }
    }

    private static ResourceException notWritable(String happened, @Nullable Throwable cause) {
        return new ResourceException(FailureCode.OUTPUT_NOT_WRITABLE, WRITING, happened, cause);
    }

    private static ResourceException unreadable(String happened, @Nullable Throwable cause) {
        return new ResourceException(FailureCode.FILE_UNREADABLE, WRITING, happened, cause);
    }
}
