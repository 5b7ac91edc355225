package vn.motcua.benchmarks.harness;

import java.util.Locale;

/**
 * A number with its unit.
 *
 * @param value the number
 * @param unit the unit, such as {@code ns/dossier}
 */
public record Quantity(double value, String unit) {

    private static final double WHOLE_FROM = 100;
    private static final double TENTHS_FROM = 10;

    /** Returns three figures or more, and the unit. */
    @Override
    public String toString() {
        return number(value) + " " + unit;
    }

    static String number(double value) {
        if (value >= WHOLE_FROM) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= TENTHS_FROM ? "%.1f" : "%.2f", value);
    }
}
