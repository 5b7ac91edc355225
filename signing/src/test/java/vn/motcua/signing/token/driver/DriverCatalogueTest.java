package vn.motcua.signing.token.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/** Layouts of Windows, macOS and Linux, made below a folder. */
class DriverCatalogueTest {

    private static final String SYSTEM_32 = "C/Windows/System32/";

    @TempDir
    private Path root;

    private Machine windows() {
        Map<String, String> variables = Map.of(
                "SYSTEMROOT", "C:\\Windows",
                "SystemDrive", "C:",
                "ProgramFiles", "C:\\Program Files",
                "ProgramFiles(x86)", "C:\\Program Files (x86)");
        return new Machine(OperatingSystem.WINDOWS, Architecture.X86_64, variables, root);
    }

    private Machine linux() {
        return new Machine(OperatingSystem.LINUX, Architecture.X86_64, Map.of(), root);
    }

    private Machine macOs() {
        return new Machine(OperatingSystem.MACOS, Architecture.ARM64, Map.of("HOME", "/Users/x"), root);
    }

    private Path file(String path) throws IOException {
        return Headers.write(root.resolve(path), new byte[] {0});
    }

    private List<Path> found(Machine machine) {
        return DriverCatalogue.bundled().candidates(machine).stream()
                .map(DriverCandidate::library)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "viettel-ca_v1.dll",
                "viettel-ca_v2.dll",
                "viettel-ca_v3.dll",
                "viettel-ca_v4.dll",
                "viettel-ca_v5.dll",
                "viettel-ca_v6.dll",
                "vnptca_p11_v6.dll",
                "vnptca_p11_v7.dll",
                "vnptca_p11_v8.dll",
                "vnptca_p11_v9.dll",
                "vnptca_p11_v10.dll",
                "vnpt-ca_csp11.dll",
                "fptca_v3.dll",
                "fca_v1.dll",
                "bkavcaetoken_p11.dll",
                "BkavCAv2S.dll",
                "nca_v4.dll",
                "CA2_v34.dll",
                "safe-ca_v2.dll",
                "Vina-CAv5.dll",
                "wdsafe3.dll",
                "eps2003csp11.dll",
                "ShuttleCsp11_3003.dll",
                "eTPKCS11.dll",
                "bit4xpki.dll",
                "bit4ipki.dll",
                "gclib.dll",
                "opensc-pkcs11.dll",
                "softhsm2.dll"
            })
    void bundled_driverOfAVietnameseTokenInTheSystemFolder_isFoundByItsExactName(String name) throws IOException {
        Path library = file(SYSTEM_32 + name);

        List<DriverCandidate> candidates = DriverCatalogue.bundled().candidates(windows());

        assertThat(candidates).singleElement().satisfies(candidate -> {
            assertThat(candidate.library()).isEqualTo(library);
            assertThat(candidate.evidence()).isEqualTo(Evidence.NAMED);
            assertThat(candidate.issuer()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "C/Windows/SysWOW64/viettel-ca_v6.dll",
        "C/Windows/Sysnative/viettel-ca_v6.dll",
        "C/Program Files/Viettel/viettel-ca_v6.dll",
        "C/Program Files (x86)/Viettel-CA/Token Manager/viettel-ca_v6.dll",
        "C/Program Files/OpenSC Project/OpenSC/pkcs11/opensc-pkcs11.dll",
        "C/Program Files (x86)/Bkav Corporation/BkavCA Token Manager/st3csp11.dll",
        "C/SoftHSM2/lib/softhsm2-x64.dll",
        "C/Windows/System32/VIETTEL-CA_V6.DLL"
    })
    void candidates_windows_searchesItsFolders(String path) throws IOException {
        Path library = file(path);

        assertThat(found(windows())).containsExactly(library);
    }

    @ParameterizedTest
    @CsvSource({
        "usr/lib/x86_64-linux-gnu/opensc-pkcs11.so",
        "usr/lib/aarch64-linux-gnu/pkcs11/opensc-pkcs11.so",
        "usr/lib64/libeTPkcs11.so",
        "usr/lib/libeToken.so.8",
        "usr/lib/bit4id/libbit4xpki.so",
        "usr/local/lib/libbit4ipki.so",
        "usr/lib/softhsm/libsofthsm2.so",
        "opt/ePass2003-Castle-20141128/x64/redist/libcastle.so.1.0.0",
        "opt/viettel-ca/lib/libviettel-ca_v6.so"
    })
    void candidates_linux_searchesItsFolders(String path) throws IOException {
        Path library = file(path);

        assertThat(found(linux())).containsExactly(library);
    }

    @ParameterizedTest
    @CsvSource({
        "usr/local/lib/viettel-ca_v6.dylib",
        "opt/homebrew/lib/opensc-pkcs11.so",
        "Library/OpenSC/lib/opensc-pkcs11.so",
        "Library/Frameworks/eToken.framework/Versions/Current/libeToken.dylib",
        "Users/x/Library/PKCS11/bit4xpki.dylib",
        "Applications/VNPT-CA Token Manager.app/Contents/MacOS/libvnptca_p11_v8.dylib",
        "usr/local/lib/libcastle.1.0.0.dylib"
    })
    void candidates_macOs_searchesItsFolders(String path) throws IOException {
        Path library = file(path);

        assertThat(found(macOs())).containsExactly(library);
    }

    @Test
    void candidates_laterVersionThanAnyNamed_isFoundAndMarkedInferred() throws IOException {
        file(SYSTEM_32 + "viettel-ca_v17.dll");

        assertThat(DriverCatalogue.bundled().candidates(windows()))
                .extracting(DriverCandidate::evidence)
                .containsExactly(Evidence.INFERRED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "viettel-ca_v6_s.dll",
                "viettel-ca_vx.dll",
                "xviettel-ca_v6.dll",
                "viettel-ca_v6.dll.bak",
                "p11.dll"
            })
    void candidates_otherNames_areLeftAlone(String name) throws IOException {
        file(SYSTEM_32 + name);

        assertThat(found(windows())).isEmpty();
    }

    @Test
    void candidates_linux_mindsTheCaseOfNames() throws IOException {
        file("usr/lib/OPENSC-PKCS11.SO");

        assertThat(found(linux())).isEmpty();
    }

    @Test
    void candidates_variableThatIsNotSet_leavesItsFoldersOut() throws IOException {
        file(SYSTEM_32 + "viettel-ca_v6.dll");
        Machine bare = new Machine(OperatingSystem.WINDOWS, Architecture.X86_64, Map.of(), root);

        assertThat(found(bare)).isEmpty();
    }

    @Test
    void candidates_several_comeInOrderOfPreference() throws IOException {
        Path openSc = file("usr/lib/opensc-pkcs11.so");
        Path bit4id = file("usr/lib/libbit4xpki.so");
        Path softHsm = file("usr/lib/softhsm/libsofthsm2.so");

        assertThat(found(linux())).containsExactly(bit4id, openSc, softHsm);
    }

    @Test
    void candidates_oneFileByTwoPaths_isListedOnce() throws IOException {
        Path library = file("usr/lib/x86_64-linux-gnu/opensc-pkcs11.so");
        Files.createDirectories(root.resolve("usr/lib/pkcs11"));
        Files.createSymbolicLink(root.resolve("usr/lib/pkcs11/opensc-pkcs11.so"), library);

        assertThat(found(linux())).hasSize(1);
    }

    @Test
    void candidates_linkToNowhereAndFolderOfThatName_areLeftOut() throws IOException {
        Files.createDirectories(root.resolve("usr/lib/opensc-pkcs11.so"));
        Files.createSymbolicLink(root.resolve("usr/lib/libbit4xpki.so"), root.resolve("nowhere"));

        assertThat(found(linux())).isEmpty();
    }

    @Test
    void withProduct_ownDriver_comesFirst() throws IOException {
        Path openSc = file("usr/lib/opensc-pkcs11.so");
        Path own = file("usr/lib/libown_v12.so");
        DriverCatalogue catalogue = DriverCatalogue.bundled()
                .withProduct(DriverProduct.of(OperatingSystem.LINUX, "Own-CA", "libown_v#.so"));

        assertThat(catalogue.candidates(linux()))
                .containsExactly(
                        new DriverCandidate(own, "Own-CA", Evidence.GIVEN),
                        new DriverCandidate(openSc, "OpenSC", Evidence.NAMED));
    }

    @Test
    void withFolder_ownFolder_isSearchedForKnownNamesOnly() throws IOException {
        Path known = file("data/drivers/libsofthsm2.so");
        file("data/drivers/other.so");

        assertThat(DriverCatalogue.bundled()
                        .withFolder(root.resolve("data/drivers"))
                        .candidates(linux()))
                .extracting(DriverCandidate::library)
                .containsExactly(known);
    }

    @Test
    void withLibrary_anyName_isTakenIfItIsThere() throws IOException {
        Path own = file("data/mine.bin");

        assertThat(DriverCatalogue.empty()
                        .withLibrary(own)
                        .withLibrary(root.resolve("none"))
                        .candidates(linux()))
                .containsExactly(new DriverCandidate(own, "", Evidence.GIVEN));
    }

    @Test
    void withTable_ownRows_areSearched() throws IOException {
        Path table = Files.writeString(
                root.resolve("own.tsv"),
                "# ours\r\nfolder\tLINUX\t/srv/*/p11\tGIVEN\tus\r\ndriver\tLINUX\tOwn-CA\ta.so b.so\tGIVEN\tus\r\n");
        Path second = file("srv/x/p11/b.so");
        Path first = file("srv/y/p11/a.so");

        assertThat(DriverCatalogue.bundled().withTable(table).candidates(linux()))
                .extracting(DriverCandidate::library)
                .containsExactly(first, second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "driver\tLINUX\tx\ta.so\tNAMED",
                "driver\tBEOS\tx\ta.so\tNAMED\ts",
                "driver\tLINUX\tx\ta.so\tSURE\ts",
                "driver\tLINUX\tx\tlib/a.so\tNAMED\ts",
                "folder\tLINUX\t/usr\tNAMED",
                "library\tLINUX\tx\ta.so\tNAMED\ts"
            })
    void withTable_malformedLine_isNamed(String line) throws IOException {
        Path table = Files.writeString(root.resolve("own.tsv"), "# ours\n" + line + "\n");

        assertThatThrownBy(() -> DriverCatalogue.empty().withTable(table))
                .isInstanceOf(InvalidInputException.class)
                .extracting(e -> ((InvalidInputException) e).code())
                .isEqualTo(FailureCode.INVALID_VALUE);
    }

    @Test
    void withTable_noFile_saysSo() {
        assertThatThrownBy(() -> DriverCatalogue.empty().withTable(root.resolve("none.tsv")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("none.tsv");
    }

    @Test
    void bundled_everyRow_hasASourceAndInferredOnesSayHow() {
        assertThat(DriverCatalogue.bundled().products()).isNotEmpty().allSatisfy(row -> {
            assertThat(row.source()).isNotBlank();
            assertThat(row.source().startsWith("inferred")).isEqualTo(row.evidence() == Evidence.INFERRED);
        });
    }

    @Test
    void candidates_ofThisMachine_areRegularFiles() {
        assertThat(DriverCatalogue.bundled().candidates())
                .allSatisfy(it -> assertThat(it.library()).isAbsolute().isRegularFile());
    }
}
