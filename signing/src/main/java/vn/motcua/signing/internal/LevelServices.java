package vn.motcua.signing.internal;

import java.util.Optional;
import java.util.function.Supplier;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.timestamp.TimestampClient;
import vn.motcua.signing.trust.EvidenceClient;

/**
 * What is to be done on the way from one level to another, and whom to ask for it.
 *
 * @param level the level to reach
 * @param timestamps who stamps
 * @param evidence who gathers chains and revocation answers
 */
public record LevelServices(
        SignatureLevel level, Optional<TimestampClient> timestamps, Optional<EvidenceClient> evidence) {

    /**
     * Asks for what will be needed before anything is read.
     *
     * @param before the level that is there
     * @throws InvalidInputException {@code INVALID_VALUE} if there is nobody to ask
     */
    public void require(SignatureLevel before) {
        if (level == SignatureLevel.B_LTA
                || (before == SignatureLevel.B_B && level.compareTo(SignatureLevel.B_B) > 0)) {
            stamps();
        }
        if (gathers(before) || level == SignatureLevel.B_LTA) {
            evidences();
        }
    }

    /**
     * Says whether anything is to be done.
     *
     * @param before the level that is there
     * @return false if the level is reached and needs no renewal
     */
    public boolean raises(SignatureLevel before) {
        return level.compareTo(before) > 0 || renews(before);
    }

    /**
     * Says whether an archive time-stamp is to be renewed.
     *
     * @param before the level that is there
     * @return true from B-LTA to B-LTA
     */
    public boolean renews(SignatureLevel before) {
        return level == SignatureLevel.B_LTA && before == SignatureLevel.B_LTA;
    }

    /**
     * Says whether evidence is to be gathered.
     *
     * @param before the level that is there
     * @return true if there is not what B-LT needs, or for a renewal
     */
    public boolean gathers(SignatureLevel before) {
        return renews(before)
                || (level.compareTo(SignatureLevel.B_LT) >= 0 && before.compareTo(SignatureLevel.B_LT) < 0);
    }

    /**
     * Says whether an archive time-stamp is made.
     *
     * @return true for B-LTA
     */
    public boolean archives() {
        return level == SignatureLevel.B_LTA;
    }

    /**
     * Returns who stamps.
     *
     * @return the client
     * @throws InvalidInputException {@code INVALID_VALUE} if there is none
     */
    public TimestampClient stamps() {
        return timestamps.orElseThrow(missing("timestamps"));
    }

    /**
     * Returns who gathers evidence.
     *
     * @return the client
     * @throws InvalidInputException {@code INVALID_VALUE} if there is none
     */
    public EvidenceClient evidences() {
        return evidence.orElseThrow(missing("evidence"));
    }

    private Supplier<InvalidInputException> missing(String client) {
        return () -> new InvalidInputException(
                FailureCode.INVALID_VALUE, client, "nobody to ask", "a client for level " + level.label());
    }
}
