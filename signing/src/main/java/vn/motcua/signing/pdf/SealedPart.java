package vn.motcua.signing.pdf;

import vn.motcua.signing.internal.LevelRule;
import vn.motcua.signing.internal.SignedMaterial;

/**
 * A signature or document time-stamp of a document, with its value as it stands in the file.
 *
 * @param timestamp whether it is a document time-stamp
 * @param end where its bytes end in the file
 * @param contents the value with its padding
 * @param material what is in the value
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves the package
record SealedPart(boolean timestamp, long end, byte[] contents, SignedMaterial material) {

    LevelRule.Sealed sealed() {
        return new LevelRule.Sealed(
                end,
                material.certificate(),
                material.stamps().stream().map(SignedMaterial::certificate).toList());
    }
}
