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

/** The goals of validation: beside EU DSS in its own process, within a small heap, and with many signatures in one file. */
public final class ValidationBench implements Bench {

    static final Option SMALL = new Option("small", 20, 1, 10_000, "validations of the small files in a round");
    static final Option WARM =
            new Option("warm", 150, 0, 10_000, "small files both validate before anything is measured");
    static final Option PDF = new Option("big-pdf", 100, 1, 4000, "megabytes of the big PDF");
    static final Option XML = new Option("big-xml", 20, 1, 4000, "megabytes of the big XML document");
    static final Option BIG_ROUNDS = new Option("big-rounds", 1, 1, 100, "how often they take turns at the big ones");
    static final Option SERIAL = new Option("serial", 50, 4, 500, "signatures in one PDF");

    /** Makes the bench. */
    public ValidationBench() {}

    @Override
    public String purpose() {
        return "validating PAdES and XAdES beside EU DSS 6.4, by default and without revocation and drawn pages";
    }

    @Override
    public List<Option> options() {
        return List.of(SMALL, WARM, PDF, XML, BIG_ROUNDS, SERIAL, Option.ROUNDS, Option.SEED);
    }

    @Override
    public List<Row> run(Choices choices, Workspace workspace, Progress progress) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (ValidationRows measured = ValidationRows.prepare(choices, workspace, progress)) {
            rows.addAll(measured.besideThePeer());
            rows.addAll(measured.ofManySignatures());
        }
        return rows;
    }
}
