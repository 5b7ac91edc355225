package vn.motcua.storage.pdfa;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;

/**
 * A file that appears under its name only when it is complete and on the disk. Until then it is written beside it;
 * closing without {@link #commit} takes that away and leaves what stood there before.
 */
final class ArchiveOutput extends OutputStream {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int ATTEMPTS = 10_000;

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private final MessageDigest digest = Digests.sha256();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private long flushed;
    private boolean committed;

    private ArchiveOutput(Path target, Path temporary, FileChannel channel) {
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
    }

    static ArchiveOutput open(Path out) {
        Path target = out.toAbsolutePath().normalize();
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw notWritable("there is no such folder", null);
        }
        if (Files.isDirectory(target)) {
            throw notWritable("it is a folder", null);
        }
        return createBeside(target, folder);
    }

    private static ArchiveOutput createBeside(Path target, Path folder) {
        // Created as any file of the process is, so that the archive file gets the permissions its folder asks for.
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Path temporary = folder.resolve(".motcua-" + attempt + ".part");
            try {
                FileChannel channel =
                        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                return new ArchiveOutput(target, temporary, channel);
            } catch (FileAlreadyExistsException taken) {
                // Another writer is at work in this folder, or one was killed there: the next number.
            } catch (IOException e) {
                throw notWritable(e.getClass().getSimpleName(), e);
            }
        }
        throw notWritable("the folder is full of unfinished files named .motcua-N.part", null);
    }

    long position() {
        return flushed + buffer.position();
    }

    @Override
    public void write(int b) {
        if (!buffer.hasRemaining()) {
            flush();
        }
        buffer.put((byte) b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        int done = 0;
        while (done < length) {
            if (!buffer.hasRemaining()) {
                flush();
            }
            int piece = Math.min(length - done, buffer.remaining());
            buffer.put(bytes, offset + done, piece);
            done += piece;
        }
    }

    @Override
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void flush() {
        digest.update(buffer.array(), 0, buffer.position());
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                flushed += channel.write(buffer);
            }
        } catch (IOException e) {
            throw notWritable(e.getClass().getSimpleName(), e);
        }
        buffer.clear();
    }

    /** Puts the file on the disk and under its name, and returns its SHA-256. */
    String commit() {
        flush();
        try {
            channel.force(true);
            channel.close();
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw notWritable(e.getClass().getSimpleName(), e);
        }
        committed = true;
        forceFolder();
        return Digests.hex(digest);
    }

    private void forceFolder() {
        try (FileChannel folder = FileChannel.open(target.resolveSibling("."), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException ignored) {
            // Windows opens no folders; there the file system orders the renaming itself.
        }
    }

    @Override
    public void close() {
        if (committed) {
            return;
        }
        try {
            channel.close();
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw notWritable(e.getClass().getSimpleName(), e);
        }
    }

    private static ResourceException notWritable(String happened, @Nullable Throwable cause) {
        return new ResourceException(FailureCode.OUTPUT_NOT_WRITABLE, "writing the archive file", happened, cause);
    }
}
