package vn.motcua.signing.pdf.appearance;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/** The version of a rule that was in force on a day. */
final class DatedChoice {

    private DatedChoice() {}

    static <T> List<T> sorted(List<T> versions, Function<T, LocalDate> from) {
        if (versions.isEmpty()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "profiles", "none", "at least one profile");
        }
        return versions.stream().sorted(Comparator.comparing(from)).toList();
    }

    static <T> T of(List<T> versions, Function<T, LocalDate> from, LocalDate day) {
        return versions.stream()
                .filter(version -> !from.apply(version).isAfter(day))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new InvalidInputException(
                        FailureCode.INVALID_VALUE,
                        "signing day",
                        day.toString(),
                        "from " + from.apply(versions.get(0))));
    }
}
