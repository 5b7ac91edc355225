package vn.motcua.json;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.motcua.calendar.Deadline;
import vn.motcua.calendar.DeadlineRule;
import vn.motcua.calendar.HolidayRule;
import vn.motcua.calendar.HolidayRules;
import vn.motcua.calendar.LunarDate;
import vn.motcua.calendar.SupplementClock;
import vn.motcua.calendar.Term;
import vn.motcua.calendar.TermUnit;
import vn.motcua.calendar.VietnamTime;
import vn.motcua.calendar.WorkingCalendar;
import vn.motcua.calendar.WorkingHours;
import vn.motcua.calendar.WorkingYear;

/** The forms of the room of calendars. */
final class CalendarForms {

    static final Form<ZonedDateTime> ZONED =
            Forms.of(time -> Forms.INSTANT.write(time.toInstant()), place -> VietnamTime.at(Forms.INSTANT.read(place)));

    static final Form<Deadline> DEADLINE = Forms.object(
            (deadline, out) -> out.put("received", ZONED, deadline.received()).put("due", ZONED, deadline.due()),
            in -> new Deadline(in.get("received", ZONED), in.get("due", ZONED)));

    static final Form<SupplementClock> SUPPLEMENT_CLOCK = Forms.constant(SupplementClock.values());

    static final Form<TermUnit> TERM_UNIT = Forms.constant(TermUnit.values());

    static final Form<Term> TERM = Forms.object(
            (term, out) -> out.put("amount", Forms.INTEGER, term.amount()).put("unit", TERM_UNIT, term.unit()),
            in -> new Term(in.get("amount", Forms.INTEGER), in.get("unit", TERM_UNIT)));

    static final Form<DeadlineRule> DEADLINE_RULE = Forms.object(
            (rule, out) -> out.put("term", TERM, rule.term())
                    .put("cutOff", Forms.TIME, rule.cutOff())
                    .put("dueTime", Forms.TIME, rule.dueTime())
                    .put("supplementClock", SUPPLEMENT_CLOCK, rule.supplementClock()),
            in -> new DeadlineRule(
                    in.get("term", TERM),
                    in.get("cutOff", Forms.TIME),
                    in.get("dueTime", Forms.TIME),
                    in.get("supplementClock", SUPPLEMENT_CLOCK)));

    static final Form<WorkingHours> WORKING_HOURS = Forms.object(
            (hours, out) -> out.put("morningFrom", Forms.TIME, hours.morningFrom())
                    .put("morningTo", Forms.TIME, hours.morningTo())
                    .put("afternoonFrom", Forms.TIME, hours.afternoonFrom())
                    .put("afternoonTo", Forms.TIME, hours.afternoonTo()),
            in -> new WorkingHours(
                    in.get("morningFrom", Forms.TIME),
                    in.get("morningTo", Forms.TIME),
                    in.get("afternoonFrom", Forms.TIME),
                    in.get("afternoonTo", Forms.TIME)));

    static final Form<WorkingYear> WORKING_YEAR = Forms.object(
            (year, out) -> out.put("year", Forms.INTEGER, year.year())
                    .putAll("off", Forms.DATE, new TreeSet<>(year.off()))
                    .putAll("worked", Forms.DATE, new TreeSet<>(year.worked()))
                    .putAll("notices", Forms.TEXT, year.notices()),
            in -> new WorkingYear(
                    in.get("year", Forms.INTEGER),
                    Set.copyOf(in.list("off", Forms.DATE)),
                    Set.copyOf(in.list("worked", Forms.DATE)),
                    in.list("notices", Forms.TEXT)));

    static final Form<WorkingCalendar> WORKING_CALENDAR = Forms.object(
            (calendar, out) -> out.putAll("years", WORKING_YEAR, calendar.years())
                    .put("hours", WORKING_HOURS, calendar.hours())
                    .putIf("issued", Forms.DATE, unless(LocalDate.MIN, calendar.issued())),
            in -> WorkingCalendar.of(in.list("years", WORKING_YEAR))
                    .withHours(in.get("hours", WORKING_HOURS))
                    .withIssued(in.find("issued", Forms.DATE).orElse(LocalDate.MIN)));

    static final Form<LunarDate> LUNAR_DATE = Forms.object(
            (date, out) -> out.put("year", Forms.INTEGER, date.year())
                    .put("month", Forms.INTEGER, date.month())
                    .put("day", Forms.INTEGER, date.day())
                    .put("leapMonth", Forms.FLAG, date.leapMonth()),
            in -> new LunarDate(
                    in.get("year", Forms.INTEGER),
                    in.get("month", Forms.INTEGER),
                    in.get("day", Forms.INTEGER),
                    in.get("leapMonth", Forms.FLAG)));

    static final Form<HolidayRule> HOLIDAY_RULE = Forms.object(
            (rule, out) -> out.put("name", Forms.TEXT, rule.name())
                    .put("lunar", Forms.FLAG, rule.lunar())
                    .put("month", Forms.INTEGER, rule.month())
                    .put("day", Forms.INTEGER, rule.day())
                    .put("days", Forms.INTEGER, rule.days())
                    .put("madeUp", Forms.FLAG, rule.madeUp())
                    .put("first", Forms.DATE, rule.first())
                    .putIf("last", Forms.DATE, unless(LocalDate.MAX, rule.last()))
                    .put("source", Forms.TEXT, rule.source()),
            in -> new HolidayRule(
                    in.get("name", Forms.TEXT),
                    in.get("lunar", Forms.FLAG),
                    in.get("month", Forms.INTEGER),
                    in.get("day", Forms.INTEGER),
                    in.get("days", Forms.INTEGER),
                    in.get("madeUp", Forms.FLAG),
                    in.get("first", Forms.DATE),
                    in.find("last", Forms.DATE).orElse(LocalDate.MAX),
                    in.get("source", Forms.TEXT)));

    static final Form<HolidayRules> HOLIDAY_RULES = Forms.object(
            (rules, out) -> out.putAll("rules", HOLIDAY_RULE, rules.rules())
                    .putIf("issued", Forms.DATE, unless(LocalDate.MIN, rules.issued())),
            in -> HolidayRules.of(in.list("rules", HOLIDAY_RULE))
                    .withIssued(in.find("issued", Forms.DATE).orElse(LocalDate.MIN)));

    private CalendarForms() {}

    static List<Document<?>> all() {
        return List.of(
                new Document<>(Deadline.class, "deadline", DEADLINE),
                new Document<>(DeadlineRule.class, "deadline-rule", DEADLINE_RULE),
                new Document<>(SupplementClock.class, "supplement-clock", SUPPLEMENT_CLOCK),
                new Document<>(WorkingHours.class, "working-hours", WORKING_HOURS),
                new Document<>(WorkingYear.class, "working-year", WORKING_YEAR),
                new Document<>(WorkingCalendar.class, "working-calendar", WORKING_CALENDAR),
                new Document<>(TermUnit.class, "term-unit", TERM_UNIT),
                new Document<>(Term.class, "term", TERM),
                new Document<>(LunarDate.class, "lunar-date", LUNAR_DATE),
                new Document<>(HolidayRule.class, "holiday-rule", HOLIDAY_RULE),
                new Document<>(HolidayRules.class, "holiday-rules", HOLIDAY_RULES));
    }

    private static Optional<LocalDate> unless(LocalDate missing, LocalDate day) {
        return Optional.of(day).filter(given -> !given.equals(missing));
    }
}
