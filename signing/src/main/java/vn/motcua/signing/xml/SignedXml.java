package vn.motcua.signing.xml;

import java.time.OffsetDateTime;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SignatureLevel;

/**
 * What signing an XML document produced.
 *
 * @param signatureId the identifier of the new signature
 * @param signingTime the time claimed in the signature, to the second, with the offset +07:00
 * @param level the level reached
 * @param algorithm how it was signed
 */
public record SignedXml(
        String signatureId, OffsetDateTime signingTime, SignatureLevel level, SignatureAlgorithm algorithm) {}
