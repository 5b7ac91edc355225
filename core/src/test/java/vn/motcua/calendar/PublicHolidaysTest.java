package vn.motcua.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

class PublicHolidaysTest {

    private static final List<WorkingYear> YEARS = WorkingCalendar.vietnam().years();

    @Test
    void disagreements_bundledNotices_areExplainedByTheRules() {
        assertThat(YEARS)
                .hasSize(6)
                .allSatisfy(year -> assertThat(PublicHolidays.in(year.year()).disagreements(year))
                        .isEmpty());
    }

    @Test
    void disagreements_anyDayLeftOut_isFound() {
        for (WorkingYear year : YEARS) {
            for (LocalDate day : year.off()) {
                Set<LocalDate> fewer = new HashSet<>(year.off());
                fewer.remove(day);
                assertThat(PublicHolidays.in(year.year()).disagreements(with(year, fewer)))
                        .as("%s is not off", day)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void disagreements_dayOffWithoutReason_isNamed() {
        WorkingYear year = YEARS.get(0);
        LocalDate extra = LocalDate.of(2021, 6, 15);
        Set<LocalDate> more = new HashSet<>(year.off());
        more.add(extra);

        assertThat(PublicHolidays.in(2021).disagreements(with(year, more)))
                .containsExactly("off without a holiday: [2021-06-15], worked in exchange: []");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> PublicHolidays.in(2022).disagreements(year))
                .withMessageContaining("got 2021, expected 2022");
    }

    /** Tết of 2027 is Saturday 6 February, Hùng Kings' day Friday 16 April, 1 May a Saturday, 2 September a Thursday. */
    @Test
    void certain_yearWithoutNotice_holdsWhatNoDecisionChanges() {
        PublicHolidays holidays = PublicHolidays.in(2027);

        assertThat(holidays.certain()).containsExactly(days(2027, "01-01 02-08 04-16 04-30 05-03 09-02 11-24"));
        assertThat(holidays.undecided())
                .containsExactly(days(2027, "02-02 02-03 02-04 02-05 02-09 02-10 02-11 02-12 09-01 09-03"));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> WorkingCalendar.vietnam().isWorkingDay(LocalDate.of(2027, 1, 1)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.CALENDAR_INCOMPLETE));
    }

    /** 24 November is a Saturday in 2029 and a Sunday in 2030. */
    @ParameterizedTest
    @ValueSource(ints = {2029, 2030})
    void certain_cultureDayOnAWeekend_isNotMadeUp(int year) {
        assertThat(PublicHolidays.in(year).certain()).noneMatch(day -> day.getMonthValue() == 11);
    }

    @Test
    void certain_cultureDay_beginsIn2026() {
        assertThat(PublicHolidays.in(2025).certain()).doesNotContain(LocalDate.of(2025, 11, 24));
        assertThat(PublicHolidays.in(2026).certain()).contains(LocalDate.of(2026, 11, 24));
    }

    @ParameterizedTest
    @ValueSource(ints = {2020, 2101})
    void in_yearTheRulesDoNotKnow_isRefused(int year) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> PublicHolidays.in(year))
                .withMessageContaining("2021 to 2100");
        assertThat(PublicHolidays.in(2021).certain()).contains(LocalDate.of(2021, 5, 3));
        assertThat(PublicHolidays.in(2100).certain()).contains(LocalDate.of(2100, 1, 1));
    }

    private static WorkingYear with(WorkingYear year, Set<LocalDate> off) {
        return new WorkingYear(year.year(), off, year.worked(), year.notices());
    }

    private static LocalDate[] days(int year, String monthDays) {
        return List.of(monthDays.split(" ", -1)).stream()
                .map(day -> LocalDate.parse(year + "-" + day))
                .toArray(LocalDate[]::new);
    }
}
