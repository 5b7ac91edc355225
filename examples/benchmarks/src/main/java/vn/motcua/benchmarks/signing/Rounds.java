package vn.motcua.benchmarks.signing;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import vn.motcua.benchmarks.harness.Quantity;

/** Lets contenders that measure themselves take turns. */
record Rounds(long count) {

    private static final double NANOS_PER_MS = 1e6;

    /** One turn of a contender, in its own process. */
    interface Turn {

        /** Returns the CPU time. */
        long nanos() throws IOException;
    }

    /** Returns the median of each contender. */
    List<Quantity> take(Turn... contenders) throws IOException {
        long[][] times = new long[contenders.length][Math.toIntExact(count)];
        for (int round = 0; round < count; round++) {
            for (int contender = 0; contender < contenders.length; contender++) {
                times[contender][round] = contenders[contender].nanos();
            }
        }
        return Stream.of(times).map(Rounds::median).toList();
    }

    private static Quantity median(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return milliseconds(sorted[sorted.length / 2]);
    }

    static Quantity milliseconds(long nanos) {
        return new Quantity(nanos / NANOS_PER_MS, "ms");
    }
}
