package vn.motcua.signing.validation;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.signing.internal.LevelRule;
import vn.motcua.signing.internal.SignedMaterial;

/** One signature on its way through the checks: first its form, then, when the digests are known, its worth. */
final class PdfSignatureCheck {

    private static final String PADES = "ETSI.CAdES.detached";
    private static final String TIMESTAMP = "ETSI.RFC3161";
    private static final String PKCS7 = "adbe.pkcs7.detached";

    /** Long-term material inside a signature makes some hundred kilobytes at most. */
    private static final long LARGEST_CMS = 4L << 20;

    private final FoundSignature found;
    private final Grounds grounds = new Grounds();
    private Coverage coverage = Coverage.PARTIAL;
    private @Nullable ByteRange range;
    private @Nullable CmsSignature cms;
    private @Nullable SignedMaterial material;
    private RangeDigests.@Nullable Request request;

    private PdfSignatureCheck(FoundSignature found) {
        this.found = found;
    }

    static PdfSignatureCheck begin(FoundSignature found, PdfBytes pdf) throws IOException {
        PdfSignatureCheck check = new PdfSignatureCheck(found);
        check.readForm(pdf);
        return check;
    }

    /** The position by which signatures are put in the order of the file; what does not fit comes last. */
    long position() {
        return range == null ? Long.MAX_VALUE : range.end();
    }

    Optional<RangeDigests.Request> request() {
        return Optional.ofNullable(request);
    }

    Optional<ByteRange> range() {
        return Optional.ofNullable(range);
    }

    void rangeIsShared() {
        grounds.doubt(SubIndication.GENERIC, ReasonCode.BYTE_RANGE_SHARED);
    }

    /** Whom to trust, when, and how levels are told. */
    record Judging(ValidationOptions options, Instant at, Levels levels) {

        /** Says whether a chain from a time-stamp's certificate leads to an anchor. */
        boolean trusts(SignedMaterial stamp) {
            Grounds own = new Grounds();
            new CertificateChain(options, stamp.certificates()).judge(stamp.certificate(), at, own);
            return own.conclude().indication() == Indication.TOTAL_PASSED;
        }
    }

    /** The document time-stamp this is, if it holds over the bytes it covers. */
    Optional<LevelRule.Sealed> heldTimestamp(Map<RangeDigests.Request, byte[]> digests) {
        return isTimestamp()
                        && range != null
                        && material != null
                        && timeOver(material, digests).isPresent()
                ? Optional.of(new LevelRule.Sealed(range.end(), material.certificate(), List.of()))
                : Optional.empty();
    }

    private boolean isTimestamp() {
        return found.referenced() && TIMESTAMP.equals(found.subFilter());
    }

    private Optional<Instant> timeOver(SignedMaterial stamp, Map<RangeDigests.Request, byte[]> digests) {
        byte @Nullable [] digest = request == null ? null : digests.get(request);
        return digest == null ? Optional.empty() : stamp.timeOver(name -> digest);
    }

    SignatureReport conclude(Map<RangeDigests.Request, byte[]> digests, Judging judging) {
        return isTimestamp() ? concludeTimestamp(digests, judging) : concludeSignature(digests, judging);
    }

    private SignatureReport concludeTimestamp(Map<RangeDigests.Request, byte[]> digests, Judging judging) {
        Instant time = material == null ? null : timeOver(material, digests).orElse(null);
        if (material != null && request != null) {
            if (time == null) {
                grounds.fail(SubIndication.HASH_FAILURE, ReasonCode.DIGEST_MISMATCH);
            } else {
                judgeAlgorithms(material.certificate(), request.algorithm());
                new CertificateChain(judging.options(), material.certificates())
                        .judge(material.certificate(), judging.at(), grounds);
                warnOfLaterChanges();
            }
        }
        List<X509Certificate> carried = material == null ? List.of() : material.certificates();
        return report(new Judged(
                material == null ? AchievedLevel.UNKNOWN : AchievedLevel.DOCUMENT_TIMESTAMP,
                material == null ? null : material.certificate(),
                carried,
                null,
                time,
                time != null));
    }

    private SignatureReport concludeSignature(Map<RangeDigests.Request, byte[]> digests, Judging judging) {
        X509Certificate signer = cms == null ? null : cms.signer();
        boolean integrity = cms != null && request != null && isIntact(cms, request, digests.get(request));
        Map<SignedMaterial, Instant> stamps = material == null ? Map.of() : material.heldStamps();
        Instant time = stamps.entrySet().stream()
                .filter(stamp -> judging.trusts(stamp.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        if (integrity && cms != null && signer != null && request != null) {
            judgeAlgorithms(signer, request.algorithm());
            judgeNamedCertificate(cms, signer);
            new CertificateChain(judging.options(), cms.certificates()).judge(signer, judging.at(), grounds);
            if (cms.timestamped() && time == null) {
                grounds.warn(ReasonCode.TIMESTAMP_NOT_CHECKED);
            }
            warnOfLaterChanges();
        }
        return report(new Judged(
                level(judging, stamps.keySet()),
                signer,
                certificates(),
                signingTime(),
                integrity ? time : null,
                integrity));
    }

    /** What was found out beside the grounds. */
    private record Judged(
            AchievedLevel level,
            @Nullable X509Certificate signer,
            List<X509Certificate> certificates,
            @Nullable Instant signingTime,
            @Nullable Instant timestampTime,
            boolean integrity) {}

    private SignatureReport report(Judged judged) {
        boolean unchanged = judged.integrity() && found.referenced() && coverage == Coverage.WHOLE_FILE;
        return new SignatureReport(new Findings(
                judged.level(),
                found.fieldName(),
                judged.signer() == null ? null : SubjectName.of(judged.signer()),
                judged.certificates(),
                judged.signingTime(),
                judged.timestampTime(),
                judged.integrity(),
                coverage,
                unchanged ? ChangesAfterSigning.NONE : null,
                grounds.conclude()));
    }

    private void readForm(PdfBytes pdf) throws IOException {
        if (found.referenced() && found.contents() == null) {
            grounds.fail(SubIndication.FORMAT_FAILURE, ReasonCode.SIGNATURE_UNREADABLE);
            return;
        }
        ByteRange checked = ByteRange.check(found.byteRange(), pdf, grounds).orElse(null);
        byte[] contents = checked == null ? found.contents() : contents(checked, pdf);
        range = checked;
        coverage = checked == null ? Coverage.PARTIAL : checked.coverage(pdf);
        if (contents == null || contents.length > LARGEST_CMS) {
            grounds.fail(SubIndication.FORMAT_FAILURE, ReasonCode.CMS_TOO_LARGE);
            return;
        }
        if (isTimestamp()) {
            readTimestamp(contents, checked);
            return;
        }
        cms = CmsReader.read(contents).orElse(null);
        material = SignedMaterial.read(contents).orElse(null);
        if (!found.referenced()) {
            grounds.doubt(SubIndication.GENERIC, ReasonCode.SIGNATURE_NOT_REFERENCED);
        } else if (!PADES.equals(found.subFilter()) && !PKCS7.equals(found.subFilter())) {
            grounds.doubt(SubIndication.GENERIC, ReasonCode.SUB_FILTER_UNSUPPORTED);
            return;
        }
        readParts(checked);
    }

    private void readTimestamp(byte[] contents, @Nullable ByteRange checked) {
        material = SignedMaterial.read(contents).orElse(null);
        if (material == null) {
            grounds.fail(SubIndication.FORMAT_FAILURE, ReasonCode.CMS_MALFORMED);
            return;
        }
        String digest = material.imprintAlgorithm().orElse(null);
        if (digest == null) {
            grounds.doubt(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, ReasonCode.ALGORITHM_UNSUPPORTED);
        } else if (checked != null && !grounds.failed()) {
            request = new RangeDigests.Request(checked, digest);
        }
    }

    /** Reads the value from the gap itself, and holds it against what the parser took for the value. */
    private byte @Nullable [] contents(ByteRange gap, PdfBytes pdf) throws IOException {
        if (gap.gapEnd() - gap.gapStart() - 2 > 2 * LARGEST_CMS) {
            return null;
        }
        byte[] raw = pdf.hexString(gap.gapStart(), gap.gapEnd());
        if (found.referenced() && !Arrays.equals(raw, found.contents())) {
            grounds.fail(SubIndication.FORMAT_FAILURE, ReasonCode.BYTE_RANGE_GAP_MISMATCH);
        }
        return raw;
    }

    private void readParts(@Nullable ByteRange checked) {
        if (cms == null) {
            grounds.fail(SubIndication.FORMAT_FAILURE, ReasonCode.CMS_MALFORMED);
        } else if (cms.signedAttributes() == null) {
            grounds.doubt(SubIndication.GENERIC, ReasonCode.SIGNED_ATTRIBUTES_MISSING);
        } else if (cms.messageDigest() == null) {
            grounds.fail(SubIndication.FORMAT_FAILURE, ReasonCode.CMS_MALFORMED);
        } else if (!cms.contentIsData()) {
            grounds.fail(SubIndication.FORMAT_FAILURE, ReasonCode.CONTENT_TYPE_MISMATCH);
        } else {
            String digest = Algorithms.digestName(cms.digestAlgorithm()).orElse(null);
            if (digest == null) {
                grounds.doubt(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, ReasonCode.ALGORITHM_UNSUPPORTED);
            } else if (checked != null && !grounds.failed()) {
                request = new RangeDigests.Request(checked, digest);
            }
        }
    }

    private boolean isIntact(CmsSignature signature, RangeDigests.Request asked, byte @Nullable [] digest) {
        if (digest == null) {
            grounds.fail(SubIndication.FORMAT_FAILURE, ReasonCode.BYTE_RANGES_TANGLED);
            return false;
        }
        if (!MessageDigest.isEqual(digest, signature.messageDigest())) {
            grounds.fail(SubIndication.HASH_FAILURE, ReasonCode.DIGEST_MISMATCH);
            return false;
        }
        if (signature.signer() == null) {
            grounds.doubt(SubIndication.NO_SIGNING_CERTIFICATE_FOUND, ReasonCode.SIGNER_CERTIFICATE_MISSING);
            return false;
        }
        Algorithms.Scheme scheme = Algorithms.scheme(signature.signatureAlgorithm(), asked.algorithm())
                .orElse(null);
        if (scheme == null) {
            grounds.doubt(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, ReasonCode.ALGORITHM_UNSUPPORTED);
            return false;
        }
        return verifies(signature, signature.signer(), scheme);
    }

    private boolean verifies(CmsSignature signature, X509Certificate signer, Algorithms.Scheme scheme) {
        boolean right;
        try {
            Signature verifier = Signature.getInstance(scheme.name());
            if (scheme.parameters() != null) {
                verifier.setParameter(scheme.parameters());
            }
            verifier.initVerify(signer.getPublicKey());
            verifier.update(signature.signedAttributes());
            right = verifier.verify(signature.value());
        } catch (GeneralSecurityException | RuntimeException e) {
            // A key of another kind, a value of another length, parameters out of range: not made with this key.
            right = false;
        }
        if (!right) {
            grounds.fail(SubIndication.SIG_CRYPTO_FAILURE, ReasonCode.SIGNATURE_VALUE_WRONG);
        }
        return right;
    }

    private void judgeAlgorithms(X509Certificate signer, String digest) {
        if (Algorithms.isWeak(digest)) {
            grounds.doubt(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, ReasonCode.HASH_TOO_WEAK);
        }
        if (Algorithms.isTooShort(signer.getPublicKey())) {
            grounds.doubt(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, ReasonCode.KEY_TOO_SHORT);
        }
    }

    private void judgeNamedCertificate(CmsSignature signature, X509Certificate signer) {
        CmsSignature.NamedCertificate named = signature.namedCertificate();
        if (named == null) {
            if (PADES.equals(found.subFilter())) {
                grounds.doubt(SubIndication.SIG_CONSTRAINTS_FAILURE, ReasonCode.SIGNING_CERTIFICATE_ATTRIBUTE_MISSING);
            }
        } else if (!named.names(signer)) {
            grounds.doubt(SubIndication.NO_SIGNING_CERTIFICATE_FOUND, ReasonCode.SIGNING_CERTIFICATE_MISMATCH);
        }
    }

    private void warnOfLaterChanges() {
        if (coverage != Coverage.WHOLE_FILE) {
            grounds.warn(ReasonCode.LATER_CHANGES_NOT_JUDGED);
        }
    }

    private AchievedLevel level(Judging judging, Set<SignedMaterial> stamps) {
        if (cms != null && PADES.equals(found.subFilter()) && cms.namedCertificate() != null) {
            X509Certificate signer = cms.signer();
            return signer == null || range == null
                    ? AchievedLevel.B_B
                    : judging.levels()
                            .of(
                                    range.end(),
                                    signer,
                                    stamps.stream()
                                            .map(SignedMaterial::certificate)
                                            .toList());
        }
        return cms != null && PKCS7.equals(found.subFilter()) ? AchievedLevel.PKCS7_B : AchievedLevel.UNKNOWN;
    }

    private List<X509Certificate> certificates() {
        if (cms == null) {
            return List.of();
        }
        List<X509Certificate> ordered = new ArrayList<>(cms.certificates());
        if (cms.signer() != null) {
            ordered.remove(cms.signer());
            ordered.add(0, cms.signer());
        }
        return ordered;
    }

    private @Nullable Instant signingTime() {
        if (found.claimedTime() != null || cms == null) {
            return found.claimedTime();
        }
        return cms.signingTime();
    }
}
