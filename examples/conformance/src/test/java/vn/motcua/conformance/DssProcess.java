package vn.motcua.conformance;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vn.motcua.sandbox.TestKey;
import vn.motcua.signing.SignatureLevel;

/**
 * EU DSS, warm in a process of its own, one for all tests; see {@code vn.motcua.conformance.dss.Dss} for what it can be
 * asked. The process ends with this one: its input ends then.
 */
final class DssProcess {

    private static final DssProcess SHARED = start();

    /** What DSS says of one signature: {@code PAdES-BASELINE-B}, {@code TOTAL_PASSED} or why not. */
    record Verdict(String format, String indication, String subIndication, String errors) {}

    private final PrintStream requests;
    private final BufferedReader answers;

    private DssProcess(Process process) {
        this.requests = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static DssProcess shared() {
        return SHARED;
    }

    private static DssProcess start() {
        try {
            return new DssProcess(command().start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProcessBuilder command() throws IOException {
        Path target = Path.of("dss", "target").toAbsolutePath();
        String libraries = Files.readString(target.resolve("classpath.txt")).strip();
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        target.resolve("classes") + System.getProperty("path.separator") + libraries,
                        "vn.motcua.conformance.dss.Dss")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    /** Asks for the verdicts on a file's signatures, in file order; revocation comes from the file or the CRLs. */
    List<Verdict> validate(Path file, Path anchors, Path... crls) throws IOException {
        return verdicts(List.of("validate"), file, anchors, crls);
    }

    /** The same for a document under a password. */
    List<Verdict> decipher(String password, Path file, Path anchors, Path... crls) throws IOException {
        return verdicts(List.of("decipher", password), file, anchors, crls);
    }

    /** The same at a time, for a signature beside the files it signs, if there are any. */
    List<Verdict> judge(JudgedFile judged) throws IOException {
        String joined = judged.contents().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        String time = judged.time().map(Instant::toString).orElse("now");
        return verdicts(
                List.of("judge", time, joined),
                judged.file(),
                judged.anchors(),
                judged.lists().toArray(Path[]::new));
    }

    /** What DSS does with its key: a signature, one beside another, one over another, or none but a higher level. */
    enum Work {
        MAKE,
        JOIN,
        COUNTER,
        RAISE
    }

    /**
     * What DSS is to write.
     *
     * @param documents what is signed; or the signature, and behind it what that covers
     */
    record Order(DssForm form, SignatureLevel level, Path out, List<Path> documents) {}

    /** Lets DSS work, with what it needs from the services of a sandbox. */
    void work(Work work, Order order, Hand hand) throws IOException {
        List<String> request = new ArrayList<>(List.of(
                work.name().toLowerCase(Locale.ROOT),
                order.form().request(),
                order.level().label().substring(2),
                hand.algorithm(),
                order.out().toString(),
                hand.keyStore().toString(),
                Hand.PASSWORD,
                hand.timestamps(),
                hand.anchors().toString()));
        order.documents().forEach(document -> request.add(document.toString()));
        ask(request);
    }

    /** A key that DSS opens, and by which of its algorithms it signs; where it gets time-stamps, and whom it trusts. */
    record Hand(Path keyStore, String algorithm, String timestamps, Path anchors) {

        private static final String PASSWORD = "123456";

        static Hand of(TestKey holder, String algorithm, Path folder, TrustSetting setting) throws IOException {
            Path store = Files.createTempFile(folder, "key", ".p12");
            holder.writePkcs12(store, PASSWORD.toCharArray());
            return new Hand(store, algorithm, setting.timestampAddress(), setting.anchors);
        }
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
}
