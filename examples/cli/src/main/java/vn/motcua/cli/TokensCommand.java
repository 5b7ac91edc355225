package vn.motcua.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.token.KeyUri;
import vn.motcua.signing.token.Pkcs11Module;
import vn.motcua.signing.token.TokenCertificate;
import vn.motcua.signing.token.TokenInfo;
import vn.motcua.signing.token.driver.DriverFinding;
import vn.motcua.signing.token.driver.DriverState;
import vn.motcua.signing.token.driver.TokenDrivers;

/** Which tokens are plugged in, in what state, with which certificates; no PIN is asked for. */
@Command(name = "tokens", description = "List tokens, their state and certificates, without a PIN.")
final class TokensCommand implements Callable<Integer> {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    @Option(names = "--module", paramLabel = "LIB", description = "The PKCS#11 driver (searched for).")
    private @Nullable Path module;

    @Mixin
    private DriverSearch search;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    private record Listed(Path library, TokenInfo token, List<TokenCertificate> certificates) {

        String uri() {
            return KeyUri.of(token).withModule(library).toString();
        }

        String flags() {
            return token.flags().stream()
                    .map(flag -> flag.name().toLowerCase(Locale.ROOT))
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
    }

    /** The drivers that were looked at, unless one was given, and the tokens they see. */
    private record Listing(List<DriverFinding> drivers, List<Listed> tokens) {}

    @Override
    public Integer call() {
        Listing listing = module == null ? searched() : new Listing(List.of(), listed(Pkcs11Module.open(module)));
        listing.drivers().stream()
                .filter(driver -> driver.state() != DriverState.USABLE && driver.state() != DriverState.NO_TOKEN)
                .forEach(this::warn);
        json.print(spec.commandLine().getOut(), () -> text(listing.tokens()), document -> fill(document, listing));
        return ExitCode.DONE;
    }

    private Listing searched() {
        List<DriverFinding> drivers = TokenDrivers.examine(search.options());
        if (drivers.isEmpty()) {
            throw new TokenException(
                    FailureCode.TOKEN_MODULE_FAILED,
                    "listing tokens",
                    "no driver was found and none was given with --module",
                    null);
        }
        Set<String> seen = new HashSet<>();
        List<Listed> tokens = TokenDrivers.find(drivers).stream()
                .flatMap(found -> listed(found).stream())
                .filter(it -> seen.add(it.token().label() + "\n" + it.token().serial()))
                .toList();
        return new Listing(drivers, tokens);
    }

    private static List<Listed> listed(Pkcs11Module opened) {
        return opened.tokens().stream()
                .map(token -> new Listed(opened.library(), token, opened.certificates(token)))
                .toList();
    }

    private void warn(DriverFinding driver) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("motcua: note: " + driver.library() + ": " + driver.explanation(VIETNAMESE));
        err.println("        " + driver.remedy(VIETNAMESE));
    }

    private static String text(List<Listed> tokens) {
        if (tokens.isEmpty()) {
            return "no token";
        }
        return tokens.stream().map(TokensCommand::lines).collect(Collectors.joining("\n"));
    }

    private static String lines(Listed listed) {
        return listed.certificates().stream()
                .map(it -> "    " + SubjectName.of(it.certificate()) + "  until "
                        + it.certificate().getNotAfter().toInstant() + "  id " + it.id())
                .collect(Collectors.joining(
                        "\n",
                        listed.token().label() + "  serial " + listed.token().serial() + "  " + listed.flags()
                                + "\n    " + listed.uri() + "\n",
                        ""))
                .stripTrailing();
    }

    private static void fill(ObjectNode document, Listing listing) {
        ArrayNode tokens = document.putArray("tokens");
        listing.tokens().forEach(listed -> fill(tokens.addObject(), listed));
        ArrayNode drivers = document.putArray("drivers");
        listing.drivers().forEach(driver -> fill(drivers.addObject(), driver));
    }

    private static void fill(ObjectNode node, DriverFinding driver) {
        node.put("library", driver.library().toString())
                .put("issuer", driver.candidate().issuer())
                .put("state", driver.state().name())
                .put("message", driver.explanation(Locale.ENGLISH))
                .put("messageVi", driver.explanation(VIETNAMESE))
                .put("remedy", driver.remedy(Locale.ENGLISH))
                .put("remedyVi", driver.remedy(VIETNAMESE));
    }

    private static void fill(ObjectNode node, Listed listed) {
        TokenInfo token = listed.token();
        node.put("label", token.label())
                .put("serial", token.serial())
                .put("manufacturer", token.manufacturer())
                .put("model", token.model())
                .put("uri", listed.uri());
        ArrayNode flags = node.putArray("flags");
        token.flags().stream().map(Enum::name).sorted().forEach(flags::add);
        ArrayNode certificates = node.putArray("certificates");
        listed.certificates()
                .forEach(it -> certificates
                        .addObject()
                        .put("id", it.id())
                        .put("label", it.label())
                        .put("subject", SubjectName.of(it.certificate()))
                        .put(
                                "notBefore",
                                it.certificate().getNotBefore().toInstant().toString())
                        .put(
                                "notAfter",
                                it.certificate().getNotAfter().toInstant().toString()));
    }
}
