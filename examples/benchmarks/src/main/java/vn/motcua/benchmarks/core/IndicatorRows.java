package vn.motcua.benchmarks.core;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import vn.motcua.benchmarks.harness.Choices;
import vn.motcua.benchmarks.harness.Contender;
import vn.motcua.benchmarks.harness.Goal;
import vn.motcua.benchmarks.harness.Measured;
import vn.motcua.benchmarks.harness.Option;
import vn.motcua.benchmarks.harness.Progress;
import vn.motcua.benchmarks.harness.Quantity;
import vn.motcua.benchmarks.harness.Row;
import vn.motcua.benchmarks.harness.Times;
import vn.motcua.benchmarks.harness.Turns;
import vn.motcua.benchmarks.harness.Workspace;
import vn.motcua.indicator.CountingOptions;
import vn.motcua.indicator.Period;
import vn.motcua.indicator.Scope;
import vn.motcua.json.IndicatorRecords;

/** Counts a large file of facts, beside a bare token stream of the same file, on one thread and on two. */
final class IndicatorRows {

    private static final CountingOptions COUNTING = CountingOptions.at(Instant.parse("2025-01-15T00:00:00Z"));
    private static final Scope YEAR = Scope.all(Period.year(2024));
    private static final String OURS = "indicators";
    private static final String PEER = "tokens";
    private static final long WARM_UP_DOSSIERS = 300_000;
    private static final int WARM_UP_ROUNDS = 4;
    private static final double MOST_TIMES_THE_PEER = 2.0;
    private static final double LEAST_FROM_SECOND_THREAD = 1.7;
    private static final double NANOS = 1e9;

    private final Choices choices;
    private final Workspace workspace;
    private final Progress progress;

    IndicatorRows(Choices choices, Workspace workspace, Progress progress) {
        this.choices = choices;
        this.workspace = workspace;
        this.progress = progress;
    }

    List<Row> measure() throws IOException {
        long dossiers = choices.get(CoreBench.DOSSIERS);
        long seed = choices.get(Option.SEED);
        progress.step("writing " + dossiers + " dossiers, seed " + seed);
        Path small = FactsFile.write(workspace.file("warm-up.ndjson"), Math.min(dossiers, WARM_UP_DOSSIERS), seed);
        Path large = FactsFile.write(workspace.file("facts.ndjson"), dossiers, seed);
        progress.step("counting them on one thread and on two, beside Jackson's tokens");
        Turns.take(contenders(small), WARM_UP_ROUNDS);
        Times times = Turns.take(contenders(large), (int) choices.get(Option.ROUNDS));
        return List.of(
                Row.beside(
                        "indicators of " + dossiers + " dossiers, one thread, CPU time",
                        perDossier(times.of(OURS + 1), dossiers),
                        perDossier(times.of(PEER + 1), dossiers),
                        Goal.ratioAtMost(MOST_TIMES_THE_PEER)),
                Row.beside(
                        "the same on two threads, throughput of one",
                        speedUp(OURS, times),
                        speedUp(PEER, times),
                        Goal.atLeastWherePeerDoes(new Quantity(LEAST_FROM_SECOND_THREAD, "times"))));
    }

    private static List<Contender> contenders(Path file) {
        return List.of(ours(file, 1), peer(file, 1), ours(file, 2), peer(file, 2));
    }

    private static Contender ours(Path file, int threads) {
        return new Contender(
                OURS + threads,
                () -> IndicatorRecords.tally(file, COUNTING, threads)
                        .counts(YEAR)
                        .hashCode());
    }

    private static Contender peer(Path file, int threads) {
        return new Contender(PEER + threads, () -> TokenStream.count(file, threads));
    }

    private static Quantity perDossier(Measured measured, long dossiers) {
        return new Quantity(measured.cpuSeconds() * NANOS / dossiers, "ns/dossier");
    }

    private static Quantity speedUp(String name, Times times) {
        double one = times.of(name + 1).wallSeconds();
        return new Quantity(one / times.of(name + 2).wallSeconds(), "times");
    }
}
