package vn.motcua.dossier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;

/** Reads the lines of a bundled table of tab-separated cells; lines that begin with # are comments. */
final class Table {

    private static final Pattern TAB = Pattern.compile("\t");

    private Table() {}

    static List<List<String>> bundled(String name) {
        try (InputStream in = Table.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new ResourceException(
                        FailureCode.PART_MISSING, "reading rules", name + " is not in the SDK's jar", null);
            }
            return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new ResourceException(FailureCode.FILE_UNREADABLE, "reading rules", name + " failed", e);
        }
    }

    private static List<List<String>> read(BufferedReader reader) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                rows.add(List.of(TAB.split(line, -1)));
            }
        }
        return rows;
    }
}
