package vn.motcua.benchmarks.signing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.benchmarks.harness.Goal;
import vn.motcua.benchmarks.harness.LineProcess;
import vn.motcua.benchmarks.harness.Progress;
import vn.motcua.benchmarks.harness.Quantity;
import vn.motcua.benchmarks.harness.Row;

/**
 * Work on a file that is larger than the heap, each in a new JVM.
 *
 * @param megabytes the heap
 * @param progress is told why work was not done
 */
record NarrowHeap(int megabytes, Progress progress) {

    private static final Goal DONE = Goal.atLeast(new Quantity(1, "done"));

    /** What is done, in the process given. */
    interface Work {

        /** Returns the CPU time. */
        long nanos(LineProcess process) throws IOException;
    }

    /** Returns whether it is done and, where the system tells, how much memory it took. */
    List<Row> rows(String what, Work work) throws IOException {
        String where = what + " at -Xmx" + megabytes + "m";
        progress.step(where);
        List<Row> rows = new ArrayList<>();
        try (LineProcess fresh = SigningJvm.ours(megabytes)) {
            Quantity took = Rounds.milliseconds(work.nanos(fresh));
            rows.add(Row.alone(where + ", in " + took, new Quantity(1, "done"), DONE));
            rows.addAll(PeakMemory.row(where, fresh, megabytes));
        } catch (IOException e) {
            progress.step(where + ": " + e.getMessage());
            rows.add(Row.alone(where, new Quantity(0, "done"), DONE));
        }
        return rows;
    }
}
