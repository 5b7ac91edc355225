package vn.motcua.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import vn.motcua.sandbox.TestPki;
import vn.motcua.sandbox.TestSubject;

class SignXmlCommandTest {

    private static final String PASSWORD = "thu-nghiem";

    @TempDir
    Path folder;

    private Path in;
    private Path key;

    @BeforeEach
    void prepare() throws IOException {
        in = Files.writeString(
                folder.resolve("in.xml"), "<HDon><DLHDon Id=\"data\">1</DLHDon><DSCKS><NBan/></DSCKS></HDon>");
        key = folder.resolve("key.p12");
        TestPki.create(Clock.systemUTC())
                .issue(TestSubject.of("Nguyễn Văn Mẫu", "UBND xã Mẫu"))
                .writePkcs12(key, PASSWORD.toCharArray());
        Files.writeString(folder.resolve("password.txt"), PASSWORD + "\n");
    }

    private Run sign(Object... more) {
        Object[] arguments = new Object[more.length + 6];
        System.arraycopy(
                new Object[] {"sign", "xml", "--key", key, "--password-file", folder.resolve("password.txt")},
                0,
                arguments,
                0,
                6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return Run.of(arguments);
    }

    @ParameterizedTest
    @CsvSource({"enveloped,WHOLE_FILE", "enveloping,WHOLE_FILE"})
    void sign_packagings_verifyFindsThemIntact(String packaging, String coverage) {
        Path out = folder.resolve("out.xml");

        Run sign = sign(in, out, "--packaging", packaging, "--c14n", "1.0", "--json");

        assertThat(sign.exitCode()).as(sign.err()).isZero();
        assertThat(sign.json().get("level").asString()).isEqualTo("B-B");
        JsonNode found = Run.of("verify", out, "--json").json().at("/signatures/0");
        assertThat(found.get("format").asString()).isEqualTo("XAdES");
        assertThat(found.get("integrity").asBoolean()).isTrue();
        assertThat(found.get("coverage").asString()).isEqualTo(coverage);
        assertThat(found.get("signer").asString()).isEqualTo("Nguyễn Văn Mẫu");
    }

    @Test
    void sign_elementAtAPlaceInPlace_standsThere() throws IOException {
        Run sign = sign(in, "--in-place", "--id", "data", "--place", "/HDon/DSCKS/NBan");

        assertThat(sign.exitCode()).as(sign.err()).isZero();
        assertThat(Files.readString(in)).contains("<NBan><ds:Signature").endsWith("</NBan></DSCKS></HDon>");
        assertThat(Run.of("verify", in, "--json")
                        .json()
                        .at("/signatures/0/coverage")
                        .asString())
                .isEqualTo("PARTIAL");
    }

    @ParameterizedTest
    @CsvSource({"--packaging,other", "--c14n,2.0", "--level,LTA", "--place,HDon", "--id,missing"})
    void sign_optionNotPossible_isWrongUsage(String option, String value) {
        Run sign = sign(in, folder.resolve("out.xml"), option, value);

        assertThat(sign.exitCode()).as(sign.out()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(folder.resolve("out.xml")).doesNotExist();
    }
}
