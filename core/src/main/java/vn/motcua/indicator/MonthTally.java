package vn.motcua.indicator;

import java.time.YearMonth;
import java.util.Set;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.procedure.ProcedureCode;

/**
 * What was counted at one agency in one month, a part of an {@link AgencyTally}. Instances are immutable.
 *
 * @param month the month in Viet Nam
 * @param counts what was counted of dossiers and petitions; nothing of procedures, which belong to every month
 * @param usedOnline the procedures that had an online dossier
 * @param paidOnline the procedures that had a dossier paid online
 */
public record MonthTally(YearMonth month, Counts counts, Set<ProcedureCode> usedOnline, Set<ProcedureCode> paidOnline) {

    /**
     * Copies the sets and checks that nothing of procedures is counted.
     *
     * @throws InvalidInputException if something is: a report counts it out of {@link AgencyTally#procedures()}
     */
    public MonthTally {
        usedOnline = Set.copyOf(usedOnline);
        paidOnline = Set.copyOf(paidOnline);
        for (Count count : Count.values()) {
            if (count.isOfProcedures() && counts.get(count) != 0) {
                throw new InvalidInputException(
                        FailureCode.INVALID_VALUE,
                        count + " of a month",
                        Long.toString(counts.get(count)),
                        "0, since procedures count in every month");
            }
        }
    }

    static MonthTally of(YearMonth month, MonthCounts counted) {
        return new MonthTally(month, new Counts(counted), counted.usedOnline(), counted.paidOnline());
    }

    MonthCounts addTo(MonthCounts sum) {
        for (Count count : Count.values()) {
            sum.add(count, counts.get(count));
        }
        usedOnline.forEach(sum::addUsedOnline);
        paidOnline.forEach(sum::addPaidOnline);
        return sum;
    }
}
