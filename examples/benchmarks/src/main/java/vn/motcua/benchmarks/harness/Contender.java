package vn.motcua.benchmarks.harness;

import java.io.IOException;

/**
 * One of those that take turns.
 *
 * @param name who it is
 * @param work what it does in each round
 */
public record Contender(String name, Work work) {

    /** The work of one round. */
    @FunctionalInterface
    public interface Work {

        /**
         * Works once.
         *
         * @return a number that follows from the work, the same in each round; so nothing of it can be left out
         * @throws IOException if the input cannot be read
         */
        long run() throws IOException;
    }
}
