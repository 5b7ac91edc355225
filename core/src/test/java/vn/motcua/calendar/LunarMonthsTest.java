package vn.motcua.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The computation behind the lunar calendar, anew for each test and not from the table that is computed once. */
class LunarMonthsTest {

    private static final double SECOND = 1 / 86_400.0;
    private static final Instant LAST_OBSERVED = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void computed_everyMonth_beginsAndIsNumberedAsAnIndependentComputationSays() {
        LunarMonths months = LunarMonths.computed();
        Sky sky = new Sky();
        for (LocalDate day = LocalDate.of(1975, 12, 3); day.getYear() < 2101; day = day.plusDays(1)) {
            String spoken = sky.spoken(day);
            if (spoken.startsWith("1/")) {
                LunarMonths.Month month = months.of(day);
                assertThat("1/" + month.number() + (month.leap() ? " nhuận/" : "/") + month.year())
                        .as("%s", day)
                        .isEqualTo(spoken);
                assertThat(month.first()).isEqualTo(day.toEpochDay());
                assertThat(months.of(day.plusDays(month.length() - 1))).isEqualTo(month);
                assertThat(months.of(day.plusDays(month.length())).first()).isEqualTo(month.end());
            }
        }
    }

    @Test
    void in_everyYear_hasTwelveMonthsOrThirteen() {
        LunarMonths months = LunarMonths.computed();
        for (int year = 1976; year <= 2100; year++) {
            List<LunarMonths.Month> of = months.in(year);
            assertThat(of).as("%d", year).hasSize(of.stream().anyMatch(LunarMonths.Month::leap) ? 13 : 12);
        }
        assertThat(months.in(1973)).isEmpty();
    }

    @Test
    void instant_everyNewMoonUntilNow_isWithinSecondsOfAnIndependentComputation() {
        List<Sky.Event> moons = Sky.events().stream()
                .filter(Sky.Event::isNewMoon)
                .filter(event -> event.at().isBefore(LAST_OBSERVED))
                .toList();
        int number = NewMoon.numberBefore(moons.get(0).ephemerisDay() + 1);

        assertThat(moons).hasSizeGreaterThan(600);
        for (Sky.Event moon : moons) {
            assertThat(NewMoon.instant(number++)).as("%s", moon).isCloseTo(moon.ephemerisDay(), within(60 * SECOND));
        }
    }

    @Test
    void at_everyPrincipalTermUntilNow_isTheLongitudeOfAnIndependentComputation() {
        Sky.events().stream()
                .filter(event -> !event.isNewMoon())
                .filter(event -> event.at().isBefore(LAST_OBSERVED))
                .forEach(term -> {
                    double longitude = SolarLongitude.at(term.ephemerisDay());
                    double expected = Double.parseDouble(term.what());
                    double off = (longitude - expected + 540) % 360 - 180;
                    assertThat(off).as("%s", term).isCloseTo(0, within(0.012));
                });
    }

    /** Number 0 is the new moon of 2000-01-06; the mean instant of a number is what is asked for. */
    @ParameterizedTest
    @CsvSource({"2451550.0,-1", "2451550.1,0", "2451579.6,0", "2451579.7,1", "2443192.7,-284", "2443192.95,-283"})
    void numberBefore_day_isTheLastMeanNewMoonBefore(double julianDay, int number) {
        assertThat(NewMoon.numberBefore(julianDay)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"1976-01-01,46.3", "1990-01-01,56.5", "2000-01-01,63.8", "2026-01-01,69.0", "2100-01-01,83.8"})
    void dynamicalMinusUniversal_year_isAsObservedAndThenGrowsSlowly(LocalDate day, double seconds) {
        assertThat(LunarMonths.dynamicalMinusUniversal(2440587.5 + day.toEpochDay()))
                .isCloseTo(seconds * SECOND, within(0.1 * SECOND));
    }
}
