package vn.motcua.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.cms.CmsSignOptions;
import vn.motcua.signing.cms.CmsSigner;
import vn.motcua.signing.cms.SignedCms;

/** Signs a file of any kind; the signature is a file of its own beside it. */
@Command(name = "file", description = "Sign a file of any kind (detached CMS, CAdES).")
final class SignFileCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "IN", description = "The file to sign, which stays as it is.")
    private Path in;

    @Parameters(index = "1", paramLabel = "OUT", description = "Where the signature goes, usually IN.p7s.")
    private Path out;

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

    @Option(names = "--pss", description = "Sign with RSASSA-PSS.")
    private boolean pss;

    @Option(names = "--allow-expired", description = "Sign although the certificate is not valid now.")
    private boolean allowExpired;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        SignedCms signed;
        try (SigningKey opened = key.open();
                TrustServices services = TrustServices.open(authorities, evidence.options())) {
            SigningKey signingKey = services.completed(chain == null ? opened : ChainedKey.of(opened, chain));
            signed = CmsSigner.sign(in, out, signingKey, services.signing(options(), level.level()));
        }
        json.print(
                spec.commandLine().getOut(),
                () -> "signed " + in + " (" + signed.level().label() + "): " + out,
                document -> document.put("file", out.toString())
                        .put("content", in.toString())
                        .put("level", signed.level().label())
                        .put("signingTime", signed.signingTime().toString()));
        return ExitCode.DONE;
    }

    private CmsSignOptions options() {
        CmsSignOptions options = CmsSignOptions.defaults().withAllowExpired(allowExpired);
        return pss ? options.withAlgorithm(SignatureAlgorithm.RSA_PSS_SHA256) : options;
    }
}
