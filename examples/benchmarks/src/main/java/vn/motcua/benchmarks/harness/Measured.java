package vn.motcua.benchmarks.harness;

import java.util.Arrays;

/** The times of one contender. Instances are immutable. */
public final class Measured {

    private static final double NANOS = 1e9;

    private final long[] cpuNanos;
    private final long[] wallNanos;

    Measured(long[] cpuNanos, long[] wallNanos) {
        this.cpuNanos = cpuNanos;
        this.wallNanos = wallNanos;
    }

    /**
     * Returns the CPU time of a round: all threads of the process, the garbage collector's too.
     *
     * @return the median of the rounds, in seconds
     */
    public double cpuSeconds() {
        return median(cpuNanos) / NANOS;
    }

    /**
     * Returns the time of a round on the wall.
     *
     * @return the median of the rounds, in seconds
     */
    public double wallSeconds() {
        return median(wallNanos) / NANOS;
    }

    static double median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }
}
