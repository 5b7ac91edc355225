package vn.motcua.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;

/** Who signs and at which level, the same for every kind of file. */
final class SignerOption {

    @Mixin
    private KeyOption key;

    @Option(
            names = "--level",
            defaultValue = "B",
            paramLabel = "B|T|LT|LTA",
            description = "Level of the signature (${DEFAULT-VALUE}); from T on with --tsa.")
    private Level level;

    @Mixin
    private AuthoritiesOption authorities;

    @Option(
            names = "--chain",
            paramLabel = "FILE",
            description = "Certificates of issuers to sign along, where the key has none, PEM or DER.")
    private @Nullable Path chain;

    @Option(names = "--pss", description = "Sign with RSASSA-PSS.")
    private boolean pss;

    @Option(names = "--allow-expired", description = "Sign although the certificate is not valid now.")
    private boolean allowExpired;

    SignatureLevel level() {
        return level.level();
    }

    boolean isExpiredAllowed() {
        return allowExpired;
    }

    Optional<SignatureAlgorithm> algorithm() {
        return pss ? Optional.of(SignatureAlgorithm.RSA_PSS_SHA256) : Optional.empty();
    }

    /** Opens the key, once for all that is signed; notices for whoever gives its PIN are printed. */
    Signer open(PrintWriter notices) {
        SigningKey opened = key.open(notices);
        try {
            TrustServices services = authorities.open();
            SigningKey chained = chain == null ? opened : ChainedKey.of(opened, chain);
            return new Signer(services.completed(chained), services, this);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }
}
