package vn.motcua.signing.cms;

import java.time.OffsetDateTime;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SignatureLevel;

/**
 * What signing a file produced.
 *
 * @param packaging where the file is
 * @param contentLength how long the file is, in bytes
 * @param signingTime the time claimed in the signature, to the second, with the offset +07:00
 * @param level the level reached
 * @param algorithm how it was signed
 */
public record SignedCms(
        CmsPackaging packaging,
        long contentLength,
        OffsetDateTime signingTime,
        SignatureLevel level,
        SignatureAlgorithm algorithm) {}
