package vn.motcua.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.calendar.VietnamTime;
import vn.motcua.signing.validation.ChangeFinding;
import vn.motcua.signing.validation.Reason;
import vn.motcua.signing.validation.SignatureReport;
import vn.motcua.signing.validation.SubIndication;
import vn.motcua.signing.validation.ValidationReport;

/** What a validation found, for people and for programs. */
record VerifyAnswer(Path file, ValidationReport report) {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    int exitCode() {
        return report.reliable() ? ExitCode.DONE : ExitCode.NEGATIVE;
    }

    String text() {
        if (report.signatures().isEmpty()) {
            return "no signature";
        }
        return report.signatures().stream().map(VerifyAnswer::lines).collect(Collectors.joining("\n"));
    }

    private static String lines(SignatureReport signature) {
        String head = signature.indication()
                + signature.subIndication().map(sub -> " " + sub).orElse("")
                + "  " + signature.signer().orElse("(unknown signer)")
                + "  " + signature.signingTime().map(VerifyAnswer::iso).orElse("(no time)")
                + "  integrity " + (signature.integrity() ? "ok" : "BROKEN")
                + "  " + signature.coverage()
                + signature
                        .changesAfterSigning()
                        .map(changes -> "  changes " + changes)
                        .orElse("");
        return Stream.of(
                        Stream.of(head),
                        signature.reasons().stream().map(reason -> "    " + reason.text(VIETNAMESE)),
                        signature.changes().stream()
                                .filter(change -> !change.permitted())
                                .map(change -> "    " + change.text(VIETNAMESE)),
                        signature.subIndication().stream().map(sub -> "    => " + sub.advice(VIETNAMESE)))
                .flatMap(line -> line)
                .collect(Collectors.joining("\n"));
    }

    void fill(ObjectNode document) {
        document.put("file", file.toString());
        document.put("validatedAt", iso(report.validatedAt()));
        report.trustedAsOf().ifPresent(date -> document.put("trustedAsOf", iso(date)));
        ArrayNode signatures = document.putArray("signatures");
        report.signatures().forEach(signature -> fill(signatures.addObject(), signature));
    }

    private static void fill(ObjectNode node, SignatureReport signature) {
        node.put("format", signature.format().label())
                .put("level", signature.level().label())
                .put("signer", signature.signer().orElse(null))
                .put(
                        "signingTime",
                        signature.signingTime().map(VerifyAnswer::iso).orElse(null))
                .put(
                        "timestampTime",
                        signature.timestampTime().map(VerifyAnswer::iso).orElse(null))
                .put("indication", signature.indication().name())
                .put(
                        "subIndication",
                        signature.subIndication().map(SubIndication::name).orElse(null))
                .put("integrity", signature.integrity())
                .put("coverage", signature.coverage().name())
                .put("changesAfterSigning", name(signature.changesAfterSigning()));
        ArrayNode reasons = node.putArray("reasons");
        signature.reasons().forEach(reason -> fill(reasons.addObject(), reason));
        ArrayNode changes = node.putArray("changes");
        signature.changes().forEach(change -> fill(changes.addObject(), change));
        signature
                .subIndication()
                .ifPresent(
                        sub -> node.put("advice", sub.advice(Locale.ENGLISH)).put("adviceVi", sub.advice(VIETNAMESE)));
    }

    private static void fill(ObjectNode node, Reason reason) {
        node.put("code", reason.code().name())
                .put("message", reason.text(Locale.ENGLISH))
                .put("messageVi", reason.text(VIETNAMESE));
    }

    private static void fill(ObjectNode node, ChangeFinding change) {
        node.put("kind", change.kind().name()).put("permitted", change.permitted());
        change.object().ifPresent(number -> node.put("object", number));
        node.put("message", change.text(Locale.ENGLISH)).put("messageVi", change.text(VIETNAMESE));
    }

    private static @Nullable String name(Optional<? extends Enum<?>> value) {
        return value.map(Enum::name).orElse(null);
    }

    private static String iso(Instant moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(VietnamTime.at(moment));
    }
}
