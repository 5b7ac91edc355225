package vn.motcua.signing.xml;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.timestamp.TimestampClient;
import vn.motcua.signing.trust.EvidenceClient;

/**
 * How the signatures of an XML document are raised to a level.
 *
 * <p>The defaults: nobody to ask, no content, {@code Id} as the only attribute that identifies. Whom there must be to ask
 * depends on the level and on what the document has: time-stamps for B-T and B-LTA, evidence for B-LT and B-LTA.
 *
 * <pre>{@code
 * XmlExtendOptions options = XmlExtendOptions.to(SignatureLevel.B_LTA)
 *         .withTimestamps(timestampClient)
 *         .withEvidence(evidenceClient);
 * }</pre>
 *
 * @param level the level to reach, B-T or higher
 * @param content the file that a detached signature covers, or the folder of those that it names
 * @param timestamps who stamps the signatures
 * @param evidence who gathers chains and revocation answers
 * @param idAttributes names of attributes, without namespace, that identify elements
 */
public record XmlExtendOptions(
        SignatureLevel level,
        Optional<Path> content,
        Optional<TimestampClient> timestamps,
        Optional<EvidenceClient> evidence,
        Set<String> idAttributes) {

    /**
     * Checks the level.
     *
     * @throws InvalidInputException if it is B-B, which every signature has
     */
    public XmlExtendOptions {
        if (level == SignatureLevel.B_B) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "level", level.label(), "B-T or higher");
        }
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(timestamps, "timestamps");
        Objects.requireNonNull(evidence, "evidence");
        idAttributes = Set.copyOf(idAttributes);
    }

    /**
     * Returns the defaults for a level.
     *
     * @param level the level to reach, B-T or higher
     * @return the options
     * @throws InvalidInputException if it is B-B
     */
    public static XmlExtendOptions to(SignatureLevel level) {
        return new XmlExtendOptions(level, Optional.empty(), Optional.empty(), Optional.empty(), Set.of("Id"));
    }

    /**
     * Gives what a detached signature covers: the file, or the folder in which the files it names are. For B-LTA it is
     * needed; for the other levels it is held against the signature if it is given.
     *
     * @param fileOrFolder the file or folder
     * @return the changed options
     */
    public XmlExtendOptions withContent(Path fileOrFolder) {
        return new XmlExtendOptions(level, Optional.of(fileOrFolder), timestamps, evidence, idAttributes);
    }

    /**
     * Changes whom to ask for time-stamps.
     *
     * @param client the client, which stays the caller's to close
     * @return the changed options
     */
    public XmlExtendOptions withTimestamps(TimestampClient client) {
        return new XmlExtendOptions(level, content, Optional.of(client), evidence, idAttributes);
    }

    /**
     * Changes whom to ask for chains and revocation answers.
     *
     * @param client the client, which stays the caller's to close
     * @return the changed options
     */
    public XmlExtendOptions withEvidence(EvidenceClient client) {
        return new XmlExtendOptions(level, content, timestamps, Optional.of(client), idAttributes);
    }

    /**
     * Declares which attributes identify elements.
     *
     * @param names their names, without namespace
     * @return the changed options
     */
    public XmlExtendOptions withIdAttributes(String... names) {
        return new XmlExtendOptions(level, content, timestamps, evidence, Set.of(names));
    }
}
