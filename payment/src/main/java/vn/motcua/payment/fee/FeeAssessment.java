package vn.motcua.payment.fee;

import java.util.List;
import vn.motcua.money.Money;

/**
 * What is owed, line by line.
 *
 * @param request what was asked
 * @param lines what is charged, in the order of the tariff
 * @param source where the tariff comes from
 */
public record FeeAssessment(FeeRequest request, List<FeeLine> lines, FeeSource source) {

    /** Copies the lines. */
    public FeeAssessment {
        lines = List.copyOf(lines);
    }

    /**
     * Adds the lines up.
     *
     * @return what is owed as a whole
     */
    public Money total() {
        return lines.stream().map(FeeLine::amount).reduce(Money.ZERO, Money::plus);
    }
}
