package vn.motcua.signing.pdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.jspecify.annotations.Nullable;

/**
 * A file, of which the pages used last are in memory: what a signature needs stands in a few places, and is looked at
 * once for its place and once for what it says.
 */
final class FileWindow implements RandomAccessRead {

    private static final int PAGE_BITS = 15;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int PAGES_KEPT = 64;
    private static final long NONE = -1;

    private final FileChannel channel;
    private final long length;
    private final byte[] @Nullable [] pages = new byte[PAGES_KEPT][];
    private final long[] numbers = new long[PAGES_KEPT];
    private byte[] window = new byte[0];
    private long start;
    private int filled;
    private int at;

    private FileWindow(FileChannel channel, long length) {
        this.channel = channel;
        this.length = length;
        Arrays.fill(numbers, NONE);
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

    /** Goes on in the page that holds the place. */
    private boolean fill() throws IOException {
        long place = start + at;
        if (place >= length) {
            return false;
        }
        long number = place >>> PAGE_BITS;
        start = number << PAGE_BITS;
        at = (int) (place - start);
        filled = load(number);
        return at < filled;
    }

    /** A page that comes short, because the file became shorter, is not kept. */
    private int load(long number) throws IOException {
        int slot = (int) (number % PAGES_KEPT);
        byte[] kept = pages[slot];
        window = kept == null ? new byte[PAGE] : kept;
        pages[slot] = window;
        int wanted = (int) Math.min(PAGE, length - start);
        if (numbers[slot] != number) {
            numbers[slot] = NONE;
            ByteBuffer buffer = ByteBuffer.wrap(window, 0, wanted);
            int read = 0;
            while (buffer.hasRemaining() && read >= 0) {
                read = channel.read(buffer, start + buffer.position());
            }
            if (buffer.hasRemaining()) {
                return buffer.position();
            }
            numbers[slot] = number;
        }
        return wanted;
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
            start = place;
            filled = 0;
            at = 0;
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
