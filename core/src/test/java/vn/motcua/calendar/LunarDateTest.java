package vn.motcua.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.failure.InvalidInputException;

class LunarDateTest {

    @Tag("exhaustive")
    @Test
    void from_everyDayOfTheRange_equalsAnIndependentComputation() {
        Sky sky = new Sky();
        for (LocalDate day = LocalDate.of(1975, 12, 3); day.getYear() < 2101; day = day.plusDays(1)) {
            String expected = sky.spoken(day);
            if (day.getYear() >= 1976) {
                LunarDate ours = LunarDate.from(day);
                assertThat(ours).as("%s", day).hasToString(expected);
                assertThat(ours.toGregorian()).isEqualTo(day);
            }
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "lunar-years.csv")
    void of_yearsOfTheTable_giveTetHungKingsAndLeapMonth(int year, String tet, String hungKings, Integer leapMonth) {
        assertThat(LunarDate.of(year, 1, 1).toGregorian()).isEqualTo(day(year, tet));
        assertThat(LunarDate.of(year, 3, 10).toGregorian()).isEqualTo(day(year, hungKings));
        assertThat(LunarDate.leapMonthOf(year))
                .isEqualTo(leapMonth == null ? OptionalInt.empty() : OptionalInt.of(leapMonth));
    }

    @ParameterizedTest
    @CsvSource({
        "1985-01-21,1/1/1985",
        "2007-02-17,1/1/2007",
        "2027-02-06,1/1/2027",
        "2030-02-02,1/1/2030",
        "2053-02-18,1/1/2053",
        "2025-01-29,1/1/2025",
        "2026-02-17,1/1/2026",
        "2025-01-25,26/12/2024",
        "2026-02-22,6/1/2026",
        "2025-07-25,1/6 nhuận/2025",
        "1976-01-01,1/12/1975",
        "2100-12-31,1/12/2100"
    })
    void from_officialAnchorsAndEnds_areTheDaysOfTheVietnameseCalendar(LocalDate date, String spoken) {
        assertThat(LunarDate.from(date)).hasToString(spoken);
        assertThat(LunarDate.from(date).toGregorian()).isEqualTo(date);
    }

    @Test
    void ofLeapMonth_monthThatIsDoubled_isTheLaterOne() {
        LunarDate leap = LunarDate.ofLeapMonth(2025, 6, 1);

        assertThat(leap.leapMonth()).isTrue();
        assertThat(leap.toGregorian()).isEqualTo(LocalDate.of(2025, 7, 25));
        assertThat(LunarDate.of(2025, 6, 1).toGregorian()).isEqualTo(LocalDate.of(2025, 6, 25));
        assertThat(leap).isNotEqualTo(LunarDate.of(2025, 6, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1/13/2026; lunar month: got 1/13/2026, expected one of the months 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12",
                "1/0/2026; lunar month: got 1/0/2026, expected one of the months 1, 2",
                "1/6 nhuận/2026; one of the months 1, 2",
                "1/7 nhuận/2025; 6, 6 nhuận, 7",
                "0/1/2026; lunar day: got 0/1/2026, expected a day from 1 to 30",
                "31/1/2026; a day from 1 to 30",
                "30/12/2024; a day from 1 to 29",
                "29/11/1975; a day from 1976-01-01 to 2100-12-31",
                "2/12/2100; a day from 1976-01-01 to 2100-12-31",
                "1/1/1970; lunar month: got 1/1/1970, expected a lunar year from 1975 to 2100",
                "1/1/2200; a lunar year from 1975 to 2100"
            })
    void lunarDate_dayTheCalendarDoesNotHave_isRefusedWithWhatIsLegal(String spoken, String legal) {
        String[] parts = spoken.replace(" nhuận", "").split("/", -1);
        int year = Integer.parseInt(parts[2]);
        int month = Integer.parseInt(parts[1]);
        int day = Integer.parseInt(parts[0]);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new LunarDate(year, month, day, spoken.contains("nhuận")))
                .withMessageContaining(legal);
    }

    @ParameterizedTest
    @CsvSource({"1900-01-01", "1975-12-31", "2101-01-01", "2200-01-01"})
    void from_dayOutsideTheRange_isRefused(LocalDate date) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> LunarDate.from(date))
                .withMessageContaining("lunar day: got " + date + ", expected a day from 1976-01-01 to 2100-12-31");
    }

    @ParameterizedTest
    @CsvSource({"1975", "2101"})
    void leapMonthOf_yearOutsideTheRange_isRefused(int year) {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> LunarDate.leapMonthOf(year));
        assertThat(LunarDate.leapMonthOf(1976)).hasValue(8);
        assertThat(LunarDate.leapMonthOf(2100)).isEmpty();
    }

    /** The worked examples of the book: the new moon of February 1977, and the Sun on 1992-10-13. */
    @Test
    void series_workedExamplesOfTheBook_areReproduced() {
        assertThat(NewMoon.instant(-283)).isCloseTo(2443192.65118, within(0.000005));
        assertThat(SolarLongitude.at(2448908.5)).isCloseTo(199.90895, within(0.00001));
    }

    private static LocalDate day(int year, String monthDay) {
        return MonthDay.parse("--" + monthDay).atYear(year);
    }
}
