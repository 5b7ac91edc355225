package vn.motcua.cli.demo;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.motcua.indicator.Count;
import vn.motcua.indicator.Counts;
import vn.motcua.indicator.IndicatorTally;
import vn.motcua.indicator.Period;
import vn.motcua.indicator.Ratio;
import vn.motcua.indicator.Scope;

/** Bars of the dossiers of each month, with the part that came online. */
final class HalfYearChart {

    private static final int STEP = 100;
    private static final int HEIGHT = 160;
    private static final int BAR = 60;
    private static final int TOP = 30;

    private final IndicatorTally tally;

    HalfYearChart(IndicatorTally tally) {
        this.tally = tally;
    }

    String caption() {
        Ratio ratio = online(Scope.all(Period.year(2024)));
        return String.format(
                Locale.ROOT,
                "Dữ liệu sinh tự động: %d hồ sơ, %d hồ sơ trực tuyến, tỷ lệ %s %%.",
                ratio.denominator(),
                ratio.numerator(),
                percent(ratio));
    }

    /** Draws with shapes and text alone, so that nothing is fetched. */
    String svg() {
        List<YearMonth> months = GeneratedHalfYear.months();
        long most = 1;
        List<Ratio> ratios = new ArrayList<>();
        for (YearMonth month : months) {
            Ratio ratio = online(Scope.all(Period.month(month)));
            ratios.add(ratio);
            most = Math.max(most, ratio.denominator());
        }
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" width=\"100%%\" role=\"img\" font-size=\"12\" text-anchor=\"middle\">",
                STEP * months.size(),
                TOP + HEIGHT + TOP));
        for (int i = 0; i < ratios.size(); i++) {
            svg.append(bar(i, months.get(i), ratios.get(i), most));
        }
        return svg.append("</svg>").toString();
    }

    private static String bar(int index, YearMonth month, Ratio ratio, long most) {
        int left = index * STEP + (STEP - BAR) / 2;
        int center = index * STEP + STEP / 2;
        long all = ratio.denominator() * HEIGHT / most;
        long online = ratio.numerator() * HEIGHT / most;
        int floor = TOP + HEIGHT;
        return rectangle(left, floor - all, all, "#cdd5de")
                + rectangle(left, floor - online, online, "#2b6cb0")
                + text(center, floor - all - 6, percent(ratio) + " %")
                + text(center, floor + 18L, month.toString());
    }

    private static String rectangle(int left, long top, long height, String colour) {
        return String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>",
                left,
                top,
                BAR,
                height,
                colour);
    }

    private static String text(int center, long base, String text) {
        return String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\">%s</text>", center, base, Report.escaped(text));
    }

    private Ratio online(Scope scope) {
        Counts counts = tally.counts(scope);
        return counts.ratio(Count.ONLINE, Count.RECEIVED);
    }

    private static String percent(Ratio ratio) {
        return ratio.percent(2).map(BigDecimal::toPlainString).orElse("-");
    }
}
