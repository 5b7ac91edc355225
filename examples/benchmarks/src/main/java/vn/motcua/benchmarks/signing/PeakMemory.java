package vn.motcua.benchmarks.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vn.motcua.benchmarks.harness.Goal;
import vn.motcua.benchmarks.harness.LineProcess;
import vn.motcua.benchmarks.harness.Quantity;
import vn.motcua.benchmarks.harness.Row;

/** The most physical memory that a process has had at once, as Linux tells it. */
final class PeakMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PEAK = "VmHWM:";
    private static final double KILOBYTES = 1024;
    private static final int BESIDE_THE_HEAP = 160;

    private PeakMemory() {}

    /** Returns the kilobytes of this process, 0 where the system does not tell. */
    static long ofThisProcess() throws IOException {
        if (!Files.exists(STATUS)) {
            return 0;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(PEAK))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }

    /** Returns the row of one of ours, or none where the system does not tell. */
    static List<Row> row(String what, LineProcess process, int heap) throws IOException {
        long kilobytes = SigningJvm.number(process.ask("peak"));
        return kilobytes == 0
                ? List.of()
                : List.of(Row.alone(
                        what + ", peak resident memory",
                        new Quantity(kilobytes / KILOBYTES, "MB"),
                        Goal.atMost(new Quantity(heap + BESIDE_THE_HEAP, "MB"))));
    }
}
