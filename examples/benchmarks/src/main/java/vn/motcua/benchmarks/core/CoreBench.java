package vn.motcua.benchmarks.core;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.benchmarks.harness.Bench;
import vn.motcua.benchmarks.harness.Choices;
import vn.motcua.benchmarks.harness.Option;
import vn.motcua.benchmarks.harness.Progress;
import vn.motcua.benchmarks.harness.Row;
import vn.motcua.benchmarks.harness.Workspace;

/** The goals of {@code motcua-core} for speed and size. */
public final class CoreBench implements Bench {

    static final Option DOSSIERS =
            new Option("dossiers", 10_000_000, 1, 1_000_000_000, "dossiers in the file of facts, some 340 bytes each");
    static final Option DEADLINES = new Option("deadlines", 2_000_000, 1, 1_000_000_000, "deadlines in a round");
    static final Option LOOKUPS = new Option("lookups", 200_000, 1, 1_000_000_000, "names looked up in a round");

    /** Makes the bench. */
    public CoreBench() {}

    @Override
    public String purpose() {
        return "indicators beside a bare JSON token stream, deadlines, names, and the heap of all resources";
    }

    @Override
    public List<Option> options() {
        return List.of(DOSSIERS, DEADLINES, LOOKUPS, Option.ROUNDS, Option.SEED);
    }

    @Override
    public List<Row> run(Choices choices, Workspace workspace, Progress progress) throws IOException {
        List<Row> rows = new ArrayList<>();
        rows.addAll(new HeapRows(progress).measure());
        rows.addAll(new SmallWorkRows(choices, progress).measure());
        rows.addAll(new IndicatorRows(choices, workspace, progress).measure());
        return rows;
    }
}
