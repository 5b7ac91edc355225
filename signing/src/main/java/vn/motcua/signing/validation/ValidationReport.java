package vn.motcua.signing.validation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was found in one file.
 *
 * <p>Ask {@link #reliable()} before a document is shown as signed in the form it has now, and {@link #signedBy} for who
 * signed it; the other questions tell what is amiss. Of XML take what was signed from
 * {@link SignatureReport#signedParts()}.
 *
 * @param validatedAt the time at which certificates had to be valid
 * @param trustedAsOf the date of the trust pack that was relied on, if one was
 * @param signatures every signature of the file, in the order of the file; empty for a file without signatures
 */
public record ValidationReport(Instant validatedAt, Optional<Instant> trustedAsOf, List<SignatureReport> signatures) {

    /** Copies the list. */
    public ValidationReport {
        Objects.requireNonNull(validatedAt, "validatedAt");
        Objects.requireNonNull(trustedAsOf, "trustedAsOf");
        signatures = List.copyOf(signatures);
    }

    /**
     * Says whether the file can be relied on as it is now: there are signatures, each of them passed, and none was followed
     * by a change that it does not permit.
     *
     * @return true if {@link #allPassed()} and {@link #unchanged()}
     */
    public boolean reliable() {
        return allPassed() && unchanged();
    }

    /**
     * Says whether there are signatures and each of them passed.
     *
     * @return true if at least one signature is there and all have {@link Indication#TOTAL_PASSED}
     */
    public boolean allPassed() {
        return !signatures.isEmpty() && signatures.stream().allMatch(s -> s.indication() == Indication.TOTAL_PASSED);
    }

    /**
     * Says whether the file ends with an intact signature, so that nothing was appended that nobody signed.
     *
     * @return true if a signature with integrity covers the whole file
     */
    public boolean endCovered() {
        return signatures.stream().anyMatch(s -> s.integrity() && s.coverage() == Coverage.WHOLE_FILE);
    }

    /**
     * Says whether no signature was followed by a change that it does not permit.
     *
     * @return true if no signature has {@link ChangesAfterSigning#SUSPICIOUS}
     */
    public boolean unchanged() {
        return signatures.stream()
                .noneMatch(s -> s.changesAfterSigning()
                        .filter(changes -> changes == ChangesAfterSigning.SUSPICIOUS)
                        .isPresent());
    }

    /**
     * Looks for the signature of somebody.
     *
     * @param expected who must have signed
     * @return the first signature that passed, that was not followed by a change it does not permit, and is by the expected
     *     signer; empty if there is none. It is nobody's either if a signature of the file is broken, or if one that did
     *     not pass was added to the PDF after it: what a signature shows may cover what others signed
     */
    public Optional<SignatureReport> signedBy(ExpectedSigner expected) {
        if (signatures.stream().anyMatch(s -> s.indication() == Indication.TOTAL_FAILED)) {
            return Optional.empty();
        }
        return signatures.stream()
                .filter(expected::accepts)
                .filter(s -> !isOverdrawn(s))
                .findFirst();
    }

    private boolean isOverdrawn(SignatureReport signature) {
        return signatures.stream()
                .skip(signatures.indexOf(signature) + 1L)
                .anyMatch(later ->
                        later.format() == SignatureFormat.PADES && later.indication() != Indication.TOTAL_PASSED);
    }
}
