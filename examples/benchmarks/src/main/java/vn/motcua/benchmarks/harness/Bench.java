package vn.motcua.benchmarks.harness;

import java.io.IOException;
import java.util.List;

/** One comparison that {@code scripts/bench} can run; implement it and name it in {@code Benches}. */
public interface Bench {

    /**
     * Says what is measured.
     *
     * @return one line for the list of names
     */
    String purpose();

    /**
     * Lists what a caller may choose.
     *
     * @return the options, each with its default
     */
    List<Option> options();

    /**
     * Measures.
     *
     * @param choices what the caller chose
     * @param workspace where generated input goes
     * @param progress says what goes on, for long work
     * @return the rows of the table, in the order they are printed
     * @throws IOException if generated input cannot be written or read
     */
    List<Row> run(Choices choices, Workspace workspace, Progress progress) throws IOException;
}
