package vn.motcua.signing.pdf;

import java.time.Duration;
import java.util.Objects;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.SignatureLevel;

/**
 * How a PDF is prepared for a signature whose value comes later: what {@link PdfSigner#prepare} is told beside the
 * files and the certificates.
 *
 * <p>The defaults of the signature are those of {@link PdfSignOptions#defaults()}; the document's name and the time to
 * live have none.
 *
 * <pre>{@code
 * PdfPrepareOptions options = PdfPrepareOptions.of("dossier/000.00.12/decision", Duration.ofDays(2))
 *         .withSigning(PdfSignOptions.defaults().withTimestamps(client));
 * }</pre>
 *
 * @param documentId names the document for whoever completes it; not empty, one line
 * @param timeToLive how long the preparation can be completed, from the time of the signing options' clock; above zero, at
 *     most 3660 days
 * @param signing how it is signed, at B-B or B-T
 */
public record PdfPrepareOptions(String documentId, Duration timeToLive, PdfSignOptions signing) {

    private static final Duration LONGEST = Duration.ofDays(3660);

    /**
     * Checks the values.
     *
     * @throws InvalidInputException INVALID_VALUE if one is not as described
     */
    public PdfPrepareOptions {
        Objects.requireNonNull(signing, "signing");
        if (documentId.isBlank() || documentId.lines().count() != 1) {
            throw unfit("documentId", "empty or of several lines", "one line");
        }
        if (timeToLive.isNegative() || timeToLive.isZero() || timeToLive.compareTo(LONGEST) > 0) {
            throw unfit("timeToLive", timeToLive.toString(), "above zero, at most " + LONGEST.toDays() + " days");
        }
        if (signing.level().compareTo(SignatureLevel.B_T) > 0) {
            throw unfit("level", signing.level().label(), "B-B or B-T; PdfSigner.extend raises what is completed");
        }
    }

    private static InvalidInputException unfit(String field, String given, String legal) {
        return new InvalidInputException(FailureCode.INVALID_VALUE, field, given, legal);
    }

    /**
     * Names a document that is signed with the default options.
     *
     * @param documentId names the document for whoever completes it
     * @param timeToLive how long the preparation can be completed
     * @return the options
     * @throws InvalidInputException INVALID_VALUE if a value is not as described
     */
    public static PdfPrepareOptions of(String documentId, Duration timeToLive) {
        return new PdfPrepareOptions(documentId, timeToLive, PdfSignOptions.defaults());
    }

    /**
     * Changes how the document is signed.
     *
     * @param options the options, at level B-B or B-T
     * @return the changed options
     * @throws InvalidInputException INVALID_VALUE if the level is above B-T
     */
    public PdfPrepareOptions withSigning(PdfSignOptions options) {
        return new PdfPrepareOptions(documentId, timeToLive, options);
    }
}
