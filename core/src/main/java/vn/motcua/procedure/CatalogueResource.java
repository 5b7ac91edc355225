package vn.motcua.procedure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.motcua.calendar.DeadlineRule;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;

/** Reads the table of procedures; a line that it does not understand is an error and never skipped. */
final class CatalogueResource {

    private static final String NAME = "commune-procedures.tsv";
    private static final Pattern TAB = Pattern.compile("\t");
    private static final Pattern COMMA = Pattern.compile(",");
    private static final String NOT_KNOWN = "-";
    private static final String WORKING_DAYS = "working-days";
    private static final int CELLS = 13;

    private final Map<String, Domain> domains = new HashMap<>();
    private final List<Procedure> versions = new ArrayList<>();
    private final List<IncompleteProcedure> incomplete = new ArrayList<>();

    private CatalogueResource() {}

    static CatalogueResource bundled() {
        try (InputStream in = CatalogueResource.class.getResourceAsStream(NAME)) {
            if (in == null) {
                throw new ResourceException(
                        FailureCode.PART_MISSING, "reading procedures", NAME + " is not in the SDK's jar", null);
            }
            return read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ResourceException(FailureCode.FILE_UNREADABLE, "reading procedures", NAME + " failed", e);
        }
    }

    static CatalogueResource read(Reader source) throws IOException {
        CatalogueResource table = new CatalogueResource();
        BufferedReader reader = new BufferedReader(source);
        int number = 1;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                table.add(List.of(TAB.split(line, -1)), number);
            }
            number++;
        }
        return table;
    }

    List<Procedure> versions() {
        return List.copyOf(versions);
    }

    List<IncompleteProcedure> incomplete() {
        return List.copyOf(incomplete);
    }

    private void add(List<String> cells, int number) {
        try {
            if (cells.get(0).equals("domain") && cells.size() == 4) {
                domains.put(cells.get(1), new Domain(cells.get(2), cells.get(3)));
            } else if (cells.get(0).equals("procedure") && cells.size() == CELLS) {
                addProcedure(cells);
            } else {
                throw malformed(number, "not a domain or a procedure with all its cells", null);
            }
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw malformed(number, "a cell is not what its column asks for", e);
        }
    }

    private void addProcedure(List<String> cells) {
        Domain domain = domains.get(cells.get(3));
        if (domain == null) {
            throw new IllegalArgumentException("no domain " + cells.get(3));
        }
        ProcedureCode code = ProcedureCode.of(cells.get(1));
        ProcedureProfile profile = profile(cells);
        if (cells.get(4).equals(NOT_KNOWN)) {
            incomplete.add(new IncompleteProcedure(code, cells.get(2), domain, cells.get(7), profile));
            return;
        }
        Validity days = new Validity(day(cells.get(8), LocalDate.MIN), day(cells.get(9), LocalDate.MAX));
        versions.add(Procedure.of(code, cells.get(2), domain, rule(cells.get(4), cells))
                .withValidity(days)
                .withProfile(profile));
    }

    private static ProcedureProfile profile(List<String> cells) {
        ProcedureProfile profile = ProcedureProfile.unknown()
                .withFeeNote(cells.get(10))
                .withProvenance(new Provenance(cells.get(12), figures(cells.get(11))));
        String verification = cells.get(7);
        boolean inDays = !verification.isEmpty() && !cells.get(4).equals(NOT_KNOWN);
        return inDays ? profile.withVerificationRule(rule(verification, cells)) : profile;
    }

    private static DeadlineRule rule(String days, List<String> cells) {
        if (!cells.get(5).equals(WORKING_DAYS)) {
            throw new IllegalArgumentException("unit " + cells.get(5));
        }
        DeadlineRule rule = DeadlineRule.ofWorkingDays(Integer.parseInt(days));
        return cells.get(6).isEmpty() ? rule : rule.withCutOff(LocalTime.parse(cells.get(6)));
    }

    private static LocalDate day(String cell, LocalDate unknown) {
        return cell.isEmpty() ? unknown : LocalDate.parse(cell);
    }

    private static Set<Figure> figures(String cell) {
        Set<Figure> figures = EnumSet.noneOf(Figure.class);
        if (!cell.isEmpty()) {
            COMMA.splitAsStream(cell).map(Figure::valueOf).forEach(figures::add);
        }
        return figures;
    }

    private static InvalidInputException malformed(int line, String what, @Nullable Throwable cause) {
        return new InvalidInputException(
                FailureCode.INVALID_VALUE, "reading procedures", "line " + line + ": " + what, cause);
    }
}
