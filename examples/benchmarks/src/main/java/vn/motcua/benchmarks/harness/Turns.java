package vn.motcua.benchmarks.harness;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets contenders take turns and measures each round of each, so that what disturbs one disturbs all. */
public final class Turns {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final int rounds;
    private final Map<String, long[]> cpu = new HashMap<>();
    private final Map<String, long[]> wall = new HashMap<>();
    private final Map<String, Long> outcomes = new HashMap<>();

    private Turns(int rounds) {
        this.rounds = rounds;
    }

    /**
     * Runs every contender once in each round. Callers let them work before, on less input, for the compiler's sake.
     *
     * @param contenders who takes turns, in this order; names are not repeated
     * @param rounds how often
     * @return what was measured
     * @throws IOException if a contender cannot read its input
     * @throws IllegalStateException if the work of a contender was not the same in each round
     */
    public static Times take(List<Contender> contenders, int rounds) throws IOException {
        Turns turns = new Turns(rounds);
        for (int round = 0; round < rounds; round++) {
            for (Contender contender : contenders) {
                turns.run(contender, round);
            }
        }
        return turns.measured(contenders);
    }

    private void run(Contender contender, int round) throws IOException {
        long cpuBefore = SYSTEM.getProcessCpuTime();
        long wallBefore = System.nanoTime();
        long outcome = contender.work().run();
        long wallNanos = System.nanoTime() - wallBefore;
        long cpuNanos = SYSTEM.getProcessCpuTime() - cpuBefore;
        Long before = outcomes.putIfAbsent(contender.name(), outcome);
        if (before != null && before != outcome) {
            throw new IllegalStateException(contender.name() + " came to " + outcome + " after " + before);
        }
        cpu.computeIfAbsent(contender.name(), none -> new long[rounds])[round] = cpuNanos;
        wall.computeIfAbsent(contender.name(), none -> new long[rounds])[round] = wallNanos;
    }

    private Times measured(List<Contender> contenders) {
        Map<String, Measured> measured = new HashMap<>();
        for (Contender contender : contenders) {
            String name = contender.name();
            measured.put(name, new Measured(cpu.getOrDefault(name, new long[0]), wall.getOrDefault(name, new long[0])));
        }
        return new Times(measured);
    }
}
