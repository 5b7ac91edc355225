package vn.motcua.agency;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The electronic identifier of an agency, in either order in which it is written.
 *
 * <p>Since Decision 20/2020/QĐ-TTg (Article 4) the groups grow from left to right, {@code H55.19} or {@code G09.20}; the
 * order of QCVN 102:2016/BTTTT before it is reversed and padded with zeros, {@code 000.00.19.H55}. The text is kept as
 * it was given, and <em>equality compares the text as given</em>: the two spellings of one agency are two values,
 * because a dossier code or a wire message must repeat the spelling it came with. Compare {@link #normal()} to ask
 * whether the agency is the same. How wide the groups may be is inferred and read leniently. Instances are immutable.
 *
 * <pre>{@code
 * AgencyCode.of("000.00.19.H55").normal();  // H55.19
 * }</pre>
 *
 * @param value the identifier, at most {@value #MAX_LENGTH} characters
 */
public record AgencyCode(String value) {

    /** The longest identifier (Decision 20/2020/QĐ-TTg, Article 4). */
    public static final int MAX_LENGTH = 35;

    private static final Pattern GROWING = Pattern.compile("[A-Y][0-9]{2}(\\.[0-9]{1,3}){0,8}");
    private static final Pattern REVERSED = Pattern.compile("([0-9]{1,3}\\.){1,8}[A-Y][0-9]{2}");
    private static final Pattern ZEROS = Pattern.compile("0+");
    private static final List<Integer> REVERSED_WIDTHS = List.of(3, 2, 2, 3);
    private static final Pattern DOT = Pattern.compile("\\.");

    /**
     * Checks the shape.
     *
     * @throws InvalidInputException if the text is in neither order
     */
    public AgencyCode {
        boolean known =
                GROWING.matcher(value).matches() || REVERSED.matcher(value).matches();
        if (!known || value.length() > MAX_LENGTH) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "agencyCode", value, "an identifier such as H55.19 or 000.00.19.H55");
        }
    }

    /**
     * Takes an identifier in either order.
     *
     * @param text the identifier
     * @return the identifier, spelled as given
     */
    public static AgencyCode of(String text) {
        return new AgencyCode(text);
    }

    /**
     * Returns the identifier in the order of Decision 20/2020/QĐ-TTg.
     *
     * @return for {@code 000.00.19.H55} the identifier {@code H55.19}; itself if it is in that order already
     */
    public AgencyCode normal() {
        if (GROWING.matcher(value).matches()) {
            return this;
        }
        List<String> groups = new ArrayList<>(DOT.splitAsStream(value)
                .filter(group -> !ZEROS.matcher(group).matches())
                .toList());
        Collections.reverse(groups);
        return new AgencyCode(String.join(".", groups));
    }

    /**
     * Returns the identifier in the order of QCVN 102:2016/BTTTT, {@code V1V2V3.Z1Z2.Y1Y2.MX1X2}, padded with zeros.
     *
     * @return for {@code H55.19} the identifier {@code 000.00.19.H55}; empty if a group does not fit, such as
     *     {@code H55.242}, which has no old spelling. The widths are inferred
     */
    public Optional<AgencyCode> reversed() {
        List<String> groups = List.of(DOT.split(normal().value));
        if (groups.size() > REVERSED_WIDTHS.size()) {
            return Optional.empty();
        }
        StringBuilder old = new StringBuilder(groups.get(0));
        for (int level = 1; level < REVERSED_WIDTHS.size(); level++) {
            int width = REVERSED_WIDTHS.get(level);
            String group = level < groups.size() ? groups.get(level) : "0".repeat(width);
            if (group.length() != width) {
                return Optional.empty();
            }
            old.insert(0, group + ".");
        }
        AgencyCode reversed = new AgencyCode(old.toString());
        return Optional.of(reversed).filter(code -> code.normal().equals(normal()));
    }

    /**
     * Returns the group of the province or central body.
     *
     * @return for {@code 000.00.19.H55} and {@code H55.19} the text {@code H55}
     */
    public String levelOne() {
        String growing = normal().value;
        int dot = growing.indexOf('.');
        return dot < 0 ? growing : growing.substring(0, dot);
    }

    /**
     * Counts the levels of the normal form.
     *
     * @return 1 for a province or central body, 2 for a unit below it, and so on
     */
    public int level() {
        return 1 + (int) normal().value.chars().filter(c -> c == '.').count();
    }

    /**
     * Says whether this agency is another one or lies below it.
     *
     * @param other an identifier in either order
     * @return true for {@code H55.19} within {@code H55}, and for an agency within itself
     */
    public boolean isWithin(AgencyCode other) {
        return (normal().value + ".").startsWith(other.normal().value + ".");
    }

    /** Returns the identifier as given. */
    @Override
    public String toString() {
        return value;
    }
}
