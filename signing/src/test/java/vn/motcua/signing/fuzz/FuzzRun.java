package vn.motcua.signing.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Jazzer in a process of its own, over one entry. */
final class FuzzRun {

    /** An input is a finding, too, when reading it takes longer. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static final Pattern EXECUTED = Pattern.compile("stat::number_of_executed_units: (\\d+)");
    private static final String OURS = "vn.motcua.**";

    private final Entry entry;
    private final Path folder;
    private final Path found;
    private final Path log;

    FuzzRun(Entry entry, Path folder, Path found) {
        this.entry = entry;
        this.folder = folder;
        this.found = found;
        this.log = folder.resolve("log-" + entry);
    }

    static Path seeds(Path folder, Entry entry) {
        return folder.resolve("seeds-" + entry);
    }

    /**
     * How long it goes on.
     *
     * @param runs how many inputs are read at most
     * @param time how long it may take; the process needs some seconds more to begin and to end
     */
    record Extent(int runs, Duration time) {

        private static final int FEW = 100_000;

        boolean isBrief() {
            return runs < FEW;
        }
    }

    /**
     * What came of it.
     *
     * @param executed how many inputs were read, as the fuzzer counted them
     * @param exitCode 0 if nothing was found
     * @param log all that the fuzzer said
     */
    record Outcome(long executed, int exitCode, String log) {

        /** The last lines, with the finding and the input in Base64 if there is one. */
        String end() {
            List<String> lines = log.lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        }
    }

    Outcome run(Extent extent) throws IOException, InterruptedException {
        Path corpus = Files.createDirectories(folder.resolve("corpus-" + entry));
        List<String> command = new ArrayList<>(java(extent));
        command.addAll(List.of(
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzTarget.class.getName(),
                "--target_args=" + entry + " " + folder,
                "--instrumentation_includes=" + OURS,
                "--custom_hook_includes=" + OURS,
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/" + entry + "-",
                "-runs=" + extent.runs(),
                "-max_total_time=" + extent.time().toSeconds(),
                "-timeout=" + LONGEST.toSeconds(),
                "-rss_limit_mb=0",
                "-print_final_stats=1",
                corpus.toString()));
        others().forEach(path -> command.add(path.toString()));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            int exitCode = process.waitFor();
            return outcome(exitCode);
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> java(Extent extent) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Who ends soon spends most of its time compiling.
                "-XX:TieredStopAtLevel=" + (extent.isBrief() ? 1 : 4),
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-Djava.awt.headless=true",
                "-Duser.timezone=" + System.getProperty("user.timezone"),
                "-Duser.language=" + System.getProperty("user.language"),
                "-Duser.country=" + System.getProperty("user.country"),
                "-cp",
                System.getProperty("java.class.path"));
    }

    /** The seeds, and what was found before. */
    private Stream<Path> others() {
        return Stream.of(seeds(folder, entry), found).filter(Files::isDirectory);
    }

    private Outcome outcome(int exitCode) throws IOException {
        String said = Files.readString(log, StandardCharsets.ISO_8859_1);
        Matcher executed = EXECUTED.matcher(said);
        return new Outcome(executed.find() ? Long.parseLong(executed.group(1)) : 0, exitCode, said);
    }
}
