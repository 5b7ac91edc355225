package vn.motcua.signing.batch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.MotcuaException;
import vn.motcua.failure.ResourceException;
import vn.motcua.signing.batch.JournalLine.Kind;
import vn.motcua.signing.internal.DraftFile;

/**
 * What a batch has begun and done, in a file that only grows and is on the disk before the batch goes on.
 *
 * <p>Before a document is worked on, a line says what stood in the output's place. If the machine dies after the output
 * took its name and before the line that says so, the output is another file than the one that stood there, and that is
 * how the next batch knows. Lines that are damaged are passed over.
 */
final class BatchJournal implements AutoCloseable {

    private static final String NAME = "motcua-batch 1";
    private static final byte[] HEADER =
            (NAME + " ".repeat(JournalLine.LENGTH - NAME.length() - 1) + "\n").getBytes(StandardCharsets.US_ASCII);
    private static final int LINES_AT_ONCE = 1024;

    private final FileChannel channel;
    private final String purpose;
    private final JournalIndex index;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock forcing = new ReentrantLock();
    private volatile long end;
    private long forced;

    private BatchJournal(FileChannel channel, String purpose) throws IOException {
        this.channel = channel;
        this.purpose = purpose;
        long lines = channel.size() / JournalLine.LENGTH;
        this.end = lines * JournalLine.LENGTH;
        this.index = JournalIndex.of(lines);
        readLines(lines);
    }

    static BatchJournal open(Path file, String purpose) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
            try {
                prepare(channel, file);
                return new BatchJournal(channel, purpose);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw failure("it cannot be opened", e);
        }
    }

    private static void prepare(FileChannel channel, Path file) throws IOException {
        if (!locked(channel)) {
            throw new ResourceException(
                    FailureCode.FILE_IN_USE, "open the journal of a batch", "another batch writes it", null);
        }
        ByteBuffer start = ByteBuffer.allocate(HEADER.length);
        readFully(channel, start, 0);
        if (!start.flip().equals(ByteBuffer.wrap(HEADER, 0, start.limit()))) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "journal",
                    "a file of another kind",
                    "the journal of a batch, or no file");
        }
        if (start.limit() < HEADER.length) {
            channel.write(ByteBuffer.wrap(HEADER), 0);
            channel.force(true);
            DraftFile.forceFolder(file.toAbsolutePath());
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            @Nullable Object lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private void readLines(long lines) throws IOException {
        ByteBuffer some = ByteBuffer.allocate(LINES_AT_ONCE * JournalLine.LENGTH);
        for (long line = 1; line < lines; ) {
            some.clear().limit((int) Math.min(some.capacity(), end - line * JournalLine.LENGTH));
            readFully(channel, some, line * JournalLine.LENGTH);
            some.flip();
            for (; some.remaining() >= JournalLine.LENGTH; line++) {
                ByteBuffer one = some.slice(some.position(), JournalLine.LENGTH);
                some.position(some.position() + JournalLine.LENGTH);
                long number = line;
                JournalLine.parse(one).ifPresent(read -> index.put(read.item(), number));
            }
        }
    }

    private static void readFully(FileChannel channel, ByteBuffer into, long at) throws IOException {
        int read = 0;
        while (into.hasRemaining() && read >= 0) {
            read = channel.read(into, at + into.position());
        }
    }

    /** What the journal knows of an item; nothing of a document that cannot be looked at, whose work will say why. */
    Optional<Entry> entry(BatchItem<?> item) {
        try {
            BasicFileAttributes input = Files.readAttributes(item.input(), BasicFileAttributes.class);
            ItemId id = ItemId.of(
                    purpose,
                    absolute(item.input()),
                    Long.toString(input.size()),
                    input.lastModifiedTime().toString(),
                    item.output().map(BatchJournal::absolute).orElse(""));
            return Optional.of(new Entry(id, item.output()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    /** The lines about one document. */
    final class Entry {

        private final ItemId id;
        private final Optional<Path> output;

        private Entry(ItemId id, Optional<Path> output) {
            this.id = id;
            this.output = output;
        }

        /** Whether an earlier batch has done it, or died with nothing left to do but to say so. */
        boolean isDone() {
            Optional<JournalLine> last = lastLine(id);
            String now = standing(output);
            if (last.isEmpty() || (output.isPresent() && now.equals(JournalLine.NOTHING))) {
                return false;
            }
            if (last.get().kind() == Kind.DONE) {
                return true;
            }
            boolean isPublished = output.isPresent() && !now.equals(last.get().output());
            if (isPublished) {
                done();
            }
            return isPublished;
        }

        /** What is only read leaves nothing behind that could be known again. */
        void begin() {
            if (output.isPresent()) {
                append(new JournalLine(Kind.BEGUN, id, standing(output)));
            }
        }

        void done() {
            append(new JournalLine(Kind.DONE, id, JournalLine.NOTHING));
        }
    }

    /** What tells a file that was replaced from the one before. */
    private static String standing(Optional<Path> output) {
        if (output.isEmpty() || !Files.exists(output.get())) {
            return JournalLine.NOTHING;
        }
        try {
            BasicFileAttributes file = Files.readAttributes(output.get(), BasicFileAttributes.class);
            return ItemId.of(
                            Long.toString(file.size()),
                            file.lastModifiedTime().toString(),
                            Objects.toString(file.fileKey()))
                    .hex()
                    .substring(0, JournalLine.NOTHING.length());
        } catch (IOException e) {
            throw failure("it cannot be seen what stands where an output goes", e);
        }
    }

    private Optional<JournalLine> lastLine(ItemId id) {
        OptionalLong line = index.line(id);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.allocate(JournalLine.LENGTH);
            readFully(channel, bytes, line.getAsLong() * JournalLine.LENGTH);
            return JournalLine.parse(bytes.flip());
        } catch (IOException e) {
            throw failure("it cannot be read", e);
        }
    }

    private void append(JournalLine line) {
        try {
            force(write(ByteBuffer.wrap(line.bytes())));
        } catch (IOException e) {
            throw failure("it cannot be written", e);
        }
    }

    private long write(ByteBuffer bytes) throws IOException {
        writing.lock();
        try {
            long at = end;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
            end = at;
            return at;
        } finally {
            writing.unlock();
        }
    }

    /** One thread forces for all that wrote meanwhile. */
    private void force(long upTo) throws IOException {
        forcing.lock();
        try {
            if (forced < upTo) {
                long written = end;
                channel.force(false);
                forced = written;
            }
        } finally {
            forcing.unlock();
        }
    }

    private static MotcuaException failure(String happened, IOException cause) {
        return new ResourceException(FailureCode.OUTPUT_NOT_WRITABLE, "keep the journal of a batch", happened, cause);
    }

    /** Lets the next batch have it; every line is on the disk already. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            System.getLogger("vn.motcua.signing").log(System.Logger.Level.WARNING, "a journal could not be closed", e);
        }
    }
}
