package vn.motcua.benchmarks.harness;

import java.util.Map;

/** What was measured of the contenders of one run. Instances are immutable. */
public final class Times {

    private final Map<String, Measured> byName;

    Times(Map<String, Measured> byName) {
        this.byName = Map.copyOf(byName);
    }

    /**
     * Returns the times of one contender.
     *
     * @param name its name
     * @return its times
     * @throws IllegalArgumentException if none of that name took part
     */
    public Measured of(String name) {
        Measured measured = byName.get(name);
        if (measured == null) {
            throw new IllegalArgumentException(name + " did not take part; there are " + byName.keySet());
        }
        return measured;
    }
}
