package vn.motcua.indicator;

import java.util.BitSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import vn.motcua.procedure.ProcedureCode;

/**
 * Procedures, by the numbers they have in one tally: there are two sets for each agency and month, and a hash table for
 * each of these would be far larger than the processor's cache.
 */
final class ProcedureSet {

    private final ProcedureNumbers numbers;
    private final BitSet members = new BitSet();

    ProcedureSet(ProcedureNumbers numbers) {
        this.numbers = numbers;
    }

    void add(ProcedureCode code) {
        members.set(numbers.give(code));
    }

    void addAll(ProcedureSet other) {
        if (numbers == other.numbers) {
            members.or(other.members);
            return;
        }
        for (int i = other.members.nextSetBit(0); i >= 0; i = other.members.nextSetBit(i + 1)) {
            add(other.numbers.code(i));
        }
    }

    boolean contains(ProcedureCode code) {
        OptionalInt number = numbers.find(code);
        return number.isPresent() && members.get(number.getAsInt());
    }

    Set<ProcedureCode> codes() {
        return members.stream().mapToObj(numbers::code).collect(Collectors.toSet());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProcedureSet that && codes().equals(that.codes());
    }

    @Override
    public int hashCode() {
        return codes().hashCode();
    }
}
