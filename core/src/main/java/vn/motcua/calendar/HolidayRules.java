package vn.motcua.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;
import vn.motcua.internal.table.TableRow;
import vn.motcua.internal.table.TableText;

/**
 * The holidays that the law names, each with the days it is in force, for {@link PublicHolidays}.
 *
 * <p>A change of law is a new list: {@link #updatedBy} takes it from a signed file. Instances are immutable.
 *
 * <pre>{@code
 * HolidayRules rules = HolidayRules.bundled().updatedBy(update);
 * PublicHolidays.in(2028, rules).certain();
 * }</pre>
 */
public final class HolidayRules {

    private static final String NAME = "holidays.tsv";
    private static final String LUNAR = "LUNAR";
    private static final String MADE_UP = "MADE_UP";
    private static final List<String> COLUMNS =
            List.of("name", "calendar", "month", "day", "days", "made up", "first day", "last day", "basis", "source");

    private final LocalDate issued;
    private final List<HolidayRule> rules;

    private HolidayRules(LocalDate issued, Collection<HolidayRule> rules) {
        this.issued = issued;
        this.rules = List.copyOf(rules);
    }

    /**
     * Returns the rules that the SDK carries: Labour Code 45/2019/QH14 and Resolution 28/2026/QH16.
     *
     * @return the rules
     * @throws ResourceException if they are missing from the jar
     */
    public static HolidayRules bundled() {
        List<TableRow> rows = TableText.bundled(HolidayRules.class, NAME).tabSeparated();
        return new HolidayRules(WorkingYearTable.issued(NAME, rows), rules(rows.subList(1, rows.size())));
    }

    /**
     * Makes rules, which any signed update may replace.
     *
     * @param rules the holidays
     * @return the rules
     */
    public static HolidayRules of(Collection<HolidayRule> rules) {
        return new HolidayRules(LocalDate.MIN, rules);
    }

    /**
     * Returns these rules with another day of issue, for data that were stored and come back.
     *
     * @param day the day before which a signed update is refused
     * @return new rules
     */
    public HolidayRules withIssued(LocalDate day) {
        return new HolidayRules(day, rules);
    }

    /**
     * Returns the rules of a signed update in place of these. Since they replace all, they also name the holidays of years
     * past, with the last day on which each was in force.
     *
     * @param update the update
     * @return its rules, or these if it has none
     * @throws InvalidInputException with {@link FailureCode#LAW_DATA_OUTDATED} if the update was issued before these, or
     *     if a line of it is wrong; the message names line and column
     */
    public HolidayRules updatedBy(LawUpdate update) {
        List<String> lines = update.lines(LawUpdate.HOLIDAYS);
        update.requireNotBefore(issued);
        return lines.isEmpty()
                ? this
                : new HolidayRules(
                        update.issued(),
                        rules(TableText.of(LawUpdate.HOLIDAYS, lines).tabSeparated()));
    }

    /**
     * Lists the holidays.
     *
     * @return in the order given
     */
    public List<HolidayRule> rules() {
        return rules;
    }

    /**
     * Returns the day on which the rules were issued.
     *
     * @return the day, {@link LocalDate#MIN} if they were given by the caller
     */
    public LocalDate issued() {
        return issued;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HolidayRules that && issued.equals(that.issued) && rules.equals(that.rules);
    }

    @Override
    public int hashCode() {
        return Objects.hash(issued, rules);
    }

    /** Returns the names. */
    @Override
    public String toString() {
        return "HolidayRules" + rules.stream().map(HolidayRule::name).toList();
    }

    private static List<HolidayRule> rules(List<TableRow> rows) {
        return rows.stream().map(row -> rule(row.named(COLUMNS))).toList();
    }

    private static HolidayRule rule(TableRow row) {
        boolean lunar = isFirst(row, 1, LUNAR, "SOLAR");
        int month = row.integer(2, 1, 12);
        LocalDate first = row.date(6);
        LocalDate last = row.date(7, LocalDate.MAX);
        if (last.isBefore(first)) {
            throw row.illegal(7, "a day not before " + first);
        }
        return new HolidayRule(
                row.required(0),
                lunar,
                month,
                row.integer(3, 1, HolidayRule.longest(lunar, month)),
                row.integer(4, 1, HolidayRule.MOST_DAYS),
                isFirst(row, 5, MADE_UP, "NOT_MADE_UP"),
                first,
                last,
                row.required(9));
    }

    private static boolean isFirst(TableRow row, int column, String first, String second) {
        String cell = row.required(column);
        if (!cell.equals(first) && !cell.equals(second)) {
            throw row.illegal(column, first + " or " + second);
        }
        return cell.equals(first);
    }
}
