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
 * <p>The verdict on one signature rests on the bytes and the signed attributes being intact, on algorithms and key
 * sizes (dated data: those Circular 15/2025/TT-BKHCN allows, RSA from 2048 bits without an end, SHA-1 only before 2017),
 * on a chain to an anchor, and on the revocation of its members, by answers that are given, in the document, or fetched.
 * All of this is held against the best-signature-time: the earliest time that a trusted time-stamp proves, or else the
 * time of validation. Where nothing current is known of revocation the verdict is {@link Indication#INDETERMINATE} with
 * {@link ReasonCode#REVOCATION_UNKNOWN}. Independent of it, {@link SignatureReport#changesAfterSigning()} says what
 * happened to the document after the signature.
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
     * Validates every signature of a PDF, an XML document, a CMS file or an ASiC container. The file's first bytes tell
     * which it is, not its name; what a detached signature signs is given by {@link ValidationOptions#withContent}.
     *
     * @param file the PDF, the XML document, the CMS signature (DER, BER, or base64 with or without the lines
     *     of PEM), or the container
     * @param options whom to trust, and at which time
     * @return one report for each signature, in the order of the file; those whose byte range does not fit come last
     * @throws InvalidInputException {@code FILE_NOT_FOUND}, {@code NOT_A_PDF}, {@code PDF_DAMAGED}, {@code XML_UNREADABLE},
     *     {@code SIGNATURE_DAMAGED} if it is a CMS file or container that cannot be read, {@code PDF_ENCRYPTED} if it
     *     needs a password that was not given, or {@code LIMIT_EXCEEDED} if there are too many signatures
     * @throws ResourceException {@code FILE_UNREADABLE} if the file cannot be read
     */
    public static ValidationReport validate(Path file, ValidationOptions options) {
        Instant at = options.clock().instant();
        try {
            SignatureJudge judge = new SignatureJudge(options, at);
            return new ValidationReport(
                    at,
                    options.trustedAsOf(),
                    facts(file, options).stream().map(judge::judge).toList());
        } catch (IOException e) {
            throw new ResourceException(FailureCode.FILE_UNREADABLE, "validating a file", "the file cannot be read", e);
        }
    }

    private static List<SignatureFacts> facts(Path file, ValidationOptions options) throws IOException {
        return switch (FileKind.of(file)) {
            case CMS -> CmsSignatures.find(file, options.content());
            case ASIC -> AsicSignatures.find(file, options);
            case XML -> XmlSignatures.read(file, options);
            case PDF -> readPdf(file, options);
        };
    }

    private static List<SignatureFacts> readPdf(Path file, ValidationOptions options) throws IOException {
        try (PdfBytes pdf = PdfBytes.open(file)) {
            List<PdfSignatureCheck> checks = begin(file, pdf, options);
            Map<RangeDigests.Request, byte[]> digests = RangeDigests.take(pdf, requests(checks));
            try (PdfRevisions revisions = PdfRevisions.of(file, options.password())) {
                return conclude(checks, digests, revisions);
            }
        }
    }

    private static List<SignatureFacts> conclude(
            List<PdfSignatureCheck> checks, Map<RangeDigests.Request, byte[]> digests, PdfRevisions revisions)
            throws IOException {
        PdfTimeline timeline = PdfTimeline.of(
                revisions,
                checks.stream()
                        .map(PdfSignatureCheck::revisionEnd)
                        .flatMap(Optional::stream)
                        .toList());
        PdfSignatureCheck.Surroundings around =
                new PdfSignatureCheck.Surroundings(digests, Levels.of(checks, digests, revisions), timeline);
        for (PdfSignatureCheck check : checks) {
            check.timestamp(around).ifPresent(timestamp -> timeline.add(check.position(), timestamp));
        }
        return checks.stream().map(check -> check.conclude(around)).toList();
    }

    private static List<PdfSignatureCheck> begin(Path file, PdfBytes pdf, ValidationOptions options)
            throws IOException {
        List<FoundSignature> found = found(file, pdf, options);
        List<PdfSignatureCheck> checks = new ArrayList<>();
        for (FoundSignature signature : found) {
            checks.add(PdfSignatureCheck.begin(signature, pdf));
        }
        checks.sort(Comparator.comparingLong(PdfSignatureCheck::position));
        markShared(checks);
        return checks;
    }

    /** A document that is too damaged to be read may still have signatures in it: they are listed, and have failed. */
    private static List<FoundSignature> found(Path file, PdfBytes pdf, ValidationOptions options) throws IOException {
        List<FoundSignature> found = new ArrayList<>();
        InvalidInputException damage = null;
        try {
            found.addAll(PdfSignatureFinder.find(file, options.password()));
        } catch (InvalidInputException e) {
            if (e.code() != FailureCode.PDF_DAMAGED) {
                throw e;
            }
            damage = e;
        }
        found.addAll(UnreferencedSignatures.find(pdf, found));
        if (found.isEmpty()) {
            if (damage != null) {
                throw damage;
            }
            pdf.requireEnd();
        }
        return found;
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
