package vn.motcua.signing.token.driver;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** Reads numbers anywhere in a file, and never beyond its end. */
final class HeaderBytes {

    private final FileChannel file;
    private final long size;
    private final ByteOrder order;

    private HeaderBytes(FileChannel file, long size, ByteOrder order) {
        this.file = file;
        this.size = size;
        this.order = order;
    }

    static HeaderBytes of(FileChannel file) throws IOException {
        return new HeaderBytes(file, file.size(), ByteOrder.BIG_ENDIAN);
    }

    HeaderBytes littleEndian() {
        return new HeaderBytes(file, size, ByteOrder.LITTLE_ENDIAN);
    }

    long size() {
        return size;
    }

    int u8(long at) throws IOException {
        return read(at, 1).get() & 0xFF;
    }

    int u16(long at) throws IOException {
        return Short.toUnsignedInt(read(at, 2).getShort());
    }

    long u32(long at) throws IOException {
        return Integer.toUnsignedLong(read(at, 4).getInt());
    }

    /** Reads an offset; one of 2^63 or more is negative, which no range check lets through. */
    long u64(long at) throws IOException {
        return read(at, 8).getLong();
    }

    private ByteBuffer read(long at, int length) throws IOException {
        if (at < 0 || at > size - length) {
            throw new EOFException();
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(order);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                throw new EOFException();
            }
        }
        return bytes.flip();
    }
}
