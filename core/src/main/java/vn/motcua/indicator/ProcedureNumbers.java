package vn.motcua.indicator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import vn.motcua.procedure.ProcedureCode;

/** Numbers procedures in the order in which they are met, so that a set of them is a bit for each. */
final class ProcedureNumbers {

    private static final int RECENT = 1 << 11;

    private final Map<ProcedureCode, Integer> numbers = new HashMap<>();
    private final List<ProcedureCode> codes = new ArrayList<>();
    private final @Nullable ProcedureCode[] recent = new ProcedureCode[RECENT];
    private final int[] recentNumbers = new int[RECENT];

    /** Whoever repeats a code often repeats the object; then its text need not come into the processor's cache. */
    @SuppressWarnings("ReferenceEquality") // an equal code that is another object is found by its text
    int give(ProcedureCode code) {
        int place = System.identityHashCode(code) & (RECENT - 1);
        if (recent[place] != code) {
            recentNumbers[place] = number(code);
            recent[place] = code;
        }
        return recentNumbers[place];
    }

    private int number(ProcedureCode code) {
        Integer known = numbers.get(code);
        if (known != null) {
            return known;
        }
        numbers.put(code, codes.size());
        codes.add(code);
        return codes.size() - 1;
    }

    OptionalInt find(ProcedureCode code) {
        Integer known = numbers.get(code);
        return known == null ? OptionalInt.empty() : OptionalInt.of(known);
    }

    ProcedureCode code(int number) {
        return codes.get(number);
    }
}
