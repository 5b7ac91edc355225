package vn.motcua.json;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.motcua.dossier.DossierStatus;
import vn.motcua.indicator.AgencyTally;
import vn.motcua.indicator.Count;
import vn.motcua.indicator.CountingOptions;
import vn.motcua.indicator.Counts;
import vn.motcua.indicator.IndicatorTally;
import vn.motcua.indicator.MonthTally;
import vn.motcua.indicator.Period;
import vn.motcua.indicator.Ratio;
import vn.motcua.indicator.SatisfactionShares;
import vn.motcua.indicator.Scope;
import vn.motcua.procedure.ProcedureCode;

/** The forms of what was counted. */
final class TallyForms {

    static final Form<Count> COUNT = Forms.constant(Count.values());

    static final Form<Ratio> RATIO = Forms.object(
            (ratio, out) -> out.put("numerator", Forms.LONG, ratio.numerator())
                    .put("denominator", Forms.LONG, ratio.denominator()),
            in -> new Ratio(in.get("numerator", Forms.LONG), in.get("denominator", Forms.LONG)));

    static final Form<Period> PERIOD = Forms.object(
            (period, out) -> out.put("first", Forms.MONTH, period.first()).put("last", Forms.MONTH, period.last()),
            in -> new Period(in.get("first", Forms.MONTH), in.get("last", Forms.MONTH)));

    static final Form<Scope> SCOPE = Forms.object(
            (scope, out) ->
                    out.putIf("agency", AgencyForms.AGENCY_CODE, scope.agency()).put("period", PERIOD, scope.period()),
            in -> new Scope(in.find("agency", AgencyForms.AGENCY_CODE), in.get("period", PERIOD)));

    static final Form<SatisfactionShares> SATISFACTION_SHARES = Forms.object(
            (shares, out) -> out.putAll("votes", Forms.LONG, shares.votes()),
            in -> new SatisfactionShares(in.list("votes", Forms.LONG)));

    static final Form<CountingOptions> COUNTING_OPTIONS = Forms.object(
            (options, out) -> out.put("asOf", Forms.INSTANT, options.asOf())
                    .put("satisfiedFrom", FactForms.SATISFACTION, options.satisfiedFrom())
                    .put("supplementsAllowed", Forms.INTEGER, options.supplementsAllowed())
                    .putAll(
                            "received",
                            FilingForms.DOSSIER_STATUS,
                            sorted(options.received(), Comparator.comparing(DossierStatus::code))),
            in -> new CountingOptions(
                    in.get("asOf", Forms.INSTANT),
                    in.get("satisfiedFrom", FactForms.SATISFACTION),
                    in.get("supplementsAllowed", Forms.INTEGER),
                    Set.copyOf(in.list("received", FilingForms.DOSSIER_STATUS))));

    private static final Form<Map<Count, Long>> NUMBERS = Forms.map("count", COUNT, "number", Forms.LONG);

    static final Form<Counts> COUNTS = Forms.object(
            (counts, out) -> out.put("counts", NUMBERS, numbers(counts)),
            in -> Counts.of(in.find("counts", NUMBERS).orElse(Map.of())));

    static final Form<MonthTally> MONTH_TALLY = Forms.object(
            (tally, out) -> out.put("month", Forms.MONTH, tally.month())
                    .put("counts", NUMBERS, numbers(tally.counts()))
                    .putSome("usedOnline", ProcedureForms.PROCEDURE_CODE, sorted(tally.usedOnline()))
                    .putSome("paidOnline", ProcedureForms.PROCEDURE_CODE, sorted(tally.paidOnline())),
            in -> new MonthTally(
                    in.get("month", Forms.MONTH),
                    Counts.of(in.find("counts", NUMBERS).orElse(Map.of())),
                    Set.copyOf(in.list("usedOnline", ProcedureForms.PROCEDURE_CODE)),
                    Set.copyOf(in.list("paidOnline", ProcedureForms.PROCEDURE_CODE))));

    static final Form<AgencyTally> AGENCY_TALLY = Forms.object(
            (tally, out) -> out.put("agency", AgencyForms.AGENCY_CODE, tally.agency())
                    .putSome("months", MONTH_TALLY, tally.months())
                    .putSome("procedures", FactForms.PROCEDURE, tally.procedures()),
            in -> new AgencyTally(
                    in.get("agency", AgencyForms.AGENCY_CODE),
                    in.list("months", MONTH_TALLY),
                    in.list("procedures", FactForms.PROCEDURE)));

    static final Form<IndicatorTally> INDICATOR_TALLY = Forms.object(
            (tally, out) -> out.put("options", COUNTING_OPTIONS, tally.options())
                    .putAll("agencies", AGENCY_TALLY, tally.parts()),
            in -> IndicatorTally.of(in.get("options", COUNTING_OPTIONS), in.list("agencies", AGENCY_TALLY)));

    private TallyForms() {}

    static List<Document<?>> all() {
        return List.of(
                new Document<>(Count.class, "count", COUNT),
                new Document<>(Ratio.class, "ratio", RATIO),
                new Document<>(Period.class, "period", PERIOD),
                new Document<>(Scope.class, "scope", SCOPE),
                new Document<>(SatisfactionShares.class, "satisfaction-shares", SATISFACTION_SHARES),
                new Document<>(CountingOptions.class, "counting-options", COUNTING_OPTIONS),
                new Document<>(Counts.class, "counts", COUNTS),
                new Document<>(MonthTally.class, "month-tally", MONTH_TALLY),
                new Document<>(AgencyTally.class, "agency-tally", AGENCY_TALLY),
                new Document<>(IndicatorTally.class, "indicator-tally", INDICATOR_TALLY));
    }

    /** A count that is 0 is left out, as most are in one month. */
    private static Map<Count, Long> numbers(Counts counts) {
        return Arrays.stream(Count.values())
                .filter(count -> counts.get(count) != 0)
                .collect(Collectors.toMap(Function.identity(), counts::get));
    }

    private static List<ProcedureCode> sorted(Set<ProcedureCode> codes) {
        return sorted(codes, Comparator.comparing(ProcedureCode::value));
    }

    private static <T> List<T> sorted(Set<T> values, Comparator<T> order) {
        return values.stream().sorted(order).toList();
    }
}
