package vn.motcua.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.util.List;
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
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.pdf.PdfSignOptions;
import vn.motcua.signing.pdf.PdfSigner;
import vn.motcua.signing.pdf.SignedPdf;

/** Signs a PDF, in another file or in place. */
@Command(name = "pdf", description = "Sign a PDF (PAdES).")
final class SignPdfCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "IN", description = "The PDF to sign.")
    private Path in;

    @Parameters(index = "1", arity = "0..1", paramLabel = "OUT", description = "Where the signed PDF goes.")
    private @Nullable Path out;

    @Mixin
    private KeyOption key;

    @Option(
            names = "--level",
            defaultValue = "B",
            paramLabel = "B|T|LT|LTA",
            description = "Level of the signature (${DEFAULT-VALUE}); from T on with --tsa.")
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

    @Mixin
    private RoleOption role;

    @Option(names = "--field", paramLabel = "NAME", description = "Name of the new signature field.")
    private @Nullable String field;

    @Option(names = "--pss", description = "Sign with RSASSA-PSS.")
    private boolean pss;

    @Option(names = "--allow-expired", description = "Sign although the certificate is not valid now.")
    private boolean allowExpired;

    @Option(names = "--in-place", description = "Replace IN by the signed file.")
    private boolean inPlace;

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
        SignedPdf signed = sign(target);
        if (inPlace && !appends()) {
            replace(target);
        }
        json.print(
                spec.commandLine().getOut(),
                () -> "signed " + (inPlace ? in : target) + " (" + level.level().label() + ", field "
                        + signed.fieldName() + ")",
                document -> document.put("file", (inPlace ? in : target).toString())
                        .put("field", signed.fieldName())
                        .put("level", level.level().label())
                        .put("signingTime", signed.signingTime().toString()));
        return ExitCode.DONE;
    }

    private SignedPdf sign(Path target) {
        try (SigningKey opened = key.open();
                TrustServices services = TrustServices.open(authorities)) {
            SigningKey signingKey = services.completed(chain == null ? opened : ChainedKey.of(opened, chain));
            PdfSignOptions options = options(signingKey.certificate());
            if (level == Level.B) {
                return sign(target, signingKey, options);
            }
            if (level == Level.T) {
                return sign(target, signingKey, services.stamping(options));
            }
            return raised(target, first -> PdfSigner.sign(in, first, signingKey, services.stamping(options)), services);
        }
    }

    private SignedPdf sign(Path target, SigningKey signingKey, PdfSignOptions options) {
        return inPlace
                ? PdfSigner.signInPlace(in, signingKey, options)
                : PdfSigner.sign(in, target, signingKey, options);
    }

    /** Whether one revision is all there is to write, which can be appended to the file itself. */
    private boolean appends() {
        return level == Level.B || level == Level.T;
    }

    /** The file appears under its name only at the level asked for. */
    private SignedPdf raised(Path target, Function<Path, SignedPdf> signing, TrustServices services) {
        Path first = target.resolveSibling("." + target.getFileName() + ".stamped");
        try {
            SignedPdf signed = signing.apply(first);
            PdfSigner.extend(first, target, services.raisingTo(level.level()));
            return signed;
        } finally {
            delete(first);
        }
    }

    private void delete(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            spec.commandLine().getErr().println(unfinished + " could not be removed");
        }
    }

    private PdfSignOptions options(X509Certificate certificate) {
        PdfSignOptions options =
                PdfSignOptions.defaults().withAllowExpired(allowExpired).withAppearance(role.appearance(certificate));
        if (field != null) {
            options = options.withFieldName(field);
        }
        return pss ? options.withAlgorithm(SignatureAlgorithm.RSA_PSS_SHA256) : options;
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
