package vn.motcua.agency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.motcua.internal.table.TableRow;
import vn.motcua.internal.table.TableText;

/** Reads code changes from CSV. */
final class CodeMappingReader {

    private static final List<String> COLUMNS =
            List.of("old_code", "old_name", "new_code", "new_name", "from", "extent", "evidence", "source");

    private CodeMappingReader() {}

    static CodeMapping read(TableText table) {
        List<CodeChange> changes = new ArrayList<>();
        Map<List<Object>, Integer> seen = new HashMap<>();
        for (TableRow row : table.commaSeparated(COLUMNS)) {
            CodeChange change = change(row);
            requireNew(seen, change, row);
            changes.add(change);
        }
        return CodeMapping.of(changes);
    }

    private static CodeChange change(TableRow row) {
        return new CodeChange(
                code(row, 0),
                row.required(1),
                code(row, 2),
                row.required(3),
                row.date(4),
                row.constant(5, CodeChange.Extent.values(), CodeMappingReader::lowerCase),
                row.constant(6, Evidence.values(), CodeMappingReader::lowerCase),
                row.required(7));
    }

    static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String code(TableRow row, int column) {
        String cell = row.required(column);
        if (!CodeChange.FIVE_DIGITS.matcher(cell).matches()) {
            throw row.illegal(column, "five digits");
        }
        return cell;
    }

    private static void requireNew(Map<List<Object>, Integer> seen, CodeChange change, TableRow row) {
        Integer first = seen.putIfAbsent(List.of(change.oldCode(), change.newCode(), change.from()), row.line());
        if (first != null) {
            throw row.illegal(0, "a change that line " + first + " does not already say");
        }
    }
}
