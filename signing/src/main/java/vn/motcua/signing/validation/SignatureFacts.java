package vn.motcua.signing.validation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One signature as its container's reader found and verified it, to be judged by {@link SignatureJudge}.
 *
 * @param form how it lies in its container
 * @param signed by whom and when it claims to be made
 * @param timestamps those over this signature that hold, in any order
 * @param evidence what the container holds about certificates
 * @param grounds what speaks against the form or the value, already complete; a failure there is final
 */
record SignatureFacts(
        Form form, Signed signed, List<TimestampFacts> timestamps, FoundEvidence evidence, Grounds grounds) {

    SignatureFacts {
        timestamps = List.copyOf(timestamps);
    }

    /**
     * How a signature lies in its container.
     *
     * @param level the level that the container's contents amount to
     * @param fieldName a name for this signature in its container, if it has one
     * @param later what was found behind the signature, null where that was not looked at
     * @param parts what is covered, where a signature covers parts
     */
    record Form(
            SignatureFormat format,
            AchievedLevel level,
            @Nullable String fieldName,
            Coverage coverage,
            @Nullable LaterChanges later,
            List<SignedPart> parts) {

        Form {
            parts = List.copyOf(parts);
        }
    }

    /**
     * By whom and when a signature claims to be made.
     *
     * @param signer the certificate whose key made the value, null if it is not there
     * @param certificates those carried along
     * @param claimedTime the time that is shown as the signer's claim
     * @param otherTime a second claim of the same, as PDF has
     * @param stampedTime for a time-stamp over a document its own time, null for a signature
     * @param digest the weakest digest used over what is signed, as the JDK names it
     * @param integrity whether digests and value were verified and hold
     */
    record Signed(
            @Nullable X509Certificate signer,
            List<X509Certificate> certificates,
            @Nullable Instant claimedTime,
            @Nullable Instant otherTime,
            @Nullable Instant stampedTime,
            @Nullable String digest,
            boolean integrity) {

        Signed {
            certificates = List.copyOf(certificates);
        }
    }
}
