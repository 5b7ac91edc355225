package vn.motcua.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void run_withoutAName_listsNamesAndOptions() {
        assertThat(run()).isZero();
        assertThat(text(out))
                .contains("core: indicators")
                .contains("--dossiers N")
                .contains("10000000");
    }

    @ParameterizedTest
    @CsvSource({
        "none, no bench is called none",
        "core --speed 1, unknown option --speed",
        "core --dossiers, --dossiers takes a whole number from 1",
        "core --dossiers 0, --dossiers takes a whole number from 1",
        "core --rounds two, 'got \"two\"'"
    })
    void run_withWrongArguments_saysWhatIsLegal(String arguments, String said) {
        assertThat(run(arguments.split(" ", -1))).isEqualTo(2);
        assertThat(text(err)).contains(said);
        assertThat(text(out)).isEmpty();
    }

    /** Times are not asserted: what matters here is that each row is there and has been judged. */
    @Test
    void run_coreWithTinyInput_printsEveryRowWithAVerdict() {
        int status = run("core", "--dossiers", "500", "--deadlines", "100", "--lookups", "50", "--rounds", "1");

        List<String> lines = text(out).lines().toList();
        assertThat(status).isBetween(0, 1);
        assertThat(lines.get(0)).startsWith("core on Java ");
        assertThat(lines.get(1).strip().split(" {2,}")).containsExactly("ours", "peer", "ratio", "goal", "verdict");
        assertThat(lines.subList(2, lines.size()))
                .hasSize(7)
                .allMatch(line -> line.split(" {2,}").length == 6)
                .allMatch(line -> line.matches(".* (holds|does not hold|not judged)"));
        assertThat(lines.subList(2, 4)).allMatch(line -> line.contains("ours <= 16.0 MB") && line.endsWith(" holds"));
        assertThat(lines.get(7)).contains("indicators of 500 dossiers").contains("ratio <= 2.00");
    }

    /** One signature of each kind by ours and by EU DSS, each in its own JVM; what is valid must be valid here too. */
    @Test
    void run_signingPdfWithTinyInput_printsEveryRowWithAVerdict() {
        int status =
                run("signing-pdf --small 1 --warm 0 --big 1 --huge 1 --serial 2 --token 2 --rounds 1".split(" ", -1));

        List<String> lines = text(out).lines().toList();
        assertThat(status).as(text(err)).isBetween(0, 1);
        assertThat(lines.get(0)).startsWith("signing-pdf on Java ");
        int tokenRows = text(err).contains("without the rows of a token") ? 0 : 2;
        List<String> rows = lines.subList(2, lines.size());
        assertThat(rows).allMatch(line -> line.matches(".* (holds|does not hold|not judged)"));
        assertThat(rows.stream().filter(line -> !line.contains("peak resident memory")))
                .hasSize(10 + tokenRows);
        assertThat(rows.stream().filter(line -> line.matches(".*(verified|peak|1\\.00 done|jars).*")))
                .hasSizeGreaterThanOrEqualTo(4)
                .allMatch(line -> line.endsWith(" holds"));
        assertThat(rows.stream().filter(line -> line.matches("SoftHSM2, 2 threads: .*/s .*")))
                .hasSize(tokenRows);
    }

    /** The peer is asked in each row too: a signature that either refuses ends the bench with 3. */
    @ParameterizedTest
    @CsvSource({
        "signing-xml, --small 1 --warm 0 --big 1 --huge 1 --rounds 1, 3, signing XML|validating XAdES",
        "validation, --small 1 --warm 0 --big-pdf 1 --big-xml 1 --serial 4 --rounds 1, 14, validating PAdES"
    })
    void run_xmlAndValidationWithTinyInput_printsEveryRowWithAVerdict(
            String name, String options, int besideThePeer, String done) {
        int status = run((name + " " + options).split(" ", -1));

        List<String> lines = text(out).lines().toList();
        assertThat(status).as(text(err)).isBetween(0, 1);
        assertThat(lines.get(0)).startsWith(name + " on Java ");
        assertThat(lines.subList(2, lines.size())).allMatch(line -> line.matches(".* (holds|does not hold)"));
        assertThat(lines.stream().filter(line -> line.contains("ratio <="))).hasSize(besideThePeer);
        assertThat(lines.stream().filter(line -> line.matches("(" + done + ").*1\\.00 done.*")))
                .hasSize(done.split("\\|", -1).length)
                .allMatch(line -> line.endsWith(" holds"));
        assertThat(lines.stream().filter(line -> line.contains("peak resident memory")))
                .allMatch(line -> line.endsWith(" holds"));
    }

    private int run(String... arguments) {
        return new Main(print(out), print(err)).run(List.of(arguments));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
