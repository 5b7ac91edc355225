package vn.motcua.signing.validation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What was found in one file.
 *
 * <p>Ask {@link #allPassed()} for the signatures and {@link #endCovered()} for the file: both have to hold before a
 * document can be shown as signed in the form it has now.
 *
 * @param validatedAt the time at which certificates had to be valid
 * @param signatures every signature of the file, in the order of the file; empty for a file without signatures
 */
public record ValidationReport(Instant validatedAt, List<SignatureReport> signatures) {

    /** Copies the list. */
    public ValidationReport {
        Objects.requireNonNull(validatedAt, "validatedAt");
        signatures = List.copyOf(signatures);
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
}
