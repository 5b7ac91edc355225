package vn.motcua.dossier;

import java.util.List;
import vn.motcua.internal.table.TableRow;
import vn.motcua.internal.table.TableText;

/** The rows of the bundled tables of this room. */
final class Table {

    private Table() {}

    static List<List<String>> bundled(String name) {
        return TableText.bundled(Table.class, name).tabSeparated().stream()
                .map(TableRow::cells)
                .toList();
    }
}
