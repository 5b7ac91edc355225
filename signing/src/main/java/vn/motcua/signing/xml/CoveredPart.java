package vn.motcua.signing.xml;

import java.util.List;
import java.util.Optional;

/**
 * One reference as it is written.
 *
 * @param uri what it refers to; non-ASCII characters are written as they are
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves the package
record CoveredPart(
        String id,
        String uri,
        Optional<String> type,
        List<String> transforms,
        Optional<String> mimeType,
        byte[] digest) {

    CoveredPart {
        transforms = List.copyOf(transforms);
    }

    /** The same reference with its identifier completed by that of the signature. */
    CoveredPart in(String signatureId) {
        return new CoveredPart(signatureId + id, uri, type, transforms, mimeType, digest);
    }
}
