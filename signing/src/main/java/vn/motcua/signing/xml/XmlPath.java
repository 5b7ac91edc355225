package vn.motcua.signing.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.xml.internal.StartTag;

/**
 * The way to an element, in the part of XPath that can be followed while a document is read: the root first, one step
 * down each, every step a name or {@code *}, with or without the value of an attribute: {@code /HDon/DSCKS/NBan},
 * {@code /HDon/TTChung[@Id='x']/*}. As in XPath a name without prefix is one without namespace.
 *
 * @param expression the path
 * @param namespaces what its prefixes stand for
 */
public record XmlPath(String expression, Map<String, String> namespaces) {

    private static final Pattern STEP =
            Pattern.compile("/(?:(?<prefix>[\\w.-]+):)?(?<name>\\*|[\\p{L}_][\\p{L}\\p{N}._-]*)"
                    + "(?:\\[@(?<attribute>[\\p{L}_][\\p{L}\\p{N}._-]*)='(?<value>[^']*)'])?");

    /** One step, empty for what may be anything. */
    private record Step(Optional<String> uri, Optional<String> name, Optional<String> attribute, String value) {

        boolean fits(StartTag tag) {
            return name.map(tag.local()::equals).orElse(true)
                    && uri.map(tag.uri()::equals).orElse(true);
        }
    }

    /**
     * Checks the path.
     *
     * @throws InvalidInputException if it is of another form or a prefix stands for nothing
     */
    public XmlPath {
        namespaces = Map.copyOf(namespaces);
        steps(expression, namespaces);
    }

    /**
     * Makes a path without namespaces.
     *
     * @param expression the path, for instance {@code /HDon/DSCKS/NBan}
     * @return the path
     * @throws InvalidInputException if it is of another form
     */
    public static XmlPath of(String expression) {
        return new XmlPath(expression, Map.of());
    }

    private static List<Step> steps(String expression, Map<String, String> namespaces) {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(expression);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            steps.add(step(matcher, namespaces));
        }
        if (steps.isEmpty() || end != expression.length()) {
            throw refused(expression);
        }
        return List.copyOf(steps);
    }

    private static Step step(Matcher matcher, Map<String, String> namespaces) {
        Optional<String> prefix = Optional.ofNullable(matcher.group("prefix"));
        if (prefix.isPresent() && !namespaces.containsKey(prefix.get())) {
            throw refused(matcher.group());
        }
        boolean anything = matcher.group("name").equals("*");
        Optional<String> uri = prefix.map(namespaces::get).or(() -> anything ? Optional.empty() : Optional.of(""));
        Optional<String> name = anything ? Optional.empty() : Optional.of(matcher.group("name"));
        String value = Optional.ofNullable(matcher.group("value")).orElse("");
        return new Step(uri, name, Optional.ofNullable(matcher.group("attribute")), value);
    }

    private static InvalidInputException refused(String expression) {
        return new InvalidInputException(
                FailureCode.INVALID_VALUE,
                "expression",
                expression,
                "steps like /name, /prefix:name, /* or /name[@attribute='value'] with known prefixes");
    }

    /** Follows the path while a document is read. */
    Follower follower() {
        return new Follower(steps(expression, namespaces));
    }

    /** How far the path has been followed: tags may be asked for their attributes only when they begin. */
    static final class Follower {

        private final List<Step> steps;
        private int reached;

        private Follower(List<Step> steps) {
            this.steps = steps;
        }

        /** Says whether the path leads to an element that begins. */
        boolean leadsTo(StartTag tag) {
            reached = Math.min(reached, tag.depth() - 1);
            if (reached != tag.depth() - 1 || tag.depth() > steps.size()) {
                return false;
            }
            Step step = steps.get(tag.depth() - 1);
            boolean fits = step.fits(tag)
                    && step.attribute()
                            .map(name -> tag.attribute(name).equals(Optional.of(step.value())))
                            .orElse(true);
            reached += fits ? 1 : 0;
            return fits && tag.depth() == steps.size();
        }
    }
}
