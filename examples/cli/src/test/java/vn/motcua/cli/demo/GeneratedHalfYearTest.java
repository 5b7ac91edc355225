package vn.motcua.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.indicator.Count;
import vn.motcua.indicator.IndicatorTally;
import vn.motcua.indicator.Period;
import vn.motcua.indicator.Ratio;
import vn.motcua.indicator.Scope;

class GeneratedHalfYearTest {

    private static final Period HALF_YEAR = new Period(YearMonth.of(2024, 1), YearMonth.of(2024, 6));

    @Test
    void tally_hasTheReportedNumbers() {
        IndicatorTally tally = GeneratedHalfYear.tally();
        Ratio online = tally.counts(Scope.all(HALF_YEAR)).ratio(Count.ONLINE, Count.RECEIVED);

        assertThat(online).isEqualTo(new Ratio(29_839, 31_329));
        assertThat(online.percent(2)).contains(new BigDecimal("95.24"));
        assertThat(tally.months()).isEqualTo(GeneratedHalfYear.months());
        assertThat(GeneratedHalfYear.tally()).isEqualTo(tally);
    }

    @Test
    void chart_standsAlone_andNamesTheRate() {
        HalfYearChart chart = new HalfYearChart(GeneratedHalfYear.tally());

        assertThat(chart.caption()).contains("31329", "29839", "95.24 %");
        assertThat(chart.svg()).startsWith("<svg ").endsWith("</svg>").doesNotContain("href", "url(", "<script");
        for (YearMonth month : List.of(YearMonth.of(2024, 1), YearMonth.of(2024, 6))) {
            assertThat(chart.svg()).contains(">" + month + "<");
        }
        assertThat(chart.svg().split("<rect", -1)).hasSize(1 + 2 * 6);
    }
}
