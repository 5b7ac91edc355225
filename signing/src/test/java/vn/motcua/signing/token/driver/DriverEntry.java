package vn.motcua.signing.token.driver;

import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import vn.motcua.signing.fuzz.Bench;
import vn.motcua.signing.fuzz.Reading;

/** The head of a library that may be a driver. */
public final class DriverEntry {

    private DriverEntry() {}

    /**
     * Opens the reader.
     *
     * @param bench where a file may be
     * @return the reader
     */
    public static Reading open(Bench bench) {
        Path file = bench.scratch("input");
        return input -> FileHeader.read(Files.write(file, input)).flaw() == null;
    }

    /**
     * Makes heads of libraries.
     *
     * @return one of each format
     */
    public static Map<String, byte[]> heads() {
        byte[] dylib = Headers.dylib(Headers.CPU_ARM64);
        return Map.of(
                "elf64", Headers.elf64(),
                "elf32", Headers.elf32(),
                "elf-big", Headers.elf(64, ByteOrder.BIG_ENDIAN, 3, 22),
                "dll64", Headers.dll64(),
                "dll32", Headers.dll32(),
                "dylib", dylib,
                "fat", Headers.fat(dylib, Headers.dylib(Headers.CPU_X86_64)),
                "fat64", Headers.fat64(dylib));
    }
}
