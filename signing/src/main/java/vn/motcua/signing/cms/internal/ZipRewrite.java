package vn.motcua.signing.cms.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.zip.CRC32;

/**
 * A zip file that is written anew with other entries (APPNOTE 6.3, with Zip64): those that stay are copied octet by octet
 * as they stand, packed or not, and what comes new stands behind them, not packed. Entries only move towards the
 * beginning, so that a place that fitted into its field still does.
 */
public final class ZipRewrite {

    private static final int CENTRAL = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int OFFSET_FIELD = 42;
    private static final short NAME_IN_UTF_8 = 0x0800;
    private static final short PLAIN = 20;
    private static final short ZIP_64 = 45;
    private static final long IN_EXTRA = 0xffffffffL;
    private static final int MOST_ENTRIES = 0xffff;

    private final ZipEntries from;
    private final Consumer<ByteBuffer> out;
    private final int dosTime;
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private long position;
    private int count;

    /**
     * Begins.
     *
     * @param from where entries are taken from
     * @param out takes the octets of the new file
     * @param time when new entries were made
     */
    public ZipRewrite(ZipEntries from, Consumer<ByteBuffer> out, LocalDateTime time) {
        this.from = from;
        this.out = out;
        this.dosTime = (time.getYear() - 1980) << 25
                | time.getMonthValue() << 21
                | time.getDayOfMonth() << 16
                | time.getHour() << 11
                | time.getMinute() << 5
                | time.getSecond() >> 1;
    }

    /**
     * Copies entries.
     *
     * @param stays which of them, by their names
     */
    public void keep(Predicate<String> stays) {
        from.all().forEach((name, entry) -> {
            if (stays.test(name)) {
                keep(entry.place());
            }
        });
    }

    private void keep(ZipDirectory.Extent place) {
        long start = position;
        from.raw(place.start(), place.end(), this::write);
        byte[] octets = new byte[place.recordLength()];
        ByteBuffer record = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
        from.raw(place.record(), place.record() + place.recordLength(), record::put);
        moved(record, start);
        directory.writeBytes(octets);
        count++;
    }

    private void write(ByteBuffer block) {
        position += block.remaining();
        out.accept(block);
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Puts another place into a record of the directory: into its field, or behind the lengths in the extra field. */
    private static void moved(ByteBuffer record, long start) {
        if (unsigned(record.getInt(OFFSET_FIELD)) != IN_EXTRA) {
            record.putInt(OFFSET_FIELD, (int) start);
            return;
        }
        int at = 46 + Short.toUnsignedInt(record.getShort(28));
        while (record.getShort(at) != 1) {
            at += 4 + Short.toUnsignedInt(record.getShort(at + 2));
        }
        at += 4;
        at += unsigned(record.getInt(24)) == IN_EXTRA ? Long.BYTES : 0;
        at += unsigned(record.getInt(20)) == IN_EXTRA ? Long.BYTES : 0;
        record.putLong(at, start);
    }

    private static long unsigned(int value) {
        return Integer.toUnsignedLong(value);
    }

    /**
     * Adds an entry, not packed.
     *
     * @param name its name
     * @param bytes its contents
     */
    public void add(String name, byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        byte[] octets = name.getBytes(StandardCharsets.UTF_8);
        long start = position;
        ByteBuffer local = buffer(30 + octets.length);
        local.putInt(LOCAL).putShort(PLAIN);
        common(local, (int) sum.getValue(), bytes.length, octets.length);
        write(local.putShort((short) 0).put(octets).flip());
        write(ByteBuffer.wrap(bytes));
        boolean far = start >= IN_EXTRA;
        byte[] listed = new byte[46 + octets.length + (far ? 12 : 0)];
        ByteBuffer record = ByteBuffer.wrap(listed).order(ByteOrder.LITTLE_ENDIAN);
        record.putInt(CENTRAL).putShort(far ? ZIP_64 : PLAIN).putShort(far ? ZIP_64 : PLAIN);
        common(record, (int) sum.getValue(), bytes.length, octets.length);
        record.putShort((short) (far ? 12 : 0)).putShort((short) 0).putShort((short) 0);
        record.putShort((short) 0)
                .putInt(0)
                .putInt((int) (far ? IN_EXTRA : start))
                .put(octets);
        if (far) {
            record.putShort((short) 1).putShort((short) Long.BYTES).putLong(start);
        }
        directory.writeBytes(listed);
        count++;
    }

    private void common(ByteBuffer header, int sum, int length, int nameLength) {
        header.putShort(NAME_IN_UTF_8).putShort((short) 0).putInt(dosTime);
        header.putInt(sum).putInt(length).putInt(length).putShort((short) nameLength);
    }

    /** Writes the directory. */
    public void finish() {
        long start = position;
        write(ByteBuffer.wrap(directory.toByteArray()));
        int length = directory.size();
        boolean large = start >= IN_EXTRA || count >= MOST_ENTRIES;
        if (large) {
            long at = position;
            ByteBuffer end = buffer(56 + 20);
            end.putInt(END_64)
                    .putLong(44)
                    .putShort(ZIP_64)
                    .putShort(ZIP_64)
                    .putInt(0)
                    .putInt(0);
            end.putLong(count).putLong(count).putLong(length).putLong(start);
            write(end.putInt(LOCATOR_64).putInt(0).putLong(at).putInt(1).flip());
        }
        short entries = (short) (large ? MOST_ENTRIES : count);
        ByteBuffer end = buffer(22);
        end.putInt(END)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort(entries)
                .putShort(entries);
        end.putInt(length).putInt((int) (large ? IN_EXTRA : start)).putShort((short) 0);
        write(end.flip());
    }
}
