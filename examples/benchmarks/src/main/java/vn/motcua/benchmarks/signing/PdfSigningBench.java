package vn.motcua.benchmarks.signing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.benchmarks.harness.Bench;
import vn.motcua.benchmarks.harness.Choices;
import vn.motcua.benchmarks.harness.Option;
import vn.motcua.benchmarks.harness.Progress;
import vn.motcua.benchmarks.harness.Row;
import vn.motcua.benchmarks.harness.Workspace;

/** The goals of PDF signing: beside EU DSS in its own process, and beside reading, digesting and writing the file. */
public final class PdfSigningBench implements Bench {

    static final Option SMALL = new Option("small", 100, 1, 10_000, "signatures of the small documents in a round");
    static final Option WARM =
            new Option("warm", 300, 0, 10_000, "small documents both sign before anything is measured");
    static final Option BIG = new Option("big", 100, 1, 4000, "megabytes of the big document");
    static final Option HUGE = new Option("huge", 2300, 1, 9000, "megabytes of the document beyond 31 bits");
    static final Option TOKEN = new Option("token", 200, 1, 10_000, "signatures of each of two threads on a token");
    static final Option SERIAL = new Option("serial", 200, 1, 10_000, "signatures one by one on one document");

    /** Makes the bench. */
    public PdfSigningBench() {}

    @Override
    public String purpose() {
        return "PAdES B-B beside EU DSS 6.4 and beside a bare copy with SHA-256";
    }

    @Override
    public List<Option> options() {
        return List.of(SMALL, WARM, BIG, HUGE, SERIAL, TOKEN, Option.ROUNDS, Option.SEED);
    }

    @Override
    public List<Row> run(Choices choices, Workspace workspace, Progress progress) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (PdfSigningRows measured = PdfSigningRows.prepare(choices, workspace, progress)) {
            rows.addAll(measured.besideThePeer());
            rows.addAll(measured.withinBounds());
            rows.addAll(measured.onAToken());
        }
        rows.addAll(RuntimeJars.rows());
        return rows;
    }
}
