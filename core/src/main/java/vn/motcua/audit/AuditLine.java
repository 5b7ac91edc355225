package vn.motcua.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.motcua.failure.InvalidInputException;

/**
 * The canonical line of a record: its fields with tabs between, which no field can hold. Number, time, actor's id, name
 * and unit, action, object and purpose, then names and values of the details in the order of the names.
 */
final class AuditLine {

    private static final Pattern TAB = Pattern.compile("\t");
    private static final Pattern LINK = Pattern.compile("([1-9][0-9]{0,17})\t(.*)\t([0-9a-f]{64})");
    private static final int FIXED = 7;

    private AuditLine() {}

    static String of(long number, AuditRecord content) {
        return number + "\t" + String.join("\t", fields(content));
    }

    /** Returns the fixed fields without the number, then the details in one. */
    static List<String> columns(AuditRecord content) {
        List<String> columns = new ArrayList<>(fields(content).subList(0, FIXED));
        columns.add(
                String.join("\t", fields(content).subList(FIXED, fields(content).size())));
        return columns;
    }

    static Optional<AuditRecord> record(List<String> columns) {
        String fixed = String.join("\t", columns.subList(0, FIXED));
        String details = columns.get(FIXED);
        return parse(details.isEmpty() ? fixed : fixed + "\t" + details);
    }

    /** Reads the fields after the number; empty if the log cannot have written them. */
    static Optional<AuditRecord> parse(String text) {
        List<String> fields = List.of(TAB.split(text, -1));
        if (fields.size() < FIXED || (fields.size() - FIXED) % 2 != 0) {
            return Optional.empty();
        }
        TreeMap<String, String> details = new TreeMap<>();
        for (int i = FIXED; i < fields.size(); i += 2) {
            details.put(fields.get(i), fields.get(i + 1));
        }
        try {
            AuditActor actor = new AuditActor(fields.get(1), fields.get(2), fields.get(3));
            AuditRecord content = new AuditRecord(
                    Instant.parse(fields.get(0)),
                    actor,
                    AuditAction.of(fields.get(4)),
                    fields.get(5),
                    fields.get(6),
                    details);
            return Optional.of(content)
                    .filter(read -> String.join("\t", fields(read)).equals(text));
        } catch (DateTimeException | InvalidInputException e) {
            return Optional.empty();
        }
    }

    private static List<String> fields(AuditRecord content) {
        AuditActor actor = content.actor();
        return Stream.concat(
                        Stream.of(
                                content.at().toString(),
                                actor.id(),
                                actor.name(),
                                actor.unit(),
                                content.action().code(),
                                content.object(),
                                content.purpose()),
                        content.details().entrySet().stream()
                                .flatMap(detail -> Stream.of(detail.getKey(), detail.getValue())))
                .collect(Collectors.toList());
    }

    /** Reads a line of a file: number, fields, hash. */
    static AuditLink link(String line) {
        Matcher parts = LINK.matcher(line);
        return parts.matches()
                ? new AuditLink(Long.parseLong(parts.group(1)), parse(parts.group(2)), parts.group(3))
                : AuditLink.UNREADABLE;
    }
}
