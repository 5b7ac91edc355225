package vn.motcua.cli;

import java.net.URI;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.util.Arrays;
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
import vn.motcua.http.Secret;
import vn.motcua.signing.pdf.ExtendedPdf;
import vn.motcua.signing.pdf.PdfExtendOptions;
import vn.motcua.signing.pdf.PdfSigner;

/** Raises the signatures of a PDF to a level, or renews the archive time-stamp. */
@Command(
        name = "extend",
        description = "Raise the level of a PDF's signatures; LTA again renews the archive time-stamp.")
final class ExtendCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "IN", description = "The signed PDF.")
    private Path in;

    @Parameters(index = "1", arity = "0..1", paramLabel = "OUT", description = "Where the raised PDF goes.")
    private @Nullable Path out;

    @Option(names = "--level", required = true, paramLabel = "T|LT|LTA", description = "Level to reach.")
    private Level level;

    @Option(
            names = "--tsa",
            paramLabel = "URL",
            description = "Time-stamp authority; given again, the next to ask when one fails.")
    private List<URI> authorities = List.of();

    @Mixin
    private EvidenceOption evidence;

    @Option(
            names = "--imprint",
            defaultValue = "SHA-256",
            paramLabel = "SHA-256|SHA-384|SHA-512",
            description = "Digest by which the document is stamped (${DEFAULT-VALUE}).")
    private String imprint;

    @Mixin
    private SecretInput password;

    @Option(names = "--in-place", description = "Write what is added behind IN itself.")
    private boolean inPlace;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (level == Level.B) {
            throw new ParameterException(spec.commandLine(), "--level is T, LT or LTA");
        }
        if (inPlace == (out != null)) {
            throw new ParameterException(spec.commandLine(), "give either OUT or --in-place");
        }
        ExtendedPdf extended;
        try (TrustServices services = TrustServices.open(authorities, evidence.options())) {
            extended = extended(services.raisingTo(level.level()).withImprintDigest(imprint));
        }
        Path target = out == null ? in : out;
        json.print(
                spec.commandLine().getOut(),
                () -> text(target, extended),
                document -> document.put("file", target.toString())
                        .put("before", extended.before().label())
                        .put("level", extended.level().label())
                        .put("timestamps", extended.timestamps())
                        .put("evidence", extended.evidence()));
        return ExitCode.DONE;
    }

    /** Only an encrypted document needs a password, so nobody is asked for one at a prompt. */
    private ExtendedPdf extended(PdfExtendOptions options) {
        if (!password.given()) {
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

    private static String text(Path target, ExtendedPdf extended) {
        return "raised " + target + " from " + extended.before().label() + " to "
                + extended.level().label() + " (" + extended.timestamps() + " time-stamps, " + extended.evidence()
                + " pieces of evidence)";
    }
}
