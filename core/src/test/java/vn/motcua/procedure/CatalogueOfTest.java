package vn.motcua.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.calendar.DeadlineRule;
import vn.motcua.failure.InvalidInputException;

class CatalogueOfTest {

    private static final Domain DOMAIN = new Domain("CT", "Chứng thực");
    private static final IncompleteProcedure OPEN =
            new IncompleteProcedure(ProcedureCode.of("2.000816"), "Chứng thực", DOMAIN, "", ProcedureProfile.unknown());

    @Test
    void of_withIncomplete_isTheCatalogueAgain() {
        ProcedureCatalogue bundled = ProcedureCatalogue.bundled();
        ProcedureCatalogue again =
                ProcedureCatalogue.of(bundled.versions(), bundled.incomplete()).withIssued(bundled.issued());

        assertThat(again).isEqualTo(bundled).hasSameHashCodeAs(bundled).hasToString(bundled.toString());
        assertThat(again).isNotEqualTo(ProcedureCatalogue.of(bundled.versions()));
        assertThat(ProcedureCatalogue.of(List.of(), List.of(OPEN)))
                .hasToString("ProcedureCatalogue[0, 1 incomplete]")
                .isNotEqualTo(ProcedureCatalogue.of(List.of()));
    }

    @Test
    void of_incompleteTwiceOrWithAVersion_isRefused() {
        Procedure version = OPEN.complete(DeadlineRule.sameDay());

        assertThatThrownBy(() -> ProcedureCatalogue.of(List.of(), List.of(OPEN, OPEN)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("2.000816 twice");
        assertThatThrownBy(() -> ProcedureCatalogue.of(List.of(version), List.of(OPEN)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("2.000816");
    }
}
