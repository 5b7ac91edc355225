package vn.motcua.signing.token;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.TokenException;

class Pkcs11ModuleTest {

    @TempDir
    Path folder;

    private static ThrowableAssertAlternative<TokenException> assertRefused(Path library) {
        return assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> Pkcs11Module.open(library))
                .matches(e -> e.code() == FailureCode.TOKEN_MODULE_FAILED)
                .withMessageContaining(library.getFileName().toString());
    }

    @Test
    void open_noSuchFile_isRefused() {
        assertRefused(folder.resolve("libmissing.so")).withMessageContaining("there is no such file");
        assertRefused(folder).withMessageContaining("there is no such file");
    }

    @Test
    void open_noLibraryAtAll_isRefused() throws Exception {
        assertRefused(Files.writeString(folder.resolve("driver.so"), "no library"))
                .withMessageContaining("cannot be loaded as a PKCS#11 library");
    }

    @Test
    void open_libraryOfAnotherKind_isRefused() {
        Path java = Path.of(System.getProperty("java.home"), "lib", System.mapLibraryName("java"));
        assertRefused(java).withMessageContaining("cannot be loaded as a PKCS#11 library");
    }
}
