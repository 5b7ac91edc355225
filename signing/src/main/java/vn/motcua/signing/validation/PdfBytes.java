package vn.motcua.signing.validation;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;

/** The bytes of a PDF file as they lie on disk, which no parser has touched. */
final class PdfBytes implements AutoCloseable {

    private static final int WINDOW = 1024;
    private static final int BLOCK = 1 << 16;

    private final FileChannel channel;
    private final long length;
    private final Map<Long, Long> hexEnds = new HashMap<>();

    private PdfBytes(FileChannel channel, long length) {
        this.channel = channel;
        this.length = length;
    }

    static PdfBytes open(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw UnfitPdf.because(FailureCode.FILE_NOT_FOUND, "no such file");
        }
        if (!Files.isRegularFile(file)) {
            throw new ResourceException(FailureCode.FILE_UNREADABLE, "validating a PDF", "it is not a file", null);
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            PdfBytes bytes = new PdfBytes(channel, channel.size());
            bytes.requirePdf();
            return bytes;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    long length() {
        return length;
    }

    /** Reads at most {@code count} bytes, fewer only where the file ends. */
    byte[] read(long position, int count) throws IOException {
        int available = (int) Math.max(0, Math.min(count, length - position));
        ByteBuffer buffer = ByteBuffer.allocate(available);
        fill(buffer, position);
        return buffer.array();
    }

    /** Fills the buffer from a position in the file and leaves it ready to be read. */
    void fill(ByteBuffer buffer, long position) throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            int n = channel.read(buffer, at);
            if (n < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
            at += n;
        }
        buffer.flip();
    }

    /** Says whether exactly one hexadecimal string, brackets and all, stands between two positions. */
    boolean isHexString(long start, long end) throws IOException {
        return end - start >= 2
                && (end - start) % 2 == 0
                && end <= length
                && read(start, 1)[0] == '<'
                && read(end - 1, 1)[0] == '>'
                && hexEnd(start) == end - 1;
    }

    /** Decodes what stands between the brackets of a hexadecimal string of an even number of digits. */
    byte[] hexString(long start, long end) throws IOException {
        String digits = new String(read(start + 1, (int) (end - start - 2)), StandardCharsets.ISO_8859_1);
        return HexFormat.of().parseHex(digits);
    }

    /** Says whether a revision ends where the position is: an end-of-file marker and nothing but a line end after it. */
    boolean endsRevision(long position) throws IOException {
        long start = Math.max(0, position - 7);
        String tail = new String(read(start, (int) (position - start)), StandardCharsets.ISO_8859_1);
        return tail.endsWith("%%EOF")
                || tail.endsWith("%%EOF\n")
                || tail.endsWith("%%EOF\r")
                || tail.endsWith("%%EOF\r\n");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Finds where the digits after an opening bracket end; asked again it does not read again. */
    private long hexEnd(long start) throws IOException {
        Long known = hexEnds.get(start);
        if (known != null) {
            return known;
        }
        long position = start + 1;
        while (position < length) {
            byte[] block = read(position, BLOCK);
            int digits = leadingDigits(block);
            position += digits;
            if (digits < block.length) {
                break;
            }
        }
        hexEnds.put(start, position);
        return position;
    }

    private static int leadingDigits(byte[] block) {
        int i = 0;
        while (i < block.length && HexFormat.isHexDigit(block[i])) {
            i++;
        }
        return i;
    }

    private void requirePdf() throws IOException {
        String head = new String(read(0, WINDOW), StandardCharsets.ISO_8859_1);
        if (!head.contains("%PDF-")) {
            throw UnfitPdf.because(FailureCode.NOT_A_PDF, "the file does not start like one");
        }
    }

    /** Refuses a file that was cut off; where signatures were found in it, these say so themselves. */
    void requireEnd() throws IOException {
        String tail = new String(read(Math.max(0, length - WINDOW), WINDOW), StandardCharsets.ISO_8859_1);
        if (!tail.contains("%%EOF")) {
            throw UnfitPdf.because(FailureCode.PDF_DAMAGED, "the file has no end marker");
        }
    }
}
