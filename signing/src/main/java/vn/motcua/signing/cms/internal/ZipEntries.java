package vn.motcua.signing.cms.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;

/** The entries of a zip file, opened by its directory; contents are read when they are asked for, within limits. */
public final class ZipEntries implements AutoCloseable {

    private static final int BLOCK = 64 << 10;
    private static final long SMALL = 1L << 20;

    private final Path file;
    private final FileChannel channel;
    private final Map<String, ZipDirectory.Entry> entries;
    private final String attempted;

    private ZipEntries(Path file, FileChannel channel, Map<String, ZipDirectory.Entry> entries, String attempted) {
        this.file = file;
        this.channel = channel;
        this.entries = entries;
        this.attempted = attempted;
    }

    /**
     * What there may be at most.
     *
     * @param entries how many entries
     * @param totalBytes how much altogether
     * @param ratio how many times its compressed size a large entry may have
     */
    public record Most(int entries, long totalBytes, int ratio) {}

    /**
     * Opens a file.
     *
     * @param file the file
     * @param most what it may hold
     * @param attempted what is being done, for the message of a failure
     * @return the entries, to be closed by the caller
     * @throws InvalidInputException {@code FILE_NOT_FOUND}, {@code SIGNATURE_DAMAGED} or {@code LIMIT_EXCEEDED}
     * @throws ResourceException {@code FILE_UNREADABLE}
     */
    public static ZipEntries open(Path file, Most most, String attempted) {
        ContentDigests.requireFile(file, attempted);
        @Nullable FileChannel channel = null;
        boolean opened = false;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ);
            Map<String, ZipDirectory.Entry> entries = new LinkedHashMap<>();
            for (ZipDirectory.Entry entry : new ZipDirectory(channel, attempted).read(most.entries())) {
                entries.put(entry.name(), entry);
            }
            ZipEntries zip = new ZipEntries(file, channel, entries, attempted);
            zip.requireWithin(most);
            opened = true;
            return zip;
        } catch (IOException e) {
            throw unreadable(attempted, e);
        } finally {
            if (!opened && channel != null) {
                closeQuietly(channel);
            }
        }
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            System.getLogger("vn.motcua.signing").log(System.Logger.Level.DEBUG, "a container stays open", e);
        }
    }

    private void requireWithin(Most most) {
        long total = 0;
        for (ZipDirectory.Entry entry : entries.values()) {
            boolean bomb = entry.size() > SMALL && entry.size() / most.ratio() > entry.compressed();
            boolean stored = entry.method() == 0 && entry.size() != entry.compressed();
            if (entry.size() < 0 || stored) {
                throw refused(FailureCode.SIGNATURE_DAMAGED, "an entry has another length than it says", null);
            }
            total = Math.addExact(total, entry.size());
            if (bomb || total > most.totalBytes()) {
                throw refused(FailureCode.LIMIT_EXCEEDED, "it unfolds to more than a container may", null);
            }
        }
    }

    /** All entries by their names, in the order of the file. */
    Map<String, ZipDirectory.Entry> all() {
        return entries;
    }

    /** Hands on the octets between two places of the file. */
    void raw(long from, long to, Consumer<ByteBuffer> sink) {
        ByteBuffer block = ByteBuffer.allocate((int) Math.min(BLOCK, to - from));
        try {
            for (long at = from; at < to; at += block.limit()) {
                block.clear().limit((int) Math.min(block.capacity(), to - at));
                fill(block, at);
                sink.accept(block.flip());
            }
        } catch (IOException e) {
            throw unreadable(attempted, e);
        }
    }

    private void fill(ByteBuffer block, long at) throws IOException {
        while (block.hasRemaining()) {
            if (channel.read(block, at + block.position()) < 0) {
                throw refused(FailureCode.SIGNATURE_DAMAGED, "it became shorter while it was read", null);
            }
        }
    }

    /**
     * Returns the file.
     *
     * @return where it is
     */
    public Path file() {
        return file;
    }

    /**
     * Returns the names of the entries.
     *
     * @return the names, in the order of the file
     */
    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    /**
     * Tells how long an entry is.
     *
     * @param name its name
     * @return the length in bytes
     * @throws InvalidInputException {@code INVALID_VALUE} if there is none
     */
    public long size(String name) {
        return entry(name).size();
    }

    private ZipDirectory.Entry entry(String name) {
        ZipDirectory.@Nullable Entry entry = entries.get(name);
        if (entry == null) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "entry", "a name that is not in the container", "one that is");
        }
        return entry;
    }

    /**
     * Reads a short entry.
     *
     * @param name its name
     * @param most how long it may be
     * @return its octets, or empty if there is none or it is longer
     */
    public Optional<byte[]> bytes(String name, int most) {
        ZipDirectory.@Nullable Entry entry = entries.get(name);
        if (entry == null || entry.size() > most) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) entry.size());
        read(name, bytes::put);
        return Optional.of(bytes.array());
    }

    /**
     * Reads a short entry as text.
     *
     * @param name its name
     * @param most how long it may be
     * @return its text, or empty if there is none or it is longer
     */
    public Optional<String> text(String name, int most) {
        return bytes(name, most).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /**
     * Hands on the contents of an entry, block by block.
     *
     * @param name its name
     * @param sink takes the blocks
     * @throws InvalidInputException {@code INVALID_VALUE} if there is none, {@code SIGNATURE_DAMAGED} if it is broken,
     *     {@code LIMIT_EXCEEDED} if it unfolds to more than it says
     * @throws ResourceException {@code FILE_UNREADABLE} if the file cannot be read
     */
    public void read(String name, Consumer<ByteBuffer> sink) {
        ZipDirectory.Entry entry = entry(name);
        Checked checked = new Checked(entry, sink);
        try {
            if (entry.method() == 0) {
                blocks(entry, checked::accept);
            } else {
                inflate(entry, checked);
            }
        } catch (IOException e) {
            throw unreadable(attempted, e);
        } catch (DataFormatException e) {
            throw refused(FailureCode.SIGNATURE_DAMAGED, "an entry cannot be unfolded", e);
        }
        checked.requireWhole();
    }

    private interface Block {
        void take(ByteBuffer block) throws DataFormatException;
    }

    private void blocks(ZipDirectory.Entry entry, Block sink) throws IOException, DataFormatException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        for (long taken = 0; taken < entry.compressed(); taken += block.limit()) {
            block.clear().limit((int) Math.min(BLOCK, entry.compressed() - taken));
            fill(block, entry.data() + taken);
            sink.take(block.flip());
        }
    }

    private void inflate(ZipDirectory.Entry entry, Checked sink) throws IOException, DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            ByteBuffer unfolded = ByteBuffer.allocate(BLOCK);
            blocks(entry, block -> {
                inflater.setInput(block);
                while (!inflater.finished() && !inflater.needsInput()) {
                    int made = inflater.inflate(unfolded.clear());
                    if (made == 0 && inflater.needsDictionary()) {
                        throw new DataFormatException("a dictionary is asked for");
                    }
                    sink.accept(unfolded.flip());
                }
            });
            if (!inflater.finished() || inflater.getBytesRead() != entry.compressed()) {
                throw new DataFormatException("the entry ends elsewhere");
            }
        } finally {
            inflater.end();
        }
    }

    /** Holds what goes by against the length and the check sum. */
    private final class Checked {

        private final ZipDirectory.Entry entry;
        private final Consumer<ByteBuffer> sink;
        private final CRC32 sum = new CRC32();
        private long length;

        Checked(ZipDirectory.Entry entry, Consumer<ByteBuffer> sink) {
            this.entry = entry;
            this.sink = sink;
        }

        void accept(ByteBuffer block) {
            length += block.remaining();
            if (length > entry.size()) {
                throw refused(FailureCode.LIMIT_EXCEEDED, "an entry unfolds to more than it says", null);
            }
            sum.update(block.duplicate());
            sink.accept(block);
        }

        void requireWhole() {
            if (length != entry.size() || sum.getValue() != entry.crc()) {
                throw refused(FailureCode.SIGNATURE_DAMAGED, "an entry is not what its check sum says", null);
            }
        }
    }

    private InvalidInputException refused(FailureCode code, String happened, @Nullable Throwable cause) {
        return new InvalidInputException(code, attempted, happened, cause);
    }

    private static ResourceException unreadable(String attempted, IOException cause) {
        return new ResourceException(FailureCode.FILE_UNREADABLE, attempted, "the file cannot be read", cause);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unreadable(attempted, e);
        }
    }
}
