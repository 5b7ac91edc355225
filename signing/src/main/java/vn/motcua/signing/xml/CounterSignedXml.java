package vn.motcua.signing.xml;

import java.time.OffsetDateTime;
import java.util.List;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SignatureLevel;

/**
 * What signing the signatures in a document produced.
 *
 * @param signatureIds the identifiers of the counter-signatures, in the order of the signatures that they sign
 * @param signingTime the time claimed in the counter-signatures, to the second, with the offset +07:00
 * @param level the level that the counter-signatures reached
 * @param algorithm how they were signed
 */
public record CounterSignedXml(
        List<String> signatureIds, OffsetDateTime signingTime, SignatureLevel level, SignatureAlgorithm algorithm) {

    /** Copies the list. */
    public CounterSignedXml {
        signatureIds = List.copyOf(signatureIds);
    }
}
