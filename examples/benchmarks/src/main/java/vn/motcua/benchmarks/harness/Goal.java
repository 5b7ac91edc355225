package vn.motcua.benchmarks.harness;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What a row has to reach.
 *
 * @param text the words of the table
 * @param rule how a row is judged
 */
public record Goal(String text, Rule rule) {

    /** Judges a row. */
    @FunctionalInterface
    public interface Rule {

        /**
         * Judges.
         *
         * @param ours our number
         * @param peer the peer's number, if there is a peer
         * @return the verdict
         */
        Verdict judge(double ours, OptionalDouble peer);
    }

    /**
     * Returns a goal for ours over the peer's.
     *
     * @param limit the greatest ratio
     * @return the goal
     */
    public static Goal ratioAtMost(double limit) {
        return new Goal(
                String.format(Locale.ROOT, "ratio <= %.2f", limit),
                (ours, peer) -> Verdict.of(peer.isPresent() && ours <= limit * peer.getAsDouble()));
    }

    /**
     * Returns a goal for ours over the peer's, where more is better.
     *
     * @param limit the least ratio
     * @return the goal
     */
    public static Goal ratioAtLeast(double limit) {
        return new Goal(
                String.format(Locale.ROOT, "ratio >= %.2f", limit),
                (ours, peer) -> Verdict.of(peer.isPresent() && ours >= limit * peer.getAsDouble()));
    }

    /**
     * Returns a goal for our number alone.
     *
     * @param limit the least number
     * @return the goal
     */
    public static Goal atLeast(Quantity limit) {
        return new Goal("ours >= " + limit, (ours, peer) -> Verdict.of(ours >= limit.value()));
    }

    /**
     * Returns a goal for our number alone.
     *
     * @param limit the greatest number
     * @return the goal
     */
    public static Goal atMost(Quantity limit) {
        return new Goal("ours <= " + limit, (ours, peer) -> Verdict.of(ours <= limit.value()));
    }

    /**
     * Returns a goal that only a machine with nothing else to do can reach: missed by both, it is not judged.
     *
     * @param limit the least number
     * @return the goal
     */
    public static Goal atLeastWherePeerDoes(Quantity limit) {
        return new Goal("ours >= " + limit, (ours, peer) -> {
            boolean allowed = peer.isPresent() && peer.getAsDouble() >= limit.value();
            return ours >= limit.value() || allowed ? Verdict.of(ours >= limit.value()) : Verdict.NOT_JUDGED;
        });
    }
}
