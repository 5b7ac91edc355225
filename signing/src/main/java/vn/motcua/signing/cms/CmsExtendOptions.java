package vn.motcua.signing.cms;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.timestamp.TimestampClient;
import vn.motcua.signing.trust.EvidenceClient;

/**
 * How the signatures in a CMS file are raised to a level.
 *
 * <p>The defaults: nobody to ask, no content. Whom there must be to ask depends on the level and on what the file has:
 * time-stamps for B-T and B-LTA, evidence for B-LT and B-LTA.
 *
 * <pre>{@code
 * CmsExtendOptions options = CmsExtendOptions.to(SignatureLevel.B_LTA)
 *         .withContent(Path.of("to-trinh.docx"))
 *         .withTimestamps(timestampClient)
 *         .withEvidence(evidenceClient);
 * }</pre>
 *
 * @param level the level to reach, B-T or higher
 * @param content the file that was signed, for a detached signature
 * @param timestamps who stamps
 * @param evidence who gathers chains and revocation answers
 */
public record CmsExtendOptions(
        SignatureLevel level,
        Optional<Path> content,
        Optional<TimestampClient> timestamps,
        Optional<EvidenceClient> evidence) {

    /**
     * Checks the level.
     *
     * @throws InvalidInputException if it is B-B, which every signature has
     */
    public CmsExtendOptions {
        if (level == SignatureLevel.B_B) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "level", level.label(), "B-T or higher");
        }
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(timestamps, "timestamps");
        Objects.requireNonNull(evidence, "evidence");
    }

    /**
     * Returns the defaults for a level.
     *
     * @param level the level to reach, B-T or higher
     * @return the options
     * @throws InvalidInputException if the level is B-B
     */
    public static CmsExtendOptions to(SignatureLevel level) {
        return new CmsExtendOptions(level, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Gives the file that was signed. For B-LTA a detached signature needs it; for the other levels it is held against
     * the signature if it is given.
     *
     * @param file the file
     * @return the changed options
     */
    public CmsExtendOptions withContent(Path file) {
        return new CmsExtendOptions(level, Optional.of(file), timestamps, evidence);
    }

    /**
     * Changes whom to ask for time-stamps.
     *
     * @param client the client, which stays the caller's to close
     * @return the changed options
     */
    public CmsExtendOptions withTimestamps(TimestampClient client) {
        return new CmsExtendOptions(level, content, Optional.of(client), evidence);
    }

    /**
     * Changes whom to ask for chains and revocation answers.
     *
     * @param client the client, which stays the caller's to close
     * @return the changed options
     */
    public CmsExtendOptions withEvidence(EvidenceClient client) {
        return new CmsExtendOptions(level, content, timestamps, Optional.of(client));
    }
}
