package vn.motcua.signing.cms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.cms.internal.ArchiveTimestamp;
import vn.motcua.signing.cms.internal.CmsFile;
import vn.motcua.signing.cms.internal.CmsLevel;
import vn.motcua.signing.cms.internal.RevocationChoice;
import vn.motcua.signing.cms.internal.SignerPart;
import vn.motcua.signing.internal.GatheredEvidence;
import vn.motcua.signing.internal.LevelServices;
import vn.motcua.signing.internal.SignedMaterial;
import vn.motcua.signing.trust.Evidence;

/**
 * The signatures of one file on their way to a level (EN 319 122-1, 6.3): the signature time-stamps, the certificates and
 * answers in the signed data, the archive time-stamps.
 */
final class Raising {

    private final LevelServices services;
    private final ASN1ObjectIdentifier contentType;
    private final List<byte[]> digests;
    private final List<byte[]> certificates;
    private final List<byte[]> revocations;
    private final List<byte[]> kept;
    private final List<SignerPart> signers;
    private int timestamps;
    private int evidence;

    private Raising(LevelServices services, ASN1ObjectIdentifier contentType, CmsFile.Parts parts, List<byte[]> kept) {
        this.services = services;
        this.contentType = contentType;
        this.digests = parts.digests();
        this.certificates = new ArrayList<>(parts.certificates());
        this.revocations = new ArrayList<>(parts.revocations());
        this.kept = kept;
        this.signers = new ArrayList<>();
        for (byte[] encoded : parts.signers()) {
            signers.add(SignerPart.read(encoded).orElseThrow(damaged("a signer cannot be read")));
        }
    }

    /** Raises every signature that is there. */
    static Raising all(LevelServices services, ASN1ObjectIdentifier contentType, CmsFile.Parts parts) {
        if (parts.signers().isEmpty()) {
            throw damaged("nobody has signed it").get();
        }
        return new Raising(services, contentType, parts, List.of());
    }

    /** Raises the signatures in the parts; beside them stand others, which stay as they are. */
    static Raising beside(List<byte[]> kept, LevelServices services, CmsFile.Parts parts) {
        return new Raising(services, CMSObjectIdentifiers.data, parts, kept);
    }

    List<SignerPart> signers() {
        return List.copyOf(signers);
    }

    int timestamps() {
        return timestamps;
    }

    int evidence() {
        return evidence;
    }

    CmsFile.Parts parts() {
        List<byte[]> all = new ArrayList<>(kept);
        signers.forEach(signer -> all.add(signer.encoded()));
        return new CmsFile.Parts(digests, List.copyOf(certificates), List.copyOf(revocations), List.copyOf(all));
    }

    /** The level that every signature to be raised has. */
    SignatureLevel level() {
        SignatureLevel lowest = SignatureLevel.B_LTA;
        for (SignerPart signer : signers) {
            SignatureLevel level = level(signer);
            lowest = level.compareTo(lowest) < 0 ? level : lowest;
        }
        return lowest;
    }

    private SignatureLevel level(SignerPart signer) {
        return standing(signer).reached();
    }

    /** The content is known by the signer's own digest only: archive time-stamps with another do not tell. */
    private CmsLevel standing(SignerPart signer) {
        return new CmsLevel(
                covered(signer),
                material(signer),
                name -> signer.digestName().filter(name::equals).flatMap(own -> signer.messageDigest()));
    }

    private ArchiveTimestamp.Covered covered(SignerPart signer) {
        return new ArchiveTimestamp.Covered(contentType, parts(), signer);
    }

    SignedMaterial material(SignerPart signer) {
        return signer.material(certificates).orElseThrow(damaged("the certificate of a signer is not in it"));
    }

    /** Adds what is missing at the level asked for; renews the archive time-stamps where they are there. */
    void run() {
        SignatureLevel before = level();
        services.require(before);
        if (!services.raises(before)) {
            return;
        }
        signers.replaceAll(this::stamped);
        if (services.gathers(before)) {
            boolean renewal = services.renews(before);
            List.copyOf(signers).forEach(renewal ? this::gatherForRenewal : this::gather);
        }
        if (services.archives()) {
            signers.replaceAll(this::archivedNow);
        }
    }

    private SignerPart stamped(SignerPart signer) {
        if (!material(signer).heldStamps().isEmpty()) {
            return signer;
        }
        String name = digestName(signer);
        byte[] token =
                services.stamps().stamp(name, digest(name, signer.value())).token();
        timestamps++;
        try {
            return signer.with(new Attribute(
                    PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                    new DERSet(ASN1Primitive.fromByteArray(token))));
        } catch (IOException e) {
            throw new UncheckedIOException("a checked time-stamp can be read", e);
        }
    }

    private void gatherForRenewal(SignerPart signer) {
        Map<ArchiveTimestamp.Present, Instant> archived = standing(signer).archived();
        Comparator<ArchiveTimestamp.Present> byTime = Comparator.comparing(archived::get);
        ArchiveTimestamp.Present last = archived.keySet().stream().max(byTime).orElseThrow();
        add(about("the archive time-stamp", Optional.empty()).aboutTimestamp(last.material()));
    }

    private void gather(SignerPart signer) {
        gather("the signature", material(signer));
        for (SignerPart counter : signer.counterSignatures()) {
            gather("the counter-signature", material(counter));
        }
    }

    private void gather(String name, SignedMaterial material) {
        Map<SignedMaterial, Instant> stamps = material.heldStamps();
        Optional<Instant> proven = stamps.values().stream().min(Instant::compareTo);
        add(about(name, proven).aboutSignature(material));
        for (SignedMaterial stamp : stamps.keySet()) {
            add(about("the time-stamp over " + name, Optional.empty()).aboutTimestamp(stamp));
        }
    }

    private GatheredEvidence about(String name, Optional<Instant> proven) {
        return new GatheredEvidence(services.evidences(), name, proven);
    }

    private void add(Evidence gathered) {
        addNew(certificates, gathered.certificates().stream().map(Raising::der).toList());
        addNew(revocations, gathered.crls());
        addNew(
                revocations,
                gathered.ocspResponses().stream()
                        .map(RevocationChoice::ofResponse)
                        .toList());
    }

    private void addNew(List<byte[]> present, Collection<byte[]> found) {
        Set<ByteBuffer> known = new HashSet<>();
        present.forEach(bytes -> known.add(ByteBuffer.wrap(bytes)));
        for (byte[] bytes : found) {
            if (known.add(ByteBuffer.wrap(bytes))) {
                present.add(bytes);
                evidence++;
            }
        }
    }

    private SignerPart archivedNow(SignerPart signer) {
        String name = digestName(signer);
        byte[] content = signer.messageDigest().orElseThrow(damaged("it does not say what was signed"));
        ArchiveTimestamp.Covered covered = covered(signer);
        byte[] index = covered.index(name);
        byte[] token = services.stamps()
                .stamp(name, covered.imprint(name, content, index))
                .token();
        timestamps++;
        try {
            return signer.with(ArchiveTimestamp.attribute(token, index));
        } catch (CMSException e) {
            throw new IllegalStateException("a checked time-stamp can be read", e);
        }
    }

    private static String digestName(SignerPart signer) {
        return signer.digestName().orElseThrow(damaged("it is made with a digest that no time-stamp is over"));
    }

    private static byte[] digest(String name, byte[] bytes) {
        try {
            return MessageDigest.getInstance(name).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + name, e);
        }
    }

    static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read has an encoding", e);
        }
    }

    private static Supplier<InvalidInputException> damaged(String happened) {
        return () -> refused(happened, null);
    }

    private static InvalidInputException refused(String happened, @Nullable Throwable cause) {
        return new InvalidInputException(FailureCode.SIGNATURE_DAMAGED, ExtensionJob.ATTEMPTED, happened, cause);
    }
}
