package vn.motcua.signing.token.driver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.token.KeyUri;
import vn.motcua.signing.token.TokenInfo;

/** The tokens that are plugged in, each with the driver to use for it. */
final class FoundTokens {

    /** A token and its driver. */
    private record Found(DriverToken token, Path library) {}

    private final List<Found> found;
    private final List<DriverFinding> findings;

    private FoundTokens(List<Found> found, List<DriverFinding> findings) {
        this.found = found;
        this.findings = findings;
    }

    static FoundTokens of(List<DriverFinding> findings) {
        List<DriverFinding.Usable> usable = findings.stream()
                .filter(DriverFinding.Usable.class::isInstance)
                .map(DriverFinding.Usable.class::cast)
                .sorted(Comparator.comparingLong(DriverFinding.Usable::certificates)
                        .reversed())
                .toList();
        List<Found> found = new ArrayList<>();
        for (DriverFinding.Usable driver : usable) {
            List<Found> before = List.copyOf(found);
            driver.tokens().stream()
                    .filter(token -> before.stream().noneMatch(it -> it.token().isSameAs(token)))
                    .forEach(token -> found.add(new Found(token, driver.library())));
        }
        return new FoundTokens(found, findings);
    }

    /** The drivers with a token of their own, in the order in which they were found. */
    List<Path> libraries() {
        return findings.stream()
                .map(DriverFinding::library)
                .filter(library -> found.stream().anyMatch(it -> it.library().equals(library)))
                .toList();
    }

    KeyUri resolve(KeyUri uri) {
        List<Found> meant =
                found.stream().filter(it -> matches(uri, it.token().info())).toList();
        if (meant.size() != 1) {
            throw meant.isEmpty()
                    ? notFound(uri)
                    : failure(uri, FailureCode.TOKEN_AMBIGUOUS, "it may be " + named(meant));
        }
        Found one = meant.get(0);
        return uri.token().isPresent() || uri.serial().isPresent()
                ? uri.withModule(one.library())
                : withToken(uri, one);
    }

    /** Names the token too: the driver may show an empty slot besides. */
    private static KeyUri withToken(KeyUri uri, Found one) {
        KeyUri complete = KeyUri.of(one.token().info()).withModule(one.library());
        complete = uri.id().isPresent() ? complete.withId(uri.id().get()) : complete;
        return uri.object().isPresent() ? complete.withObject(uri.object().get()) : complete;
    }

    private static boolean matches(KeyUri uri, TokenInfo token) {
        return uri.token().map(token.label()::equals).orElse(true)
                && uri.serial().map(token.serial()::equals).orElse(true)
                && uri.manufacturer().map(token.manufacturer()::equals).orElse(true)
                && uri.model().map(token.model()::equals).orElse(true);
    }

    private TokenException notFound(KeyUri uri) {
        Map<String, String> failing = new LinkedHashMap<>();
        findings.stream()
                .filter(it -> it.state() != DriverState.USABLE && it.state() != DriverState.NO_TOKEN)
                .forEach(it -> failing.put(it.library().toString(), it.explanation(Locale.ENGLISH)));
        String drivers = failing.isEmpty()
                ? "; drivers installed: " + findings.size()
                : failing.entrySet().stream()
                        .map(it -> it.getKey() + ": " + it.getValue())
                        .collect(Collectors.joining("; ", "; drivers that do not work: ", ""));
        return failure(uri, FailureCode.TOKEN_NOT_FOUND, "there is " + named(found) + drivers);
    }

    private static TokenException failure(KeyUri uri, FailureCode code, String happened) {
        return new TokenException(code, "find the driver of the token meant by " + uri, happened, null);
    }

    private static String named(List<Found> tokens) {
        String names = tokens.stream()
                .map(it -> it.token().info())
                .map(token -> "'" + token.label() + "' (serial " + token.serial() + ")")
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "no token" : names;
    }
}
