package vn.motcua.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;

/**
 * Sees to it that a file has one writer, over a second file that is never read: on POSIX systems a process loses its lock
 * on a file as soon as it closes any other handle of the same file.
 */
final class WriterLock implements AutoCloseable {

    /** A lock of the system does not hold within a process, and a second attempt would even drop it. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private WriterLock(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static WriterLock of(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path real = Files.exists(absolute)
                ? absolute.toRealPath()
                : parent(absolute).toRealPath().resolve(absolute.getFileName());
        Path path = real.resolveSibling(real.getFileName() + ".lock");
        if (!HELD_HERE.add(path)) {
            throw inUse();
        }
        WriterLock lock = null;
        try {
            lock = lock(path);
            return lock;
        } finally {
            if (lock == null) {
                HELD_HERE.remove(path);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD_HERE.remove(path);
        }
    }

    private static WriterLock lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw inUse();
        }
        return new WriterLock(path, channel);
    }

    private static Path parent(Path absolute) throws IOException {
        Path parent = absolute.getParent();
        if (parent == null) {
            throw new IOException("a root is no file");
        }
        return parent;
    }

    private static ResourceException inUse() {
        return new ResourceException(
                FailureCode.FILE_IN_USE, "writing the audit log", "another writer has the file", null);
    }
}
