package vn.motcua.benchmarks.harness;

/** Is told what goes on while a bench runs. */
@FunctionalInterface
public interface Progress {

    /**
     * Tells of the next step.
     *
     * @param step what begins now
     */
    void step(String step);
}
