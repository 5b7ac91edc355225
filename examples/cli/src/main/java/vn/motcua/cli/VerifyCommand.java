package vn.motcua.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.calendar.VietnamTime;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.validation.Reason;
import vn.motcua.signing.validation.SignatureReport;
import vn.motcua.signing.validation.SignatureValidator;
import vn.motcua.signing.validation.SubIndication;
import vn.motcua.signing.validation.ValidationOptions;
import vn.motcua.signing.validation.ValidationReport;

/** Validates every signature of a file. */
@Command(name = "verify", description = "Validate every signature of a PDF; 0 only if there is one and all pass.")
final class VerifyCommand implements Callable<Integer> {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    @Parameters(paramLabel = "FILE", description = "The signed PDF.")
    private Path file;

    @Option(
            names = "--trust",
            paramLabel = "FILE-OR-DIR",
            description = "Certificates that are trusted, PEM or DER; may be given again.")
    private List<Path> trust = List.of();

    @Option(names = "--at", paramLabel = "TIME", description = "Validate for this time, ISO 8601 with offset (now).")
    private @Nullable OffsetDateTime at;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ValidationOptions options = ValidationOptions.defaults();
        if (!trust.isEmpty()) {
            options = options.withAnchors(TrustAnchors.load(trust.toArray(Path[]::new)));
        }
        if (at != null) {
            options = options.withTime(at.toInstant());
        }
        ValidationReport report = SignatureValidator.validate(file, options);
        PrintWriter out = spec.commandLine().getOut();
        json.print(out, () -> text(report), document -> fill(document, report));
        return report.allPassed() ? ExitCode.DONE : ExitCode.NEGATIVE;
    }

    private static String text(ValidationReport report) {
        if (report.signatures().isEmpty()) {
            return "no signature";
        }
        return report.signatures().stream().map(VerifyCommand::lines).collect(Collectors.joining("\n"));
    }

    private static String lines(SignatureReport signature) {
        String head = signature.indication()
                + signature.subIndication().map(sub -> " " + sub).orElse("")
                + "  " + signature.signer().orElse("(unknown signer)")
                + "  " + signature.signingTime().map(VerifyCommand::iso).orElse("(no time)")
                + "  integrity " + (signature.integrity() ? "ok" : "BROKEN")
                + "  " + signature.coverage();
        return signature.reasons().stream()
                .map(reason -> "    " + reason.text(VIETNAMESE))
                .collect(Collectors.joining("\n", head + "\n", ""))
                .stripTrailing();
    }

    private void fill(ObjectNode document, ValidationReport report) {
        document.put("file", file.toString());
        ArrayNode signatures = document.putArray("signatures");
        report.signatures().forEach(signature -> fill(signatures.addObject(), signature));
    }

    private static void fill(ObjectNode node, SignatureReport signature) {
        node.put("format", signature.format().label())
                .put("level", signature.level().label())
                .put("signer", signature.signer().orElse(null))
                .put(
                        "signingTime",
                        signature.signingTime().map(VerifyCommand::iso).orElse(null))
                .put(
                        "timestampTime",
                        signature.timestampTime().map(VerifyCommand::iso).orElse(null))
                .put("indication", signature.indication().name())
                .put(
                        "subIndication",
                        signature.subIndication().map(SubIndication::name).orElse(null))
                .put("integrity", signature.integrity())
                .put("coverage", signature.coverage().name())
                .put("changesAfterSigning", name(signature.changesAfterSigning()));
        ArrayNode reasons = node.putArray("reasons");
        signature.reasons().forEach(reason -> fill(reasons.addObject(), reason));
    }

    private static void fill(ObjectNode node, Reason reason) {
        node.put("code", reason.code().name())
                .put("message", reason.text(Locale.ENGLISH))
                .put("messageVi", reason.text(VIETNAMESE));
    }

    private static @Nullable String name(Optional<? extends Enum<?>> value) {
        return value.map(Enum::name).orElse(null);
    }

    private static String iso(Instant moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(VietnamTime.at(moment));
    }
}
