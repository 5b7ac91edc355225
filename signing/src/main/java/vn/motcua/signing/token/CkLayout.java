package vn.motcua.signing.token;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;

/**
 * How PKCS#11 structures lie in memory on this platform.
 *
 * <p>{@code CK_ULONG} is the C {@code unsigned long}: 8 bytes on 64-bit Linux and macOS, 4 on Windows, where besides
 * every structure is packed to one byte. The offsets of the Windows layout are tested; no Windows driver has been run.
 *
 * @param ulong the size of CK_ULONG in bytes
 * @param pointer the size of a pointer in bytes
 * @param packed whether members follow each other without gaps
 */
record CkLayout(int ulong, int pointer, boolean packed) {

    static CkLayout ofThisMachine() {
        return new CkLayout(Native.LONG_SIZE, Native.POINTER_SIZE, Platform.isWindows());
    }

    /** Gives the offset of each member, and last the size of the structure. */
    int[] offsets(int... sizes) {
        int[] offsets = new int[sizes.length + 1];
        int end = 0;
        int widest = 1;
        for (int i = 0; i < sizes.length; i++) {
            int alignment = packed ? 1 : alignmentOf(sizes[i]);
            offsets[i] = roundUp(end, alignment);
            end = offsets[i] + sizes[i];
            widest = Math.max(widest, alignment);
        }
        offsets[sizes.length] = roundUp(end, widest);
        return offsets;
    }

    /** Character arrays and versions are made of bytes; only numbers and pointers are aligned. */
    private int alignmentOf(int size) {
        return size == ulong || size == pointer ? size : 1;
    }

    private static int roundUp(int offset, int alignment) {
        return (offset + alignment - 1) / alignment * alignment;
    }

    long readUlong(Pointer at, long offset) {
        return ulong == Long.BYTES ? at.getLong(offset) : Integer.toUnsignedLong(at.getInt(offset));
    }

    void writeUlong(Pointer at, long offset, long value) {
        if (ulong == Long.BYTES) {
            at.setLong(offset, value);
        } else {
            at.setInt(offset, (int) value);
        }
    }

    /** CK_UNAVAILABLE_INFORMATION: all bits of a CK_ULONG. */
    boolean isUnavailable(long value) {
        return value == (ulong == Long.BYTES ? -1L : 0xFFFFFFFFL);
    }

    NativeLong argument(long value) {
        return new NativeLong(value, true);
    }

    long result(NativeLong value) {
        return ulong == Long.BYTES ? value.longValue() : value.longValue() & 0xFFFFFFFFL;
    }

    /** Reads text that is padded with blanks; some drivers end it with a NUL instead. */
    static String readText(Pointer at, long offset, int length) {
        String text = new String(at.getByteArray(offset, length), StandardCharsets.UTF_8);
        int nul = text.indexOf('\0');
        return (nul < 0 ? text : text.substring(0, nul)).strip();
    }
}
