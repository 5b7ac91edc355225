package vn.motcua.internal.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;

class TableTextTest {

    private static final List<String> COLUMNS = List.of("kind", "value");

    @Test
    void tabSeparated_commentsAndEmptyLines_areSkippedAndLinesCounted() throws IOException {
        TableText table = TableText.read("t", new StringReader("\uFEFF# a\r\n\nx\t1\n#\ny\n"));

        assertThat(table.tabSeparated()).extracting(TableRow::line).containsExactly(3, 5);
        assertThat(table.tabSeparated(COLUMNS).get(0).cells()).containsExactly("x", "1");
        assertThat(table.tabSeparated(COLUMNS).get(1).optional(1)).isEmpty();
    }

    @Test
    void named_moreOrFewerCells_isRefused() {
        assertThatThrownBy(() -> row("x").named(COLUMNS)).hasMessageContaining("line 7 column 2 (value)");
        assertThatThrownBy(() -> row("x\t1\t2").named(COLUMNS)).hasMessageContaining("line 7 column 3");
        assertThat(row("x\t1").named(COLUMNS).columns()).isEqualTo(COLUMNS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|a text",
                "2025-13-01|a date such as",
                "25:00|a time such as",
                "4|a whole number from 1 to 3",
                "0|a whole number from 1 to 3",
                "1.5|a whole number from 1 to 3",
                "1,5|a number such as",
                "monday|one of MONDAY TUESDAY"
            })
    void cell_thatIsNotLegal_isToldWithItsPlaceAndWhatIsLegal(String cell, String legal) {
        TableRow row = row("x\t" + cell).named(COLUMNS);

        assertThatThrownBy(() -> read(row, legal))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("t line 7 column 2 (value)")
                .hasMessageContaining("got \"" + cell + "\"")
                .hasMessageContaining("expected " + legal);
    }

    @Test
    void cell_thatIsLegal_isRead() {
        assertThat(row("2025-07-01").date(0)).isEqualTo(LocalDate.of(2025, 7, 1));
        assertThat(row("").date(0, LocalDate.MAX)).isEqualTo(LocalDate.MAX);
        assertThat(row("15:00").time(0)).isEqualTo(LocalTime.of(15, 0));
        assertThat(row("3").integer(0, 1, 3)).isEqualTo(3);
        assertThat(row("1").integer(0, 1, 3)).isEqualTo(1);
        assertThat(row("0.80").decimal(0)).isEqualTo("0.80");
        assertThat(row("FRIDAY").constant(0, DayOfWeek.values())).isEqualTo(DayOfWeek.FRIDAY);
        assertThat(row("Đie\u0302\u0300m").required(0)).isEqualTo("Điềm");
    }

    @Test
    void cell_thatIsLong_isNotRepeated() {
        assertThatThrownBy(() -> row("x".repeat(41)).date(0)).hasMessageContaining("got 41 characters");
        assertThatThrownBy(() -> row("x".repeat(TableRow.MAX_CELL + 1)).optional(0))
                .hasMessageContaining("at most " + TableRow.MAX_CELL);
    }

    @Test
    void bundled_thatIsNotThere_isAMissingPart() {
        assertThatThrownBy(() -> TableText.bundled(TableTextTest.class, "none.tsv"))
                .isInstanceOfSatisfying(
                        ResourceException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.PART_MISSING))
                .hasMessageContaining("none.tsv");
    }

    private static Object read(TableRow row, String legal) {
        return switch (legal) {
            case "a text" -> row.required(1);
            case "a date such as" -> row.date(1);
            case "a time such as" -> row.time(1);
            case "a whole number from 1 to 3" -> row.integer(1, 1, 3);
            case "a number such as" -> row.decimal(1);
            default -> row.constant(1, DayOfWeek.values());
        };
    }

    private static TableRow row(String line) {
        return new TableRow("t", 7, List.of(), List.of(line.split("\t", -1)));
    }
}
