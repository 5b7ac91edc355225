package vn.motcua.signing.trust;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.MotcuaException;

/**
 * One thing that was tried while evidence was gathered, and how it ended.
 *
 * @param certificate the place in the chain of the certificate it was about, 0 for the one asked about
 * @param source what was tried
 * @param location where, as the certificate names it; empty when nothing was asked over the network
 * @param helped whether it gave what was wanted
 * @param failure why it did not help, where that is a failure; a certificate that names nowhere to ask is none
 * @param text what happened, in English, without personal data
 */
public record EvidenceNote(
        int certificate,
        EvidenceSource source,
        Optional<URI> location,
        boolean helped,
        Optional<FailureCode> failure,
        String text) {

    /** Checks that nothing is missing. */
    public EvidenceNote {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(failure, "failure");
        Objects.requireNonNull(text, "text");
    }

    static EvidenceNote success(int certificate, EvidenceSource source, URI location, String text) {
        return new EvidenceNote(certificate, source, Optional.of(location), true, Optional.empty(), text);
    }

    static EvidenceNote failure(int certificate, EvidenceSource source, URI location, MotcuaException failure) {
        return new EvidenceNote(
                certificate,
                source,
                Optional.of(location),
                false,
                Optional.of(failure.code()),
                String.valueOf(failure.getMessage()));
    }

    static EvidenceNote nothingToAsk(int certificate, EvidenceSource source, String text) {
        return new EvidenceNote(certificate, source, Optional.empty(), false, Optional.empty(), text);
    }
}
