package vn.motcua.signing.pdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;
import vn.motcua.signing.internal.FileClaim;

/**
 * What is about to be written behind a document: a line that names the format, the length of the document, the length
 * and the check sum of the revision (eight bytes each), and the revision.
 *
 * <p>The whole revision stands there so that a document is only ever cut where exactly these bytes begin: what somebody
 * else wrote meanwhile stays.
 */
final class UndoJournal {

    private static final byte[] FORMAT = "motcua-undo 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 14 + 3 * Long.BYTES;
    private static final int LARGEST = 64 << 20;

    private UndoJournal() {}

    static Path beside(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".motcua-undo");
    }

    static void write(FileClaim journal, long length, byte[] revision) throws IOException {
        if (revision.length > LARGEST - HEADER) {
            throw PdfRefusal.of(
                    FailureCode.LIMIT_EXCEEDED, "what would be added is too large for in place; name an output", null);
        }
        ByteBuffer header = ByteBuffer.allocate(HEADER)
                .put(FORMAT)
                .putLong(length)
                .putLong(revision.length)
                .putLong(checkSum(length, revision))
                .flip();
        ByteBuffer[] parts = {header, ByteBuffer.wrap(revision)};
        FileChannel channel = journal.channel();
        channel.truncate(0);
        while (parts[1].hasRemaining()) {
            channel.write(parts);
        }
        channel.force(true);
    }

    private static long checkSum(long length, byte[] revision) {
        CRC32C sum = new CRC32C();
        sum.update(ByteBuffer.allocate(Long.BYTES).putLong(0, length));
        sum.update(revision);
        return sum.getValue();
    }

    /** Restores a document beside which a journal is left over; returns whether there was anything to undo. */
    static boolean restore(Path file) {
        Path path = beside(file);
        try {
            if (!Files.exists(path)) {
                return false;
            }
            Optional<FileClaim> claim = FileClaim.ofLeftOver(path);
            if (claim.isEmpty()) {
                throw new ResourceException(
                        FailureCode.FILE_IN_USE, "reading the PDF", "it is being signed in place", null);
            }
            try (FileClaim journal = claim.get()) {
                return restore(journal, file);
            }
        } catch (IOException e) {
            throw OutputDraft.notWritable("what a killed signer left behind it cannot be undone", e);
        }
    }

    /** A journal that is not complete was never acted on. */
    static boolean restore(FileClaim journal, Path file) throws IOException {
        FileChannel channel = journal.channel();
        if (!journal.isLeftOver() || channel.size() < HEADER || channel.size() > LARGEST || !Files.exists(file)) {
            return false;
        }
        ByteBuffer bytes = read(channel, 0, (int) channel.size());
        byte[] format = new byte[FORMAT.length];
        bytes.get(format);
        long length = bytes.getLong();
        long expected = bytes.getLong();
        long sum = bytes.getLong();
        byte[] revision = new byte[bytes.remaining()];
        bytes.get(revision);
        boolean complete =
                Arrays.equals(format, FORMAT) && revision.length == expected && checkSum(length, revision) == sum;
        boolean restored = false;
        if (complete) {
            try (FileChannel document = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                restored = undo(document, length, revision);
            }
        }
        channel.truncate(0);
        return restored;
    }

    private static boolean undo(FileChannel document, long length, byte[] revision) throws IOException {
        long written = document.size() - length;
        if (written <= 0 || written > revision.length) {
            return false;
        }
        ByteBuffer tail = read(document, length, (int) written);
        boolean whole = written == revision.length;
        for (int i = 0; i < written; i++) {
            byte found = tail.get(i);
            // After a power cut the length may be there before the bytes are.
            if (found != revision[i] && found != 0) {
                return false;
            }
            whole &= found == revision[i];
        }
        if (!whole) {
            document.truncate(length);
        }
        document.force(true);
        return !whole;
    }

    private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
            // until the buffer is full
        }
        return bytes.flip();
    }
}
