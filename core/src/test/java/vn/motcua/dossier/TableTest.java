package vn.motcua.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import vn.motcua.failure.ResourceException;

class TableTest {

    @Test
    void bundled_rows_haveAllTheirCells_andCommentsAreNone() {
        assertThat(Table.bundled("rules.tsv"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row)
                        .hasSize(6)
                        .allSatisfy(cell -> assertThat(cell).isNotBlank().doesNotStartWith("#")));
        assertThat(Table.bundled("rules.tsv").get(0).subList(0, 3)).containsExactly("opening", "2018-06-21", "SDK");
    }

    @Test
    void bundled_unknownTable_isMissing() {
        assertThatExceptionOfType(ResourceException.class)
                .isThrownBy(() -> Table.bundled("none.tsv"))
                .withMessageContaining("PART_MISSING");
    }
}
