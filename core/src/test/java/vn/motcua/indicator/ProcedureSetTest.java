package vn.motcua.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.motcua.procedure.ProcedureCode;

class ProcedureSetTest {

    /** More than are found again by identity. */
    private static final List<ProcedureCode> CODES = IntStream.range(0, 5_000)
            .mapToObj(i -> ProcedureCode.of(String.format(Locale.ROOT, "2.%06d", i)))
            .toList();

    @Test
    void sets_ofOtherNumbers_areEqualByTheirCodes() {
        ProcedureSet upwards = new ProcedureSet(new ProcedureNumbers());
        ProcedureSet downwards = new ProcedureSet(new ProcedureNumbers());
        for (int i = 0; i < CODES.size(); i++) {
            upwards.add(CODES.get(i));
            downwards.add(CODES.get(CODES.size() - 1 - i));
        }

        assertThat(upwards).isEqualTo(downwards).hasSameHashCodeAs(downwards);
        downwards.add(ProcedureCode.of("1.000001"));
        assertThat(upwards).isNotEqualTo(downwards);
    }

    @Test
    void contains_anEqualCode_whetherOrNotItIsTheSameObject() {
        ProcedureSet set = new ProcedureSet(new ProcedureNumbers());
        set.add(CODES.get(1));
        set.add(ProcedureCode.of(CODES.get(1).value()));

        assertThat(set.contains(ProcedureCode.of("2.000001"))).isTrue();
        assertThat(set.contains(CODES.get(2))).isFalse();
    }

    @Test
    void addAll_ofTheSameOrOtherNumbers_addsTheCodes() {
        ProcedureNumbers numbers = new ProcedureNumbers();
        ProcedureSet set = of(numbers, 0, 1);
        set.addAll(of(numbers, 2));
        ProcedureSet other = of(new ProcedureNumbers(), 9, 3, 1);
        set.addAll(other);

        assertThat(set).isEqualTo(of(new ProcedureNumbers(), 0, 1, 2, 3, 9));
        assertThat(other).isEqualTo(of(numbers, 1, 3, 9));
    }

    private static ProcedureSet of(ProcedureNumbers numbers, int... codes) {
        ProcedureSet set = new ProcedureSet(numbers);
        IntStream.of(codes).mapToObj(CODES::get).forEach(set::add);
        return set;
    }
}
