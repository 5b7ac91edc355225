package vn.motcua.cli.doctor;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes out of a text what tells who uses the machine: home folders, the user's and the machine's name, and what
 * identifies a person's token.
 */
final class Redaction {

    /** Names so common that they would tear words apart; as a part of a path they are replaced all the same. */
    private static final Set<String> COMMON =
            Set.of("root", "user", "admin", "administrator", "java", "test", "localhost");

    private static final int SHORTEST_WORD = 3;
    private static final Pattern CREDENTIALS = Pattern.compile("//[^/@\\s]*@");

    private record Rule(Pattern pattern, String replacement) {

        String apply(String text) {
            return pattern.matcher(text).replaceAll(Matcher.quoteReplacement(replacement));
        }
    }

    private final List<Rule> rules = new ArrayList<>();

    private Redaction(List<String> homes, List<String> users, List<String> hosts) {
        rules.add(new Rule(CREDENTIALS, "//"));
        homes.forEach(home -> rules.add(new Rule(path(home), "~")));
        users.forEach(user -> {
            rules.add(new Rule(segment(user), "<user>"));
            word(user).map(pattern -> new Rule(pattern, "<user>")).forEach(rules::add);
        });
        hosts.forEach(
                host -> word(host).map(pattern -> new Rule(pattern, "<host>")).forEach(rules::add));
    }

    static Redaction of(Map<String, String> properties, Map<String, String> environment) {
        return new Redaction(
                joined(values(properties, "user.home"), values(environment, "HOME", "USERPROFILE")),
                joined(values(properties, "user.name"), values(environment, "USER", "LOGNAME", "USERNAME")),
                values(environment, "HOSTNAME", "COMPUTERNAME"));
    }

    private static List<String> values(Map<String, String> all, String... names) {
        return Stream.of(names)
                .map(name -> all.getOrDefault(name, ""))
                .filter(value -> value.length() > 1)
                .toList();
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }

    private static Pattern path(String home) {
        String eitherWay = Stream.of(home.split("[/\\\\]+", -1))
                .map(Pattern::quote)
                .reduce((a, b) -> a + "[/\\\\]+" + b)
                .orElse("");
        return Pattern.compile("(?<![\\p{L}\\p{N}._-])" + eitherWay + "(?![\\p{L}\\p{N}_-])", Pattern.CASE_INSENSITIVE);
    }

    private static Pattern segment(String name) {
        return Pattern.compile("(?<=[/\\\\])" + Pattern.quote(name) + "(?=[/\\\\]|$)", Pattern.CASE_INSENSITIVE);
    }

    private static Stream<Pattern> word(String name) {
        return name.length() < SHORTEST_WORD || COMMON.contains(name.toLowerCase(Locale.ROOT))
                ? Stream.empty()
                : Stream.of(Pattern.compile(
                        "(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE));
    }

    String apply(String text) {
        String redacted = text;
        for (Rule rule : rules) {
            redacted = rule.apply(redacted);
        }
        return redacted;
    }

    /** The last characters of a serial number, enough to tell two tokens apart on the telephone. */
    static String serial(String serial) {
        int shown = serial.length() >= 8 ? 4 : serial.length() >= 4 ? 2 : 0;
        return serial.isEmpty() ? "" : "…" + serial.substring(serial.length() - shown);
    }

    /** A token's label is often its holder's name. */
    static String label(String label) {
        return label.isEmpty() ? "" : label.substring(0, label.offsetByCodePoints(0, 1)) + "… (" + label.length() + ")";
    }

    /** An address without what may be secret in it: who asks, where exactly, and with what. */
    static String address(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
