package vn.motcua.signing.token.driver;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the first bytes of a file say about it: whether it is a library, for which system and which processors.
 *
 * @param flaw what keeps it from being a library, or null if nothing does
 * @param system the system that uses this format; of no meaning if there is a flaw
 * @param architectures the processors it is made for; several in a universal file of macOS; empty if there is a flaw
 */
record FileHeader(@Nullable FileFlaw flaw, OperatingSystem system, List<Architecture> architectures) {

    private static final long ELF = 0x7F454C46L;
    private static final int DOS = 0x4D5A;
    private static final long MACH_32 = 0xFEEDFACEL;
    private static final long MACH_64 = 0xFEEDFACFL;
    private static final long MACH_32_SWAPPED = 0xCEFAEDFEL;
    private static final long MACH_64_SWAPPED = 0xCFFAEDFEL;
    private static final long FAT_32 = 0xCAFEBABEL;
    private static final long FAT_64 = 0xCAFEBABFL;

    /** A class file of Java begins with the same four bytes and then its version, which is at least 45. */
    private static final long MOST_SLICES = 30;

    FileHeader {
        architectures = List.copyOf(architectures);
    }

    static FileHeader read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(HeaderBytes.of(channel));
        } catch (EOFException e) {
            return flawed(FileFlaw.CUT_OFF);
        } catch (IOException e) {
            return flawed(FileFlaw.UNREADABLE);
        }
    }

    private static FileHeader read(HeaderBytes bytes) throws IOException {
        if (bytes.size() < 4) {
            return flawed(FileFlaw.NOT_BINARY);
        }
        long magic = bytes.u32(0);
        if (magic == ELF) {
            return elf(bytes);
        }
        if (magic >>> 16 == DOS) {
            return pe(bytes.littleEndian());
        }
        if (magic == FAT_32 || magic == FAT_64) {
            return fat(bytes, magic == FAT_64);
        }
        return isMach(magic) ? macOs(List.of(mach(bytes, 0))) : flawed(FileFlaw.NOT_BINARY);
    }

    private static FileHeader flawed(FileFlaw flaw) {
        return new FileHeader(flaw, OperatingSystem.LINUX, List.of());
    }

    private static FileHeader library(boolean is, OperatingSystem system, Architecture architecture) {
        return is ? new FileHeader(null, system, List.of(architecture)) : flawed(FileFlaw.NOT_SHARED);
    }

    /** System V ABI, ELF header: class at 4, byte order at 5, type at 16 (3 = shared object), machine at 18. */
    private static FileHeader elf(HeaderBytes big) throws IOException {
        int bits = big.u8(4) == 1 ? 32 : 64;
        boolean little = big.u8(5) == 1;
        HeaderBytes bytes = little ? big.littleEndian() : big;
        int type = bytes.u16(16);
        int machine = bytes.u16(18);
        bytes.u16(bits == 32 ? 50 : 62); // the last field of the header
        return library(type == 3, OperatingSystem.LINUX, elfMachine(machine, bits, little));
    }

    private static Architecture elfMachine(int machine, int bits, boolean little) {
        Architecture named = little
                ? switch (machine) {
                    case 3 -> Architecture.X86;
                    case 40 -> Architecture.ARM;
                    case 62 -> Architecture.X86_64;
                    case 183 -> Architecture.ARM64;
                    case 243 -> Architecture.RISCV64;
                    case 21 -> Architecture.PPC64LE;
                    default -> Architecture.other(bits);
                }
                : machine == 22 ? Architecture.S390X : Architecture.other(bits);
        // The 32-bit forms of 64-bit processors (x32, for instance) are loaded by neither.
        return named.bits() == bits ? named : Architecture.other(bits);
    }

    /** Microsoft PE format: the offset of the signature at 60, then machine, and characteristics (0x2000 = DLL). */
    private static FileHeader pe(HeaderBytes bytes) throws IOException {
        long signature = bytes.u32(60);
        if (bytes.u32(signature) != 0x4550L) {
            return flawed(FileFlaw.NOT_BINARY);
        }
        int machine = bytes.u16(signature + 4);
        boolean wide = bytes.u16(signature + 24) == 0x20B;
        boolean dll = (bytes.u16(signature + 22) & 0x2000) != 0;
        return library(dll, OperatingSystem.WINDOWS, peMachine(machine, wide));
    }

    private static Architecture peMachine(int machine, boolean wide) {
        return switch (machine) {
            case 0x14C -> Architecture.X86;
            case 0x8664 -> Architecture.X86_64;
            case 0xAA64 -> Architecture.ARM64;
            case 0x1C0, 0x1C2, 0x1C4 -> Architecture.ARM;
            default -> Architecture.other(wide ? 64 : 32);
        };
    }

    private static boolean isMach(long magic) {
        return magic == MACH_32 || magic == MACH_64 || magic == MACH_32_SWAPPED || magic == MACH_64_SWAPPED;
    }

    /** Apple's universal files: a count, then for each slice its processor and where it lies. */
    private static FileHeader fat(HeaderBytes bytes, boolean wide) throws IOException {
        long count = bytes.u32(4);
        if (count == 0 || count > MOST_SLICES) {
            return flawed(FileFlaw.NOT_BINARY);
        }
        List<FileHeader> slices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long entry = 8 + i * (wide ? 32L : 20L);
            slices.add(mach(bytes, wide ? bytes.u64(entry + 8) : bytes.u32(entry + 8)));
        }
        return macOs(slices);
    }

    /** Mach-O header: processor at 4, type at 12 (6 = dynamic library, 8 = bundle). */
    private static FileHeader mach(HeaderBytes big, long at) throws IOException {
        long magic = big.u32(at);
        if (!isMach(magic)) {
            return flawed(FileFlaw.NOT_BINARY);
        }
        HeaderBytes bytes = magic == MACH_32 || magic == MACH_64 ? big : big.littleEndian();
        int bits = magic == MACH_32 || magic == MACH_32_SWAPPED ? 32 : 64;
        long processor = bytes.u32(at + 4);
        long type = bytes.u32(at + 12);
        bytes.u32(at + (bits == 32 ? 24 : 28)); // the last field of the header
        return library(type == 6 || type == 8, OperatingSystem.MACOS, machProcessor(processor, bits));
    }

    private static Architecture machProcessor(long processor, int bits) {
        if (processor == 7) {
            return Architecture.X86;
        }
        if (processor == 12) {
            return Architecture.ARM;
        }
        if (processor == 0x01000007L) {
            return Architecture.X86_64;
        }
        return processor == 0x0100000CL ? Architecture.ARM64 : Architecture.other(bits);
    }

    private static FileHeader macOs(List<FileHeader> slices) {
        return slices.stream()
                .filter(slice -> slice.flaw() != null)
                .findFirst()
                .orElseGet(() -> new FileHeader(
                        null,
                        OperatingSystem.MACOS,
                        slices.stream()
                                .flatMap(slice -> slice.architectures().stream())
                                .toList()));
    }

    /** Whether a Java runtime can load it, as far as the header tells. */
    boolean fits(Machine machine) {
        return flaw == null
                && system == machine.system()
                && (!machine.architecture().isKnown() || architectures.contains(machine.architecture()));
    }
}
