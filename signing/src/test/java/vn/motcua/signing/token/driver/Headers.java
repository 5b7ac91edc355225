package vn.motcua.signing.token.driver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Headers of libraries, byte by byte as the formats' documents have them. */
final class Headers {

    static final int CPU_X86_64 = 0x01000007;
    static final int CPU_ARM64 = 0x0100000C;

    private Headers() {}

    /** ELF (System V ABI): e_ident, e_type, e_machine; the rest of the header is empty. */
    static byte[] elf(int bits, ByteOrder order, int type, int machine) {
        ByteBuffer header = ByteBuffer.allocate(bits == 32 ? 52 : 64).order(order);
        header.put(
                new byte[] {0x7F, 'E', 'L', 'F', (byte) (bits / 32), (byte) (order == ByteOrder.LITTLE_ENDIAN ? 1 : 2)
                });
        return header.putShort(16, (short) type).putShort(18, (short) machine).array();
    }

    static byte[] elf64() {
        return elf(64, ByteOrder.LITTLE_ENDIAN, 3, 62);
    }

    static byte[] elf32() {
        return elf(32, ByteOrder.LITTLE_ENDIAN, 3, 3);
    }

    /** PE: the DOS header with the offset at 0x3C, the signature, the COFF header and the optional header's magic. */
    static byte[] pe(int machine, int characteristics) {
        ByteBuffer file = ByteBuffer.allocate(0x100).order(ByteOrder.LITTLE_ENDIAN);
        file.put(0, (byte) 'M').put(1, (byte) 'Z').putInt(0x3C, 0x80).putInt(0x80, 0x00004550);
        file.putShort(0x84, (short) machine).putShort(0x96, (short) characteristics);
        return file.putShort(0x98, (short) (machine == 0x14C ? 0x10B : 0x20B)).array();
    }

    static byte[] dll64() {
        return pe(0x8664, 0x2022);
    }

    static byte[] dll32() {
        return pe(0x14C, 0x2102);
    }

    /** Mach-O: magic, cputype, cpusubtype, filetype, four more words. */
    static byte[] mach(int cpu, int fileType) {
        boolean wide = (cpu & 0x01000000) != 0;
        ByteBuffer header = ByteBuffer.allocate(wide ? 32 : 28).order(ByteOrder.LITTLE_ENDIAN);
        return header.putInt(wide ? 0xFEEDFACF : 0xFEEDFACE)
                .putInt(cpu)
                .putInt(0)
                .putInt(fileType)
                .array();
    }

    static byte[] dylib(int cpu) {
        return mach(cpu, 6);
    }

    /** A universal file: fat_header, one fat_arch for each slice, then the slices. */
    static byte[] fat(byte[]... slices) {
        ByteBuffer file = ByteBuffer.allocate(4096 * (slices.length + 1));
        file.putInt(0xCAFEBABE).putInt(slices.length);
        for (int i = 0; i < slices.length; i++) {
            int offset = 4096 * (i + 1);
            ByteBuffer slice = ByteBuffer.wrap(slices[i]).order(ByteOrder.LITTLE_ENDIAN);
            file.putInt(slice.getInt(4))
                    .putInt(0)
                    .putInt(offset)
                    .putInt(slices[i].length)
                    .putInt(12);
            file.put(offset, slices[i]);
        }
        return file.array();
    }

    /** The same with 64-bit offsets. */
    static byte[] fat64(byte[] slice) {
        ByteBuffer file = ByteBuffer.allocate(8192);
        file.putInt(0xCAFEBABF)
                .putInt(1)
                .putInt(CPU_ARM64)
                .putInt(0)
                .putLong(4096)
                .putLong(slice.length);
        return file.put(4096, slice).array();
    }

    static Path write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }
}
