package vn.motcua.conformance.dss;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/** The CPU time of this process, all its threads together. */
final class CpuTime {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private CpuTime() {}

    interface Work {
        void run() throws Exception;
    }

    /** Answers with the nanoseconds of one, of the CPU and on the wall. */
    static List<String> ofOne(int count, Work work) throws Exception {
        long cpu = SYSTEM.getProcessCpuTime();
        long wall = System.nanoTime();
        for (int i = 0; i < count; i++) {
            work.run();
        }
        return List.of(
                "cpu\t" + (SYSTEM.getProcessCpuTime() - cpu) / count + "\t" + (System.nanoTime() - wall) / count);
    }

    /** Answers with the nanoseconds of the CPU since the process began. */
    static List<String> spent() {
        return List.of("spent\t" + SYSTEM.getProcessCpuTime());
    }
}
