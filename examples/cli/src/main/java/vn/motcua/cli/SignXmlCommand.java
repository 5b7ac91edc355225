package vn.motcua.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.signing.batch.BatchItem;
import vn.motcua.signing.xml.Canonicalization;
import vn.motcua.signing.xml.SignedXml;
import vn.motcua.signing.xml.XmlPackaging;
import vn.motcua.signing.xml.XmlPath;
import vn.motcua.signing.xml.XmlReference;
import vn.motcua.signing.xml.XmlSignOptions;
import vn.motcua.signing.xml.XmlSigner;

/** Signs XML, in another file or in place; with {@code --packaging detached} a file of any kind. */
@Command(name = "xml", description = "Sign XML (XAdES), or with --out-dir many.")
final class SignXmlCommand implements Callable<Integer> {

    @Mixin
    private SignTargets targets;

    @Mixin
    private SignerOption signer;

    @Option(
            names = "--packaging",
            defaultValue = "enveloped",
            paramLabel = "enveloped|enveloping|detached",
            description = "Where the signature stands (${DEFAULT-VALUE}).")
    private String packaging;

    @Option(names = "--id", paramLabel = "ID", description = "Cover the element with this identifier; may be repeated.")
    private List<String> ids = List.of();

    @Option(
            names = "--id-attribute",
            paramLabel = "NAME",
            description = "An attribute that identifies elements, Id unless given; may be repeated.")
    private List<String> idAttributes = List.of("Id");

    @Option(
            names = "--place",
            paramLabel = "PATH",
            description = "The element whose last child the signature becomes, as /HDon/DSCKS/NBan.")
    private @Nullable String place;

    @Option(
            names = "--c14n",
            defaultValue = "exclusive",
            paramLabel = "exclusive|1.0|1.1",
            description = "Canonical form (${DEFAULT-VALUE}).")
    private String canonicalization;

    @Option(names = "--in-place", description = "Replace IN by the signed file.")
    private boolean inPlace;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        XmlSignOptions asked = options();
        if (targets.areMany() && !inPlace) {
            return signMany(asked);
        }
        Path target = targets.out(inPlace, spec.commandLine());
        SignedXml signed = inPlace
                ? Replacement.of(target, draft -> sign(target, draft, asked))
                : sign(targets.in(), target, asked);
        json.print(
                spec.commandLine().getOut(),
                () -> "signed " + target + " (" + signed.level().label() + ", " + signed.signatureId() + ")",
                document -> fill(document.put("file", target.toString()), signed));
        return ExitCode.DONE;
    }

    private static void fill(ObjectNode document, SignedXml signed) {
        document.put("signature", signed.signatureId())
                .put("level", signed.level().label())
                .put("signingTime", signed.signingTime().toString());
    }

    private SignedXml sign(Path in, Path out, XmlSignOptions asked) {
        try (Signer opened = signer.open(spec.commandLine().getErr())) {
            return XmlSigner.sign(in, out, opened.key(), opened.applied(asked));
        }
    }

    private int signMany(XmlSignOptions asked) {
        try (Signer opened = signer.open(spec.commandLine().getErr())) {
            XmlSignOptions applied = opened.applied(asked);
            List<BatchItem<SignedXml>> items = targets.files().stream()
                    .map(file -> BatchItem.sign(
                            file,
                            targets.inFolder(file, name -> name),
                            (in, out, key) -> XmlSigner.sign(in, out, key, applied)))
                    .toList();
            return new ManyFiles<SignedXml>(spec, json, ManyFiles.signing(SignXmlCommand::fill))
                    .run(items, targets.options(spec, items.size()).withKey(opened.key()));
        }
    }

    private XmlSignOptions options() {
        XmlSignOptions options = XmlSignOptions.defaults()
                .withPackaging(packaging())
                .withCanonicalization(canonicalization())
                .withIdAttributes(idAttributes.toArray(String[]::new));
        if (!ids.isEmpty()) {
            List<XmlReference> covered = new ArrayList<>();
            ids.forEach(id -> covered.add(XmlReference.element(id)));
            options = options.withReferences(covered.toArray(XmlReference[]::new));
        }
        if (place != null) {
            options = options.withPlace(XmlPath.of(place));
        }
        return options;
    }

    private XmlPackaging packaging() {
        return switch (packaging) {
            case "enveloped" -> XmlPackaging.ENVELOPED;
            case "enveloping" -> XmlPackaging.ENVELOPING;
            case "detached" -> XmlPackaging.DETACHED;
            default ->
                throw new ParameterException(spec.commandLine(), "--packaging is enveloped, enveloping or detached");
        };
    }

    private Canonicalization canonicalization() {
        return switch (canonicalization) {
            case "exclusive" -> Canonicalization.EXCLUSIVE;
            case "1.0" -> Canonicalization.C14N_1_0;
            case "1.1" -> Canonicalization.C14N_1_1;
            default -> throw new ParameterException(spec.commandLine(), "--c14n is exclusive, 1.0 or 1.1");
        };
    }
}
