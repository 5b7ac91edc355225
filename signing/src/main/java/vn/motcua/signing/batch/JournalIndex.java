package vn.motcua.signing.batch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/**
 * Where in a journal the last line about a document is: a hash table in a file of its own, so that the memory does not
 * grow with what is done. It is made anew each time.
 */
final class JournalIndex {

    private static final int SLOT = 24;
    private static final int FEWEST_SLOTS = 16;
    private static final long MOST_SLOTS = Integer.MAX_VALUE / SLOT;

    private final ByteBuffer table;
    private final int slots;

    private JournalIndex(ByteBuffer table, int slots) {
        this.table = table;
        this.slots = slots;
    }

    /** Room for so many documents; half of it stays empty. */
    static JournalIndex of(long documents) throws IOException {
        if (documents * 2 > MOST_SLOTS) {
            throw new IOException("it has more lines than a journal may have");
        }
        int slots = (int) Math.max(FEWEST_SLOTS, documents * 2);
        Path file = Files.createTempFile("motcua-batch", ".index");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer table = channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) slots * SLOT);
            return new JournalIndex(table, slots);
        } finally {
            discard(file);
        }
    }

    /** The mapping outlives the name, except where the system keeps the name for it. */
    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    void put(ItemId item, long line) {
        int at = slot(item) * SLOT;
        table.putLong(at, item.high()).putLong(at + 8, item.low()).putLong(at + 16, line + 1);
    }

    OptionalLong line(ItemId item) {
        long found = table.getLong(slot(item) * SLOT + 16);
        return found == 0 ? OptionalLong.empty() : OptionalLong.of(found - 1);
    }

    /** The slot of the item, or the empty one it would have. */
    private int slot(ItemId item) {
        int slot = (int) Long.remainderUnsigned(item.high(), slots);
        while (table.getLong(slot * SLOT + 16) != 0 && !isAt(slot, item)) {
            slot = (slot + 1) % slots;
        }
        return slot;
    }

    private boolean isAt(int slot, ItemId item) {
        return table.getLong(slot * SLOT) == item.high() && table.getLong(slot * SLOT + 8) == item.low();
    }
}
