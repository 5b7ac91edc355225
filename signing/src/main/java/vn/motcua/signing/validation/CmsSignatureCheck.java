package vn.motcua.signing.validation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.jspecify.annotations.Nullable;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.cms.internal.ArchiveTimestamp;
import vn.motcua.signing.cms.internal.CmsFile;
import vn.motcua.signing.cms.internal.CmsLevel;
import vn.motcua.signing.cms.internal.SignerPart;
import vn.motcua.signing.internal.SignedMaterial;
import vn.motcua.signing.xml.internal.XmlAlgorithms;

/** The signature of one signer of a CMS file on its way through the checks. */
final class CmsSignatureCheck {

    private final @Nullable SignerPart part;
    private final @Nullable CmsSignature cms;
    private final @Nullable String digest;
    private final Grounds grounds = new Grounds();

    private CmsSignatureCheck(@Nullable SignerPart part, @Nullable CmsSignature cms) {
        this.part = part;
        this.cms = cms;
        this.digest = new CmsIntegrity(grounds).digest(cms).orElse(null);
    }

    /** Begins with a signature over content. */
    static CmsSignatureCheck begin(CmsFile file, @Nullable SignerPart part) {
        return new CmsSignatureCheck(
                part, alone(file, part).flatMap(CmsReader::readOverContent).orElse(null));
    }

    /** Begins with a signature over the value of another. */
    static CmsSignatureCheck beginCounter(CmsFile file, @Nullable SignerPart part) {
        return new CmsSignatureCheck(
                part, alone(file, part).flatMap(CmsReader::readCounterSignature).orElse(null));
    }

    private static Optional<byte[]> alone(CmsFile file, @Nullable SignerPart part) {
        return Optional.ofNullable(part)
                .map(read -> read.alone(file.contentType(), file.parts().certificates()));
    }

    Optional<SignerPart> part() {
        return Optional.ofNullable(part);
    }

    /** The digest the content has to be taken by. */
    Optional<String> digest() {
        return Optional.ofNullable(digest);
    }

    SignatureFacts conclude(CmsSignatures.Surroundings around) {
        X509Certificate signer = cms == null ? null : cms.signer();
        boolean integrity = cms != null && digest != null && holds(cms, digest, around);
        if (integrity && cms != null && signer != null) {
            new CmsIntegrity(grounds).judgeNamedCertificate(cms, signer, false);
        }
        CmsLevel standing = standing(around);
        List<TimestampFacts> stamps = new ArrayList<>(standing == null ? List.of() : timestamps(standing));
        if (integrity && standing != null && stamps.size() < count(standing)) {
            grounds.warn(ReasonCode.TIMESTAMP_NOT_CHECKED);
        }
        stamps.addAll(around.proofs());
        SignatureFacts.Signed signed = new SignatureFacts.Signed(
                signer,
                cms == null ? List.of() : ordered(cms),
                cms == null ? null : cms.signingTime(),
                null,
                null,
                weakest(around.place()),
                integrity);
        return new SignatureFacts(
                new SignatureFacts.Form(
                        SignatureFormat.CADES,
                        level(standing, around.place()),
                        around.place().name(),
                        around.place().coverage(),
                        LaterChanges.NONE,
                        integrity ? around.place().parts() : List.of()),
                signed,
                stamps,
                cms == null ? around.evidence() : around.evidence().and(cms.evidence()),
                grounds);
    }

    private @Nullable String weakest(CmsSignatures.Place place) {
        String within = place.weakest();
        return digest == null || within == null ? digest : XmlAlgorithms.weaker(digest, within);
    }

    private boolean holds(CmsSignature read, String algorithm, CmsSignatures.Surroundings around) {
        AsicFiles.State files = around.place().files();
        if (files == AsicFiles.State.CHANGED) {
            grounds.fail(SubIndication.HASH_FAILURE, ReasonCode.CONTAINER_FILE_CHANGED);
        } else if (files == AsicFiles.State.UNKNOWN) {
            grounds.doubt(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, ReasonCode.ALGORITHM_UNSUPPORTED);
        }
        Optional<byte[]> content = around.digest(algorithm);
        if (content.isEmpty()) {
            grounds.doubt(SubIndication.SIGNED_DATA_NOT_FOUND, ReasonCode.SIGNED_DATA_MISSING);
            return false;
        }
        around.place().noted().forEach(grounds::warn);
        return new CmsIntegrity(grounds).holds(read, algorithm, content.get()) && files == AsicFiles.State.INTACT;
    }

    private @Nullable CmsLevel standing(CmsSignatures.Surroundings around) {
        if (part == null) {
            return null;
        }
        SignerPart read = part;
        CmsFile file = around.file();
        return read.material(file.parts().certificates())
                .map(material -> new CmsLevel(
                        new ArchiveTimestamp.Covered(file.contentType(), file.parts(), read), material, around::digest))
                .orElse(null);
    }

    private static int count(CmsLevel standing) {
        return standing.material().stamps().size()
                + ArchiveTimestamp.count(standing.covered().signer());
    }

    /** Time-stamps over the value prove nothing beside it; those of the archive prove what is in their index. */
    private static List<TimestampFacts> timestamps(CmsLevel standing) {
        List<TimestampFacts> stamps = new ArrayList<>();
        standing.material().heldStamps().forEach((stamp, time) -> stamps.add(facts(stamp, time, FoundEvidence.NONE)));
        standing.archived().forEach((present, time) -> stamps.add(archive(standing, present, time)));
        return stamps;
    }

    private static TimestampFacts archive(CmsLevel standing, ArchiveTimestamp.Present present, Instant time) {
        CmsFile.Parts covered = present.covered(standing.covered().parts());
        return facts(present.material(), time, CmsSignatures.Surroundings.evidence(covered));
    }

    /** The archive time-stamps that hold and cover a counter-signature of this signature. */
    List<TimestampFacts> proofsOf(byte[] counterSignature, CmsSignatures.Surroundings around) {
        CmsLevel standing = standing(around);
        List<TimestampFacts> proofs = new ArrayList<>();
        if (standing != null) {
            standing.archived().forEach((present, time) -> {
                if (present.covers(CMSAttributes.counterSignature, counterSignature)) {
                    proofs.add(archive(standing, present, time));
                }
            });
        }
        return proofs;
    }

    private static TimestampFacts facts(SignedMaterial stamp, Instant time, FoundEvidence covered) {
        return TimestampFacts.of(stamp, time, covered);
    }

    private AchievedLevel level(@Nullable CmsLevel standing, CmsSignatures.Place place) {
        if (cms == null) {
            return AchievedLevel.UNKNOWN;
        }
        if (cms.namedCertificate() == null) {
            return AchievedLevel.PKCS7_B;
        }
        SignatureLevel reached = standing == null ? SignatureLevel.B_B : standing.reached();
        boolean archived = reached == SignatureLevel.B_LT && !place.archive().isEmpty();
        return AchievedLevel.of(archived ? SignatureLevel.B_LTA : reached);
    }

    private static List<X509Certificate> ordered(CmsSignature read) {
        List<X509Certificate> ordered = new ArrayList<>(read.certificates());
        if (read.signer() != null) {
            ordered.remove(read.signer());
            ordered.add(0, read.signer());
        }
        return ordered;
    }
}
