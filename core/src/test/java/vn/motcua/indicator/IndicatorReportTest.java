package vn.motcua.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.dossier.DossierStatus;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.procedure.Basis;
import vn.motcua.procedure.Channel;

class IndicatorReportTest {

    private static final ScoringScheme SCHEME = ScoringScheme.observed2026();
    private static final ScoringOptions DEFAULTS = ScoringOptions.defaults();

    @ParameterizedTest
    @CsvSource({
        "ONLINE_FILING, 29839, 31329, 6.000",
        "ONLINE_FILING, 2, 5, 4.800",
        "ONLINE_FILING, 1, 2, 6.000",
        "ONLINE_FILING, 0, 5, 0.000",
        "PROGRESS, 974, 1000, 19.480",
        "ONLINE_PROVISION, 40, 100, 1.000",
        "ONLINE_PROVISION, 80, 100, 2.000",
        "ONLINE_PROVISION, 81, 100, 2.000",
        "REUSED_DIGITIZED_DATA, 4, 10, 1.000",
        "PAID_ONLINE_DOSSIERS, 897, 1000, 5.382",
        "PAID_ONLINE_PROCEDURES, 5, 10, 1.250",
        "PAID_ONLINE_PROCEDURES, 9, 10, 2.000",
        "FEE_PROCEDURES_ON_PORTAL, 8, 10, 2.000",
        "FEE_PROCEDURES_ON_PORTAL, 9, 10, 2.000",
        "DOSSIER_RECEIVING_SATISFACTION, 81, 100, 5.400",
        "DOSSIER_RECEIVING_SATISFACTION, 91, 100, 6.000",
        "DOSSIER_RECEIVING_SATISFACTION, 0, 0, 0.000",
        "PETITION_PROCESSING_ON_TIME, 0, 0, 6.000",
        "PETITION_HANDLING_SATISFACTION, 0, 0, 6.000",
        "PETITION_HANDLING_SATISFACTION, 1, 2, 3.000",
        "ONLINE_FILING, 0, 0,",
        "PROGRESS, 0, 0,",
        "PETITION_CLASSIFICATION_TTHC, 1, 2,",
        "PETITION_CLASSIFICATION_STAFF, 0, 0,"
    })
    void score_ofTheVectors(String code, long numerator, long denominator, BigDecimal score) {
        assertThat(metric(code)
                        .score(new Ratio(numerator, denominator), DEFAULTS, 3)
                        .orElse(null))
                .isEqualTo(score);
    }

    @Test
    void payment_vector_sumsTo8632() {
        BigDecimal sum = metric("PAID_ONLINE_DOSSIERS")
                .score(new Ratio(897, 1000), DEFAULTS, 3)
                .orElseThrow()
                .add(metric("PAID_ONLINE_PROCEDURES")
                        .score(new Ratio(1, 2), DEFAULTS, 3)
                        .orElseThrow())
                .add(metric("FEE_PROCEDURES_ON_PORTAL")
                        .score(new Ratio(4, 5), DEFAULTS, 3)
                        .orElseThrow());

        assertThat(sum).isEqualByComparingTo("8.632");
    }

    @Test
    void cap_isLiftedOnlyWhereItIsUnsettled() {
        ScoringOptions lifted =
                DEFAULTS.withUncapped("FEE_PROCEDURES_ON_PORTAL").withUncapped("ONLINE_FILING");

        assertThat(metric("FEE_PROCEDURES_ON_PORTAL").score(new Ratio(10, 10), lifted, 2))
                .contains(new BigDecimal("2.50"));
        assertThat(metric("ONLINE_FILING").score(new Ratio(10, 10), lifted, 2)).contains(new BigDecimal("6.00"));
    }

    @Test
    void skippedRow_earnsItsMaximum_exceptWhereThereIsNone() {
        ScoringOptions skipping = DEFAULTS.withSkipped("PUBLISH_ON_TIME").withSkipped("PETITION_CLASSIFICATION_STAFF");

        assertThat(metric("PUBLISH_ON_TIME").score(new Ratio(0, 3), skipping, 2))
                .contains(new BigDecimal("6.00"));
        assertThat(metric("PUBLISH_ON_TIME").score(new Ratio(0, 0), skipping, 2))
                .contains(new BigDecimal("6.00"));
        assertThat(metric("PETITION_CLASSIFICATION_STAFF").score(new Ratio(0, 3), skipping, 2))
                .isEmpty();
        assertThat(metric("PUBLIC_CONTENT_FULL").score(new Ratio(0, 3), skipping, 2))
                .contains(new BigDecimal("0.00"));
    }

    @ParameterizedTest
    @CsvSource({"CKMB, 18", "TDGQ, 20", "CLGQ, 12", "MDSH, 22", "TTTT, 10", "MDHL, 18"})
    void groups_haveTheMaximaOfTheirRows_and100Together(String code, BigDecimal maximum) {
        MetricGroup group = SCHEME.groups().stream()
                .filter(it -> it.code().equals(code))
                .findFirst()
                .orElseThrow();

        assertThat(group.maximum()).isEqualByComparingTo(maximum);
        assertThat(SCHEME.metrics().stream()
                        .filter(metric -> metric.group().equals(code))
                        .map(Metric::maximum)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(maximum);
        assertThat(SCHEME.groups().stream().map(MetricGroup::maximum).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("100");
    }

    @Test
    void scheme_tellsWhatItRestsOn() {
        assertThat(SCHEME.name()).isEqualTo("qd766-2026-observed");
        assertThat(SCHEME.basis()).isEqualTo(Basis.PRACTICE);
        assertThat(SCHEME.source()).contains("766/QĐ-TTg");
        assertThat(SCHEME.validity().contains(LocalDate.of(2025, 12, 31))).isFalse();
        assertThat(SCHEME.validity().contains(LocalDate.of(2026, 1, 1))).isTrue();
        assertThat(SCHEME.metric("NONE")).isEmpty();
        assertThat(metric("ONLINE_FILING").label().in(Locale.forLanguageTag("vi")))
                .isEqualTo("Hồ sơ nộp trực tuyến");
        assertThat(metric("ONLINE_FILING").label().in(Locale.ROOT)).isEqualTo("Dossiers filed online");
    }

    @Test
    void report_keepsNullApartFromZero() {
        IndicatorReport report = report(List.of());

        assertThat(report.metric("PROGRESS").score()).isEmpty();
        assertThat(report.metric("PROGRESS").ratio()).isEqualTo(new Ratio(0, 0));
        assertThat(report.metric("DOSSIER_RECEIVING_SATISFACTION").score()).contains(new BigDecimal("0.00"));
        assertThat(group(report, "TDGQ").score()).isEmpty();
        assertThat(group(report, "TDGQ").withoutScore()).containsExactly("PROGRESS");
        assertThat(group(report, "MDHL").score()).contains(new BigDecimal("12.00"));
        assertThat(group(report, "MDHL").withoutScore()).isEmpty();
        assertThat(report.score()).contains(new BigDecimal("12.00"));
        assertThat(report.headline("RATE_ONLINE").ratio().percent(2)).isEmpty();
    }

    @Test
    void headlines_haveOtherDenominators() {
        DossierFacts desk =
                Sample.dossier(Channel.IN_PERSON, DossierStatus.PROCESSING, Handling.open(Sample.RECEIVED, Sample.DUE));
        IndicatorReport report = report(List.of(
                Sample.done().withPayment(FeePayment.PAID_ONLINE).withPapers(Papers.of(1, 1, 0)),
                Sample.done().withPayment(FeePayment.UNPAID).withSatisfaction(Satisfaction.SATISFIED),
                desk,
                desk));

        assertThat(report.headline("RATE_ONLINE").ratio()).isEqualTo(new Ratio(2, 4));
        assertThat(report.headline("RATE_PAID_ONLINE").ratio()).isEqualTo(new Ratio(1, 4));
        assertThat(report.metric("PAID_ONLINE_DOSSIERS").ratio()).isEqualTo(new Ratio(1, 2));
        assertThat(report.headline("RATE_DIGITISED").ratio()).isEqualTo(new Ratio(1, 4));
        assertThat(report.metric("SO_HOA_GIAY_TO_GIAI_QUYET").ratio()).isEqualTo(new Ratio(1, 1));
        assertThat(report.headline("RATE_SATISFIED").ratio()).isEqualTo(new Ratio(1, 1));
        assertThat(report.headline("RATE_FINISHED_ON_TIME").ratio()).isEqualTo(new Ratio(2, 2));
        assertThat(report.metric("PROGRESS").ratio()).isEqualTo(new Ratio(2, 4));
        assertThat(report.headline("RATE_BACKLOG").ratio()).isEqualTo(new Ratio(2, 4));
        assertThat(group(report, "CLGQ").score()).contains(new BigDecimal("6.00"));
        assertThat(group(report, "CLGQ").withoutScore()).containsExactly("ONLINE_PROVISION", "ONLINE_SERVICES_USED");
    }

    @Test
    void report_unknownCode_isRefused() {
        IndicatorReport report = report(List.of());

        assertThatThrownBy(() -> report.metric("NO"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("NO");
        assertThatThrownBy(() -> report.headline("NO")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void csv_hasOneLineForEachMetricAndRate() {
        IndicatorReport report = report(List.of(Sample.done()));
        String csv = IndicatorTable.csv(List.of(report, report));

        assertThat(csv)
                .startsWith("period,agency,kind,group,code,name,numerator,denominator,percent,maximum,score\r\n")
                .contains("2024-05,,metric,CLGQ,ONLINE_FILING,Hồ sơ nộp trực tuyến,1,1,100.00,6,6.00\r\n")
                .contains("2024-05,,metric,CKMB,DOSSIER_SYNC,Hồ sơ đồng bộ lên Cổng Dịch vụ công quốc gia,0,0,,6,\r\n")
                .contains("2024-05,,rate,,RATE_ONLINE,Tỷ lệ hồ sơ tiếp nhận trực tuyến,1,1,100.00,,\r\n")
                .contains("\"Thủ tục có phí, lệ phí thanh toán được trên Cổng\"");
        assertThat(csv.lines()).hasSize(1 + 2 * (23 + 6));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "=1+2 | '=1+2",
                "+84 | '+84",
                "-5 | '-5",
                "@SUM(A1) | '@SUM(A1)",
                "=a,b | \"'=a,b\"",
                "say \"no\" | \"say \"\"no\"\"\"",
                "plain | plain",
                "a=b | a=b",
                "`` | ``"
            })
    void csv_cells_areNoFormulas(String value, String cell) {
        assertThat(IndicatorTable.line(List.of(value, "x"))).isEqualTo(cell + ",x\r\n");
    }

    @Test
    void csv_controlCharacters_areQuotedOrDisarmed() {
        assertThat(IndicatorTable.line(List.of("\tx", "\rx", "a\nb", "a\rb")))
                .isEqualTo("'\tx,\"'\rx\",\"a\nb\",\"a\rb\"\r\n");
    }

    @Test
    void plain_hasNullWhereThereIsNoValue() {
        Map<String, Object> plain = IndicatorTable.plain(report(List.of(Sample.done())));

        assertThat(plain)
                .containsOnlyKeys("scheme", "period", "agency", "score", "groups", "metrics", "rates", "satisfaction")
                .containsEntry("scheme", "qd766-2026-observed")
                .containsEntry("period", "2024-05")
                .containsEntry("agency", null);
        assertThat(plain.get("metrics").toString())
                .contains("code=ONLINE_FILING, group=CLGQ, name=Hồ sơ nộp trực tuyến, numerator=1, denominator=1, "
                        + "percent=100.00, maximum=6, score=6.00")
                .contains("code=DOSSIER_SYNC", "numerator=0, denominator=0, percent=null, maximum=6, score=null");
        assertThat(plain.get("satisfaction").toString()).contains("NORMAL={votes=0, percent=null}");
        assertThat(plain.get("rates").toString()).contains("code=RATE_ONLINE", "numerator=1");
        assertThat(plain.get("groups").toString()).contains("code=TDGQ", "maximum=20, score=20.00, withoutScore=[]");
        Map<String, Object> rated =
                IndicatorTable.plain(report(List.of(Sample.done().withSatisfaction(Satisfaction.NORMAL))));
        assertThat(rated.get("satisfaction").toString()).contains("NORMAL={votes=1, percent=100.00}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "group\tA\tx\tvi\ten",
                "group\tA\t1\tvi",
                "metric\tM\tA\tNO_SUCH\tRECEIVED\t1\t1\tBINDING\tZERO\tvi\ten",
                "rate\tR\tONLINE\tNO_SUCH\tvi\ten"
            })
    void scheme_lineNotUnderstood_isNamed(String line) {
        assertThatThrownBy(() -> read("# comment\n\n" + line))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("line 3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 1.01 | A | target of M",
                "1 | 0 | A | target of M",
                "-1 | 1 | A | maximum of M",
                "1 | 1 | B | group of M"
            })
    void scheme_thatDoesNotFitTogether_isRefused(String maximum, String target, String group, String field) {
        String text = "scheme\ts\t2026-01-01\t2026-12-31\tSDK\tsource\ngroup\tA\t1\tvi\ten\nmetric\tM\t" + group
                + "\tONLINE\tRECEIVED\t" + maximum + "\t" + target + "\tBINDING\tZERO\tvi\ten\n";

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(field);
    }

    @Test
    void scheme_withoutItsLine_orWithOneCodeTwice_isRefused() {
        String head = "scheme\ts\t2026-01-01\t2026-12-31\tSDK\tsource\n";
        String group = "group\tA\t1\tvi\ten\n";

        assertThatThrownBy(() -> read(group))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("scheme");
        assertThatThrownBy(() -> read(head + head)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> read(head + group + group))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("A twice");
        assertThatThrownBy(() -> read(head.replace("2026-12-31", "2026-13-31")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("last day");
    }

    private static void read(String text) throws IOException {
        ScoringSchemeResource.read(new StringReader(text));
    }

    private static Metric metric(String code) {
        return SCHEME.metric(code).orElseThrow();
    }

    private static IndicatorReport.GroupResult group(IndicatorReport report, String code) {
        return report.groups().stream()
                .filter(result -> result.group().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static IndicatorReport report(List<Object> facts) {
        return IndicatorReport.of(Sample.tally(facts), Sample.MAY, SCHEME, DEFAULTS);
    }
}
