package vn.motcua.json;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.motcua.indicator.HeadlineRate;
import vn.motcua.indicator.IndicatorReport;
import vn.motcua.indicator.Label;
import vn.motcua.indicator.Metric;
import vn.motcua.indicator.MetricGroup;
import vn.motcua.indicator.ScoringOptions;
import vn.motcua.indicator.ScoringScheme;

/** The forms of scores: what is scored how, and the report of it. */
final class SchemeForms {

    static final Form<Metric.Cap> CAP = Forms.constant(Metric.Cap.values());
    static final Form<Metric.WhenNothing> WHEN_NOTHING = Forms.constant(Metric.WhenNothing.values());

    static final Form<Label> LABEL = Forms.object(
            (label, out) ->
                    out.put("vietnamese", Forms.TEXT, label.vietnamese()).put("english", Forms.TEXT, label.english()),
            in -> new Label(in.get("vietnamese", Forms.TEXT), in.get("english", Forms.TEXT)));

    static final Form<MetricGroup> METRIC_GROUP = Forms.object(
            (group, out) -> out.put("code", Forms.TEXT, group.code())
                    .put("maximum", Forms.DECIMAL, group.maximum())
                    .put("label", LABEL, group.label()),
            in -> new MetricGroup(
                    in.get("code", Forms.TEXT), in.get("maximum", Forms.DECIMAL), in.get("label", LABEL)));

    static final Form<Metric> METRIC = Forms.object(
            (metric, out) -> out.put("code", Forms.TEXT, metric.code())
                    .put("group", Forms.TEXT, metric.group())
                    .put("numerator", TallyForms.COUNT, metric.numerator())
                    .put("denominator", TallyForms.COUNT, metric.denominator())
                    .put("maximum", Forms.DECIMAL, metric.maximum())
                    .put("target", Forms.DECIMAL, metric.target())
                    .put("cap", CAP, metric.cap())
                    .put("whenNothing", WHEN_NOTHING, metric.whenNothing())
                    .put("label", LABEL, metric.label()),
            in -> new Metric(
                    in.get("code", Forms.TEXT),
                    in.get("group", Forms.TEXT),
                    in.get("numerator", TallyForms.COUNT),
                    in.get("denominator", TallyForms.COUNT),
                    in.get("maximum", Forms.DECIMAL),
                    in.get("target", Forms.DECIMAL),
                    in.get("cap", CAP),
                    in.get("whenNothing", WHEN_NOTHING),
                    in.get("label", LABEL)));

    static final Form<HeadlineRate> HEADLINE_RATE = Forms.object(
            (rate, out) -> out.put("code", Forms.TEXT, rate.code())
                    .put("numerator", TallyForms.COUNT, rate.numerator())
                    .put("denominator", TallyForms.COUNT, rate.denominator())
                    .put("label", LABEL, rate.label()),
            in -> new HeadlineRate(
                    in.get("code", Forms.TEXT),
                    in.get("numerator", TallyForms.COUNT),
                    in.get("denominator", TallyForms.COUNT),
                    in.get("label", LABEL)));

    static final Form<ScoringScheme> SCORING_SCHEME = Forms.object(
            (scheme, out) -> out.put("name", Forms.TEXT, scheme.name())
                    .put("validity", ProcedureForms.VALIDITY, scheme.validity())
                    .put("basis", ProcedureForms.BASIS, scheme.basis())
                    .put("source", Forms.TEXT, scheme.source())
                    .putAll("groups", METRIC_GROUP, scheme.groups())
                    .putAll("metrics", METRIC, scheme.metrics())
                    .putAll("headlines", HEADLINE_RATE, scheme.headlines()),
            in -> new ScoringScheme(
                    in.get("name", Forms.TEXT),
                    in.get("validity", ProcedureForms.VALIDITY),
                    in.get("basis", ProcedureForms.BASIS),
                    in.get("source", Forms.TEXT),
                    in.list("groups", METRIC_GROUP),
                    in.list("metrics", METRIC),
                    in.list("headlines", HEADLINE_RATE)));

    static final Form<ScoringOptions> SCORING_OPTIONS = Forms.object(
            (options, out) -> out.putSome("uncapped", Forms.TEXT, new TreeSet<>(options.uncapped()))
                    .putSome("skipped", Forms.TEXT, new TreeSet<>(options.skipped())),
            in -> new ScoringOptions(
                    Set.copyOf(in.list("uncapped", Forms.TEXT)), Set.copyOf(in.list("skipped", Forms.TEXT))));

    static final Form<IndicatorReport.MetricResult> METRIC_RESULT = Forms.object(
            (result, out) -> out.put("metric", METRIC, result.metric())
                    .put("ratio", TallyForms.RATIO, result.ratio())
                    .putIf("score", Forms.DECIMAL, result.score()),
            in -> new IndicatorReport.MetricResult(
                    in.get("metric", METRIC), in.get("ratio", TallyForms.RATIO), in.find("score", Forms.DECIMAL)));

    static final Form<IndicatorReport.GroupResult> GROUP_RESULT = Forms.object(
            (result, out) -> out.put("group", METRIC_GROUP, result.group())
                    .putIf("score", Forms.DECIMAL, result.score())
                    .putSome("withoutScore", Forms.TEXT, result.withoutScore()),
            in -> new IndicatorReport.GroupResult(
                    in.get("group", METRIC_GROUP),
                    in.find("score", Forms.DECIMAL),
                    in.list("withoutScore", Forms.TEXT)));

    static final Form<IndicatorReport.RateResult> RATE_RESULT = Forms.object(
            (result, out) ->
                    out.put("rate", HEADLINE_RATE, result.rate()).put("ratio", TallyForms.RATIO, result.ratio()),
            in -> new IndicatorReport.RateResult(in.get("rate", HEADLINE_RATE), in.get("ratio", TallyForms.RATIO)));

    static final Form<IndicatorReport> INDICATOR_REPORT = Forms.object(
            (report, out) -> out.put("scheme", Forms.TEXT, report.scheme())
                    .put("scope", TallyForms.SCOPE, report.scope())
                    .putAll("metrics", METRIC_RESULT, report.metrics())
                    .putAll("groups", GROUP_RESULT, report.groups())
                    .putAll("headlines", RATE_RESULT, report.headlines())
                    .put("satisfaction", TallyForms.SATISFACTION_SHARES, report.satisfaction()),
            in -> new IndicatorReport(
                    in.get("scheme", Forms.TEXT),
                    in.get("scope", TallyForms.SCOPE),
                    in.list("metrics", METRIC_RESULT),
                    in.list("groups", GROUP_RESULT),
                    in.list("headlines", RATE_RESULT),
                    in.get("satisfaction", TallyForms.SATISFACTION_SHARES)));

    private SchemeForms() {}

    static List<Document<?>> all() {
        return List.of(
                new Document<>(Metric.Cap.class, "metric-cap", CAP),
                new Document<>(Metric.WhenNothing.class, "metric-when-nothing", WHEN_NOTHING),
                new Document<>(Label.class, "label", LABEL),
                new Document<>(MetricGroup.class, "metric-group", METRIC_GROUP),
                new Document<>(Metric.class, "metric", METRIC),
                new Document<>(HeadlineRate.class, "headline-rate", HEADLINE_RATE),
                new Document<>(ScoringScheme.class, "scoring-scheme", SCORING_SCHEME),
                new Document<>(ScoringOptions.class, "scoring-options", SCORING_OPTIONS),
                new Document<>(IndicatorReport.MetricResult.class, "metric-result", METRIC_RESULT),
                new Document<>(IndicatorReport.GroupResult.class, "group-result", GROUP_RESULT),
                new Document<>(IndicatorReport.RateResult.class, "rate-result", RATE_RESULT),
                new Document<>(IndicatorReport.class, "indicator-report", INDICATOR_REPORT));
    }
}
