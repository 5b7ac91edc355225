package vn.motcua.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import vn.motcua.benchmarks.harness.Bench;
import vn.motcua.benchmarks.harness.Choices;
import vn.motcua.benchmarks.harness.Row;
import vn.motcua.benchmarks.harness.Table;
import vn.motcua.benchmarks.harness.UsageException;
import vn.motcua.benchmarks.harness.Verdict;
import vn.motcua.benchmarks.harness.Workspace;

/**
 * Runs a bench: {@code NAME [--option N]...}; without a name it lists the names.
 *
 * <p>Ends with 0 if no goal was missed, 1 if one was, 2 for wrong usage and 3 if the machine failed.
 */
public final class Main {

    private static final int MISSED = 1;
    private static final int WRONG_USAGE = 2;
    private static final int MACHINE_FAILED = 3;

    private final PrintStream out;
    private final PrintStream err;

    Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Starts from a shell.
     *
     * @param arguments the name of the bench and its options
     */
    public static void main(String[] arguments) {
        System.exit(new Main(System.out, System.err).run(List.of(arguments)));
    }

    int run(List<String> arguments) {
        if (arguments.isEmpty()) {
            list();
            return 0;
        }
        try (Workspace workspace = Workspace.create()) {
            return run(arguments.get(0), arguments.subList(1, arguments.size()), workspace);
        } catch (UsageException e) {
            err.println("bench: " + e.getMessage());
            return WRONG_USAGE;
        } catch (IOException e) {
            err.println("bench: " + e);
            return MACHINE_FAILED;
        }
    }

    private int run(String name, List<String> options, Workspace workspace) throws IOException {
        Map<String, Bench> benches = Benches.all();
        Bench bench = benches.get(name);
        if (bench == null) {
            throw new UsageException("no bench is called " + name + "; there are " + benches.keySet());
        }
        Choices choices = Choices.parse(bench.options(), options);
        List<Row> rows = bench.run(choices, workspace, step -> err.println("bench: " + step));
        out.printf(
                "%s on Java %s, %d processors%n",
                name, System.getProperty("java.version"), Runtime.getRuntime().availableProcessors());
        Table.print(rows, out);
        return rows.stream().anyMatch(row -> row.verdict() == Verdict.DOES_NOT_HOLD) ? MISSED : 0;
    }

    private void list() {
        out.println("usage: scripts/bench NAME [--option N]...");
        Benches.all().forEach((name, bench) -> {
            out.printf("%n%s: %s%n", name, bench.purpose());
            bench.options()
                    .forEach(option ->
                            out.printf("  --%-12s %s (%d)%n", option.name() + " N", option.meaning(), option.usual()));
        });
    }
}
