package vn.motcua.benchmarks.signing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.benchmarks.harness.Choices;
import vn.motcua.benchmarks.harness.Goal;
import vn.motcua.benchmarks.harness.Option;
import vn.motcua.benchmarks.harness.Progress;
import vn.motcua.benchmarks.harness.Quantity;
import vn.motcua.benchmarks.harness.Row;
import vn.motcua.benchmarks.harness.Workspace;

/** Signs the same XML documents with ours and with EU DSS by turns. */
final class XmlSigningRows implements AutoCloseable {

    private static final int HEAP = 64;
    private static final int MEDIUM_SHARE = 10;

    private final Choices choices;
    private final Workspace workspace;
    private final Progress progress;
    private final Contest contest;

    private XmlSigningRows(Choices choices, Workspace workspace, Progress progress) throws IOException {
        this.choices = choices;
        this.workspace = workspace;
        this.progress = progress;
        this.contest = Contest.start(workspace, HEAP);
    }

    static XmlSigningRows prepare(Choices choices, Workspace workspace, Progress progress) throws IOException {
        return new XmlSigningRows(choices, workspace, progress);
    }

    List<Row> besideThePeer() throws IOException {
        Path small = document("10kB.xml", 10_000);
        warm(small);
        int count = Math.toIntExact(choices.get(XmlSigningBench.SMALL));
        long megabytes = choices.get(XmlSigningBench.BIG);
        Path big = document("big.xml", megabytes * 1_000_000);
        Path medium = document("1MB.xml", 1_000_000);
        return List.of(
                beside("10 kB", small, count, Goal.ratioAtMost(1 / 3.0)),
                beside("1 MB", medium, Math.max(1, count / MEDIUM_SHARE), Goal.ratioAtMost(1 / 5.0)),
                beside(megabytes + " MB", big, 1, Goal.ratioAtMost(1 / 5.0)));
    }

    List<Row> beyondTheHeap() throws IOException {
        long megabytes = choices.get(XmlSigningBench.HUGE);
        Path document = document("huge.xml", megabytes * 1_000_000);
        Path signed = workspace.file("huge-signed.xml");
        NarrowHeap narrow = new NarrowHeap(HEAP, progress);
        List<Row> rows = new ArrayList<>(narrow.rows(
                "signing XML of " + megabytes + " MB", fresh -> contest.signXml(fresh, document, signed, 1)));
        rows.addAll(narrow.rows(
                "validating XAdES of " + megabytes + " MB",
                fresh -> contest.validate(fresh, Depth.DEFAULT, signed, 1)));
        return rows;
    }

    private Row beside(String size, Path file, int count, Goal goal) throws IOException {
        String what = "XAdES B-B of " + size + ", CPU time";
        progress.step(what);
        List<Quantity> times = new Rounds(choices.get(Option.ROUNDS))
                .take(
                        () -> contest.signXml(contest.ours(), file, contest.signed(), count),
                        () -> contest.signXml(contest.peer(), file, contest.signed(), count));
        return Row.beside(what, times.get(0), times.get(1), goal);
    }

    private void warm(Path small) throws IOException {
        int count = Math.toIntExact(choices.get(XmlSigningBench.WARM));
        if (count > 0) {
            progress.step("warming both");
            contest.signXml(contest.ours(), small, contest.signed(), count);
            contest.signXml(contest.peer(), small, contest.signed(), count);
        }
    }

    private Path document(String name, long bytes) throws IOException {
        Path file = workspace.file(name);
        DossierXml.write(file, bytes, choices.get(Option.SEED));
        return file;
    }

    @Override
    public void close() {
        contest.close();
    }
}
