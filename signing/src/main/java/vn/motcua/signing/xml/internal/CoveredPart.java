package vn.motcua.signing.xml.internal;

import java.util.List;
import java.util.Optional;

/**
 * One reference as it is written.
 *
 * @param id its identifier, to be completed by that of the signature
 * @param uri what it refers to; non-ASCII characters are written as they are
 * @param type what kind of thing that is
 * @param transforms how its octets come about
 * @param mimeType the format of what it refers to
 * @param digest the digest, by the algorithm of the signature
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CoveredPart(
        String id,
        String uri,
        Optional<String> type,
        List<String> transforms,
        Optional<String> mimeType,
        byte[] digest) {

    /** Copies the list. */
    public CoveredPart {
        transforms = List.copyOf(transforms);
    }

    /** The same reference with its identifier completed by that of the signature. */
    CoveredPart in(String signatureId) {
        return new CoveredPart(signatureId + id, uri, type, transforms, mimeType, digest);
    }
}
