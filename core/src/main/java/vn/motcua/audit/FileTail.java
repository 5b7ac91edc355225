package vn.motcua.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The end of a file, read backwards far enough for the last two records and what a crash left behind them. */
final class FileTail {

    static final String TORN = "\t!torn";

    private static final int LENGTH = 1 << 20;

    private final String text;
    private final boolean whole;

    private FileTail(String text, boolean whole) {
        this.text = text;
        this.whole = whole;
    }

    static FileTail of(FileChannel channel) throws IOException {
        long size = channel.size();
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(size, LENGTH));
        long start = size - bytes.capacity();
        int read;
        do {
            read = channel.read(bytes, start + bytes.position());
        } while (read >= 0 && bytes.hasRemaining());
        return new FileTail(
                new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8), size == bytes.capacity());
    }

    /** Returns what stands behind the last line end: empty unless a write was cut off. */
    String fragment() {
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    /** Returns the last records, the last one first; the header and torn lines are none. */
    List<AuditLink> lastRecords() {
        int end = text.lastIndexOf('\n');
        int start = text.indexOf('\n') + 1;
        List<AuditLink> links = new ArrayList<>();
        if (start <= end) {
            text.substring(start, end)
                    .lines()
                    .filter(line -> !line.endsWith(TORN))
                    .forEach(line -> links.add(AuditLine.link(line)));
        }
        Collections.reverse(links);
        return links;
    }

    /** Says whether the file has no other beginning than what was read. */
    boolean isWhole() {
        return whole;
    }

    String text() {
        return text;
    }
}
