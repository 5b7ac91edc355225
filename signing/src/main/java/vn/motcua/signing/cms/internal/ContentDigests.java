package vn.motcua.signing.cms.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;

/** Digests of one content in one pass. */
public final class ContentDigests {

    private static final int BLOCK = 128 << 10;

    private final Map<String, MessageDigest> digests = new LinkedHashMap<>();
    private final Map<String, byte[]> done = new LinkedHashMap<>();
    private long length;

    /**
     * Begins.
     *
     * @param names the digests, as the JDK names them
     */
    public ContentDigests(Collection<String> names) {
        names.forEach(name -> digests.put(name, digest(name)));
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + name, e);
        }
    }

    /**
     * Takes a block.
     *
     * @param block the block, whose position stays
     */
    public void update(ByteBuffer block) {
        length += block.remaining();
        digests.values().forEach(digest -> digest.update(block.duplicate()));
    }

    /**
     * Tells how much was taken.
     *
     * @return the length in bytes
     */
    public long length() {
        return length;
    }

    /**
     * Ends a digest.
     *
     * @param name one of the names given at the beginning
     * @return the digest
     */
    public byte[] of(String name) {
        return Objects.requireNonNull(all().get(name), name);
    }

    /**
     * Ends all digests.
     *
     * @return each by its name
     */
    public Map<String, byte[]> all() {
        digests.forEach((name, digest) -> done.computeIfAbsent(name, asked -> digest.digest()));
        return Map.copyOf(done);
    }

    /**
     * Reads a file from its beginning to its end, which must not move meanwhile.
     *
     * @param file the file
     * @param sink gets it block by block
     * @param attempted what is being done, for the message of a failure
     * @throws ResourceException {@code FILE_UNREADABLE} if that cannot be done
     */
    public static void read(Path file, Consumer<ByteBuffer> sink, String attempted) {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            long expected = in.size();
            ByteBuffer buffer = ByteBuffer.allocate(BLOCK);
            long taken = 0;
            while (in.read(buffer.clear()) >= 0) {
                buffer.flip();
                taken += buffer.remaining();
                sink.accept(buffer);
            }
            if (taken != expected) {
                throw unreadable(attempted, "the file changed while it was read", null);
            }
        } catch (IOException e) {
            throw unreadable(attempted, "the file cannot be read to its end", e);
        }
    }

    /**
     * Requires that there is a file.
     *
     * @param file the file
     * @param attempted what is being done, for the message of a failure
     * @throws InvalidInputException {@code FILE_NOT_FOUND} if there is none
     */
    public static void requireFile(Path file, String attempted) {
        if (!Files.isRegularFile(file)) {
            throw missing(attempted, null);
        }
    }

    private static InvalidInputException missing(String attempted, @Nullable Throwable cause) {
        return new InvalidInputException(FailureCode.FILE_NOT_FOUND, attempted, "there is no such file", cause);
    }

    private static ResourceException unreadable(String attempted, String happened, @Nullable Throwable cause) {
        return new ResourceException(FailureCode.FILE_UNREADABLE, attempted, happened, cause);
    }
}
