package vn.motcua.indicator;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.motcua.agency.AgencyCode;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * What was counted at one agency: the part of an {@link IndicatorTally} that can be kept or sent, and added up later.
 *
 * <p>Instances are immutable.
 *
 * @param agency the agency, kept in its normal spelling
 * @param months the months in which something was counted, each once, kept in their order
 * @param procedures what is known of its procedures, each once, kept in the order of their codes
 */
public record AgencyTally(AgencyCode agency, List<MonthTally> months, List<ProcedureFacts> procedures) {

    private static final Comparator<ProcedureFacts> BY_CODE =
            Comparator.comparing(facts -> facts.procedure().value());

    /**
     * Puts everything in order and checks that it fits together.
     *
     * @throws InvalidInputException if a month or procedure stands twice, or a procedure is that of another agency
     */
    public AgencyTally {
        AgencyCode normal = agency.normal();
        agency = normal;
        months = months.stream().sorted(Comparator.comparing(MonthTally::month)).toList();
        procedures = procedures.stream()
                .map(facts -> ownOf(normal, facts))
                .sorted(BY_CODE)
                .toList();
        requireOnce("month", months.stream().map(MonthTally::month).toList());
        requireOnce(
                "procedure", procedures.stream().map(ProcedureFacts::procedure).toList());
    }

    static AgencyTally of(AgencyCode agency, AgencyCounts counted) {
        return new AgencyTally(
                agency,
                counted.months().entrySet().stream()
                        .map(entry -> MonthTally.of(entry.getKey(), entry.getValue()))
                        .toList(),
                List.copyOf(counted.procedures()));
    }

    AgencyCounts counts(ProcedureNumbers numbers) {
        AgencyCounts counts = new AgencyCounts(numbers);
        months.forEach(part -> part.addTo(counts.in(part.month())));
        procedures.forEach(counts::add);
        return counts;
    }

    private static ProcedureFacts ownOf(AgencyCode normal, ProcedureFacts facts) {
        if (!facts.agency().normal().equals(normal)) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "agency of a procedure",
                    facts.agency().value(),
                    normal.value());
        }
        return facts.at(normal);
    }

    static void requireOnce(String field, Collection<?> keys) {
        Set<Object> seen = new HashSet<>();
        keys.stream().filter(key -> !seen.add(key)).findFirst().ifPresent(key -> {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, field, key + " twice", "each once");
        });
    }
}
