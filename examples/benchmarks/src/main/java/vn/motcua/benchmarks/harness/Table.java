package vn.motcua.benchmarks.harness;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rows of a bench, printed as a table of ours, the peer's, the ratio, the goal and what became of it. */
public final class Table {

    private static final List<String> HEAD = List.of("", "ours", "peer", "ratio", "goal", "verdict");
    private static final String NONE = "-";

    private final List<List<String>> lines = new ArrayList<>(List.of(HEAD));

    private Table(List<Row> rows) {
        rows.forEach(row -> lines.add(cells(row)));
    }

    /**
     * Prints a table.
     *
     * @param rows its rows
     * @param out where to
     */
    public static void print(List<Row> rows, PrintStream out) {
        new Table(rows).print(out);
    }

    private static List<String> cells(Row row) {
        return List.of(
                row.what(),
                row.ours().toString(),
                row.peer().map(Quantity::toString).orElse(NONE),
                row.ratio().isPresent()
                        ? String.format(Locale.ROOT, "%.2f", row.ratio().getAsDouble())
                        : NONE,
                row.goal().text(),
                row.verdict().toString());
    }

    private void print(PrintStream out) {
        List<Integer> widths = IntStream.range(0, HEAD.size())
                .mapToObj(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        for (List<String> line : lines) {
            String text = IntStream.range(0, HEAD.size())
                    .mapToObj(column -> padded(line.get(column), widths.get(column)))
                    .collect(Collectors.joining("  "));
            out.println(text.stripTrailing());
        }
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
    }
}
