package vn.motcua.benchmarks.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A contender in a JVM of its own, asked line by line: words parted by tabs, answered by lines until {@code done}.
 *
 * <p>For peers whose dependencies do not run beside ours, and wherever the heap is what is measured. Not safe for threads.
 */
public final class LineProcess implements AutoCloseable {

    private final Process process;
    private final PrintStream requests;
    private final BufferedReader answers;

    private LineProcess(Process process) {
        this.process = process;
        this.requests = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Starts a JVM.
     *
     * @param jvmOptions its options, such as the size of its heap
     * @param classPath its class path
     * @param mainClass what answers
     * @return the process
     * @throws IOException if it cannot be started
     */
    public static LineProcess start(List<String> jvmOptions, String classPath, String mainClass) throws IOException {
        return start(jvmOptions, classPath, mainClass, Map.of());
    }

    /**
     * Starts a JVM that finds more in its environment than this one.
     *
     * @param jvmOptions its options, such as the size of its heap
     * @param classPath its class path
     * @param mainClass what answers
     * @param environment the variables it has beside those of this process
     * @return the process
     * @throws IOException if it cannot be started
     */
    public static LineProcess start(
            List<String> jvmOptions, String classPath, String mainClass, Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classPath, mainClass));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        return new LineProcess(builder.start());
    }

    /**
     * Asks and waits for the answer.
     *
     * @param words the request
     * @return the lines before {@code done}
     * @throws IOException if the process says {@code error} or ends
     */
    public List<String> ask(String... words) throws IOException {
        requests.println(String.join("\t", words));
        List<String> lines = new ArrayList<>();
        for (String line = answers.readLine(); !"done".equals(line); line = answers.readLine()) {
            if (line == null || line.startsWith("error")) {
                throw new IOException(words[0] + " in a process of its own: " + line);
            }
            lines.add(line);
        }
        return lines;
    }

    /** Ends the process. */
    @Override
    public void close() {
        requests.close();
        process.destroy();
    }
}
