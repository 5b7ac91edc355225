package vn.motcua.signing.pdf;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;

/**
 * Signs PDF documents as PAdES (EN 319 142-1).
 *
 * <p>Safe for threads; documents are signed one per call and nothing is kept between calls.
 *
 * <p>The signature is appended to a copy of the document: every byte that was there stays where it was, so earlier
 * signatures stay valid and a document can be signed again and again. Files are streamed; the size of the document
 * does not matter to the memory. All that can fail is tried before the key is asked, so a PIN is not entered in vain.
 * The result appears under its name only when it is complete and on the disk; if anything fails, what stood there
 * before is unchanged.
 *
 * <p>A document is never repaired on the way: one whose cross-reference does not hold is refused, because readers
 * would repair it each in their own way and then find the signature broken.
 *
 * <pre>{@code
 * SignedPdf signed = PdfSigner.sign(in, out, key, PdfSignOptions.defaults());
 * }</pre>
 */
public final class PdfSigner {

    private static final ZoneOffset VIET_NAM = ZoneOffset.ofHours(7);

    private PdfSigner() {}

    /**
     * Signs a document.
     *
     * @param in the document
     * @param out where the signed document goes; another file than {@code in}, and replaced if it exists
     * @param key the key, which stays open
     * @param options how to sign
     * @return what was written
     * @throws InvalidInputException if the document is not there ({@code FILE_NOT_FOUND}), not a PDF
     *     ({@code NOT_A_PDF}), broken or cut off ({@code PDF_DAMAGED}), encrypted ({@code PDF_ENCRYPTED}), or certified
     *     against any change ({@code PDF_LOCKED}), if the output is the input ({@code OUTPUT_IS_INPUT}), or if an option
     *     does not fit the document or the key ({@code INVALID_VALUE})
     * @throws ResourceException if the document cannot be read ({@code FILE_UNREADABLE}) or the output cannot be
     *     written ({@code OUTPUT_NOT_WRITABLE})
     * @throws TokenException if the certificate is not valid now ({@code CERTIFICATE_NOT_VALID}) or the key fails
     */
    public static SignedPdf sign(Path in, Path out, SigningKey key, PdfSignOptions options) {
        OffsetDateTime time =
                options.clock().instant().truncatedTo(ChronoUnit.SECONDS).atOffset(VIET_NAM);
        SignatureAlgorithm algorithm = KeyCheck.algorithm(key, options, time.toInstant());
        CadesSigner cades = CadesSigner.create(key, algorithm);
        SourcePdf.requireFile(in);
        Path target = OutputDraft.target(in, out);
        try (SourcePdf source = SourcePdf.open(in);
                OutputDraft draft = OutputDraft.beside(target)) {
            SignatureRevision revision =
                    SignatureRevision.of(source, options, new SignatureReservation(time, cades.maximumLength()));
            byte[] digest = draft.write(in, revision.increment(), algorithm.digestName());
            byte[] cms = cades.sign(key, digest);
            draft.patch(revision.increment().contentsOffset(), HexFormat.of().formatHex(cms));
            draft.publish();
            return new SignedPdf(
                    revision.fieldName(),
                    revision.increment().byteRange(),
                    time,
                    options.level(),
                    algorithm,
                    revision.placement());
        }
    }
}
