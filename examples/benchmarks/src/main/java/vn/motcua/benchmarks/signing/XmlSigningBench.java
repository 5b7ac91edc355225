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

/** The goals of XML signing: beside EU DSS in its own process, and a document that is larger than the heap. */
public final class XmlSigningBench implements Bench {

    static final Option SMALL = new Option("small", 50, 1, 10_000, "signatures of the small document in a round");
    static final Option WARM =
            new Option("warm", 300, 0, 10_000, "small documents both sign before anything is measured");
    static final Option BIG = new Option("big", 20, 1, 4000, "megabytes of the big document");
    static final Option HUGE = new Option("huge", 100, 1, 4000, "megabytes of the document beyond the heap");

    /** Makes the bench. */
    public XmlSigningBench() {}

    @Override
    public String purpose() {
        return "XAdES B-B, enveloped, beside EU DSS 6.4; 100 MB in a heap of 64 MB";
    }

    @Override
    public List<Option> options() {
        return List.of(SMALL, WARM, BIG, HUGE, Option.ROUNDS, Option.SEED);
    }

    @Override
    public List<Row> run(Choices choices, Workspace workspace, Progress progress) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (XmlSigningRows measured = XmlSigningRows.prepare(choices, workspace, progress)) {
            rows.addAll(measured.besideThePeer());
            rows.addAll(measured.beyondTheHeap());
        }
        return rows;
    }
}
