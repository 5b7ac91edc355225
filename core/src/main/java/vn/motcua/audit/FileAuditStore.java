package vn.motcua.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;

/**
 * A chain in a file: a header, then one line a record. Bytes are only ever added. What a crash left of a line is closed
 * with a mark when the next writer comes, and readers pass over it.
 */
final class FileAuditStore implements AuditStore {

    private static final int MAX_LINE = 1 << 18;

    private final Path file;
    private final AuditHash hashing;
    private final AuditSync sync;

    private @Nullable WriterLock lock;
    private @Nullable FileChannel channel;
    private @Nullable AuditAnchor end;

    FileAuditStore(Path file, AuditOptions options) {
        this.file = file;
        hashing = new AuditHash(options);
        sync = options.sync();
    }

    @Override
    public AuditAnchor append(AuditRecord content) {
        try {
            FileChannel out = writable();
            AuditAnchor last = end == null ? continued(out) : end;
            // Until the line is complete nothing is known: the next append looks at the file again.
            end = null;
            String line = AuditLine.of(last.count() + 1, content);
            AuditAnchor next = new AuditAnchor(last.count() + 1, hashing.next(last.hash(), line));
            write(out, line + "\t" + next.hash() + "\n");
            if (sync == AuditSync.EVERY_RECORD) {
                out.force(false);
            }
            end = next;
            return next;
        } catch (IOException e) {
            throw new ResourceException(
                    FailureCode.OUTPUT_NOT_WRITABLE, "writing the audit log", "the file cannot be written", e);
        }
    }

    @Override
    public boolean scan(Predicate<AuditLink> reader) {
        if (!Files.exists(file)) {
            return true;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), MAX_LINE)) {
            String header = line(in);
            if (!hashing.header().equals(header)) {
                return header == null && isBegun();
            }
            boolean more = true;
            for (String line = line(in); more && line != null; line = line(in)) {
                more = line.endsWith(FileTail.TORN) || reader.test(AuditLine.link(line));
            }
            return true;
        } catch (IOException e) {
            throw new ResourceException(
                    FailureCode.FILE_UNREADABLE, "reading the audit log", "the file cannot be read", e);
        }
    }

    @Override
    public void close() {
        try {
            closeFile();
        } catch (IOException e) {
            throw new ResourceException(
                    FailureCode.OUTPUT_NOT_WRITABLE, "closing the audit log", "the file cannot be written", e);
        }
    }

    private void closeFile() throws IOException {
        WriterLock held = lock;
        FileChannel out = channel;
        try {
            if (out != null) {
                out.force(true);
                out.close();
            }
        } finally {
            if (held != null) {
                held.close();
            }
        }
    }

    /** Says whether the file ends within its header, where a crash came in the very beginning. */
    private boolean isBegun() throws IOException {
        String header = hashing.header();
        return Files.size(file) <= header.length() && header.startsWith(Files.readString(file));
    }

    private FileChannel writable() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            lock = lock == null ? WriterLock.of(file) : lock;
            open = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel = open;
        }
        return open;
    }

    /** Finds the end of what is there, after closing what a crash left open. */
    private AuditAnchor continued(FileChannel out) throws IOException {
        FileTail tail = FileTail.of(out);
        String header = hashing.header() + "\n";
        if (tail.isWhole() && header.startsWith(tail.text())) {
            write(out, header.substring(tail.text().length()));
            out.force(true);
            return new AuditAnchor(0, hashing.genesis());
        }
        if (!startsWith(out, header)) {
            throw broken("the file begins otherwise than this chain does");
        }
        AuditAnchor last = lastRecord(tail);
        if (tail.fragment().isEmpty()) {
            return last;
        }
        AuditLink fragment = AuditLine.link(tail.fragment());
        boolean complete = fragment.follows(last.hash(), last.count() + 1, hashing);
        write(out, complete ? "\n" : FileTail.TORN + "\n");
        return complete ? new AuditAnchor(last.count() + 1, fragment.hash()) : last;
    }

    private AuditAnchor lastRecord(FileTail tail) {
        List<AuditLink> links = tail.lastRecords();
        if (links.isEmpty() && tail.isWhole()) {
            return new AuditAnchor(0, hashing.genesis());
        }
        boolean second = links.size() > 1;
        if (links.isEmpty() || !(second || tail.isWhole())) {
            throw broken("its end holds no record");
        }
        AuditLink last = links.get(0);
        String before = second ? links.get(1).hash() : hashing.genesis();
        if (before.isEmpty() || !last.follows(before, last.number(), hashing)) {
            throw broken("its last record is not what was written, or the key is another one");
        }
        return new AuditAnchor(last.number(), last.hash());
    }

    private static boolean startsWith(FileChannel out, String header) throws IOException {
        byte[] expected = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer start = ByteBuffer.allocate(expected.length);
        int read;
        do {
            read = out.read(start, start.position());
        } while (read >= 0 && start.hasRemaining());
        return start.flip().equals(ByteBuffer.wrap(expected));
    }

    private static void write(FileChannel out, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        out.position(out.size());
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /** Reads a line; null at the end, also before a line that is not ended yet. */
    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return text(bytes.toByteArray());
            }
            if (bytes.size() <= MAX_LINE) {
                bytes.write(next);
            }
        }
        return null;
    }

    /** Returns a text that no record has where the bytes are no UTF-8. */
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            // A torn line may end within a letter; its mark is what counts.
            String lenient = new String(bytes, StandardCharsets.UTF_8);
            return lenient.endsWith(FileTail.TORN) ? lenient : "";
        }
    }

    private static ResourceException broken(String how) {
        return new ResourceException(FailureCode.AUDIT_LOG_BROKEN, "continuing the audit log", how, null);
    }
}
