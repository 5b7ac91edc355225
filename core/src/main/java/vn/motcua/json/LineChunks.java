package vn.motcua.json;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Hands out a file in pieces of whole lines, to several threads, in the order of the file. */
final class LineChunks implements Closeable {

    /** The size of a piece, and so of the longest line. */
    static final int SIZE = 1 << 20;

    private final InputStream in;
    private byte[] carried = new byte[0];
    private long offset;
    private boolean stopped;

    private LineChunks(InputStream in) {
        this.in = in;
    }

    /** Where a piece begins in the file, and its length; 0 at the end, or where a line is longer than a piece. */
    record Chunk(long offset, int length, boolean tooLong) {}

    static LineChunks open(Path file) throws IOException {
        return new LineChunks(Files.newInputStream(file));
    }

    /** Fills the buffer, whose size is {@link #SIZE}, with the next whole lines. */
    synchronized Chunk next(byte[] buffer) throws IOException {
        if (stopped) {
            return new Chunk(offset, 0, false);
        }
        System.arraycopy(carried, 0, buffer, 0, carried.length);
        int filled = carried.length + in.readNBytes(buffer, carried.length, SIZE - carried.length);
        int end = filled < SIZE ? filled : afterLastNewline(buffer);
        carried = new byte[filled - end];
        System.arraycopy(buffer, end, carried, 0, carried.length);
        Chunk chunk = new Chunk(offset, end, end == 0 && filled > 0);
        stopped = end == 0;
        offset += end;
        return chunk;
    }

    synchronized void stop() {
        stopped = true;
    }

    private static int afterLastNewline(byte[] buffer) {
        int end = SIZE;
        while (end > 0 && buffer[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    static long linesBefore(Path file, long end) throws IOException {
        long lines = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), SIZE)) {
            for (long i = 0; i < end; i++) {
                lines += in.read() == '\n' ? 1 : 0;
            }
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
