package vn.motcua.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** EU DSS, warm in a process of its own; see {@code vn.motcua.conformance.dss.Dss} for what it can be asked. */
final class DssProcess implements AutoCloseable {

    /** What DSS says of one signature: {@code PAdES-BASELINE-B}, {@code TOTAL_PASSED} or why not. */
    record Verdict(String format, String indication, String subIndication, String errors) {}

    private final Process process;
    private final PrintStream requests;
    private final BufferedReader answers;

    private DssProcess(Process process) {
        this.process = process;
        this.requests = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static DssProcess start() throws IOException {
        Path target = Path.of("dss", "target").toAbsolutePath();
        String libraries = Files.readString(target.resolve("classpath.txt")).strip();
        return new DssProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        target.resolve("classes") + System.getProperty("path.separator") + libraries,
                        "vn.motcua.conformance.dss.Dss")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Asks for the verdicts on a file's signatures, in file order; revocation comes from the file or the CRLs. */
    List<Verdict> validate(Path file, Path anchors, Path... crls) throws IOException {
        return verdicts(List.of("validate"), file, anchors, crls);
    }

    /** The same for a document under a password. */
    List<Verdict> decipher(String password, Path file, Path anchors, Path... crls) throws IOException {
        return verdicts(List.of("decipher", password), file, anchors, crls);
    }

    /** The same for a signature beside the file it signs. */
    List<Verdict> beside(Path content, Path file, Path anchors, Path... crls) throws IOException {
        return verdicts(List.of("beside", content.toString()), file, anchors, crls);
    }

    private List<Verdict> verdicts(List<String> leading, Path file, Path anchors, Path... crls) throws IOException {
        List<String> request = new ArrayList<>(leading);
        request.addAll(List.of(file.toString(), anchors.toString()));
        for (Path crl : crls) {
            request.add(crl.toString());
        }
        return ask(request).stream()
                .map(line -> List.of(line.split("\t", 5)))
                .map(words -> new Verdict(words.get(1), words.get(2), words.get(3), words.get(4)))
                .toList();
    }

    private synchronized List<String> ask(List<String> request) throws IOException {
        requests.println(String.join("\t", request));
        List<String> lines = new ArrayList<>();
        for (String line = answers.readLine(); !"done".equals(line); line = answers.readLine()) {
            if (line == null || line.startsWith("error")) {
                throw new IOException("DSS: " + line);
            }
            lines.add(line);
        }
        return lines;
    }

    @Override
    public void close() {
        requests.close();
        process.destroy();
    }
}
