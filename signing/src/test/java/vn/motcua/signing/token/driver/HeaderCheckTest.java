package vn.motcua.signing.token.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderCheckTest {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    @TempDir
    private Path root;

    private Machine machine(OperatingSystem system, Architecture architecture) {
        return new Machine(
                system, architecture, Map.of("SystemRoot", "C:\\Windows", "ProgramFiles", "C:\\Program Files"), root);
    }

    private Path file(String path, byte[] header) throws IOException {
        return Headers.write(root.resolve(path), header);
    }

    /** What is found out about a library among all those of the machine. */
    private static Optional<DriverFinding> objection(Machine machine, Path library) {
        List<DriverCandidate> all = DriverCatalogue.bundled().candidates(machine);
        DriverCandidate candidate = all.stream()
                .filter(it -> it.library().equals(library))
                .findFirst()
                .orElseThrow();
        return new HeaderCheck(machine, all).objection(candidate);
    }

    @Test
    void objection_driverThatFits_isNone() throws IOException {
        Path library = file("C/Windows/System32/viettel-ca_v6.dll", Headers.dll64());

        assertThat(objection(machine(OperatingSystem.WINDOWS, Architecture.X86_64), library))
                .isEmpty();
    }

    @Test
    void objection_32BitDriverOn64BitJava_namesThe64BitOneOfTheSameName() throws IOException {
        Path narrow = file("C/Windows/SysWOW64/viettel-ca_v6.dll", Headers.dll32());
        file("C/Windows/System32/viettel-ca_v5.dll", Headers.dll64());
        Path wide = file("C/Windows/System32/viettel-ca_v6.dll", Headers.dll64());

        DriverFinding finding = objection(machine(OperatingSystem.WINDOWS, Architecture.X86_64), narrow)
                .orElseThrow();

        assertThat(finding).isInstanceOfSatisfying(DriverFinding.WrongWidth.class, it -> {
            assertThat(it.width()).isEqualTo(32);
            assertThat(it.needed()).isEqualTo(64);
            assertThat(it.replacements()).first().isEqualTo(wide);
        });
        assertThat(finding.explanation(VIETNAMESE)).contains("32 bit").contains("64 bit");
        assertThat(finding.remedy(VIETNAMESE)).contains(wide.toString());
    }

    @Test
    void objection_64BitDriverOn32BitJava_namesThe32BitOne() throws IOException {
        Path wide = file("C/Windows/System32/bit4xpki.dll", Headers.dll64());
        Path narrow = file("C/Windows/SysWOW64/bit4xpki.dll", Headers.dll32());

        assertThat(objection(machine(OperatingSystem.WINDOWS, Architecture.X86), wide))
                .get()
                .isInstanceOfSatisfying(
                        DriverFinding.WrongWidth.class,
                        it -> assertThat(it.replacements()).containsExactly(narrow));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C/Program Files/Feitian/eps2003csp1164.dll",
                "C/Program Files/Feitian/eps2003csp11_x64.dll",
                "C/Program Files/Feitian/x64/eps2003csp11.dll"
            })
    void objection_siblingBesideTheDriver_isNamed(String sibling) throws IOException {
        Path narrow = file("C/Program Files/Feitian/eps2003csp11.dll", Headers.dll32());
        Path wide = file(sibling, Headers.dll64());

        assertThat(objection(machine(OperatingSystem.WINDOWS, Architecture.X86_64), narrow))
                .get()
                .isInstanceOfSatisfying(
                        DriverFinding.WrongWidth.class,
                        it -> assertThat(it.replacements()).containsExactly(wide));
    }

    @Test
    void objection_no64BitSibling_asksForOne() throws IOException {
        Path narrow = file("C/Windows/SysWOW64/vnptca_p11_v8.dll", Headers.dll32());
        file("C/Windows/System32/viettel-ca_v6.dll", Headers.dll64());

        DriverFinding finding = objection(machine(OperatingSystem.WINDOWS, Architecture.X86_64), narrow)
                .orElseThrow();

        assertThat(finding)
                .isInstanceOfSatisfying(
                        DriverFinding.WrongWidth.class,
                        it -> assertThat(it.replacements()).isEmpty());
        assertThat(finding.remedy(Locale.ENGLISH)).contains("64-bit programs");
    }

    @Test
    void objection_intelDriverOnAppleSilicon_isForAnotherProcessor() throws IOException {
        Path library = file("usr/local/lib/viettel-ca_v6.dylib", Headers.dylib(Headers.CPU_X86_64));

        DriverFinding finding = objection(machine(OperatingSystem.MACOS, Architecture.ARM64), library)
                .orElseThrow();

        assertThat(finding)
                .isEqualTo(new DriverFinding.WrongArchitecture(
                        finding.candidate(), Set.of(Architecture.X86_64), Architecture.ARM64, List.of()));
        assertThat(finding.remedy(Locale.ENGLISH)).contains("driver for arm64").contains("Java runtime for x86-64");
    }

    @Test
    void objection_universalDriver_fitsBoth() throws IOException {
        Path library = file(
                "usr/local/lib/libeToken.dylib",
                Headers.fat(Headers.dylib(Headers.CPU_X86_64), Headers.dylib(Headers.CPU_ARM64)));

        assertThat(objection(machine(OperatingSystem.MACOS, Architecture.ARM64), library))
                .isEmpty();
        assertThat(objection(machine(OperatingSystem.MACOS, Architecture.X86_64), library))
                .isEmpty();
    }

    @Test
    void objection_elf32OnLinux64_namesTheOtherFolder() throws IOException {
        Path narrow = file("usr/lib32/libeTPkcs11.so", Headers.elf32());
        Path wide = file("usr/lib64/libeTPkcs11.so", Headers.elf64());

        assertThat(objection(machine(OperatingSystem.LINUX, Architecture.X86_64), narrow))
                .get()
                .isInstanceOfSatisfying(
                        DriverFinding.WrongWidth.class,
                        it -> assertThat(it.replacements()).containsExactly(wide));
    }

    @Test
    void objection_libraryOfAnotherSystem_saysSo() throws IOException {
        Path library = file("usr/lib/libbit4xpki.so", Headers.dll64());

        assertThat(objection(machine(OperatingSystem.LINUX, Architecture.X86_64), library))
                .get()
                .isInstanceOfSatisfying(
                        DriverFinding.NotALibrary.class,
                        it -> assertThat(it.flaw()).isEqualTo(FileFlaw.OTHER_SYSTEM));
    }

    @Test
    void objection_processorNobodyKnows_leavesItToTheLoader() throws IOException {
        Path library = file("usr/lib/libbit4xpki.so", Headers.elf64());

        assertThat(objection(machine(OperatingSystem.LINUX, Architecture.OTHER_64), library))
                .isEmpty();
    }
}
