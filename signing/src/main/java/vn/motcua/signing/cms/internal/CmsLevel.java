package vn.motcua.signing.cms.internal;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.internal.AnsweredCertificates;
import vn.motcua.signing.internal.SignedMaterial;

/**
 * The level of a signer's signature by what the file holds (EN 319 122-1, 6): a time-stamp over the value that holds,
 * answers about its certificate and that of the time-stamp, and an archive time-stamp that holds.
 *
 * @param covered the signer and what is around it
 * @param material the signer's certificate and time-stamps
 * @param contentDigest the digest of the content by the name of the digest, empty where it is not known
 */
public record CmsLevel(
        ArchiveTimestamp.Covered covered, SignedMaterial material, Function<String, Optional<byte[]>> contentDigest) {

    /**
     * Says how far the signature has come.
     *
     * @return the level
     */
    public SignatureLevel reached() {
        Set<SignedMaterial> stamps = material.heldStamps().keySet();
        if (stamps.isEmpty()) {
            return SignatureLevel.B_B;
        }
        List<X509Certificate> proven = new ArrayList<>();
        proven.add(material.certificate());
        stamps.forEach(stamp -> proven.add(stamp.certificate()));
        AnsweredCertificates answers = new AnsweredCertificates();
        covered.parts().revocations().forEach(choice -> RevocationChoice.take(choice, answers));
        if (!answers.answerFor(proven)) {
            return SignatureLevel.B_T;
        }
        return archived().isEmpty() ? SignatureLevel.B_LT : SignatureLevel.B_LTA;
    }

    /**
     * Returns the archive time-stamps that hold.
     *
     * @return each with its time, in the order of the file
     */
    public Map<ArchiveTimestamp.Present, Instant> archived() {
        Map<ArchiveTimestamp.Present, Instant> held = new LinkedHashMap<>();
        for (ArchiveTimestamp.Present present : ArchiveTimestamp.of(covered.signer())) {
            contentDigest
                    .apply(present.digestName())
                    .flatMap(digest -> present.timeOver(covered, digest))
                    .ifPresent(time -> held.put(present, time));
        }
        return held;
    }
}
