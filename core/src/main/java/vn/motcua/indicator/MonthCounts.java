package vn.motcua.indicator;

import java.util.Arrays;
import java.util.Set;
import vn.motcua.procedure.ProcedureCode;

/** The counts of one agency in one month; written while counting, and only read once it is part of a tally. */
@SuppressWarnings("EnumOrdinal") // an array in memory only: a map would box a number for each of millions of additions
final class MonthCounts {

    private static final int SIZE = Count.values().length;

    private final long[] counts = new long[SIZE];
    private final ProcedureSet usedOnline;
    private final ProcedureSet paidOnline;

    MonthCounts(ProcedureNumbers numbers) {
        usedOnline = new ProcedureSet(numbers);
        paidOnline = new ProcedureSet(numbers);
    }

    void add(Count count, long more) {
        counts[count.ordinal()] += more;
    }

    void addIf(Count count, boolean holds) {
        if (holds) {
            counts[count.ordinal()]++;
        }
    }

    /** Counts what is known of a question, and its yes. */
    void addAnswer(Answer answer, Count known, Count yes) {
        addIf(known, answer != Answer.UNKNOWN);
        addIf(yes, answer == Answer.YES);
    }

    void addUsedOnline(ProcedureCode procedure) {
        usedOnline.add(procedure);
    }

    void addPaidOnline(ProcedureCode procedure) {
        paidOnline.add(procedure);
    }

    MonthCounts addAll(MonthCounts other) {
        for (int i = 0; i < SIZE; i++) {
            counts[i] += other.counts[i];
        }
        usedOnline.addAll(other.usedOnline);
        paidOnline.addAll(other.paidOnline);
        return this;
    }

    long get(Count count) {
        return counts[count.ordinal()];
    }

    Set<ProcedureCode> usedOnline() {
        return usedOnline.codes();
    }

    Set<ProcedureCode> paidOnline() {
        return paidOnline.codes();
    }

    boolean wasUsedOnline(ProcedureCode procedure) {
        return usedOnline.contains(procedure);
    }

    boolean wasPaidOnline(ProcedureCode procedure) {
        return paidOnline.contains(procedure);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MonthCounts that
                && Arrays.equals(counts, that.counts)
                && usedOnline.equals(that.usedOnline)
                && paidOnline.equals(that.paidOnline);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts) + usedOnline.hashCode() + paidOnline.hashCode();
    }
}
