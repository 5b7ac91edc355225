package vn.motcua.signing.cms.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The central directory of a zip file (ISO/IEC 21320-1; APPNOTE 6.3, with Zip64), held against the headers that stand
 * before the entries: what one reader takes for the contents, every other has to take for them too.
 */
final class ZipDirectory {

    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int END_LENGTH = 22;
    private static final int LOCATOR_LENGTH = 20;
    private static final int END_64_LENGTH = 56;
    private static final int CENTRAL_LENGTH = 46;
    private static final int LOCAL_LENGTH = 30;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final long IN_EXTRA = 0xffffffffL;
    private static final int EXTRA_64 = 1;
    private static final int FLAG_ENCRYPTED = 1;
    private static final int FLAG_DESCRIPTOR = 8;
    private static final int LONGEST_DESCRIPTOR = 24;
    private static final long LARGEST_DIRECTORY = 16L << 20;

    private final FileChannel channel;
    private final String attempted;

    ZipDirectory(FileChannel channel, String attempted) {
        this.channel = channel;
        this.attempted = attempted;
    }

    /**
     * An entry.
     *
     * @param name its name, safe to be a path below a folder
     * @param method 0 for stored, 8 for deflated
     * @param crc the check sum of its contents
     * @param compressed how many octets it takes in the file
     * @param size how many octets it has
     * @param data where its octets begin in the file
     * @param place where all that belongs to it lies
     */
    record Entry(String name, int method, long crc, long compressed, long size, long data, Extent place) {}

    /**
     * What belongs to an entry.
     *
     * @param start where the header before its octets begins
     * @param end where what stands behind its octets ends
     * @param record where its record in the directory begins
     * @param recordLength the length of that
     */
    record Extent(long start, long end, long record, int recordLength) {}

    private record Central(String name, int flags, Entry entry) {}

    /** Where the directory is, and of how many entries. */
    private record Place(long offset, long length, long entries) {}

    List<Entry> read(int mostEntries) throws IOException {
        Place place = place();
        if (place.entries() > mostEntries || place.length() > LARGEST_DIRECTORY) {
            throw refused(FailureCode.LIMIT_EXCEEDED, "it has too many entries", null);
        }
        ByteBuffer directory = at(place.offset(), (int) place.length());
        List<Central> found = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (directory.hasRemaining()) {
            Central central = central(directory, place.offset());
            requireName(central.name());
            if (!names.add(central.name().toLowerCase(Locale.ROOT))) {
                throw damaged("two entries have the same name");
            }
            found.add(central);
        }
        if (found.size() != place.entries()) {
            throw damaged("its directory has another number of entries than it says");
        }
        return located(found, place.offset());
    }

    private Place place() throws IOException {
        long size = channel.size();
        int tail = (int) Math.min(size, END_LENGTH + LONGEST_COMMENT);
        ByteBuffer bytes = at(size - tail, tail);
        for (int i = tail - END_LENGTH; i >= 0; i--) {
            if (bytes.getInt(i) == END && unsigned(bytes.getShort(i + 20)) == tail - END_LENGTH - i) {
                return place(bytes, i, size - tail + i);
            }
        }
        throw damaged("it is no zip file, or cut off");
    }

    private Place place(ByteBuffer bytes, int at, long end) throws IOException {
        if (bytes.getShort(at + 4) != 0 || bytes.getShort(at + 6) != 0) {
            throw damaged("it is one of several parts");
        }
        long entries = unsigned(bytes.getShort(at + 10));
        long length = unsigned(bytes.getInt(at + 12));
        long offset = unsigned(bytes.getInt(at + 16));
        long directoryEnd = end;
        if (entries == 0xffff || length == IN_EXTRA || offset == IN_EXTRA) {
            ByteBuffer locator = at(end - LOCATOR_LENGTH, LOCATOR_LENGTH);
            if (locator.getInt(0) != LOCATOR_64) {
                throw damaged("its directory cannot be found");
            }
            directoryEnd = locator.getLong(8);
            ByteBuffer large = at(directoryEnd, END_64_LENGTH);
            if (large.getInt(0) != END_64) {
                throw damaged("its directory cannot be found");
            }
            entries = large.getLong(32);
            length = large.getLong(40);
            offset = large.getLong(48);
        }
        if (offset < 0 || length < 0 || entries < 0 || offset > directoryEnd || length != directoryEnd - offset) {
            throw damaged("its directory is not where it says");
        }
        return new Place(offset, length, entries);
    }

    private Central central(ByteBuffer directory, long offset) {
        if (directory.remaining() < CENTRAL_LENGTH || directory.getInt(directory.position()) != CENTRAL) {
            throw damaged("its directory is broken");
        }
        int start = directory.position();
        int flags = unsigned(directory.getShort(start + 8));
        int method = unsigned(directory.getShort(start + 10));
        long crc = unsigned(directory.getInt(start + 16));
        int nameLength = unsigned(directory.getShort(start + 28));
        int extraLength = unsigned(directory.getShort(start + 30));
        int commentLength = unsigned(directory.getShort(start + 32));
        if (nameLength + extraLength + commentLength > directory.remaining() - CENTRAL_LENGTH) {
            throw damaged("its directory is broken");
        }
        if ((flags & FLAG_ENCRYPTED) != 0 || (method != 0 && method != 8)) {
            throw damaged("an entry is encrypted or compressed in a way containers do not allow");
        }
        String name = name(directory, start + CENTRAL_LENGTH, nameLength);
        ByteBuffer extra = directory
                .duplicate()
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(start + CENTRAL_LENGTH + nameLength)
                .limit(start + CENTRAL_LENGTH + nameLength + extraLength);
        long[] sizes = {
            unsigned(directory.getInt(start + 24)),
            unsigned(directory.getInt(start + 20)),
            unsigned(directory.getInt(start + 42))
        };
        takeLarge(extra, sizes);
        int length = CENTRAL_LENGTH + nameLength + extraLength + commentLength;
        directory.position(start + length);
        Extent place = new Extent(sizes[2], 0, offset + start, length);
        return new Central(name, flags, new Entry(name, method, crc, sizes[1], sizes[0], sizes[2], place));
    }

    /** Values that do not fit into four octets stand in the Zip64 extra field, in this order. */
    private void takeLarge(ByteBuffer extra, long[] sizes) {
        while (extra.remaining() >= 4) {
            int id = unsigned(extra.getShort());
            int length = unsigned(extra.getShort());
            if (length > extra.remaining()) {
                throw damaged("its directory is broken");
            }
            int end = extra.position() + length;
            for (int i = 0; id == EXTRA_64 && i < sizes.length; i++) {
                if (sizes[i] == IN_EXTRA) {
                    if (end - extra.position() < Long.BYTES) {
                        throw damaged("its directory is broken");
                    }
                    sizes[i] = extra.getLong();
                }
            }
            extra.position(end);
        }
    }

    private String name(ByteBuffer bytes, int start, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes.duplicate().position(start).limit(start + length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused(FailureCode.SIGNATURE_DAMAGED, "the name of an entry is not UTF-8", e);
        }
    }

    /** A name that leads out of the folder it is unpacked in, or means another file on another system, is refused. */
    private void requireName(String name) {
        boolean plain = !name.isEmpty()
                && !name.startsWith("/")
                && name.indexOf('\\') < 0
                && name.indexOf(':') < 0
                && name.chars().noneMatch(Character::isISOControl);
        for (String step : name.split("/", -1)) {
            plain &= !step.equals("..") && !step.equals(".");
        }
        if (!plain || name.contains("//")) {
            throw damaged("an entry has a name that no container may have");
        }
    }

    /** Holds each entry against its local header; between the first octet and the directory there is nothing else. */
    private List<Entry> located(List<Central> found, long directory) throws IOException {
        List<Central> ordered = new ArrayList<>(found);
        ordered.sort(Comparator.comparingLong(central -> central.entry().data()));
        List<Entry> entries = new ArrayList<>();
        long position = 0;
        boolean descriptor = false;
        for (int i = 0; i < ordered.size(); i++) {
            Central central = ordered.get(i);
            requireNext(central.entry().data(), position, descriptor);
            long next = i + 1 < ordered.size() ? ordered.get(i + 1).entry().data() : directory;
            Entry entry = located(central, directory, next);
            entries.add(entry);
            descriptor = (central.flags() & FLAG_DESCRIPTOR) != 0;
            position = entry.data() + entry.compressed();
        }
        requireNext(directory, position, descriptor);
        return entries;
    }

    private void requireNext(long next, long position, boolean descriptor) {
        long gap = next - position;
        if (gap < 0 || gap > (descriptor ? LONGEST_DESCRIPTOR : 0)) {
            throw damaged("its entries overlap, or something lies between them");
        }
    }

    private Entry located(Central central, long directory, long next) throws IOException {
        Entry entry = central.entry();
        if (entry.data() > directory - LOCAL_LENGTH) {
            throw damaged("an entry lies beyond the end");
        }
        ByteBuffer header = at(entry.data(), LOCAL_LENGTH);
        int nameLength = unsigned(header.getShort(26));
        long data = entry.data() + LOCAL_LENGTH + nameLength + unsigned(header.getShort(28));
        if (data > directory || entry.compressed() < 0 || entry.compressed() > directory - data) {
            throw damaged("an entry lies beyond the end");
        }
        String name = name(at(entry.data() + LOCAL_LENGTH, nameLength), 0, nameLength);
        boolean same = header.getInt(0) == LOCAL
                && unsigned(header.getShort(6)) == central.flags()
                && unsigned(header.getShort(8)) == entry.method()
                && name.equals(entry.name());
        if (!same || !saysTheSame(header, central)) {
            throw damaged("what stands before an entry is not what the directory says of it");
        }
        Extent place = new Extent(
                entry.place().start(),
                next,
                entry.place().record(),
                entry.place().recordLength());
        return new Entry(entry.name(), entry.method(), entry.crc(), entry.compressed(), entry.size(), data, place);
    }

    /** What was not known yet stands behind the entry; a length beyond four octets, in the extra field. */
    private static boolean saysTheSame(ByteBuffer header, Central central) {
        Entry entry = central.entry();
        boolean behind = (central.flags() & FLAG_DESCRIPTOR) != 0;
        return says(header.getInt(14), entry.crc(), behind)
                && says(header.getInt(18), entry.compressed(), behind)
                && says(header.getInt(22), entry.size(), behind);
    }

    private static boolean says(int field, long value, boolean behind) {
        long said = unsigned(field);
        return said == value || said == IN_EXTRA || (behind && said == 0);
    }

    private ByteBuffer at(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        if (position < 0) {
            throw damaged("it is cut off");
        }
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw damaged("it is cut off");
            }
        }
        return bytes.flip().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int unsigned(short value) {
        return Short.toUnsignedInt(value);
    }

    private static long unsigned(int value) {
        return Integer.toUnsignedLong(value);
    }

    private InvalidInputException damaged(String happened) {
        return refused(FailureCode.SIGNATURE_DAMAGED, happened, null);
    }

    private InvalidInputException refused(FailureCode code, String happened, @Nullable Throwable cause) {
        return new InvalidInputException(code, attempted, happened, cause);
    }
}
