package vn.motcua.cli.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Runs the steps of the demonstration and prints a line for each with the time it took. */
final class Steps {

    private final PrintWriter out;
    private final int total;
    private final List<Step> done = new ArrayList<>();

    Steps(PrintWriter out, int total) {
        this.out = out;
        this.total = total;
    }

    /** What was done, in one line, and how long it took. */
    record Step(String said, Duration took) {}

    <T> T run(Callable<T> work, Function<T, String> saying) throws Exception {
        long started = System.nanoTime();
        T result = work.call();
        Step step = new Step(saying.apply(result), Duration.ofNanos(System.nanoTime() - started));
        done.add(step);
        out.printf(
                Locale.ROOT,
                "%2d/%d  %6.2f s  %s%n",
                done.size(),
                total,
                step.took().toMillis() / 1000.0,
                step.said());
        out.flush();
        return result;
    }

    List<Step> done() {
        return List.copyOf(done);
    }
}
