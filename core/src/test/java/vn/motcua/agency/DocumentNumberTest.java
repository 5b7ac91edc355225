package vn.motcua.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.InvalidInputException;

class DocumentNumberTest {

    private static final AgencyCode AGENCY = AgencyCode.of("H55.242");
    private static final DocumentSymbol DECISION = DocumentSymbol.of(DocumentType.DECISION, "UBND");

    @ParameterizedTest
    @CsvSource({
        "123/QĐ-UBND,QĐ,UBND,123 - DECISION",
        "19/2025/QĐ-TTg,QĐ,TTg,19 2025 DECISION",
        "15/UBND-VP,UBND,VP,15 - -",
        "1683/NQ-UBTVQH15,NQ,UBTVQH15,1683 - RESOLUTION",
        "9441/TB-BNV,TB,BNV,9441 - NOTICE",
        "237/NQ-UBTVQH16,NQ,UBTVQH16,237 - RESOLUTION",
        "3621/QĐ-BYT,QĐ,BYT,3621 - DECISION",
        "118/2025/NĐ-CP,NĐ,CP,118 2025 -",
        "12729/VPCP-KGVX,VPCP,KGVX,12729 - -",
        "88/QyĐ-UBND.TP,QyĐ,UBND.TP,88 - REGULATION",
        "7/KH-BCĐ-A&B,KH,BCĐ-A&B,7 - PLAN"
    })
    void parse_numberOfTheSheet_isTakenApart(String text, String lead, String tail, String rest) {
        DocumentNumber parsed = DocumentNumber.parse(text);

        assertThat(parsed.symbol()).isEqualTo(new DocumentSymbol(lead, tail));
        assertThat(parsed.number() + " "
                        + (parsed.year().isPresent() ? parsed.year().getAsInt() : "-") + " "
                        + parsed.symbol().type().map(DocumentType::name).orElse("-"))
                .isEqualTo(rest);
        assertThat(parsed.format(NumberStyle.PLAIN)).isEqualTo(text);
        assertThat(DocumentNumber.parse(parsed.toString())).isEqualTo(parsed).hasSameHashCodeAs(parsed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "QĐ-UBND",
                "/QĐ-UBND",
                "0/QĐ-UBND",
                "00/QĐ-UBND",
                "123456/QĐ-UBND",
                "-1/QĐ-UBND",
                "12/QĐ",
                "12/QĐ-",
                "12/-UBND",
                "12/Q1-UBND",
                "12/QĐ-UBND-",
                "12/QĐ-UB ND",
                "12/QĐ--UBND",
                "12 /QĐ-UBND",
                "12/25/QĐ-TTg",
                "12/1944/QĐ-TTg",
                "12/3000/QĐ-TTg",
                "12/2025/2026/QĐ-TTg",
                "١٢/QĐ-UBND",
                "Số: 12/QĐ-UBND"
            })
    void parse_otherText_isRefused(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> DocumentNumber.parse(text))
                .withMessageContaining("expected");
    }

    @ParameterizedTest
    @CsvSource({"12/1945/QĐ-TTg,1945", "12/2999/QĐ-TTg,2999"})
    void parse_firstAndLastYear_areLegal(String text, int year) {
        assertThat(DocumentNumber.parse(text).year()).hasValue(year);
    }

    @Test
    void parse_decomposedOrLongText_isNormalisedOrRefusedWithoutRepeatingIt() {
        assertThat(DocumentNumber.parse(Normalizer.normalize("5/QĐ-UBND", Normalizer.Form.NFD)))
                .isEqualTo(DocumentNumber.of(5, DECISION));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> DocumentNumber.parse("1/QĐ-" + "U".repeat(10_000)))
                .withMessageContaining("10005 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "1,01/QĐ-UBND,1/QĐ-UBND",
        "9,09/QĐ-UBND,9/QĐ-UBND",
        "10,10/QĐ-UBND,10/QĐ-UBND",
        "99999,99999/QĐ-UBND,99999/QĐ-UBND"
    })
    void format_style_decidesTheZeroBelowTen(int number, String padded, String plain) {
        DocumentNumber made = DocumentNumber.of(number, DECISION);

        assertThat(made).hasToString(padded);
        assertThat(made.format(NumberStyle.PLAIN)).isEqualTo(plain);
        assertThat(DocumentNumber.parse(padded)).isEqualTo(DocumentNumber.parse(plain));
        assertThat(DocumentNumber.ofLegalAct(number, 2026, DECISION).toString())
                .isEqualTo(padded.replace("/", "/2026/"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 100_000})
    void of_numberOutOfRange_isRefused(int number) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> DocumentNumber.of(number, DECISION))
                .withMessageContaining("1 to 99999");
    }

    @Test
    void equals_yearOrSymbol_makesAnotherNumber() {
        DocumentNumber number = DocumentNumber.of(1, DECISION);

        assertThat(number)
                .isNotEqualTo(DocumentNumber.of(2, DECISION))
                .isNotEqualTo(DocumentNumber.ofLegalAct(1, 2026, DECISION))
                .isNotEqualTo(DocumentNumber.of(1, DocumentSymbol.ofLetter("UBND", "VP")));
    }

    @Test
    void types_ofAnnexIii_areTwentyNineWithTwoLetters() {
        String abbreviations = Stream.of(DocumentType.values())
                .flatMap(type -> type.abbreviation().stream())
                .collect(Collectors.joining(" "));

        assertThat(DocumentType.values()).hasSize(29);
        assertThat(abbreviations)
                .isEqualTo("NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB");
        assertThat(DocumentType.ofAbbreviation("")).isEmpty();
        assertThat(DocumentType.ofAbbreviation("qđ")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DocumentType.class)
    void symbol_everyNamedType_roundTrips(DocumentType type) {
        if (type.abbreviation().isEmpty()) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> DocumentSymbol.of(type, "UBND"))
                    .withMessageContaining("ofLetter");
        } else {
            DocumentSymbol symbol = DocumentSymbol.of(type, "UBND");
            assertThat(DocumentSymbol.parse(symbol.toString())).isEqualTo(symbol);
            assertThat(symbol.type()).contains(type);
        }
    }

    @Test
    void symbol_longest_hasSixtyCharacters() {
        assertThat(DocumentSymbol.parse("QĐ-" + "U".repeat(57)).toString()).hasSize(DocumentSymbol.MAX_LENGTH);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> DocumentSymbol.parse("QĐ-" + "U".repeat(58)));
    }

    @Test
    void issue_newYear_beginsWithOneAgain() {
        DocumentSequence sequence = DocumentSequence.inMemory();
        DocumentSeries old = DocumentSeries.of(AGENCY, LocalDate.of(2025, 12, 31));

        assertThat(sequence.issue(old, DECISION)).hasToString("01/QĐ-UBND");
        assertThat(sequence.issue(old, DocumentSymbol.ofLetter("UBND", "VP"))).hasToString("02/UBND-VP");
        assertThat(sequence.issue(DocumentSeries.of(AGENCY, LocalDate.of(2026, 1, 1)), DECISION))
                .hasToString("01/QĐ-UBND");
        assertThat(sequence.issue(old, DECISION)).hasToString("03/QĐ-UBND");
    }

    @Test
    void issue_legalActsAndSecrets_haveSeriesOfTheirOwn() {
        DocumentSequence sequence = DocumentSequence.inMemory();
        DocumentSeries series = DocumentSeries.of(AGENCY, LocalDate.of(2026, 5, 1));
        sequence.next(series);

        assertThat(sequence.issue(series.withKind(DocumentSeries.Kind.LEGAL_DECISION), DECISION))
                .hasToString("01/2026/QĐ-UBND");
        assertThat(sequence.issue(series.withKind(DocumentSeries.Kind.LEGAL_DECISION), DECISION))
                .hasToString("02/2026/QĐ-UBND");
        assertThat(sequence.issue(
                        series.withKind(DocumentSeries.Kind.LEGAL_RESOLUTION),
                        DocumentSymbol.of(DocumentType.RESOLUTION, "HĐND")))
                .hasToString("01/2026/NQ-HĐND");
        assertThat(sequence.issue(series.withKind(DocumentSeries.Kind.SECRET), DECISION))
                .hasToString("01/QĐ-UBND");
        assertThat(sequence.next(series)).isEqualTo(2);
    }

    @Test
    void next_manyThreads_givesEveryNumberOnce() {
        DocumentSequence sequence = DocumentSequence.inMemory();
        DocumentSeries series = DocumentSeries.of(AGENCY, LocalDate.of(2026, 5, 1));

        Set<Integer> numbers = IntStream.range(0, 2000)
                .parallel()
                .mapToObj(i -> sequence.next(series))
                .collect(Collectors.toCollection(HashSet::new));

        assertThat(numbers).hasSize(2000).contains(1, 2000);
    }

    @Test
    void issue_beyondTheLastNumber_isRefused() {
        DocumentSequence full = series -> DocumentNumber.MAX_NUMBER + 1;

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> full.issue(DocumentSeries.of(AGENCY, LocalDate.of(2026, 5, 1)), DECISION));
    }

    @ParameterizedTest
    @ValueSource(ints = {1944, 3000})
    void series_yearOutOfRange_isRefused(int year) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new DocumentSeries(AGENCY, year, DocumentSeries.Kind.SECRET));
    }
}
