package vn.motcua.cli;

import java.nio.CharBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.http.Secret;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.cms.AsicExtendOptions;
import vn.motcua.signing.cms.AsicSigner;
import vn.motcua.signing.cms.CmsExtendOptions;
import vn.motcua.signing.cms.CmsSigner;
import vn.motcua.signing.cms.ExtendedCms;
import vn.motcua.signing.pdf.ExtendedPdf;
import vn.motcua.signing.pdf.PdfExtendOptions;
import vn.motcua.signing.pdf.PdfSigner;
import vn.motcua.signing.xml.ExtendedXml;
import vn.motcua.signing.xml.XmlExtendOptions;
import vn.motcua.signing.xml.XmlSigner;

/** Raises the signatures of a file to a level, or renews the archive time-stamp. */
@Command(
        name = "extend",
        description = "Raise the level of the signatures in a PDF, XML, CMS or ASiC file; LTA again renews the archive"
                + " time-stamp.")
final class ExtendCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "IN", description = "The signed file.")
    private Path in;

    @Parameters(index = "1", arity = "0..1", paramLabel = "OUT", description = "Where the raised file goes.")
    private @Nullable Path out;

    @Option(names = "--level", required = true, paramLabel = "T|LT|LTA", description = "Level to reach.")
    private Level level;

    @Mixin
    private AuthoritiesOption authorities;

    @Option(
            names = "--imprint",
            defaultValue = "SHA-256",
            paramLabel = "SHA-256|SHA-384|SHA-512",
            description = "Digest by which a PDF is stamped (${DEFAULT-VALUE}).")
    private String imprint;

    @Option(
            names = "--content",
            paramLabel = "FILE",
            description = "What a CMS signature that stands apart signs, for LTA.")
    private @Nullable Path content;

    @Option(
            names = "--id-attribute",
            paramLabel = "NAME",
            description = "An attribute that identifies elements of XML, Id unless given; may be repeated.")
    private List<String> idAttributes = List.of("Id");

    @Mixin
    private SecretInput password;

    @Option(names = "--in-place", description = "Raise IN itself; what is added to a PDF is written behind it.")
    private boolean inPlace;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    /** What came of it; the level before is known of what has one for all its signatures. */
    private record Raised(Optional<SignatureLevel> before, SignatureLevel level, int timestamps, int evidence) {}

    @Override
    public Integer call() {
        if (level == Level.B) {
            throw new ParameterException(spec.commandLine(), "--level is T, LT or LTA");
        }
        if (inPlace == (out != null)) {
            throw new ParameterException(spec.commandLine(), "give either OUT or --in-place");
        }
        Raised raised;
        try (TrustServices services = authorities.open()) {
            raised = switch (SignedKind.of(in)) {
                case PDF -> pdf(services);
                case XML -> beside(target -> xml(target, services));
                case CMS -> beside(target -> cms(target, services));
                case ASIC -> beside(target -> container(target, services));
            };
        }
        Path target = out == null ? in : out;
        json.print(spec.commandLine().getOut(), () -> text(target, raised), document -> fill(document, target, raised));
        return ExitCode.DONE;
    }

    private Raised beside(Function<Path, Raised> raising) {
        return out == null ? Replacement.of(in, raising) : raising.apply(out);
    }

    private Raised pdf(TrustServices services) {
        ExtendedPdf extended =
                extended(services.raising(PdfExtendOptions.to(level.level())).withImprintDigest(imprint));
        return new Raised(Optional.of(extended.before()), extended.level(), extended.timestamps(), extended.evidence());
    }

    private Raised xml(Path target, TrustServices services) {
        XmlExtendOptions options = services.raising(XmlExtendOptions.to(level.level()))
                .withIdAttributes(idAttributes.toArray(String[]::new));
        ExtendedXml extended = XmlSigner.extend(in, target, options);
        return new Raised(Optional.empty(), level.level(), extended.timestamps(), extended.evidence());
    }

    private Raised cms(Path target, TrustServices services) {
        CmsExtendOptions options = services.raising(CmsExtendOptions.to(level.level()));
        ExtendedCms extended = CmsSigner.extend(in, target, content == null ? options : options.withContent(content));
        return new Raised(Optional.of(extended.before()), extended.level(), extended.timestamps(), extended.evidence());
    }

    private Raised container(Path target, TrustServices services) {
        ExtendedCms extended = AsicSigner.extend(in, target, services.raising(AsicExtendOptions.to(level.level())));
        return new Raised(Optional.of(extended.before()), extended.level(), extended.timestamps(), extended.evidence());
    }

    /** Only an encrypted document needs a password, so nobody is asked for one at a prompt. */
    private ExtendedPdf extended(PdfExtendOptions options) {
        if (!password.isGiven()) {
            return raised(options);
        }
        char[] characters = password.read("Password of " + in.getFileName());
        try (Secret secret = Secret.of(CharBuffer.wrap(characters))) {
            return raised(options.withPassword(secret));
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private ExtendedPdf raised(PdfExtendOptions options) {
        return out == null ? PdfSigner.extendInPlace(in, options) : PdfSigner.extend(in, out, options);
    }

    private static void fill(ObjectNode document, Path target, Raised raised) {
        document.put("file", target.toString());
        raised.before().ifPresent(before -> document.put("before", before.label()));
        document.put("level", raised.level().label())
                .put("timestamps", raised.timestamps())
                .put("evidence", raised.evidence());
    }

    private static String text(Path target, Raised raised) {
        String from = raised.before().map(before -> " from " + before.label()).orElse("");
        return "raised " + target + from + " to " + raised.level().label() + " (" + raised.timestamps()
                + " time-stamps, " + raised.evidence() + " pieces of evidence)";
    }
}
