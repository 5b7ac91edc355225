package vn.motcua.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TestPki;
import vn.motcua.sandbox.TestSubject;

/** Several files in one call, signed with one login and verified. */
class ManyFilesTest {

    private static final String PASSWORD = "thu-nghiem";

    @TempDir
    Path folder;

    private Path signed;
    private Path key;
    private Path password;
    private List<Path> papers;

    @BeforeEach
    void prepare() throws Exception {
        signed = Files.createDirectory(folder.resolve("signed"));
        key = folder.resolve("key.p12");
        TestPki.create(Clock.systemUTC())
                .issue(TestSubject.of("Nguyễn Văn Mẫu", "UBND xã Mẫu").withKeyType(TestKeyType.EC_P256))
                .writePkcs12(key, PASSWORD.toCharArray());
        password = Files.writeString(folder.resolve("password.txt"), PASSWORD + "\n");
        papers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            papers.add(Files.writeString(folder.resolve("paper" + i + ".xml"), "<so>" + i + "</so>"));
        }
    }

    private Run sign(String kind, Object... more) {
        Stream<Object> usual =
                Stream.of("sign", kind, "--key", key, "--password-file", password, "--out-dir", signed, "--jobs", 2);
        return Run.of(Stream.of(usual, papers.stream(), Stream.of(more))
                .flatMap(words -> words)
                .toArray());
    }

    private static List<String> statuses(Run run) {
        List<String> statuses = new ArrayList<>();
        for (JsonNode file : run.json().get("files")) {
            statuses.add(file.get("status").asString());
        }
        return statuses;
    }

    @Test
    void sign_manyXml_thenVerifyMany_inTheOrderGiven() {
        Run sign = sign("xml", "--json");

        assertThat(sign.exitCode()).as(sign.err()).isZero();
        assertThat(statuses(sign)).hasSize(5).containsOnly("DONE");
        assertThat(sign.json().at("/files/3/file").asString())
                .isEqualTo(signed.resolve("paper3.xml").toString());
        assertThat(sign.json().at("/files/3/level").asString()).isEqualTo("B-B");
        Run verify =
                Run.of("verify", "--offline", "--json", signed.resolve("paper1.xml"), signed.resolve("paper0.xml"));
        assertThat(verify.exitCode()).isEqualTo(ExitCode.NEGATIVE);
        assertThat(verify.json().at("/files/0/file").asString()).endsWith("paper1.xml");
        assertThat(verify.json().at("/files/1/signatures/0/integrity").asBoolean())
                .isTrue();
    }

    @Test
    void sign_manyFiles_eachSignatureUnderItsName() {
        Run sign = sign("file");
        assertThat(sign.exitCode()).as(sign.err()).isZero();
        assertThat(sign.out().lines()).hasSize(5).allMatch(line -> line.startsWith("signed "));
        for (Path paper : papers) {
            Path signature = signed.resolve(paper.getFileName() + ".p7s");
            Run verify = Run.of("verify", signature, "--content", paper, "--offline", "--json");
            assertThat(verify.json().at("/signatures/0/integrity").asBoolean()).isTrue();
        }
    }

    @Test
    void sign_oneBrokenAmongMany_theRestIsSignedAndItsCodeTold() throws Exception {
        Files.writeString(papers.get(2), "<so>");

        Run sign = sign("xml", "--json");

        assertThat(sign.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(statuses(sign)).containsExactly("DONE", "DONE", "FAILED", "DONE", "DONE");
        assertThat(sign.json().at("/files/2/error/code").asString()).isEqualTo("XML_UNREADABLE");
        assertThat(signed.resolve("paper2.xml")).doesNotExist();
        assertThat(sign("xml").out()).contains("FAILED " + papers.get(2));
    }

    @Test
    void sign_againWithTheJournal_leavesOutWhatIsDoneUnlessAskedOtherwise() throws Exception {
        Path journal = folder.resolve("batch.journal");
        Files.writeString(papers.get(4), "<so>");
        assertThat(sign("xml", "--journal", journal).exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        Files.writeString(papers.get(4), "<so>4</so>");

        Run again = sign("xml", "--journal", journal, "--json");

        assertThat(again.exitCode()).isZero();
        assertThat(statuses(again)).containsExactly("DONE_BEFORE", "DONE_BEFORE", "DONE_BEFORE", "DONE_BEFORE", "DONE");
        assertThat(statuses(sign("xml", "--journal", journal, "--json", "--c14n", "1.1")))
                .containsOnly("DONE");
    }

    @Test
    void sign_wrongPassword_nothingIsSigned() throws Exception {
        Files.writeString(password, "wrong\n");
        Run sign = sign("xml", "--json");
        assertThat(sign.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(sign.json().at("/error/code").asString()).isEqualTo("PIN_INCORRECT");
        assertThat(signed).isEmptyDirectory();
    }

    @Test
    void verify_oneMissingAmongSeveral_isToldOfBesideTheOthers() {
        sign("xml");
        Run verify = Run.of("verify", "--offline", "--json", folder.resolve("none"), signed.resolve("paper0.xml"));
        assertThat(verify.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(verify.json().at("/files/0/error/code").asString()).isEqualTo("FILE_NOT_FOUND");
        assertThat(statuses(verify)).containsExactly("FAILED", "DONE");
        assertThat(Run.of("verify", papers.get(0), papers.get(1), "--html", folder.resolve("r.html"))
                        .exitCode())
                .isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void sign_severalFilesWithoutAFolder_isWrongUsage() {
        Run sign = Run.of("sign", "xml", "--key", key, papers.get(0), papers.get(1), papers.get(2));
        assertThat(sign.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(sign.err()).contains("--out-dir");
    }
}
