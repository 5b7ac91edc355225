package vn.motcua.benchmarks.signing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import vn.motcua.benchmarks.harness.Choices;
import vn.motcua.benchmarks.harness.Goal;
import vn.motcua.benchmarks.harness.LineProcess;
import vn.motcua.benchmarks.harness.Option;
import vn.motcua.benchmarks.harness.Quantity;
import vn.motcua.benchmarks.harness.Row;

/** Two threads on one token of SoftHSM2: a key of ours, and whole documents, beside the driver alone by turns. */
final class TokenRows implements AutoCloseable {

    private static final Goal MOST_OF_IT = Goal.ratioAtLeast(0.8);
    private static final double NANOS = 1e9;

    private final LineProcess process;
    private final int rounds;
    private final String count;

    private TokenRows(LineProcess process, int rounds, String count) {
        this.process = process;
        this.rounds = rounds;
        this.count = count;
    }

    static TokenRows start(SoftToken token, Choices choices) throws IOException {
        LineProcess process = LineProcess.start(
                List.of(
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-D" + TokenChild.DRIVER + "=" + token.library(),
                        "-D" + TokenChild.THREADS + "=2"),
                System.getProperty("java.class.path"),
                TokenChild.class.getName(),
                Map.of("SOFTHSM2_CONF", token.configuration().toString()));
        return new TokenRows(
                process,
                Math.toIntExact(choices.get(Option.ROUNDS)),
                String.valueOf(choices.get(PdfSigningBench.TOKEN)));
    }

    List<Row> measure(Path document, Path out) throws IOException {
        double[] raw = new double[rounds];
        double[] key = new double[rounds];
        double[] pdf = new double[rounds];
        ask("raw", document, out);
        ask("pdf", document, out);
        for (int round = 0; round < rounds; round++) {
            raw[round] = ask("raw", document, out);
            key[round] = ask("key", document, out);
            pdf[round] = ask("pdf", document, out);
        }
        return List.of(
                Row.beside("SoftHSM2, 2 threads: signatures of a key, C_Sign alone", rate(key), rate(raw), MOST_OF_IT),
                Row.beside("SoftHSM2, 2 threads: PAdES B-B of 50 kB, C_Sign alone", rate(pdf), rate(raw), MOST_OF_IT));
    }

    private double ask(String work, Path document, Path out) throws IOException {
        String answer =
                process.ask(work, count, document.toString(), out.toString()).get(0);
        return NANOS / Long.parseLong(answer.split("\t", -1)[1]);
    }

    private static Quantity rate(double[] rates) {
        double[] sorted = rates.clone();
        Arrays.sort(sorted);
        return new Quantity(sorted[sorted.length / 2], "/s");
    }

    @Override
    public void close() {
        process.close();
    }
}
