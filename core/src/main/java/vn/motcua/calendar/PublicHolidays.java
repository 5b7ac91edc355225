package vn.motcua.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * What the law says about the holidays of a year without its notice, to check a notice and to plan before there is one.
 *
 * <p>The rules are those of the Labour Code 45/2019/QH14: Article 112 names the holidays and leaves the days of Tết and
 * the second day of National Day to a yearly decision; by Article 111, clause 3 a holiday on a weekend is made up on the
 * next working day. From 2026-07-01 there is 24 November (Resolution 28/2026/QH16, Article 2); that it is not made
 * up is inferred. Swapped days are in no rule. So this is never a {@link WorkingYear}, and a {@link WorkingCalendar} does
 * not count with it. Instances are immutable.
 *
 * <pre>{@code
 * PublicHolidays.in(2027).certain();                 // off whatever the notice of 2027 decides
 * PublicHolidays.in(2026).disagreements(year2026);   // empty
 * }</pre>
 */
public final class PublicHolidays {

    /** The first year of the Labour Code of 2019. */
    public static final int FIRST_YEAR = 2021;

    /** The last year the lunar calendar knows. */
    public static final int LAST_YEAR = 2100;

    private final int year;
    private final List<Set<LocalDate>> outcomes;

    private PublicHolidays(int year, List<Set<LocalDate>> outcomes) {
        this.year = year;
        this.outcomes = List.copyOf(outcomes);
    }

    /**
     * Applies the rules that the SDK carries to a year.
     *
     * @param year {@value #FIRST_YEAR} to {@value #LAST_YEAR}
     * @return what they say
     * @throws InvalidInputException if the year is outside that range
     */
    public static PublicHolidays in(int year) {
        return in(year, HolidayRules.bundled());
    }

    /**
     * Applies rules to a year.
     *
     * @param year {@value #FIRST_YEAR} to {@value #LAST_YEAR}
     * @param law the rules, such as those of a signed update
     * @return what they say
     * @throws InvalidInputException if the year is outside that range
     */
    public static PublicHolidays in(int year, HolidayRules law) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "year", Integer.toString(year), FIRST_YEAR + " to " + LAST_YEAR);
        }
        List<HolidayRule> rules =
                law.rules().stream().filter(rule -> rule.isInForce(year)).toList();
        List<Set<LocalDate>> outcomes = new ArrayList<>();
        combine(rules, year, new Days(Set.of(), Set.of()), outcomes);
        return new PublicHolidays(year, outcomes);
    }

    /**
     * Returns the weekdays that are off whatever is decided.
     *
     * @return the days in order
     */
    public Set<LocalDate> certain() {
        Set<LocalDate> days = new TreeSet<>(outcomes.get(0));
        outcomes.forEach(days::retainAll);
        return days;
    }

    /**
     * Returns the weekdays that are off or not as the year's notice decides; days swapped by it are not among them.
     *
     * @return the days in order
     */
    public Set<LocalDate> undecided() {
        Set<LocalDate> days = new TreeSet<>();
        outcomes.forEach(days::addAll);
        days.removeAll(certain());
        return days;
    }

    /**
     * Compares the data of a year with the rules. The notice decides; a disagreement asks for a second look at the data.
     *
     * @param data the year as a notice fixes it, the same year as this
     * @return a sentence for each disagreement, none if all is explained by the rules and by days swapped for weekend days
     * @throws InvalidInputException if the data are those of another year
     */
    public List<String> disagreements(WorkingYear data) {
        if (data.year() != year) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "working year", Integer.toString(data.year()), Integer.toString(year));
        }
        return outcomes.stream()
                .map(outcome -> compare(outcome, data))
                .min(Comparator.comparingInt(List::size))
                .orElseThrow();
    }

    private static List<String> compare(Set<LocalDate> outcome, WorkingYear data) {
        List<String> found = new ArrayList<>();
        for (LocalDate day : outcome) {
            if (!data.off().contains(day)) {
                found.add(day + " is a holiday or makes up for one, but is not off");
            }
        }
        Set<LocalDate> swapped = new TreeSet<>(data.off());
        swapped.removeAll(outcome);
        if (swapped.size() != data.worked().size()) {
            found.add("off without a holiday: " + swapped + ", worked in exchange: " + new TreeSet<>(data.worked()));
        }
        return found;
    }

    private record Days(Set<LocalDate> madeUp, Set<LocalDate> notMadeUp) {

        Days with(HolidayRule rule, List<LocalDate> days) {
            Set<LocalDate> more = new TreeSet<>(rule.madeUp() ? madeUp : notMadeUp);
            more.addAll(days);
            return rule.madeUp() ? new Days(more, notMadeUp) : new Days(madeUp, more);
        }

        /** The weekdays that are off, those that make up for a weekend included. */
        Set<LocalDate> off() {
            Set<LocalDate> off = new TreeSet<>(madeUp);
            off.addAll(notMadeUp);
            for (LocalDate day : madeUp) {
                if (WorkingYear.isWeekend(day)) {
                    off.add(nextWorked(day, off));
                }
            }
            off.removeIf(WorkingYear::isWeekend);
            return off;
        }

        private static LocalDate nextWorked(LocalDate day, Set<LocalDate> off) {
            LocalDate next = day.plusDays(1);
            while (WorkingYear.isWeekend(next) || off.contains(next)) {
                next = next.plusDays(1);
            }
            return next;
        }
    }

    private static void combine(List<HolidayRule> rules, int year, Days days, List<Set<LocalDate>> outcomes) {
        if (rules.isEmpty()) {
            outcomes.add(days.off());
            return;
        }
        HolidayRule rule = rules.get(0);
        for (List<LocalDate> choice : rule.choices(year)) {
            combine(rules.subList(1, rules.size()), year, days.with(rule, choice), outcomes);
        }
    }
}
