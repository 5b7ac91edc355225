package vn.motcua.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;

/** The bundled table of the provinces that personal identification numbers begin with. */
final class Birthplaces {

    private static final String NAME = "birthplaces.tsv";
    private static final Map<String, String> PROVINCES = load();

    private Birthplaces() {}

    static Optional<String> province(String code) {
        return Optional.ofNullable(PROVINCES.get(code));
    }

    private static Map<String, String> load() {
        try (InputStream in = Birthplaces.class.getResourceAsStream(NAME)) {
            if (in == null) {
                throw new ResourceException(
                        FailureCode.PART_MISSING, "reading birthplaces", NAME + " is not in the SDK's jar", null);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.toUnmodifiableMap(cells -> cells[0], cells -> cells[1]));
        } catch (IOException e) {
            throw new ResourceException(FailureCode.FILE_UNREADABLE, "reading birthplaces", NAME + " failed", e);
        }
    }
}
