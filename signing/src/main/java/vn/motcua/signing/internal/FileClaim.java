package vn.motcua.signing.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A working file that one signer owns, and that shows after its death that nobody owns it any more: the lock of the
 * system on it goes with the process.
 *
 * <p>The lock is on the file, not on its name, so the name is held against the file before and after locking; where
 * the system cannot tell files apart (Windows) a file that is left over is not taken.
 */
public final class FileClaim implements AutoCloseable {

    /** The system's locks are those of the process: two of its threads must keep apart by themselves. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;
    private final boolean leftOver;
    private boolean gone;

    private FileClaim(Path path, FileChannel channel, boolean leftOver) {
        this.path = path;
        this.channel = channel;
        this.leftOver = leftOver;
    }

    /**
     * Takes a file that does not exist yet or is left over.
     *
     * @param path the file
     * @return the claim, or nothing if somebody has it
     * @throws IOException if no file can be made there
     */
    public static Optional<FileClaim> of(Path path) throws IOException {
        return take(path, create(path));
    }

    /**
     * Takes a file that is left over.
     *
     * @param path the file
     * @return the claim, or nothing if there is none or somebody has it
     * @throws IOException if the file cannot be opened
     */
    public static Optional<FileClaim> ofLeftOver(Path path) throws IOException {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? take(path, false) : Optional.empty();
    }

    private static boolean create(Path path) throws IOException {
        try {
            FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
                    .close();
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static Optional<FileClaim> take(Path path, boolean created) throws IOException {
        if (!OWN.add(path)) {
            return Optional.empty();
        }
        @Nullable FileClaim claim = null;
        try {
            claim = lock(path, created);
            return Optional.ofNullable(claim);
        } finally {
            if (claim == null) {
                OWN.remove(path);
            }
        }
    }

    private static @Nullable FileClaim lock(Path path, boolean created) throws IOException {
        @Nullable Object before = identity(path);
        if (!created && before == null) {
            return null;
        }
        FileChannel channel;
        try {
            channel = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        }
        if (locked(channel, created) && (before == null || before.equals(identity(path)))) {
            return new FileClaim(path, channel, !created);
        }
        channel.close();
        return null;
    }

    /** A file system without locks is trusted with files this call made, and with no others. */
    private static boolean locked(FileChannel channel, boolean created) {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            return created;
        }
    }

    private static @Nullable Object identity(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /**
     * Returns the open file.
     *
     * @return the channel, for reading and writing
     */
    public FileChannel channel() {
        return channel;
    }

    /**
     * Says whether the file was there before.
     *
     * @return true if somebody who died left it
     */
    public boolean isLeftOver() {
        return leftOver;
    }

    /**
     * Gives the file another name, under the lock.
     *
     * @param target the name, whose file is replaced if there is one
     * @throws IOException if it cannot be moved in one step
     */
    public void moveTo(Path target) throws IOException {
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        gone = true;
    }

    /**
     * Removes the file, under the lock.
     *
     * @throws IOException if it cannot be removed
     */
    public void delete() throws IOException {
        Files.deleteIfExists(path);
        gone = true;
    }

    /** Leaves the file where it is, for whoever finds it. */
    public void keep() {
        gone = true;
    }

    /** Removes the file if it has neither moved nor is to be kept, and lets go of it. */
    @Override
    public void close() {
        try {
            if (!gone) {
                delete();
            }
            channel.close();
        } catch (IOException e) {
            System.getLogger("vn.motcua.signing").log(System.Logger.Level.WARNING, "a draft could not be removed", e);
        } finally {
            OWN.remove(path);
        }
    }
}
