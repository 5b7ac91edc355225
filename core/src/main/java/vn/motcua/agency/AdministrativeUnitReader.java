package vn.motcua.agency;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.internal.table.TableRow;
import vn.motcua.internal.table.TableText;
import vn.motcua.procedure.Validity;

/** Reads the list of units: three lines about the list, then each province followed by what belongs to it. */
final class AdministrativeUnitReader {

    private static final List<String> COLUMNS = List.of("code", "type", "name", "first day", "last day", "source");
    private static final List<String> HEAD = List.of("since", "as-of", "source");

    private final List<AdministrativeUnit> units = new ArrayList<>();
    private final Map<Validity, Validity> validities = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final LocalDate since;
    private final LocalDate asOf;
    private final String source;
    private @Nullable String province;

    private AdministrativeUnitReader(List<TableRow> head) {
        this.since = head.get(0).date(1);
        this.asOf = head.get(1).date(1);
        this.source = head.get(2).required(1);
    }

    static AdministrativeUnits read(TableText table) {
        List<TableRow> rows = table.tabSeparated(COLUMNS);
        if (rows.size() <= HEAD.size()) {
            throw new TableRow(table.name(), table.lines().size(), COLUMNS, List.of())
                    .illegal(0, "lines since, as-of and source, then units");
        }
        for (int i = 0; i < HEAD.size(); i++) {
            if (!HEAD.get(i).equals(rows.get(i).required(0))) {
                throw rows.get(i).illegal(0, HEAD.get(i));
            }
        }
        AdministrativeUnitReader reader = new AdministrativeUnitReader(rows.subList(0, HEAD.size()));
        rows.subList(HEAD.size(), rows.size()).forEach(reader::add);
        return new AdministrativeUnits(reader.units, reader.since, reader.asOf);
    }

    private void add(TableRow row) {
        String code = row.required(0);
        UnitType type = row.constant(1, UnitType.values(), UnitType::vietnamese);
        if (type.isProvinceLevel()) {
            province = code;
        }
        if (province == null) {
            throw row.illegal(0, "a province before its communes");
        }
        String name = shared(row.required(2));
        Validity validity = validity(row);
        String reason = sourceOf(row);
        try {
            units.add(new AdministrativeUnit(code, type, name, province, validity, reason));
        } catch (InvalidInputException e) {
            throw row.illegal(0, type.isProvinceLevel() ? "two digits" : "five digits", e);
        }
    }

    private Validity validity(TableRow row) {
        LocalDate first = row.date(3, since);
        LocalDate last = row.date(4, LocalDate.MAX);
        if (first.isBefore(since)) {
            throw row.illegal(3, since + " or later");
        }
        if (last.isBefore(first)) {
            throw row.illegal(4, "a day not before " + first);
        }
        return validities.computeIfAbsent(new Validity(first, last), validity -> validity);
    }

    private String sourceOf(TableRow row) {
        String own = row.optional(5);
        return own.isEmpty() ? source : shared(own);
    }

    /** One text for all units that say the same: names repeat, and so do sources. */
    private String shared(String text) {
        return texts.computeIfAbsent(text, same -> same);
    }
}
