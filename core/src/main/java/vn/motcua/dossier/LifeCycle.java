package vn.motcua.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.motcua.calendar.VietnamTime;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.procedure.Basis;

/**
 * The order of statuses and the other rules, as the bundled tables state them. The tables are dated; the day of an event
 * chooses the version.
 */
final class LifeCycle {

    private static final Pattern COMMA = Pattern.compile(",");
    private static final String STAYS = "=";
    private static final String BACK = "<";
    private static final LifeCycle BUNDLED = new LifeCycle(Table.bundled("life-cycle.tsv"), Table.bundled("rules.tsv"));

    private final NavigableMap<LocalDate, Matrix> matrices = new TreeMap<>();
    private final Map<String, NavigableMap<LocalDate, BrokenRule>> rules = new HashMap<>();

    private static final Step NONE = new Step(Set.of(), STAYS);

    private record Step(Set<DossierStatus> from, String to) {}

    private record Matrix(
            Map<String, Step> steps, Set<DossierStatus> waiting, Set<DossierStatus> running, Set<String> applicant) {

        Step step(DossierEvent event) {
            return steps.getOrDefault(event.getClass().getSimpleName(), NONE);
        }
    }

    private LifeCycle(List<List<String>> matrixRows, List<List<String>> ruleRows) {
        Matrix current = null;
        for (List<String> row : matrixRows) {
            current = addMatrixRow(row, current);
        }
        for (List<String> row : ruleRows) {
            addRule(LocalDate.parse(row.get(1)), rule(row.get(0), row.subList(2, row.size())));
        }
    }

    static LifeCycle bundled() {
        return BUNDLED;
    }

    boolean allows(DossierEvent event, DossierStatus status) {
        return matrix(event.at()).step(event).from.contains(status);
    }

    DossierStatus target(DossierEvent event, DossierStatus status, DossierStatus resumeTo) {
        Matrix matrix = matrix(event.at());
        String to = matrix.step(event).to;
        return switch (to) {
            case STAYS -> status;
            case BACK -> matrix.waiting.contains(status) ? resumeTo : status;
            default -> status(to);
        };
    }

    boolean allows(DossierEvent event, ActorRole role) {
        return role != ActorRole.APPLICANT
                || matrix(event.at()).applicant.contains(event.getClass().getSimpleName());
    }

    boolean isWaiting(DossierStatus status, Instant at) {
        return matrix(at).waiting.contains(status);
    }

    boolean isRunning(DossierStatus status, Instant at) {
        return matrix(at).running.contains(status);
    }

    BrokenRule rule(String name, Instant at) {
        NavigableMap<LocalDate, BrokenRule> versions = rules.get(name);
        if (versions == null) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "rule", name, "one of " + rules.keySet());
        }
        return inForce(versions, at);
    }

    private Matrix matrix(Instant at) {
        return inForce(matrices, at);
    }

    private @Nullable Matrix addMatrixRow(List<String> row, @Nullable Matrix current) {
        if (row.get(0).equals("matrix")) {
            LocalDate firstDay = LocalDate.parse(row.get(1));
            addRule(firstDay, rule("transition", row.subList(2, row.size())));
            Matrix fresh = new Matrix(new HashMap<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
            matrices.put(firstDay, fresh);
            return fresh;
        }
        if (current == null) {
            throw malformed(row);
        }
        switch (row.get(0)) {
            case "step" -> current.steps.put(row.get(1), new Step(statuses(row.get(2)), row.get(3)));
            case "waiting" -> current.waiting.addAll(statuses(row.get(1)));
            case "running" -> current.running.addAll(statuses(row.get(1)));
            case "applicant" -> COMMA.splitAsStream(row.get(1)).forEach(current.applicant::add);
            default -> throw malformed(row);
        }
        return current;
    }

    private void addRule(LocalDate firstDay, BrokenRule rule) {
        rules.computeIfAbsent(rule.name(), name -> new TreeMap<>()).put(firstDay, rule);
    }

    private static BrokenRule rule(String name, List<String> cells) {
        return new BrokenRule(name, Basis.valueOf(cells.get(0)), cells.get(1), cells.get(2), cells.get(3));
    }

    private static <T> T inForce(NavigableMap<LocalDate, T> versions, Instant at) {
        Map.Entry<LocalDate, T> version = versions.floorEntry(VietnamTime.dateOf(at));
        return version == null ? versions.firstEntry().getValue() : version.getValue();
    }

    private static Set<DossierStatus> statuses(String cell) {
        Set<DossierStatus> statuses = new HashSet<>();
        COMMA.splitAsStream(cell).forEach(code -> statuses.add(status(code)));
        return statuses;
    }

    private static DossierStatus status(String code) {
        return DossierStatus.of(Integer.parseInt(code));
    }

    private static InvalidInputException malformed(List<String> row) {
        return new InvalidInputException(
                FailureCode.INVALID_VALUE,
                "life cycle",
                row.toString(),
                "a step, waiting, running or applicant after a matrix");
    }
}
