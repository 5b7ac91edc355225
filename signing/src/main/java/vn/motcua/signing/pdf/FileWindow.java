package vn.motcua.signing.pdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/** A file, of which one window is in memory: reading goes forward in it for a while, then elsewhere. */
final class FileWindow implements RandomAccessRead {

    private static final int SIZE = 32 << 10;
    private static final int KEPT_BEFORE = SIZE / 4 * 3;

    private final FileChannel channel;
    private final long length;
    private final byte[] window = new byte[SIZE];
    private long start;
    private int filled;
    private int at;

    private FileWindow(FileChannel channel, long length) {
        this.channel = channel;
        this.length = length;
    }

    static FileWindow open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new FileWindow(channel, channel.size());
    }

    @Override
    public int read() throws IOException {
        return at < filled || fill() ? window[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, bytes.length);
        if (count == 0) {
            return 0;
        }
        if (at >= filled && !fill()) {
            return -1;
        }
        int copied = Math.min(count, filled - at);
        System.arraycopy(window, at, bytes, offset, copied);
        at += copied;
        return copied;
    }

    @Override
    public int peek() throws IOException {
        return at < filled || fill() ? window[at] & 0xFF : -1;
    }

    @Override
    public void rewind(int count) throws IOException {
        if (count <= at) {
            at -= count;
        } else {
            seek(getPosition() - count);
        }
    }

    /** Goes on behind the window. */
    private boolean fill() throws IOException {
        long next = start + at;
        ByteBuffer buffer = ByteBuffer.wrap(window);
        int read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = channel.read(buffer, next + buffer.position());
        }
        start = next;
        filled = (int) Math.min(buffer.position(), Math.max(0, length - next));
        at = 0;
        return filled > 0;
    }

    @Override
    public long getPosition() {
        return start + at;
    }

    @Override
    public void seek(long position) throws IOException {
        if (position < 0) {
            throw new IOException("a place before the file");
        }
        long place = Math.min(position, length);
        if (place >= start && place <= start + filled) {
            at = (int) (place - start);
        } else {
            // Cross-reference sections are read from the last to the first: the next place lies before this one.
            boolean backward = place < start && place > start - SIZE;
            start = backward ? Math.max(0, place - KEPT_BEFORE) : place;
            filled = 0;
            at = 0;
            if (start < place && fill()) {
                at = (int) (place - start);
            }
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public boolean isEOF() {
        return getPosition() >= length;
    }

    @Override
    public RandomAccessReadView createView(long from, long count) {
        return new RandomAccessReadView(this, from, count);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
