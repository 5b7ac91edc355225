package vn.motcua.storage.scan.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.MotcuaException;
import vn.motcua.failure.ResourceException;

/** A file read once from front to back through one small buffer. Every failure is already one of ours. */
public final class ByteSource implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final FileChannel channel;
    private final String label;
    private final long size;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
    private long filled;
    private @Nullable MessageDigest digest;

    private ByteSource(FileChannel channel, String label, long size) {
        this.channel = channel;
        this.label = label;
        this.size = size;
    }

    /**
     * Opens a file that is there, not empty and not too long.
     *
     * @param path the file
     * @param label what the file is to whoever reads a message, without its name
     * @param maxBytes the longest it may be
     * @return the open file
     */
    public static ByteSource open(Path path, String label, long maxBytes) {
        long size = check(path, label, maxBytes);
        try {
            return new ByteSource(FileChannel.open(path, StandardOpenOption.READ), label, size);
        } catch (IOException e) {
            throw failure(label, e);
        }
    }

    /**
     * Checks that a file is there, not empty and not too long, without opening it.
     *
     * @param path the file
     * @param label what the file is to whoever reads a message, without its name
     * @param maxBytes the longest it may be
     * @return its length in bytes
     */
    public static long check(Path path, String label, long maxBytes) {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (IOException e) {
            throw failure(label, e);
        }
        if (!attributes.isRegularFile()) {
            throw unreadable(label, "it is a folder or a device, not a file", null);
        }
        if (attributes.size() == 0) {
            throw unreadable(label, "the file is empty", null);
        }
        if (attributes.size() > maxBytes) {
            throw limit(label, attributes.size() + " bytes are more than the " + maxBytes + " accepted");
        }
        return attributes.size();
    }

    /**
     * Returns the length of the file.
     *
     * @return bytes
     */
    public long size() {
        return size;
    }

    /**
     * Returns how far the file was read.
     *
     * @return the offset of the next byte
     */
    public long position() {
        return filled - buffer.remaining();
    }

    /**
     * Reads one byte.
     *
     * @return 0 to 255
     */
    public int u8() {
        if (!buffer.hasRemaining()) {
            fill();
        }
        return buffer.get() & 0xFF;
    }

    /**
     * Reads two bytes, the higher first.
     *
     * @return 0 to 65535
     */
    public int u16() {
        return u8() << 8 | u8();
    }

    /**
     * Reads four bytes, the highest first.
     *
     * @return 0 to 2<sup>32</sup> - 1
     */
    public long u32() {
        return (long) u16() << 16 | u16();
    }

    /**
     * Reads a few bytes into an array of their own.
     *
     * @param count how many; the caller has bounded it
     * @return the bytes
     */
    public byte[] bytes(int count) {
        requireRemaining(count);
        byte[] bytes = new byte[count];
        for (int done = 0; done < count; ) {
            done += read(bytes, done, count - done);
        }
        return bytes;
    }

    /**
     * Reads some bytes, at least one.
     *
     * @param target where they go
     * @param offset where in it they begin
     * @param count how many at most, above 0
     * @return how many were read
     */
    public int read(byte[] target, int offset, int count) {
        if (!buffer.hasRemaining()) {
            fill();
        }
        int read = Math.min(count, buffer.remaining());
        buffer.get(target, offset, read);
        return read;
    }

    /**
     * Hands the next bytes on, piece by piece.
     *
     * @param count how many
     * @param taker who gets them
     */
    public void pass(long count, Taker taker) {
        requireRemaining(count);
        for (long left = count; left > 0; ) {
            if (!buffer.hasRemaining()) {
                fill();
            }
            int piece = (int) Math.min(left, buffer.remaining());
            taker.take(buffer.array(), buffer.position(), piece);
            buffer.position(buffer.position() + piece);
            left -= piece;
        }
    }

    /**
     * Leaves bytes out.
     *
     * @param count how many
     */
    public void skip(long count) {
        pass(count, (bytes, offset, length) -> {});
    }

    /**
     * Reads up to the next byte of a value, that one included.
     *
     * @param value 0 to 255
     */
    public void skipPast(int value) {
        byte wanted = (byte) value;
        while (true) {
            byte[] bytes = buffer.array();
            int end = buffer.limit();
            for (int i = buffer.position(); i < end; i++) {
                if (bytes[i] == wanted) {
                    buffer.position(i + 1);
                    return;
                }
            }
            fill();
        }
    }

    /**
     * Goes back to the beginning, and from there on digests what is read.
     *
     * @param newDigest what the bytes are added to
     */
    public void rewind(MessageDigest newDigest) {
        try {
            channel.position(0);
        } catch (IOException e) {
            throw failure(label, e);
        }
        buffer.limit(0);
        filled = 0;
        digest = newDigest;
    }

    /**
     * Makes the failure of a file whose content is not what it should be.
     *
     * @param happened what is wrong with it
     * @return the failure, to be thrown
     */
    public InvalidInputException unreadable(String happened) {
        return unreadable(label, happened, null);
    }

    /**
     * Makes the failure of a file whose content is not what it should be.
     *
     * @param happened what is wrong with it
     * @param cause what noticed it
     * @return the failure, to be thrown
     */
    public InvalidInputException unreadable(String happened, Throwable cause) {
        return unreadable(label, happened, cause);
    }

    /**
     * Makes the failure of a picture that is too large.
     *
     * @param happened how large it is, and how large it may be
     * @return the failure, to be thrown
     */
    public InvalidInputException limit(String happened) {
        return limit(label, happened);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failure(label, e);
        }
    }

    private void requireRemaining(long count) {
        if (count > size - position()) {
            throw cutOff();
        }
    }

    private void fill() {
        try {
            int read = channel.read(buffer.clear());
            buffer.flip();
            if (read <= 0) {
                throw cutOff();
            }
            filled += read;
        } catch (IOException e) {
            throw failure(label, e);
        }
        if (digest != null) {
            digest.update(buffer.array(), 0, buffer.limit());
        }
    }

    private InvalidInputException cutOff() {
        return unreadable("it is cut off after " + size + " bytes");
    }

    private static InvalidInputException unreadable(String label, String happened, @Nullable Throwable cause) {
        return new InvalidInputException(FailureCode.IMAGE_UNREADABLE, "reading " + label, happened, cause);
    }

    private static InvalidInputException limit(String label, String happened) {
        return new InvalidInputException(FailureCode.LIMIT_EXCEEDED, "reading " + label, happened, (Throwable) null);
    }

    private static MotcuaException failure(String label, IOException e) {
        // The message of the cause names the file, whose name may tell about a person; its class says enough.
        String attempted = "reading " + label;
        return e instanceof NoSuchFileException
                ? new InvalidInputException(FailureCode.FILE_NOT_FOUND, attempted, "there is no such file", e)
                : new ResourceException(
                        FailureCode.FILE_UNREADABLE, attempted, e.getClass().getSimpleName(), e);
    }

    /** Takes a piece of what is read. */
    @FunctionalInterface
    public interface Taker {

        /**
         * Takes bytes; the array belongs to the reader and changes after the call.
         *
         * @param bytes holds them
         * @param offset where they begin
         * @param length how many they are
         */
        void take(byte[] bytes, int offset, int length);
    }
}
