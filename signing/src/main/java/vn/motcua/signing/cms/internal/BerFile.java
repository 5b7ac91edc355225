package vn.motcua.signing.cms.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;

/**
 * The elements of a file in BER (X.690), read where they stand: only headers are looked at, whatever the size of what
 * they head. Nesting costs no stack.
 */
final class BerFile implements AutoCloseable {

    static final int OCTETS = 0x04;
    static final int CONSTRUCTED = 0x20;

    private static final int BUFFER = 1 << 16;
    private static final int DEEPEST = 64;
    private static final int DEEPEST_OCTETS = 8;
    private static final int TAG_NUMBER = 0x1f;
    private static final int LONG_FORM = 0x80;
    private static final int MOST_LENGTH_OCTETS = 8;

    private final Source source;
    private final long size;
    private final String attempted;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private long buffered = -1;

    /** Where long elements with an end marker end that were asked for, by where they begin. */
    private final Map<Long, Long> ends = new HashMap<>();

    private BerFile(Source source, long size, String attempted) {
        this.source = source;
        this.size = size;
        this.attempted = attempted;
    }

    static BerFile open(Path file, String attempted) {
        if (!Files.isRegularFile(file)) {
            throw refused(FailureCode.FILE_NOT_FOUND, attempted, "there is no such file", null);
        }
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            return new BerFile(new Source(channel, null), channel.size(), attempted);
        } catch (IOException e) {
            throw unreadable(attempted, e);
        }
    }

    static BerFile of(byte[] bytes, String attempted) {
        return new BerFile(new Source(null, bytes), bytes.length, attempted);
    }

    /** Where the octets come from: a file, or memory. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Source(@Nullable FileChannel channel, byte @Nullable [] bytes) {

        int read(ByteBuffer target, long position) throws IOException {
            if (channel != null) {
                return channel.read(target, position);
            }
            int length = bytes == null ? 0 : (int) Math.min(target.remaining(), bytes.length - position);
            if (length <= 0) {
                return -1;
            }
            target.put(bytes, (int) position, length);
            return length;
        }

        void close() throws IOException {
            if (channel != null) {
                channel.close();
            }
        }
    }

    /**
     * An element.
     *
     * @param tag the first octet: class, form and number
     * @param start where its header begins
     * @param content where what it holds begins
     * @param length how much it holds, or -1 where an end marker tells
     * @param limit what no element in it goes beyond
     */
    record Element(int tag, long start, long content, long length, long limit) {

        boolean constructed() {
            return (tag & CONSTRUCTED) != 0;
        }

        boolean indefinite() {
            return length < 0;
        }
    }

    Element root() {
        return element(0, size);
    }

    private Element element(long start, long limit) {
        int tag = octet(start, limit);
        if ((tag & TAG_NUMBER) == TAG_NUMBER || tag == 0) {
            throw damaged("it holds an element that has no place there");
        }
        int first = octet(start + 1, limit);
        long content = start + 2;
        if (first < LONG_FORM) {
            return bounded(new Element(tag, start, content, first, limit));
        }
        int octets = first - LONG_FORM;
        if (octets == 0) {
            if ((tag & CONSTRUCTED) == 0) {
                throw damaged("a value has no length");
            }
            return new Element(tag, start, content, -1, limit);
        }
        if (octets > MOST_LENGTH_OCTETS) {
            throw damaged("a length is beyond any file");
        }
        long length = 0;
        for (int i = 0; i < octets; i++) {
            length = length << 8 | octet(content++, limit);
        }
        return bounded(new Element(tag, start, content, length, limit));
    }

    private Element bounded(Element element) {
        if (element.length() < 0 || element.length() > element.limit() - element.content()) {
            throw damaged("it is cut off");
        }
        return new Element(
                element.tag(),
                element.start(),
                element.content(),
                element.length(),
                element.content() + element.length());
    }

    /** The elements within one, of which the ends are looked for only as far as they are asked for. */
    final class Children {

        private final Element parent;
        private @Nullable Element last;

        Children(Element parent) {
            if (!parent.constructed()) {
                throw damaged("a value stands where a structure belongs");
            }
            this.parent = parent;
        }

        @Nullable
        Element next() {
            long position = last == null ? parent.content() : end(last);
            if (parent.indefinite() ? isMarker(position, parent.limit()) : position == parent.limit()) {
                return null;
            }
            last = element(position, parent.limit());
            return last;
        }

        void requireEnd() {
            if (next() != null) {
                throw damaged("it holds more than signed data do");
            }
        }

        Element require(int tag) {
            @Nullable Element found = next();
            if (found == null || found.tag() != tag) {
                throw damaged("it is not built as signed data are");
            }
            return found;
        }
    }

    /** What a transfer as text or a reserved place leaves behind an element is nothing; all else could be taken for more. */
    void requireNothingBehind(Element root) {
        for (long position = end(root); position < size; position++) {
            int octet = octet(position, size);
            if (octet != 0 && octet != '\n' && octet != '\r') {
                throw damaged("something stands behind it");
            }
        }
    }

    Children children(Element parent) {
        return new Children(parent);
    }

    /** Where an element ends, its end marker included. */
    long end(Element element) {
        if (!element.indefinite()) {
            return element.content() + element.length();
        }
        @Nullable Long known = ends.get(element.start());
        if (known != null) {
            return known;
        }
        long end = scannedEnd(element);
        if (end - element.start() > BUFFER) {
            ends.put(element.start(), end);
        }
        return end;
    }

    private long scannedEnd(Element element) {
        long position = element.content();
        int depth = 1;
        while (depth > 0) {
            if (isMarker(position, element.limit())) {
                position += 2;
                depth--;
                continue;
            }
            Element inner = element(position, element.limit());
            @Nullable Long known = ends.get(inner.start());
            boolean opens = inner.indefinite() && known == null;
            position = known != null ? known : opens ? inner.content() : inner.content() + inner.length();
            depth += opens ? 1 : 0;
            if (depth > DEEPEST) {
                throw damaged("it is nested deeper than any signature");
            }
        }
        return position;
    }

    private boolean isMarker(long position, long limit) {
        return octet(position, limit) == 0 && octet(position + 1, limit) == 0;
    }

    /** The encodings of the elements within one, of which there may be so many of so many octets altogether. */
    List<byte[]> encodings(Element parent, int mostElements, long mostOctets) {
        List<byte[]> encodings = new ArrayList<>();
        Children children = children(parent);
        long octets = 0;
        for (Element child = children.next(); child != null; child = children.next()) {
            long end = end(child);
            octets += end - child.start();
            if (encodings.size() == mostElements || octets > mostOctets) {
                throw refused(FailureCode.LIMIT_EXCEEDED, attempted, "it holds more than any signature needs", null);
            }
            encodings.add(bytes(child.start(), end));
        }
        return encodings;
    }

    byte[] bytes(long from, long to) {
        byte[] bytes = new byte[Math.toIntExact(to - from)];
        ByteBuffer target = ByteBuffer.wrap(bytes);
        copy(from, to, target::put);
        return bytes;
    }

    /** Hands on the octets between two places. */
    void copy(long from, long to, Consumer<ByteBuffer> sink) {
        ByteBuffer block = ByteBuffer.allocate((int) Math.min(BUFFER, to - from));
        for (long position = from; position < to; position += block.limit()) {
            block.clear().limit((int) Math.min(block.capacity(), to - position));
            fill(block, position);
            sink.accept(block.flip());
        }
    }

    /** Hands on what an octet string holds, in one piece or in many. */
    void octets(Element string, Consumer<ByteBuffer> sink) {
        Deque<Children> open = new ArrayDeque<>();
        hand(string, open, sink);
        while (!open.isEmpty()) {
            @Nullable Element piece = open.peek().next();
            if (piece == null) {
                open.pop();
            } else {
                hand(piece, open, sink);
            }
        }
    }

    private void hand(Element piece, Deque<Children> open, Consumer<ByteBuffer> sink) {
        if ((piece.tag() & ~CONSTRUCTED) != OCTETS || open.size() > DEEPEST_OCTETS) {
            throw damaged("its content is not a string of octets");
        }
        if (piece.constructed()) {
            open.push(children(piece));
        } else {
            copy(piece.content(), piece.content() + piece.length(), sink);
        }
    }

    private int octet(long position, long limit) {
        if (position >= limit) {
            throw damaged("it is cut off");
        }
        if (buffered < 0 || position < buffered || position >= buffered + buffer.limit()) {
            buffer.clear().limit((int) Math.min(BUFFER, size - position));
            buffered = -1;
            fill(buffer, position);
            buffer.flip();
            buffered = position;
        }
        return buffer.get((int) (position - buffered)) & 0xff;
    }

    private void fill(ByteBuffer target, long position) {
        try {
            long at = position;
            while (target.hasRemaining()) {
                int read = source.read(target, at);
                if (read < 0) {
                    throw damaged("it became shorter while it was read");
                }
                at += read;
            }
        } catch (IOException e) {
            throw unreadable(attempted, e);
        }
    }

    InvalidInputException damaged(String happened) {
        return refused(FailureCode.SIGNATURE_DAMAGED, attempted, happened, null);
    }

    static InvalidInputException refused(
            FailureCode code, String attempted, String happened, @Nullable Throwable cause) {
        return new InvalidInputException(code, attempted, happened, cause);
    }

    private static ResourceException unreadable(String attempted, IOException cause) {
        return new ResourceException(FailureCode.FILE_UNREADABLE, attempted, "the file cannot be read", cause);
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException e) {
            throw unreadable(attempted, e);
        }
    }
}
