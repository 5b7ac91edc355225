package vn.motcua.signing.validation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a report is made of. */
record Findings(
        SignatureFormat format,
        AchievedLevel level,
        @Nullable String fieldName,
        @Nullable String signer,
        List<X509Certificate> certificates,
        @Nullable Instant signingTime,
        @Nullable Instant timestampTime,
        boolean integrity,
        Coverage coverage,
        @Nullable LaterChanges later,
        List<SignedPart> parts,
        Verdict verdict) {

    Findings {
        certificates = List.copyOf(certificates);
        parts = List.copyOf(parts);
    }
}
