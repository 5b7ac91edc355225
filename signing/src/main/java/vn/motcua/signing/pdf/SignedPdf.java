package vn.motcua.signing.pdf;

import java.time.OffsetDateTime;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SignatureLevel;

/**
 * What signing a PDF produced.
 *
 * @param fieldName the name of the new signature field
 * @param byteRange the bytes the signature covers: up to the end of the file, or of its own revision where others follow,
 *     as they do from level B-LT on
 * @param signingTime the time claimed in the signature, to the second, with the offset +07:00
 * @param level the level reached
 * @param algorithm how it was signed
 * @param placement where the field stands
 */
public record SignedPdf(
        String fieldName,
        ByteRange byteRange,
        OffsetDateTime signingTime,
        SignatureLevel level,
        SignatureAlgorithm algorithm,
        FieldPlacement placement) {}
