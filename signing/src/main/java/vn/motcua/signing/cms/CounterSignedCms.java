package vn.motcua.signing.cms;

import java.time.OffsetDateTime;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SignatureLevel;

/**
 * What signing the signatures in a file produced.
 *
 * @param signatures how many signatures were signed
 * @param signingTime the time claimed in the counter-signatures, to the second, with the offset +07:00
 * @param level the level that the counter-signatures reached
 * @param algorithm how they were signed
 */
public record CounterSignedCms(
        int signatures, OffsetDateTime signingTime, SignatureLevel level, SignatureAlgorithm algorithm) {}
