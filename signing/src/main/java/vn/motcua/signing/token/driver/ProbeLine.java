package vn.motcua.signing.token.driver;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One line of a probe's answer: a word that nobody else knows, what it is about, and values.
 *
 * <p>A driver may print whatever it likes on the same stream. Its lines do not begin with the word, and whatever it
 * printed last without ending the line does not spoil ours, which begins with an end of line.
 *
 * @param kind what it is about
 * @param values the values
 */
record ProbeLine(Kind kind, List<String> values) {

    /** What a line may be about. */
    enum Kind {
        TOKEN(5),
        LISTED(0),
        CERTIFICATE(3),
        DONE(0),
        FAILED(1);

        final int values;

        Kind(int values) {
            this.values = values;
        }
    }

    ProbeLine {
        values = List.copyOf(values);
    }

    static String written(String word, Kind kind, Object... values) {
        List<String> cells = new ArrayList<>(List.of(word, kind.name()));
        Stream.of(values)
                .map(value -> URLEncoder.encode(value.toString(), StandardCharsets.UTF_8))
                .forEach(cells::add);
        return "\n" + String.join("\t", cells) + "\n";
    }

    /** Reads the lines that begin with the word and are whole; others are the driver's. */
    static List<ProbeLine> read(String word, String output) {
        return output.lines()
                .map(line -> line.split("\t", -1))
                .filter(cells -> cells[0].equals(word) && cells.length >= 2)
                .flatMap(cells -> Stream.of(Kind.values())
                        .filter(kind -> kind.name().equals(cells[1]) && cells.length == kind.values + 2)
                        .map(kind -> new ProbeLine(kind, decoded(cells))))
                .toList();
    }

    private static List<String> decoded(String[] cells) {
        return Stream.of(cells)
                .skip(2)
                .map(cell -> URLDecoder.decode(cell, StandardCharsets.UTF_8))
                .toList();
    }
}
