package vn.motcua.benchmarks.harness;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A line of the table.
 *
 * @param what what was measured
 * @param ours ours
 * @param peer the peer's, in the same unit; empty where nothing does the same
 * @param goal what ours has to reach
 */
public record Row(String what, Quantity ours, Optional<Quantity> peer, Goal goal) {

    /**
     * Makes a row with a peer.
     *
     * @param what what was measured
     * @param ours ours
     * @param peer the peer's
     * @param goal what ours has to reach
     * @return the row
     */
    public static Row beside(String what, Quantity ours, Quantity peer, Goal goal) {
        return new Row(what, ours, Optional.of(peer), goal);
    }

    /**
     * Makes a row without a peer.
     *
     * @param what what was measured
     * @param ours ours
     * @param goal what it has to reach
     * @return the row
     */
    public static Row alone(String what, Quantity ours, Goal goal) {
        return new Row(what, ours, Optional.empty(), goal);
    }

    /**
     * Returns ours over the peer's.
     *
     * @return the ratio, if there is a peer
     */
    public OptionalDouble ratio() {
        return peer.map(other -> OptionalDouble.of(ours.value() / other.value()))
                .orElseGet(OptionalDouble::empty);
    }

    /**
     * Judges the row.
     *
     * @return what became of the goal
     */
    public Verdict verdict() {
        return goal.rule()
                .judge(
                        ours.value(),
                        peer.map(other -> OptionalDouble.of(other.value())).orElseGet(OptionalDouble::empty));
    }
}
