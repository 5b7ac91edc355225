package vn.motcua.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

class WorkingCalendarTest {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.vietnam();

    @ParameterizedTest
    @CsvSource({
        "2024-06-19,1,2024-06-20",
        "2024-06-19,3,2024-06-24",
        "2024-06-21,1,2024-06-24",
        "2024-04-26,3,2024-05-04",
        "2025-01-24,1,2025-02-03",
        "2025-01-24,5,2025-02-07",
        "2025-04-25,1,2025-04-26",
        "2025-04-25,3,2025-04-29",
        "2025-12-31,1,2026-01-05",
        "2026-01-09,1,2026-01-10",
        "2026-02-13,3,2026-02-25",
        "2026-04-24,2,2026-04-29",
        "2026-08-21,1,2026-08-22",
        "2026-08-28,1,2026-09-03",
        "2026-08-28,3,2026-09-07",
        "2026-11-23,1,2026-11-25"
    })
    void plusWorkingDays_vectors_skipHolidaysAndCountWorkedWeekends(LocalDate from, int days, LocalDate expected) {
        assertThat(CALENDAR.plusWorkingDays(from, days)).isEqualTo(expected);
        assertThat(CALENDAR.workingDaysBetween(from, expected)).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({"2021,250", "2022,249", "2023,249", "2024,251", "2025,250", "2026,249"})
    void isWorkingDay_wholeYear_addsUp(int year, int expected) {
        LocalDate first = LocalDate.of(year, 1, 1);

        assertThat(first.datesUntil(first.plusYears(1)).filter(CALENDAR::isWorkingDay))
                .hasSize(expected);
    }

    @Test
    void plusWorkingDays_seededRandomInput_equalsTheCountByHand() {
        SpokenHolidays oracle = new SpokenHolidays();
        oracle.forEachRandomStart((from, days) -> assertThat(CALENDAR.plusWorkingDays(from, days))
                .as("%d working days after %s, %s", days, from, oracle.seed())
                .isEqualTo(oracle.count(from, days)));
    }

    @Test
    void plusWorkingDays_zero_isTheDayItselfOrTheNextWorkedOne() {
        assertThat(CALENDAR.plusWorkingDays(LocalDate.of(2024, 6, 19), 0)).isEqualTo(LocalDate.of(2024, 6, 19));
        assertThat(CALENDAR.plusWorkingDays(LocalDate.of(2024, 6, 22), 0)).isEqualTo(LocalDate.of(2024, 6, 24));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> CALENDAR.plusWorkingDays(LocalDate.of(2024, 6, 19), -1));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-12-29,1,2020-12-30",
        "2026-12-30,2,2027-01-01",
        "2026-12-31,1,2027-01-01",
        "2026-12-01,30,2027-01-01",
        "2027-06-01,0,2027-06-01"
    })
    void plusWorkingDays_yearWithoutData_isReportedAndNeverGuessed(LocalDate from, int days, String unknown) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> CALENDAR.plusWorkingDays(from, days))
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.CALENDAR_INCOMPLETE))
                .withMessageContaining("working day: got " + unknown
                        + ", expected a day in one of the years [2021, 2022, 2023, 2024, 2025, 2026]");
    }

    @Test
    void isWorkingDay_weekendOfAYearWithoutData_isNotGuessedEither() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> CALENDAR.isWorkingDay(LocalDate.of(2027, 1, 2)));
    }

    @Test
    void withYear_laterNotice_extendsACopy() {
        WorkingYear year =
                new WorkingYear(2027, Set.of(LocalDate.of(2027, 1, 1)), Set.of(LocalDate.of(2027, 1, 9)), List.of("x"));

        WorkingCalendar more = CALENDAR.withYear(year);

        assertThat(more.plusWorkingDays(LocalDate.of(2026, 12, 31), 1)).isEqualTo(LocalDate.of(2027, 1, 4));
        assertThat(more.isWorkingDay(LocalDate.of(2027, 1, 9))).isTrue();
        assertThat(CALENDAR.years()).extracting(WorkingYear::year).containsExactly(2021, 2022, 2023, 2024, 2025, 2026);
        assertThat(more)
                .isNotEqualTo(CALENDAR)
                .hasToString("WorkingCalendar[2021, 2022, 2023, 2024, 2025, 2026, 2027]");
        assertThat(CALENDAR.withYear(CALENDAR.years().get(0)))
                .isEqualTo(CALENDAR)
                .hasSameHashCodeAs(CALENDAR);
    }

    @Test
    void of_yearsWithAGap_countsOnEachSideAndNeverAcross() {
        WorkingCalendar calendar = WorkingCalendar.of(List.of(
                CALENDAR.years().get(5),
                CALENDAR.years().get(0),
                CALENDAR.years().get(4)));

        assertThat(calendar.plusWorkingDays(LocalDate.of(2025, 12, 31), 1)).isEqualTo(LocalDate.of(2026, 1, 5));
        assertThat(calendar.isWorkingDay(LocalDate.of(2021, 5, 3))).isFalse();
        assertThat(calendar.plusWorkingDays(LocalDate.of(2021, 12, 30), 1)).isEqualTo(LocalDate.of(2021, 12, 31));
        assertIncomplete(() -> calendar.plusWorkingDays(LocalDate.of(2021, 12, 31), 1), "2022-01-01");
        assertIncomplete(() -> calendar.plusWorkingDays(LocalDate.of(2021, 12, 1), 100), "2022-01-01");
        assertIncomplete(
                () -> calendar.workingDaysBetween(LocalDate.of(2021, 12, 31), LocalDate.of(2025, 1, 2)), "2022-01-01");
        assertIncomplete(
                () -> calendar.workingDaysBetween(LocalDate.of(2021, 12, 1), LocalDate.of(2025, 1, 2)), "2022-01-01");
        assertIncomplete(() -> WorkingCalendar.of(List.of()).isWorkingDay(LocalDate.of(2024, 1, 2)), "2024-01-02");
    }

    private static void assertIncomplete(ThrowingCallable call, String unknown) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.CALENDAR_INCOMPLETE))
                .withMessageContaining("got " + unknown);
    }

    @Test
    void withHours_anotherProvince_changesTheHoursAlone() {
        WorkingHours hours =
                new WorkingHours(LocalTime.of(7, 30), LocalTime.of(11, 30), LocalTime.of(13, 30), LocalTime.of(17, 0));

        WorkingCalendar calendar = CALENDAR.withHours(hours);

        assertThat(calendar.hours()).isEqualTo(hours);
        assertThat(calendar.years()).isEqualTo(CALENDAR.years());
        assertThat(calendar).isNotEqualTo(CALENDAR);
        assertThat(calendar.hashCode()).isNotEqualTo(CALENDAR.hashCode());
        assertThat(CALENDAR.withYear(new WorkingYear(2027, Set.of(), Set.of(), List.of("x")))
                        .hashCode())
                .isNotEqualTo(CALENDAR.hashCode());
    }

    /** The paid days of 2026, which are the days off without those swapped for a Saturday. */
    @Test
    void years_2026_hasTwelvePaidDays() {
        WorkingYear year = CALENDAR.years().get(5);

        assertThat(year.off().size() - year.worked().size()).isEqualTo(12);
    }

    @Test
    void years_bundled_nameTheirNotices() {
        assertThat(CALENDAR.years())
                .allSatisfy(year -> assertThat(year.notices())
                        .isNotEmpty()
                        .allMatch(notice -> notice.matches("(Thông báo|Công văn) \\d+/.+")));
    }

    @Test
    void workingYear_daysThatSayNothing_areRefused() {
        LocalDate saturday = LocalDate.of(2024, 5, 4);
        LocalDate monday = LocalDate.of(2024, 5, 6);

        assertRefused(2024, Set.of(saturday), Set.of(), List.of("x"));
        assertRefused(2024, Set.of(), Set.of(monday), List.of("x"));
        assertRefused(2025, Set.of(monday), Set.of(), List.of("x"));
        assertRefused(2024, Set.of(monday), Set.of(), List.of());
        assertRefused(2024, Set.of(monday), Set.of(), List.of(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "off\t2024-01-01\tbefore its notice",
                "notice\t2024\ta\noff\t2024-02-30\tno such day",
                "notice\t2024\ta\noff\t2024-01-01",
                "notice\t2024\ta\noff\t2024-01-01\ta\tb",
                "notice\t2024\ta\noff\t2024-01-01\ta\noff\t2024-01-01\tagain",
                "notice\t2024\ta\nholiday\t2024-01-01\ta",
                "notice\t2024\ta\noff\t2024-01-01\t ",
                "notice\t24\ta",
                "notice 2024 a",
                " "
            })
    void read_lineNotUnderstood_isRefusedWithItsNumber(String text) {
        int lastLine = (int) text.lines().count() + 1;

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> WorkingYearTable.read(new StringReader("issued\t2026-12-01\n" + text)))
                .withMessageContaining("line " + lastLine + " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing",
                "issued\t2026-13-01",
                "issued\t2026-12-01\tx",
                "notice\t2027\tb",
                "notice\t2027\tb\nissued\t2026-12-01"
            })
    void read_tableWithoutItsDate_isRefused(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> WorkingYearTable.read(new StringReader(text)))
                .withMessageContaining("issued DATE");
    }

    @Test
    void read_commentsAndEmptyLines_areSkipped() throws IOException {
        WorkingYearTable table =
                WorkingYearTable.read(new StringReader("# a\n\nissued\t2026-12-01\n\nnotice\t2027\tb\n"));

        assertThat(table.issued()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(table.years()).containsExactly(new WorkingYear(2027, Set.of(), Set.of(), List.of("b")));
    }

    private static void assertRefused(int year, Set<LocalDate> off, Set<LocalDate> worked, List<String> notices) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new WorkingYear(year, off, worked, notices));
    }
}
