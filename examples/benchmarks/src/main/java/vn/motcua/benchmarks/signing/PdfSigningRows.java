package vn.motcua.benchmarks.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.motcua.benchmarks.harness.Choices;
import vn.motcua.benchmarks.harness.Goal;
import vn.motcua.benchmarks.harness.LineProcess;
import vn.motcua.benchmarks.harness.Option;
import vn.motcua.benchmarks.harness.Progress;
import vn.motcua.benchmarks.harness.Quantity;
import vn.motcua.benchmarks.harness.Row;
import vn.motcua.benchmarks.harness.Workspace;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestPki;
import vn.motcua.sandbox.TestSubject;

/** Signs the same documents with ours and with EU DSS by turns, each in its own process. */
final class PdfSigningRows implements AutoCloseable {

    private static final String PASSWORD = "thu-nghiem";
    private static final int HEAP = 32;

    private final Choices choices;
    private final Workspace workspace;
    private final Progress progress;
    private final LineProcess ours;
    private final LineProcess peer;
    private final Path small;
    private final TestKey holder;

    private PdfSigningRows(Choices choices, Workspace workspace, Progress progress, TestKey holder) throws IOException {
        this.holder = holder;
        this.choices = choices;
        this.workspace = workspace;
        this.progress = progress;
        this.ours = SigningJvm.ours(HEAP);
        this.peer = SigningJvm.dss();
        this.small = workspace.file("50kB.pdf");
    }

    static PdfSigningRows prepare(Choices choices, Workspace workspace, Progress progress) throws IOException {
        TestPki pki = TestPki.create(Clock.system(ZoneOffset.ofHours(7)));
        TestKey key = pki.issue(TestSubject.of("Nguyễn Văn Mẫu", "UBND xã Mẫu"));
        key.writePkcs12(workspace.file("key.p12"), PASSWORD.toCharArray());
        Files.write(workspace.file("root.der"), encoded(pki));
        PdfSigningRows rows = new PdfSigningRows(choices, workspace, progress, key);
        NoisePdf.noise(rows.small, 48_000, choices.get(Option.SEED));
        rows.warm();
        return rows;
    }

    List<Row> besideThePeer() throws IOException {
        Path medium = workspace.file("1MB.pdf");
        NoisePdf.noise(medium, 1_000_000, choices.get(Option.SEED));
        List<Row> rows = new ArrayList<>();
        int count = Math.toIntExact(choices.get(PdfSigningBench.SMALL));
        rows.add(beside("PAdES B-B of 50 kB, CPU time", small, count, Goal.ratioAtMost(1 / 3.0)));
        rows.add(beside("PAdES B-B of 1 MB, CPU time", medium, Math.max(1, count / 4), Goal.ratioAtMost(1 / 8.0)));
        rows.addAll(big());
        rows.add(first());
        return rows;
    }

    List<Row> withinBounds() throws IOException {
        return List.of(huge(), serial());
    }

    /** Nothing where there is no SoftHSM2. */
    List<Row> onAToken() throws IOException {
        Optional<SoftToken> token = SoftToken.make(workspace, holder);
        if (token.isEmpty()) {
            progress.step("without the rows of a token: SoftHSM2 or OpenSC is not installed");
            return List.of();
        }
        progress.step("two threads on one token");
        try (TokenRows rows = TokenRows.start(token.get(), choices)) {
            return rows.measure(small, workspace.file("signed.pdf"));
        }
    }

    private List<Row> big() throws IOException {
        long megabytes = choices.get(PdfSigningBench.BIG);
        Path file = workspace.file("big.pdf");
        NoisePdf.noise(file, megabytes * 1_000_000, choices.get(Option.SEED));
        String what = "PAdES B-B of " + megabytes + " MB, ours at -Xmx32m, CPU time";
        Row besideDss = beside(what + ", DSS by default", file, 1, Goal.ratioAtMost(1 / 10.0));
        progress.step("the same beside a bare copy");
        List<Quantity> times = turns(
                () -> sign(ours, file, 1),
                () -> SigningJvm.number(ours.ask("copy", text(file), text(workspace.file("copy.pdf")), "1")));
        Row besideCopy =
                Row.beside(what + ", bare copy with SHA-256", times.get(0), times.get(1), Goal.ratioAtMost(1.2));
        List<Row> rows = new ArrayList<>(List.of(besideDss, besideCopy));
        rows.addAll(new NarrowHeap(HEAP, progress)
                .rows("signing PDF of " + megabytes + " MB", fresh -> sign(fresh, file, 1)));
        Files.delete(file);
        return rows;
    }

    private Row beside(String what, Path file, int count, Goal goal) throws IOException {
        progress.step(what);
        List<Quantity> times = turns(() -> sign(ours, file, count), () -> sign(peer, file, count));
        return Row.beside(what, times.get(0), times.get(1), goal);
    }

    /** A JVM that has done nothing before: all its CPU time until the first signature stands in the file. */
    private Row first() throws IOException {
        progress.step("the first signature of a new JVM");
        List<Quantity> times = turns(() -> first(SigningJvm.ours(HEAP)), () -> first(SigningJvm.dss()));
        return Row.beside("first signature in a new JVM, CPU time", times.get(0), times.get(1), Goal.ratioAtMost(0.5));
    }

    private long first(LineProcess process) throws IOException {
        try (process) {
            sign(process, small, 1);
            return SigningJvm.number(process.ask("spent"));
        }
    }

    private Row huge() throws IOException {
        long megabytes = choices.get(PdfSigningBench.HUGE);
        progress.step("signing and verifying " + megabytes + " MB");
        Path file = workspace.file("huge.pdf");
        Path signed = workspace.file("signed.pdf");
        NoisePdf.hole(file, megabytes * 1_000_000);
        long signing = sign(ours, file, 1);
        String verdict = ours.ask("verify", text(signed), text(workspace.file("root.der")))
                .get(0);
        Files.delete(file);
        Files.delete(signed);
        return Row.alone(
                "PAdES B-B of " + megabytes + " MB at -Xmx32m, signed in " + Rounds.milliseconds(signing)
                        + " and verified",
                new Quantity(verdict.endsWith("true") ? 1 : 0, "valid"),
                Goal.atLeast(new Quantity(1, "valid")));
    }

    private Row serial() throws IOException {
        int count = Math.toIntExact(choices.get(PdfSigningBench.SERIAL));
        progress.step(count + " signatures one by one");
        String out = text(workspace.file("serial.pdf"));
        String answer = ours.ask("serial", text(small), out, key(), PASSWORD, String.valueOf(count))
                .get(0);
        long[] nanos = Arrays.stream(answer.split("\t", -1))
                .skip(1)
                .mapToLong(Long::parseLong)
                .toArray();
        return Row.beside(
                "the last of " + count + " signatures beside 1.5 times the first and a copy, CPU time",
                Rounds.milliseconds(nanos[1]),
                Rounds.milliseconds(nanos[0] * 3 / 2 + nanos[2]),
                Goal.ratioAtMost(1));
    }

    private void warm() throws IOException {
        int count = Math.toIntExact(choices.get(PdfSigningBench.WARM));
        if (count > 0) {
            progress.step("warming both");
            sign(ours, small, count);
            sign(peer, small, count);
        }
    }

    private List<Quantity> turns(Rounds.Turn... contenders) throws IOException {
        return new Rounds(choices.get(Option.ROUNDS)).take(contenders);
    }

    private long sign(LineProcess process, Path file, int count) throws IOException {
        String out = text(workspace.file("signed.pdf"));
        return SigningJvm.number(
                process.ask("sign", text(file), out, key(), PASSWORD, "MEMORY", String.valueOf(count)));
    }

    private String key() {
        return text(workspace.file("key.p12"));
    }

    private static byte[] encoded(TestPki pki) throws IOException {
        try {
            return pki.root().getEncoded();
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IOException(e);
        }
    }

    private static String text(Path file) {
        return file.toString();
    }

    @Override
    public void close() {
        ours.close();
        peer.close();
    }
}
