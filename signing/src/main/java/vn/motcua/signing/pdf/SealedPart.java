package vn.motcua.signing.pdf;

import java.util.Optional;
import vn.motcua.signing.internal.LevelRule;
import vn.motcua.signing.internal.SignedMaterial;

/**
 * A signature or document time-stamp of a document, with its value as it stands in the file.
 *
 * @param field the name of its field
 * @param timestamp whether it is a document time-stamp
 * @param range what it covers, from the first byte of the file on
 * @param contents the value with its padding
 * @param material what is in the value
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by it, and never leaves the package
record SealedPart(String field, boolean timestamp, ByteRange range, byte[] contents, SignedMaterial material) {

    /** Where its bytes end in the file. */
    long end() {
        return range.end();
    }

    LevelRule.Sealed sealed() {
        return new LevelRule.Sealed(
                end(),
                material.certificate(),
                material.stamps().stream().map(SignedMaterial::certificate).toList());
    }

    Optional<String> digestAlgorithm() {
        return timestamp ? material.imprintAlgorithm() : material.digestAlgorithm();
    }

    /** Says what is broken of it, given the digest of what it covers; nothing if it holds. */
    Optional<String> flaw(byte[] digest) {
        boolean holds = timestamp ? material.timeOver(algorithm -> digest).isPresent() : material.holdsOver(digest);
        if (!holds) {
            return Optional.of((timestamp ? "the time-stamp" : "the signature") + " in field " + field
                    + " does not fit the bytes it covers, or its value is wrong");
        }
        boolean stamped =
                timestamp || material.heldStamps().size() == material.stamps().size();
        return stamped
                ? Optional.empty()
                : Optional.of("a time-stamp within the signature in field " + field + " does not fit it");
    }
}
