package vn.motcua.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
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
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.pdf.PdfSignOptions;
import vn.motcua.signing.pdf.PdfSigner;
import vn.motcua.signing.pdf.SignedPdf;

/** Signs a PDF, in another file or in place. */
@Command(name = "pdf", description = "Sign a PDF (PAdES).")
final class SignPdfCommand implements Callable<Integer> {

    enum Level {
        B(SignatureLevel.B_B);

        private final SignatureLevel level;

        Level(SignatureLevel level) {
            this.level = level;
        }
    }

    @Parameters(index = "0", paramLabel = "IN", description = "The PDF to sign.")
    private Path in;

    @Parameters(index = "1", arity = "0..1", paramLabel = "OUT", description = "Where the signed PDF goes.")
    private @Nullable Path out;

    @Mixin
    private KeyOption key;

    @Option(names = "--level", defaultValue = "B", paramLabel = "B", description = "Level of the signature (B).")
    private Level level;

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
        SignedPdf signed;
        try (SigningKey signingKey = key.open()) {
            signed = PdfSigner.sign(in, target, signingKey, options(signingKey.certificate()));
        }
        if (inPlace) {
            replace(target);
        }
        json.print(
                spec.commandLine().getOut(),
                () -> "signed " + (inPlace ? in : target) + " ("
                        + signed.level().label() + ", field " + signed.fieldName() + ")",
                document -> document.put("file", (inPlace ? in : target).toString())
                        .put("field", signed.fieldName())
                        .put("level", signed.level().label())
                        .put("signingTime", signed.signingTime().toString()));
        return ExitCode.DONE;
    }

    private PdfSignOptions options(X509Certificate certificate) {
        PdfSignOptions options = PdfSignOptions.defaults()
                .withLevel(level.level)
                .withAllowExpired(allowExpired)
                .withAppearance(role.appearance(certificate));
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
