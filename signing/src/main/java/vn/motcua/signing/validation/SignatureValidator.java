package vn.motcua.signing.validation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;

/**
 * Validates the signatures of a file, along the lines of ETSI EN 319 102-1.
 *
 * <p>Every signature field with a value is reported, also one that cannot be read, and so is a signature that lies in
 * the file without the document referring to it. The bytes are streamed: a file of any size needs little memory, and
 * many signatures cost hardly more time than one.
 *
 * <p>What this version judges: that the bytes and the signed attributes are intact, that the certificate is the one
 * signed along, that algorithms and key sizes are those Circular 15/2025/TT-BKHCN allows (MD5, SHA-1 and RSA below
 * 2048 bits are not), and that a chain leads to an anchor and is valid at the time of validation. <strong>Revocation
 * is not checked</strong>: {@link Indication#TOTAL_PASSED} comes with the warning
 * {@link ReasonCode#REVOCATION_NOT_CHECKED}. Of time-stamps it is judged whether they hold and whether their authority's
 * chain leads to an anchor at the time of validation; the levels above B-B say what the document holds. What was
 * appended after a signature is not judged.
 *
 * <p>The method is safe for threads. At most 500 signatures of at most 4 MiB each are read.
 *
 * <pre>{@code
 * ValidationReport report = SignatureValidator.validate(Path.of("cong-van.pdf"), ValidationOptions.defaults());
 * }</pre>
 */
public final class SignatureValidator {

    private SignatureValidator() {}

    /**
     * Validates every signature of a PDF.
     *
     * @param file the PDF
     * @param options whom to trust, and at which time
     * @return one report for each signature, in the order of the file; those whose byte range does not fit come last
     * @throws InvalidInputException {@code FILE_NOT_FOUND}, {@code NOT_A_PDF}, {@code PDF_DAMAGED},
     *     {@code PDF_ENCRYPTED} if it needs a password that was not given, or {@code LIMIT_EXCEEDED} if there are too many signatures
     * @throws ResourceException {@code FILE_UNREADABLE} if the file cannot be read
     */
    public static ValidationReport validate(Path file, ValidationOptions options) {
        Instant at = options.clock().instant();
        try (PdfBytes pdf = PdfBytes.open(file)) {
            List<PdfSignatureCheck> checks = begin(file, pdf, options);
            Map<RangeDigests.Request, byte[]> digests = RangeDigests.take(pdf, requests(checks));
            try (PdfRevisions revisions = PdfRevisions.of(file, options.password())) {
                Levels levels = Levels.of(checks, digests, revisions);
                PdfSignatureCheck.Judging judging = new PdfSignatureCheck.Judging(options, at, levels);
                return new ValidationReport(
                        at,
                        checks.stream()
                                .map(check -> check.conclude(digests, judging))
                                .toList());
            }
        } catch (IOException e) {
            throw new ResourceException(FailureCode.FILE_UNREADABLE, "validating a PDF", "the file cannot be read", e);
        }
    }

    private static List<PdfSignatureCheck> begin(Path file, PdfBytes pdf, ValidationOptions options)
            throws IOException {
        List<FoundSignature> found = new ArrayList<>(PdfSignatureFinder.find(file, options.password()));
        found.addAll(UnreferencedSignatures.find(pdf, found));
        List<PdfSignatureCheck> checks = new ArrayList<>();
        for (FoundSignature signature : found) {
            checks.add(PdfSignatureCheck.begin(signature, pdf));
        }
        checks.sort(Comparator.comparingLong(PdfSignatureCheck::position));
        markShared(checks);
        return checks;
    }

    private static void markShared(List<PdfSignatureCheck> checks) {
        checks.stream()
                .filter(check -> check.range().isPresent())
                .collect(Collectors.groupingBy(check -> check.range().orElseThrow()))
                .values()
                .stream()
                .filter(sharing -> sharing.size() > 1)
                .flatMap(Collection::stream)
                .forEach(PdfSignatureCheck::rangeIsShared);
    }

    private static List<RangeDigests.Request> requests(List<PdfSignatureCheck> checks) {
        return checks.stream()
                .map(PdfSignatureCheck::request)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }
}
