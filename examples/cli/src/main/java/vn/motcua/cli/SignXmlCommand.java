package vn.motcua.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.xml.Canonicalization;
import vn.motcua.signing.xml.SignedXml;
import vn.motcua.signing.xml.XmlPackaging;
import vn.motcua.signing.xml.XmlPath;
import vn.motcua.signing.xml.XmlReference;
import vn.motcua.signing.xml.XmlSignOptions;
import vn.motcua.signing.xml.XmlSigner;

/** Signs XML, in another file or in place; with {@code --packaging detached} a file of any kind. */
@Command(name = "xml", description = "Sign XML (XAdES).")
final class SignXmlCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "IN", description = "The document to sign.")
    private Path in;

    @Parameters(index = "1", arity = "0..1", paramLabel = "OUT", description = "Where the signed document goes.")
    private @Nullable Path out;

    @Mixin
    private KeyOption key;

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

    @Option(
            names = "--level",
            defaultValue = "B",
            paramLabel = "B|T",
            description = "Level of the signature (${DEFAULT-VALUE}); T with --tsa.")
    private Level level;

    @Option(
            names = "--tsa",
            paramLabel = "URL",
            description = "Time-stamp authority; given again, the next to ask when one fails.")
    private List<URI> authorities = List.of();

    @Option(
            names = "--chain",
            paramLabel = "FILE",
            description = "Certificates of issuers to sign along, where the key has none, PEM or DER.")
    private @Nullable Path chain;

    @Option(names = "--pss", description = "Sign with RSASSA-PSS.")
    private boolean pss;

    @Option(names = "--allow-expired", description = "Sign although the certificate is not valid now.")
    private boolean allowExpired;

    @Option(names = "--in-place", description = "Replace IN by the signed file.")
    private boolean inPlace;

    @Mixin
    private EvidenceOption evidence;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (inPlace == (out != null)) {
            throw new ParameterException(spec.commandLine(), "give either OUT or --in-place");
        }
        Path target = out == null ? in.resolveSibling("." + in.getFileName() + ".signed") : out;
        XmlSignOptions options = options();
        SignedXml signed = sign(target, options);
        if (inPlace) {
            replace(target);
        }
        Path file = inPlace ? in : target;
        json.print(
                spec.commandLine().getOut(),
                () -> "signed " + file + " (" + signed.level().label() + ", " + signed.signatureId() + ")",
                document -> document.put("file", file.toString())
                        .put("signature", signed.signatureId())
                        .put("level", signed.level().label())
                        .put("signingTime", signed.signingTime().toString()));
        return ExitCode.DONE;
    }

    private SignedXml sign(Path target, XmlSignOptions options) {
        try (SigningKey opened = key.open();
                TrustServices services = TrustServices.open(authorities, evidence.options())) {
            SigningKey signingKey = services.completed(chain == null ? opened : ChainedKey.of(opened, chain));
            return XmlSigner.sign(in, target, signingKey, level == Level.T ? services.stamping(options) : options);
        }
    }

    private XmlSignOptions options() {
        if (level.compareTo(Level.T) > 0) {
            throw new ParameterException(spec.commandLine(), "XML is signed at level B or T");
        }
        XmlSignOptions options = XmlSignOptions.defaults()
                .withPackaging(packaging())
                .withCanonicalization(canonicalization())
                .withIdAttributes(idAttributes.toArray(String[]::new))
                .withAllowExpired(allowExpired);
        if (!ids.isEmpty()) {
            List<XmlReference> covered = new ArrayList<>();
            ids.forEach(id -> covered.add(XmlReference.element(id)));
            options = options.withReferences(covered.toArray(XmlReference[]::new));
        }
        if (place != null) {
            options = options.withPlace(XmlPath.of(place));
        }
        return pss ? options.withAlgorithm(SignatureAlgorithm.RSA_PSS_SHA256) : options;
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

    private void replace(Path signed) {
        try {
            Files.move(signed, in, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ResourceException(
                    FailureCode.OUTPUT_NOT_WRITABLE, "replacing the file", in + " could not be replaced", e);
        }
    }
}
