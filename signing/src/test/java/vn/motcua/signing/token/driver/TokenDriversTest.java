package vn.motcua.signing.token.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.MotcuaException;
import vn.motcua.failure.ResourceException;
import vn.motcua.failure.TokenException;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.token.KeyUri;
import vn.motcua.signing.token.Pkcs11Module;
import vn.motcua.signing.token.TokenFlag;
import vn.motcua.signing.token.TokenInfo;

/** Compiled drivers, each tried in a process of its own. */
@RequiresNative("gcc")
class TokenDriversTest {

    @TempDir
    private Path folder;

    private static DriverOptions only(Path... libraries) {
        DriverCatalogue catalogue = DriverCatalogue.empty();
        for (int i = libraries.length - 1; i >= 0; i--) {
            catalogue = catalogue.withLibrary(libraries[i]);
        }
        return DriverOptions.defaults().withCatalogue(catalogue);
    }

    private Path stub(String name, String... macros) throws IOException {
        return Stub.compiled(folder.resolve(name), macros);
    }

    @Test
    void examine_workingDriver_listsTheTokenAsItDescribesItself() throws IOException {
        Path library = stub("good.so", Stub.text("LABEL", "Dấu xã"), "FLAGS=0x1040D");

        DriverFinding finding = TokenDrivers.examine(library, only());

        assertThat(finding)
                .asInstanceOf(type(DriverFinding.Usable.class))
                .extracting(DriverFinding.Usable::tokens)
                .isEqualTo(List.of(new DriverToken(
                        new TokenInfo(
                                "Dấu xã",
                                "0012",
                                "Stub",
                                "Model",
                                Set.of(
                                        TokenFlag.INITIALIZED,
                                        TokenFlag.LOGIN_REQUIRED,
                                        TokenFlag.PIN_SET,
                                        TokenFlag.PIN_COUNT_LOW)),
                        List.of())));
    }

    @Test
    void examine_driversThatFailEachInItsWay_areToldApartAndHinderNobody() throws IOException {
        List<DriverFinding> findings = TokenDrivers.examine(only(
                stub("crash.so", "BEHAVIOUR=CRASHES"),
                stub("late-crash.so", "BEHAVIOUR=CRASHES_IN_SESSION"),
                stub("exit.so", "BEHAVIOUR=EXITS"),
                stub("babble.so", "BEHAVIOUR=BABBLES_AND_EXITS"),
                stub("chat.so", "BEHAVIOUR=CHATS"),
                stub("refuse.so", "BEHAVIOUR=REFUSES"),
                stub("alien.so", "WITHOUT_FUNCTION_LIST"),
                stub("empty.so", "TOKENS=0"),
                stub("blank.so", "FLAGS=0"),
                stub("good.so")));

        assertThat(findings)
                .extracting(DriverFinding::state)
                .containsExactly(
                        DriverState.CRASHED,
                        DriverState.CRASHED,
                        DriverState.CRASHED,
                        DriverState.GARBLED,
                        DriverState.USABLE,
                        DriverState.NOT_LOADABLE,
                        DriverState.NOT_LOADABLE,
                        DriverState.NO_TOKEN,
                        DriverState.NO_TOKEN,
                        DriverState.USABLE);
        assertThat(findings.get(0).explanation(Locale.ENGLISH)).contains("SIGSEGV in crash.so");
        assertThat(findings.get(2).explanation(Locale.ENGLISH)).contains("ended with code 0");
        assertThat(findings.get(4).tokens()).hasSize(1);
        assertThat(findings.get(5).explanation(Locale.ENGLISH))
                .contains("C_Initialize returned CKR_GENERAL_ERROR")
                .doesNotContain(folder.toString());
        assertThat(findings.get(6).explanation(Locale.ENGLISH)).contains("C_GetFunctionList");
    }

    @ParameterizedTest
    @CsvSource({"HANGS,0,1", "HANGS_IN_SESSION,1,10"})
    void examine_driverThatHangs_isEndedAtItsTimeLimitWithWhatItListed(String behaviour, int tokens, int seconds)
            throws IOException {
        Path library = stub("hang.so", "BEHAVIOUR=" + behaviour);

        DriverFinding finding = TokenDrivers.examine(library, only().withTimeLimit(Duration.ofSeconds(seconds)));

        assertThat(finding.state()).isEqualTo(DriverState.TIMED_OUT);
        assertThat(finding.tokens()).hasSize(tokens);
        assertThat(finding.explanation(Locale.ENGLISH)).contains(seconds + ".0 seconds");
        assertThat(ProcessHandle.current().descendants())
                .allSatisfy(child -> assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(30)));
    }

    @Test
    void examine_driverThatFloodsTheOutput_isEndedEarly() throws IOException {
        Path library = stub("flood.so", "BEHAVIOUR=FLOODS");
        long start = System.nanoTime();

        DriverFinding finding = TokenDrivers.examine(library, only().withTimeLimit(Duration.ofMinutes(5)));

        assertThat(finding.state()).isEqualTo(DriverState.CRASHED);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void examine_libraryThatMissesAnother_namesTheMissingOne() throws IOException {
        Path needed = Stub.compiled(folder.resolve("libneeded.so"));
        String caller = "int C_GetFunctionList(void **); int x(void **p) { return C_GetFunctionList(p); }";
        Path source = Files.writeString(folder.resolve("caller.c"), caller);
        Path library = folder.resolve("incomplete.so");
        Stub.run("gcc", "-shared", "-fPIC", "-o", library.toString(), source.toString(), needed.toString());
        Files.delete(needed);

        DriverFinding finding = TokenDrivers.examine(library, only());

        assertThat(finding.state()).isEqualTo(DriverState.NOT_LOADABLE);
        assertThat(finding.explanation(Locale.ENGLISH)).contains("libneeded.so");
    }

    @Test
    void examine_crashes_leaveNothingBehindInTheFolderForTemporaryFiles() throws IOException {
        Path library = stub("crash.so", "BEHAVIOUR=CRASHES");
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        List<Path> before = SearchFolder.entries(temporary, "motcua-probe*");

        TokenDrivers.examine(library, only());

        assertThat(SearchFolder.entries(temporary, "motcua-probe*")).isSubsetOf(before);
    }

    @Test
    void examine_noJava_isOneErrorThatNamesIt() throws IOException {
        DriverOptions options = only(stub("good.so")).withJava(folder.resolve("no-java"));

        assertThatThrownBy(() -> TokenDrivers.examine(options))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("no-java")
                .extracting(e -> ((MotcuaException) e).code())
                .isEqualTo(FailureCode.PART_MISSING);
    }

    @Test
    void find_severalDriversForOneToken_opensItOnce() throws IOException {
        Path first = stub("a.so");
        Path twin = stub("b.so");
        Path other = stub("c.so", Stub.text("SERIAL", "0099"));
        Path hanging = stub("crash.so", "BEHAVIOUR=CRASHES");

        List<Pkcs11Module> modules = TokenDrivers.find(only(hanging, first, twin, other));

        assertThat(modules).extracting(Pkcs11Module::library).containsExactly(first, other);
        assertThat(modules.get(1).tokens()).extracting(TokenInfo::serial).containsExactly("0099");
    }

    @Test
    void find_noDriver_findsNothing() {
        assertThat(TokenDrivers.find(only())).isEmpty();
    }

    @Test
    void resolve_oneTokenMeant_namesItsDriver() throws IOException {
        Path first = stub("a.so");
        Path other = stub("c.so", Stub.text("SERIAL", "0099"));
        KeyUri uri = KeyUri.parse("pkcs11:token=can-bo;serial=0099;id=%01");

        KeyUri resolved = TokenDrivers.resolve(uri, only(first, other));

        assertThat(resolved).isEqualTo(uri.withModule(other));
    }

    @Test
    void resolve_nothingNamedAndOneToken_namesTheTokenToo() throws IOException {
        Path library = stub("a.so");

        KeyUri resolved = TokenDrivers.resolve(KeyUri.parse("pkcs11:id=%01;object=ky"), only(library));

        assertThat(resolved)
                .isEqualTo(KeyUri.parse("pkcs11:token=can-bo;serial=0012;id=%01;object=ky")
                        .withModule(library));
    }

    @Test
    void resolve_driverNamed_searchesNothing() {
        KeyUri uri = KeyUri.parse("pkcs11:token=x?module-path=/nowhere.so");

        assertThat(TokenDrivers.resolve(uri, only().withJava(folder.resolve("no-java"))))
                .isEqualTo(uri);
    }

    @Test
    void resolve_severalTokensMeant_isAmbiguous() throws IOException {
        DriverOptions options = only(stub("a.so"), stub("c.so", Stub.text("SERIAL", "0099")));

        assertThatThrownBy(() -> TokenDrivers.resolve(KeyUri.parse("pkcs11:token=can-bo"), options))
                .isInstanceOf(TokenException.class)
                .hasMessageContaining("0012")
                .hasMessageContaining("0099")
                .extracting(e -> ((MotcuaException) e).code())
                .isEqualTo(FailureCode.TOKEN_AMBIGUOUS);
    }

    @Test
    void resolve_unknownToken_namesTheTokensAndTheDriversThatDoNotWork() throws IOException {
        DriverOptions options = only(stub("a.so"), stub("refuse.so", "BEHAVIOUR=REFUSES"));

        assertThatThrownBy(() -> TokenDrivers.resolve(KeyUri.parse("pkcs11:token=khac"), options))
                .isInstanceOf(TokenException.class)
                .hasMessageContaining("'can-bo' (serial 0012)")
                .hasMessageContaining("refuse.so: it cannot be used")
                .extracting(e -> ((MotcuaException) e).code())
                .isEqualTo(FailureCode.TOKEN_NOT_FOUND);
    }
}
