package vn.motcua.benchmarks.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import vn.motcua.benchmarks.harness.Choices;
import vn.motcua.benchmarks.harness.Goal;
import vn.motcua.benchmarks.harness.Option;
import vn.motcua.benchmarks.harness.Progress;
import vn.motcua.benchmarks.harness.Quantity;
import vn.motcua.benchmarks.harness.Row;
import vn.motcua.benchmarks.harness.Workspace;

/** Validates the same files, which ours has signed, with ours and with EU DSS by turns. */
final class ValidationRows implements AutoCloseable {

    private static final int HEAP = 64;
    private static final int NARROW_HEAP = 32;
    private static final int MEDIUM_SHARE = 10;
    private static final int FEW_SHARE = 4;
    private static final int REPEATED = 3;
    private static final int SMALL_PDF = 48_000;
    private static final double MARGIN = 1.2;

    private final Choices choices;
    private final Workspace workspace;
    private final Progress progress;
    private final Contest contest;

    private ValidationRows(Choices choices, Workspace workspace, Progress progress) throws IOException {
        this.choices = choices;
        this.workspace = workspace;
        this.progress = progress;
        this.contest = Contest.start(workspace, HEAP);
    }

    static ValidationRows prepare(Choices choices, Workspace workspace, Progress progress) throws IOException {
        return new ValidationRows(choices, workspace, progress);
    }

    List<Row> besideThePeer() throws IOException {
        Path smallPdf = pdf("50kB.pdf", SMALL_PDF);
        Path smallXml = xml("10kB.xml", 10_000);
        warm(smallPdf);
        warm(smallXml);
        int count = Math.toIntExact(choices.get(ValidationBench.SMALL));
        Effort small = new Effort(count, choices.get(Option.ROUNDS));
        Effort medium = new Effort(Math.max(1, count / MEDIUM_SHARE), choices.get(Option.ROUNDS));
        List<Row> rows = new ArrayList<>();
        rows.addAll(beside("PAdES of 50 kB", smallPdf, small, 1 / 6.0));
        rows.addAll(beside("PAdES of 1 MB", pdf("1MB.pdf", 1_000_000), medium, 1 / 8.0));
        rows.addAll(bigPdf());
        rows.addAll(beside("XAdES of 10 kB", smallXml, small, 1 / 5.0));
        rows.addAll(beside("XAdES of 1 MB", xml("1MB.xml", 1_000_000), medium, 1 / 12.0));
        long megabytes = choices.get(ValidationBench.XML);
        Path big = xml("big.xml", megabytes * 1_000_000);
        rows.addAll(beside("XAdES of " + megabytes + " MB", big, bigEffort(), 1 / 12.0));
        return rows;
    }

    /** Ours alone: the peer needs so long for many that nobody waits for it. */
    List<Row> ofManySignatures() throws IOException {
        int most = Math.toIntExact(choices.get(ValidationBench.SERIAL));
        progress.step("validating PDFs with " + most + " signatures and fewer");
        Path few = workspace.file("few.pdf");
        Path half = workspace.file("half.pdf");
        Path many = workspace.file("many.pdf");
        int least = most / FEW_SHARE;
        signOneByOne(Map.of(least, few, most / 2, half, most, many));
        List<Quantity> times = new Rounds(choices.get(Option.ROUNDS))
                .take(() -> ours(few, REPEATED), () -> ours(half, REPEATED), () -> ours(many, REPEATED));
        return List.of(
                linear(least, times.get(0), most / 2, times.get(1)), linear(least, times.get(0), most, times.get(2)));
    }

    private static Row linear(int few, Quantity ofFew, int many, Quantity ofMany) {
        Quantity bound = new Quantity(ofFew.value() * many / few, ofFew.unit());
        return Row.beside(
                "PDF with " + many + " signatures, " + many + "/" + few + " of the time with " + few + ", CPU time",
                ofMany,
                bound,
                Goal.ratioAtMost(MARGIN));
    }

    private long ours(Path file, int count) throws IOException {
        return contest.validate(contest.ours(), Depth.DEFAULT, file, count);
    }

    private void signOneByOne(Map<Integer, Path> wanted) throws IOException {
        Path current = workspace.file("serial-0.pdf");
        NoisePdf.noise(current, SMALL_PDF, choices.get(Option.SEED));
        int most = Collections.max(wanted.keySet());
        for (int number = 1; number <= most; number++) {
            Path next = workspace.file("serial-" + number + ".pdf");
            contest.signPdf(contest.ours(), current, next, 1);
            Files.delete(current);
            current = next;
            Path kept = wanted.get(number);
            if (kept != null) {
                Files.copy(current, kept);
            }
        }
    }

    /** How often something is done in a round, and how many rounds there are. */
    private record Effort(int count, long rounds) {}

    private Effort bigEffort() {
        return new Effort(1, choices.get(ValidationBench.BIG_ROUNDS));
    }

    private List<Row> bigPdf() throws IOException {
        long megabytes = choices.get(ValidationBench.PDF);
        String what = "PAdES of " + megabytes + " MB";
        Path big = pdf("big.pdf", megabytes * 1_000_000);
        List<Row> rows = new ArrayList<>(beside(what, big, bigEffort(), 1 / 15.0));
        rows.addAll(new NarrowHeap(NARROW_HEAP, progress)
                .rows("validating " + what, fresh -> contest.validate(fresh, Depth.DEFAULT, big, 1)));
        Files.delete(big);
        return rows;
    }

    private List<Row> beside(String what, Path file, Effort effort, double limit) throws IOException {
        progress.step("validating " + what);
        List<Quantity> times = new Rounds(effort.rounds)
                .take(
                        () -> contest.validate(contest.ours(), Depth.DEFAULT, file, effort.count),
                        () -> contest.validate(contest.peer(), Depth.DEFAULT, file, effort.count),
                        () -> contest.validate(contest.ours(), Depth.LEAN, file, effort.count),
                        () -> contest.validate(contest.peer(), Depth.LEAN, file, effort.count));
        Goal goal = Goal.ratioAtMost(limit);
        return List.of(
                Row.beside(what + ", CPU time", times.get(0), times.get(1), goal),
                Row.beside(what + ", without revocation and drawn pages, CPU time", times.get(2), times.get(3), goal));
    }

    private void warm(Path file) throws IOException {
        int count = Math.toIntExact(choices.get(ValidationBench.WARM));
        if (count > 0) {
            progress.step("warming both");
            contest.validate(contest.ours(), Depth.DEFAULT, file, count);
            contest.validate(contest.peer(), Depth.DEFAULT, file, count);
        }
    }

    private Path pdf(String name, long bytes) throws IOException {
        Path document = workspace.file("unsigned-" + name);
        NoisePdf.noise(document, bytes, choices.get(Option.SEED));
        contest.signPdf(contest.ours(), document, workspace.file(name), 1);
        Files.delete(document);
        return workspace.file(name);
    }

    private Path xml(String name, long bytes) throws IOException {
        Path document = workspace.file("unsigned-" + name);
        DossierXml.write(document, bytes, choices.get(Option.SEED));
        contest.signXml(contest.ours(), document, workspace.file(name), 1);
        Files.delete(document);
        return workspace.file(name);
    }

    @Override
    public void close() {
        contest.close();
    }
}
