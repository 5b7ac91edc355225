package vn.motcua.cli.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the doctor has found; fit for a support ticket. */
public final class DoctorReport {

    /** The findings of one check. */
    record Section(String check, List<Finding> findings) {

        Status status() {
            return worst(findings.stream().map(Finding::status));
        }
    }

    private final List<Section> sections;

    DoctorReport(List<Section> sections) {
        this.sections = List.copyOf(sections);
    }

    private static Status worst(Stream<Status> statuses) {
        return statuses.max(Comparator.naturalOrder()).orElse(Status.OK);
    }

    List<Section> sections() {
        return sections;
    }

    Status status() {
        return worst(sections.stream().map(Section::status));
    }

    /**
     * Says whether a check could not be made.
     *
     * @return true if the surroundings failed
     */
    public boolean failed() {
        return status() == Status.FAILED;
    }

    /**
     * Says whether something will not work.
     *
     * @return true if at least one check says so
     */
    public boolean negative() {
        return sections.stream().anyMatch(it -> it.status() == Status.WILL_NOT_WORK);
    }

    /**
     * Writes the report for people, in Vietnamese.
     *
     * @return one line for each finding
     */
    public String text() {
        return sections.stream()
                .flatMap(section -> section.findings().stream()
                        .map(it -> String.format(
                                Locale.ROOT,
                                "%-12s %-20s %s",
                                section.check(),
                                "[" + it.status().vietnamese() + "]",
                                it.text().vietnamese())))
                .collect(Collectors.joining("\n"));
    }

    /**
     * Writes the report for programs.
     *
     * @param document takes {@code status} and {@code checks}
     */
    public void fill(ObjectNode document) {
        document.put("status", status().name());
        ArrayNode checks = document.putArray("checks");
        for (Section section : sections) {
            ObjectNode check = checks.addObject()
                    .put("check", section.check())
                    .put("status", section.status().name());
            ArrayNode findings = check.putArray("findings");
            section.findings().forEach(finding -> fill(findings.addObject(), finding));
        }
    }

    private static void fill(ObjectNode node, Finding finding) {
        node.put("status", finding.status().name())
                .put("message", finding.text().english())
                .put("messageVi", finding.text().vietnamese());
        if (!finding.facts().isEmpty()) {
            ObjectNode facts = node.putObject("facts");
            finding.facts().forEach(facts::put);
        }
    }
}
