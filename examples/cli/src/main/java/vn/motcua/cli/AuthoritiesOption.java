package vn.motcua.cli;

import java.net.URI;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whom to ask for time-stamps and for what proves certificates. */
final class AuthoritiesOption {

    @Option(
            names = "--tsa",
            paramLabel = "URL",
            description = "Time-stamp authority; given again, the next to ask when one fails.")
    private List<URI> timestamps = List.of();

    @Mixin
    private EvidenceOption evidence;

    TrustServices open() {
        return TrustServices.open(timestamps, evidence.options());
    }
}
