package vn.motcua.cli;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
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

    @Mixin
    private EvidenceOption evidence;

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
        Path target = out == null ? in : out;
        SignedPdf signed = sign(target);
        json.print(
                spec.commandLine().getOut(),
                () -> "signed " + target + " (" + level.level().label() + ", field " + signed.fieldName() + ")",
                document -> document.put("file", target.toString())
                        .put("field", signed.fieldName())
                        .put("level", level.level().label())
                        .put("signingTime", signed.signingTime().toString()));
        return ExitCode.DONE;
    }

    /** Returns the last of the signatures, of which only a date has more than one. */
    private SignedPdf sign(Path target) {
        try (SigningKey opened = key.open();
                TrustServices services = TrustServices.open(authorities, evidence.options())) {
            SigningKey signingKey = chain == null ? opened : ChainedKey.of(opened, chain);
            PdfSignOptions options = services.reaching(level.level(), options(signingKey.certificate()));
            List<SignedPdf> signed = inPlace
                    ? PdfSigner.signAllInPlace(in, signingKey, List.of(options))
                    : PdfSigner.signAll(in, target, signingKey, List.of(options));
            return signed.get(signed.size() - 1);
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
}
