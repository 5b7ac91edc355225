package vn.motcua.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.motcua.internal.table.TableText;

/** The bundled table of the provinces that personal identification numbers begin with. */
final class Birthplaces {

    private static final Map<String, String> PROVINCES =
            TableText.bundled(Birthplaces.class, "birthplaces.tsv").tabSeparated(List.of("code", "name")).stream()
                    .collect(Collectors.toUnmodifiableMap(row -> row.required(0), row -> row.required(1)));

    private Birthplaces() {}

    static Optional<String> province(String code) {
        return Optional.ofNullable(PROVINCES.get(code));
    }
}
