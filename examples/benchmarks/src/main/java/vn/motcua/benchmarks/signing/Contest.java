package vn.motcua.benchmarks.signing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.motcua.benchmarks.harness.LineProcess;
import vn.motcua.benchmarks.harness.Workspace;

/** Ours and EU DSS, each in its own process, asked the same. */
final class Contest implements AutoCloseable {

    private final SigningFiles files;
    private final Path signed;
    private final LineProcess ours;
    private final LineProcess peer;

    private Contest(SigningFiles files, Path signed, LineProcess ours, LineProcess peer) {
        this.files = files;
        this.signed = signed;
        this.ours = ours;
        this.peer = peer;
    }

    /** Starts both, ours with a heap of so many megabytes. */
    static Contest start(Workspace workspace, int heap) throws IOException {
        return new Contest(
                SigningFiles.make(workspace), workspace.file("signed"), SigningJvm.ours(heap), SigningJvm.dss());
    }

    SigningFiles files() {
        return files;
    }

    LineProcess ours() {
        return ours;
    }

    LineProcess peer() {
        return peer;
    }

    /** Where documents go that are signed for the time it takes. */
    Path signed() {
        return signed;
    }

    /** Signs a PDF so often and returns the CPU time of one. */
    long signPdf(LineProcess process, Path in, Path out, int count) throws IOException {
        return SigningJvm.number(process.ask(
                "sign",
                in.toString(),
                out.toString(),
                files.key().toString(),
                SigningFiles.PASSWORD,
                "MEMORY",
                String.valueOf(count)));
    }

    /** Signs an XML document so often and returns the CPU time of one. */
    long signXml(LineProcess process, Path in, Path out, int count) throws IOException {
        return SigningJvm.number(process.ask(
                "sign-xml",
                in.toString(),
                out.toString(),
                files.key().toString(),
                SigningFiles.PASSWORD,
                String.valueOf(count)));
    }

    /** Validates a file so often and returns the CPU time of one; fails unless all of its signatures pass each time. */
    long validate(LineProcess process, Depth depth, Path file, int count) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "time",
                depth.name(),
                String.valueOf(count),
                file.toString(),
                files.root().toString()));
        Stream<Path> lists = depth == Depth.DEFAULT ? files.lists().stream() : Stream.empty();
        lists.map(Path::toString).forEach(words::add);
        return SigningJvm.number(process.ask(words.toArray(String[]::new)));
    }

    @Override
    public void close() {
        ours.close();
        peer.close();
    }
}
