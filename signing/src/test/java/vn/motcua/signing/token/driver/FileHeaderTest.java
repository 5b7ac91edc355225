package vn.motcua.signing.token.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.sandbox.junit.RequiresNative;

class FileHeaderTest {

    @TempDir
    private Path folder;

    private FileHeader read(byte[] content) throws IOException {
        return FileHeader.read(Headers.write(folder.resolve("library"), content));
    }

    static Stream<Arguments> libraries() {
        ByteOrder little = ByteOrder.LITTLE_ENDIAN;
        byte[] intel = Headers.dylib(Headers.CPU_X86_64);
        byte[] apple = Headers.dylib(Headers.CPU_ARM64);
        return Stream.of(
                arguments(Headers.elf64(), OperatingSystem.LINUX, List.of(Architecture.X86_64)),
                arguments(Headers.elf32(), OperatingSystem.LINUX, List.of(Architecture.X86)),
                arguments(Headers.elf(64, little, 3, 183), OperatingSystem.LINUX, List.of(Architecture.ARM64)),
                arguments(Headers.elf(32, little, 3, 40), OperatingSystem.LINUX, List.of(Architecture.ARM)),
                arguments(Headers.elf(64, little, 3, 243), OperatingSystem.LINUX, List.of(Architecture.RISCV64)),
                arguments(Headers.elf(64, little, 3, 21), OperatingSystem.LINUX, List.of(Architecture.PPC64LE)),
                arguments(
                        Headers.elf(64, ByteOrder.BIG_ENDIAN, 3, 22),
                        OperatingSystem.LINUX,
                        List.of(Architecture.S390X)),
                arguments(
                        Headers.elf(64, ByteOrder.BIG_ENDIAN, 3, 21),
                        OperatingSystem.LINUX,
                        List.of(Architecture.OTHER_64)),
                arguments(Headers.elf(32, little, 3, 62), OperatingSystem.LINUX, List.of(Architecture.OTHER_32)),
                arguments(Headers.dll64(), OperatingSystem.WINDOWS, List.of(Architecture.X86_64)),
                arguments(Headers.dll32(), OperatingSystem.WINDOWS, List.of(Architecture.X86)),
                arguments(Headers.pe(0xAA64, 0x2022), OperatingSystem.WINDOWS, List.of(Architecture.ARM64)),
                arguments(Headers.pe(0x200, 0x2022), OperatingSystem.WINDOWS, List.of(Architecture.OTHER_64)),
                arguments(intel, OperatingSystem.MACOS, List.of(Architecture.X86_64)),
                arguments(Headers.mach(7, 8), OperatingSystem.MACOS, List.of(Architecture.X86)),
                arguments(
                        Headers.fat(intel, apple),
                        OperatingSystem.MACOS,
                        List.of(Architecture.X86_64, Architecture.ARM64)),
                arguments(Headers.fat64(apple), OperatingSystem.MACOS, List.of(Architecture.ARM64)));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void read_library_tellsItsSystemAndProcessors(byte[] file, OperatingSystem system, List<Architecture> processors)
            throws IOException {
        assertThat(read(file)).isEqualTo(new FileHeader(null, system, processors));
    }

    static Stream<Arguments> others() {
        byte[] javaClass = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 61, 0, 0, 0, 0};
        return Stream.of(
                arguments(new byte[0], FileFlaw.NOT_BINARY),
                arguments("/* GNU ld script */ GROUP ( x )".getBytes(StandardCharsets.UTF_8), FileFlaw.NOT_BINARY),
                arguments(javaClass, FileFlaw.NOT_BINARY),
                arguments(Headers.elf(64, ByteOrder.LITTLE_ENDIAN, 2, 62), FileFlaw.NOT_SHARED),
                arguments(Headers.elf(64, ByteOrder.LITTLE_ENDIAN, 1, 62), FileFlaw.NOT_SHARED),
                arguments(Headers.pe(0x8664, 0x0022), FileFlaw.NOT_SHARED),
                arguments(Headers.mach(Headers.CPU_ARM64, 2), FileFlaw.NOT_SHARED),
                arguments(Headers.fat(Headers.mach(Headers.CPU_ARM64, 2)), FileFlaw.NOT_SHARED),
                arguments("MZ, a text".getBytes(StandardCharsets.UTF_8), FileFlaw.CUT_OFF));
    }

    @ParameterizedTest
    @MethodSource("others")
    void read_otherFile_saysWhyItIsNoLibrary(byte[] file, FileFlaw flaw) throws IOException {
        assertThat(read(file).flaw()).isEqualTo(flaw);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void read_cutOffAnywhere_isNeverTakenForALibrary(byte[] file, OperatingSystem system, List<Architecture> processors)
            throws IOException {
        int header = system == OperatingSystem.WINDOWS ? 0x9A : file.length > 4096 ? 4096 + 32 : file.length;
        for (int length = 0; length < header; length += header > 1000 && length > 100 ? 97 : 1) {
            FileHeader cut = read(Arrays.copyOf(file, length));
            assertThat(cut.flaw())
                    .as("%s cut to %d bytes", processors, length)
                    .isIn(FileFlaw.CUT_OFF, FileFlaw.NOT_BINARY);
            assertThat(cut.architectures()).isEmpty();
        }
    }

    @Test
    void read_randomlyBrokenHeaders_neverFails() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<byte[]> files = libraries().map(it -> (byte[]) it.get()[0]).toList();
        for (int i = 0; i < 2000; i++) {
            byte[] file = files.get(random.nextInt(files.size())).clone();
            for (int change = random.nextInt(6); change >= 0; change--) {
                file[4 + random.nextInt(Math.min(file.length, 300) - 4)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> read(file)).as("seed %d", seed).doesNotThrowAnyException();
        }
    }

    @Test
    void read_noFile_isUnreadable() {
        assertThat(FileHeader.read(folder.resolve("none")).flaw()).isEqualTo(FileFlaw.UNREADABLE);
    }

    @Test
    void read_folder_isNoLibrary() {
        assertThat(FileHeader.read(folder).flaw()).isIn(FileFlaw.UNREADABLE, FileFlaw.NOT_BINARY);
    }

    @Test
    @RequiresNative("gcc")
    void read_whatTheCompilerMakes_agreesWithTheCompiler() throws IOException {
        Path library = Stub.compiled(folder.resolve("stub.so"));
        Path source = Files.writeString(folder.resolve("main.c"), "int main(void) { return 0; }\n");
        Path object = folder.resolve("main.o");
        Stub.run("gcc", "-c", "-o", object.toString(), source.toString());

        assertThat(FileHeader.read(library).fits(Machine.ofThisProcess())).isTrue();
        assertThat(FileHeader.read(object).flaw()).isEqualTo(FileFlaw.NOT_SHARED);
    }
}
