package vn.motcua.signing.validation;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.signing.internal.LevelRule;
import vn.motcua.signing.internal.SignedMaterial;

/** One signature on its way through the checks: first its form, then, when the digests are known, its worth. */
final class PdfSignatureCheck {

    private static final String PADES = "ETSI.CAdES.detached";
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

    /** Where the revision ends that this covers, if it covers one and may be worth it. */
    Optional<Long> revisionEnd() {
        return range == null || grounds.failed() || coverage == Coverage.PARTIAL
                ? Optional.empty()
                : Optional.of(range.end());
    }

    void rangeIsShared() {
        grounds.doubt(SubIndication.GENERIC, ReasonCode.BYTE_RANGE_SHARED);
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
        return found.referenced() && FoundSignature.TIMESTAMP.equals(found.subFilter());
    }

    private Optional<Instant> timeOver(SignedMaterial stamp, Map<RangeDigests.Request, byte[]> digests) {
        byte @Nullable [] digest = request == null ? null : digests.get(request);
        return digest == null ? Optional.empty() : stamp.timeOver(name -> digest);
    }

    /** What the rest of the document says about the signatures in it. */
    record Surroundings(Map<RangeDigests.Request, byte[]> digests, Levels levels, PdfTimeline timeline) {}

    /** This as a time-stamp over what others cover. */
    Optional<TimestampFacts> timestamp(Surroundings around) {
        if (!isTimestamp() || range == null || material == null) {
            return Optional.empty();
        }
        SignedMaterial stamp = material;
        long end = range.end();
        return timeOver(stamp, around.digests)
                .map(time -> TimestampFacts.of(stamp, time, around.timeline.evidenceAt(end)));
    }

    SignatureFacts conclude(Surroundings around) {
        return isTimestamp() ? concludeTimestamp(around) : concludeSignature(around);
    }

    private SignatureFacts concludeTimestamp(Surroundings around) {
        Instant time =
                material == null ? null : timeOver(material, around.digests).orElse(null);
        if (material != null && request != null && time == null) {
            grounds.fail(SubIndication.HASH_FAILURE, ReasonCode.DIGEST_MISMATCH);
        }
        SignatureFacts.Signed signed = new SignatureFacts.Signed(
                material == null ? null : material.certificate(),
                material == null ? List.of() : material.certificates(),
                null,
                null,
                time,
                request == null ? null : request.algorithm(),
                time != null);
        return facts(
                material == null ? AchievedLevel.UNKNOWN : AchievedLevel.DOCUMENT_TIMESTAMP, signed, List.of(), around);
    }

    private SignatureFacts concludeSignature(Surroundings around) {
        CmsSignature read = cms;
        X509Certificate signer = read == null ? null : read.signer();
        if (read == null
                && material != null
                && request != null
                && timeOver(material, around.digests).isEmpty()) {
            grounds.fail(SubIndication.HASH_FAILURE, ReasonCode.DIGEST_MISMATCH);
        }
        boolean integrity = read != null
                && request != null
                && new CmsIntegrity(grounds).holds(read, request.algorithm(), around.digests.get(request));
        if (integrity && read != null && signer != null) {
            new CmsIntegrity(grounds).judgeNamedCertificate(read, signer, PADES.equals(found.subFilter()));
        }
        List<TimestampFacts> stamps = new ArrayList<>();
        if (material != null) {
            material.heldStamps()
                    .forEach((stamp, time) -> stamps.add(TimestampFacts.of(stamp, time, FoundEvidence.NONE)));
            if (integrity && stamps.size() < material.stamps().size()) {
                grounds.warn(ReasonCode.TIMESTAMP_NOT_CHECKED);
            }
        }
        SignatureFacts.Signed signed = new SignatureFacts.Signed(
                signer,
                certificates(),
                signingTime(),
                read == null ? null : read.signingTime(),
                null,
                request == null ? null : request.algorithm(),
                integrity);
        return facts(level(around.levels, stamps), signed, stamps, around);
    }

    private SignatureFacts facts(
            AchievedLevel level, SignatureFacts.Signed signed, List<TimestampFacts> inner, Surroundings around) {
        List<TimestampFacts> stamps = new ArrayList<>(inner);
        FoundEvidence evidence = FoundEvidence.NONE;
        LaterChanges later = null;
        if (range != null && signed.integrity()) {
            stamps.addAll(around.timeline.timestampsAfter(range.end(), carried(inner)));
            evidence = around.timeline.evidence();
            later = found.referenced() || coverage != Coverage.WHOLE_FILE
                    ? around.timeline.changesAfter(range, coverage)
                    : null;
        }
        evidence = evidence.and(carried(inner));
        return new SignatureFacts(
                new SignatureFacts.Form(SignatureFormat.PADES, level, found.fieldName(), coverage, later, List.of()),
                signed,
                stamps,
                evidence,
                grounds);
    }

    /** What lies within the bytes of this signature: time-stamps over the document behind it prove all of it. */
    private FoundEvidence carried(List<TimestampFacts> inner) {
        FoundEvidence all = cms == null ? FoundEvidence.NONE : cms.evidence();
        for (TimestampFacts stamp : inner) {
            all = all.and(stamp.carried());
        }
        return isTimestamp() && material != null ? all.and(CarriedAnswers.in(material)) : all;
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
        if (contents == null && checked == null) {
            return;
        }
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
            readUnknown(checked);
            return;
        }
        readParts(checked);
    }

    /** The name of the kind is covered too: a value that can be held against the bytes tells whether it was changed. */
    private void readUnknown(@Nullable ByteRange checked) {
        if (cms != null) {
            readParts(checked);
        } else if (material != null && checked != null && !grounds.failed()) {
            material.imprintAlgorithm().ifPresent(digest -> request = new RangeDigests.Request(checked, digest));
        }
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
        Optional<String> digest = new CmsIntegrity(grounds).digest(cms);
        if (checked != null && digest.isPresent() && !grounds.failed()) {
            request = new RangeDigests.Request(checked, digest.get());
        }
    }

    private AchievedLevel level(Levels levels, List<TimestampFacts> stamps) {
        if (cms != null && PADES.equals(found.subFilter()) && cms.namedCertificate() != null) {
            X509Certificate signer = cms.signer();
            List<X509Certificate> authorities =
                    stamps.stream().map(TimestampFacts::signer).toList();
            return signer == null || range == null ? AchievedLevel.B_B : levels.of(range.end(), signer, authorities);
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
