package vn.motcua.cli.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.motcua.calendar.VietnamTime;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * {@code motcua demo}: one dossier from paper to portal, and a report to look at.
 *
 * <p>SoftHSM takes the place of its tokens from the environment at start, so where it is installed the work is done by
 * a second process that is started with it.
 */
@Command(
        name = "demo",
        description = "Take one dossier from paper to portal on a sandbox, and leave the files and a report.")
public final class DemoCommand implements Callable<Integer> {

    @Option(names = "--scan", paramLabel = "FILE", description = "A scanned page, JPEG or PNG; may be given again.")
    private List<Path> scans = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "motcua-demo",
            description = "Where the files go (${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--token-folder", hidden = true)
    private @Nullable Path tokenFolder;

    @Spec
    private CommandSpec spec;

    /** Made by the command line. */
    public DemoCommand() {}

    @Override
    public Integer call() throws Exception {
        for (Path scan : scans) {
            if (!Files.isRegularFile(scan)) {
                throw new InvalidInputException(FailureCode.FILE_NOT_FOUND, "--scan", scan.toString(), "a file");
            }
        }
        if (tokenFolder != null) {
            return run(DemoKeys.onTokens(SoftHsm.in(tokenFolder), new SecureRandom()));
        }
        Path temporary = Files.createTempDirectory("motcua-demo");
        try {
            return SoftHsm.usable() ? runInChild(temporary) : runWithFiles(temporary);
        } finally {
            delete(temporary);
        }
    }

    private int runWithFiles(Path temporary) throws Exception {
        if ("required".equals(System.getenv("MOTCUA_NATIVE"))) {
            spec.commandLine().getErr().println("motcua: SoftHSM is required here and cannot be used");
            return 3;
        }
        return run(DemoKeys.inFiles(temporary, new SecureRandom()));
    }

    private int run(DemoKeys keys) throws Exception {
        PrintWriter console = spec.commandLine().getOut();
        boolean good = new Demonstration(out, keys, Clock.system(VietnamTime.ZONE), console).run(scans);
        console.println("Report: " + out.resolve("report.html"));
        return good ? 0 : 1;
    }

    private int runInChild(Path temporary) throws IOException, InterruptedException {
        ProcessBuilder child = new ProcessBuilder(childCommand(temporary)).inheritIO();
        child.environment().putAll(SoftHsm.prepare(temporary));
        return child.start().waitFor();
    }

    private List<String> childCommand(Path temporary) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-X"))
                .toList());
        command.addAll(List.of("-cp", System.getProperty("java.class.path", ""), "vn.motcua.cli.Main", "demo"));
        scans.forEach(scan -> command.addAll(List.of("--scan", scan.toString())));
        command.addAll(List.of("--out", out.toString(), "--token-folder", temporary.toString()));
        return command;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
