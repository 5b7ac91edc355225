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
import vn.motcua.signing.internal.SignedMaterial;
import vn.motcua.signing.trust.Evidence;

/**
 * The signatures of one file on their way to a level (EN 319 122-1, 6.3): the signature time-stamps, the certificates and
 * answers in the signed data, the archive time-stamps.
 */
final class Raising {

    private final Services services;
    private final ASN1ObjectIdentifier contentType;
    private final List<byte[]> digests;
    private final List<byte[]> certificates;
    private final List<byte[]> revocations;
    private final List<SignerPart> signers;
    private int timestamps;
    private int evidence;

    Raising(Services services, ASN1ObjectIdentifier contentType, CmsFile.Parts parts) {
        this.services = services;
        this.contentType = contentType;
        this.digests = parts.digests();
        this.certificates = new ArrayList<>(parts.certificates());
        this.revocations = new ArrayList<>(parts.revocations());
        this.signers = new ArrayList<>();
        for (byte[] encoded : parts.signers()) {
            signers.add(SignerPart.read(encoded).orElseThrow(damaged("a signer cannot be read")));
        }
        if (signers.isEmpty()) {
            throw damaged("nobody has signed it").get();
        }
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
        return new CmsFile.Parts(
                digests,
                List.copyOf(certificates),
                List.copyOf(revocations),
                signers.stream().map(SignerPart::encoded).toList());
    }

    /** The level that every signer's signature has. */
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
        SignatureLevel to = services.level();
        boolean renewal = to == SignatureLevel.B_LTA && before == SignatureLevel.B_LTA;
        if (to == SignatureLevel.B_B || (to.compareTo(before) <= 0 && !renewal)) {
            return;
        }
        signers.replaceAll(this::stamped);
        if (renewal || (to.compareTo(SignatureLevel.B_LT) >= 0 && before.compareTo(SignatureLevel.B_LT) < 0)) {
            List.copyOf(signers).forEach(signer -> gather(signer, renewal));
        }
        if (to == SignatureLevel.B_LTA) {
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

    private void gather(SignerPart signer, boolean renewal) {
        if (renewal) {
            Map<ArchiveTimestamp.Present, Instant> archived = standing(signer).archived();
            Comparator<ArchiveTimestamp.Present> byTime = Comparator.comparing(archived::get);
            ArchiveTimestamp.Present last =
                    archived.keySet().stream().max(byTime).orElseThrow();
            gather("the archive time-stamp", last.material(), Optional.empty());
            return;
        }
        SignedMaterial material = material(signer);
        Map<SignedMaterial, Instant> stamps = material.heldStamps();
        gather("the signature", material, stamps.values().stream().min(Instant::compareTo));
        stamps.keySet().forEach(stamp -> gather("the time-stamp", stamp, Optional.empty()));
    }

    private void gather(String name, SignedMaterial material, Optional<Instant> proven) {
        add(new GatheredEvidence(services.evidences(), name, proven).about(material));
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

    static Supplier<InvalidInputException> damaged(String happened) {
        return () -> refused(FailureCode.SIGNATURE_DAMAGED, happened, null);
    }

    static InvalidInputException refused(FailureCode code, String happened, @Nullable Throwable cause) {
        return new InvalidInputException(code, "raising a signature's level", happened, cause);
    }
}
