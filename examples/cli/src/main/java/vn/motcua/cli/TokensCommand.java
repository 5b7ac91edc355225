package vn.motcua.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
import vn.motcua.cli.demo.SoftHsm;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.token.KeyUri;
import vn.motcua.signing.token.Pkcs11Module;
import vn.motcua.signing.token.TokenCertificate;
import vn.motcua.signing.token.TokenInfo;

/** Which tokens are plugged in, in what state, with which certificates; no PIN is asked for. */
@Command(name = "tokens", description = "List tokens, their state and certificates, without a PIN.")
final class TokensCommand implements Callable<Integer> {

    @Option(names = "--module", paramLabel = "LIB", description = "The PKCS#11 driver (SoftHSM where installed).")
    private @Nullable Path module;

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

    @Override
    public Integer call() {
        Pkcs11Module opened = Pkcs11Module.open(library());
        List<Listed> tokens = opened.tokens().stream()
                .map(token -> new Listed(opened.library(), token, opened.certificates(token)))
                .toList();
        json.print(spec.commandLine().getOut(), () -> text(tokens), document -> fill(document, tokens));
        return ExitCode.DONE;
    }

    private Path library() {
        if (module != null) {
            return module;
        }
        return SoftHsm.installed()
                .orElseThrow(() -> new TokenException(
                        FailureCode.TOKEN_MODULE_FAILED, "listing tokens", "no driver was given with --module", null));
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

    private static void fill(ObjectNode document, List<Listed> tokens) {
        ArrayNode array = document.putArray("tokens");
        tokens.forEach(listed -> fill(array.addObject(), listed));
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
