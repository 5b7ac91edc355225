package vn.motcua.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vn.motcua.signing.trust.EvidenceOptions;
import vn.motcua.signing.trust.RevocationFreshness;

/** How chains and revocation answers are asked for, from B-LT on. */
final class EvidenceOption {

    @Option(
            names = "--private-host",
            paramLabel = "HOST",
            description =
                    "Host that may be asked about certificates though it is in a private network; may be given again.")
    private List<String> privateHosts = List.of();

    @Option(
            names = "--evidence-cache",
            paramLabel = "DIR",
            description = "Keep answers about certificates in this folder.")
    private @Nullable Path cache;

    @Option(
            names = "--allow-older-evidence",
            description = "Take an answer about the signer's certificate that is older than the signature.")
    private boolean older;

    EvidenceOptions options() {
        EvidenceOptions options = EvidenceOptions.defaults().withPrivateHosts(Set.copyOf(privateHosts));
        if (older) {
            options = options.withFreshness(RevocationFreshness.IN_FORCE);
        }
        return cache == null ? options : options.withCacheFolder(cache);
    }
}
