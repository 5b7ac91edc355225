package vn.motcua.signing.cms.internal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.jspecify.annotations.Nullable;
import vn.motcua.signing.internal.DigestNames;
import vn.motcua.signing.internal.SignedMaterial;

/**
 * The archive time-stamp of a CMS signature, archive-time-stamp-v3, and the index of what it covers,
 * ats-hash-index-v3 (EN 319 122-1, 5.5.2 and 5.5.3): the content, what was signed, and each certificate, revocation
 * answer and unsigned attribute that was there by then. What came later is not covered, and may be there.
 */
public final class ArchiveTimestamp {

    /** The type of the attribute that holds the time-stamp. */
    public static final ASN1ObjectIdentifier TYPE = new ASN1ObjectIdentifier("0.4.0.1733.2.4");

    private static final ASN1ObjectIdentifier INDEX = new ASN1ObjectIdentifier("0.4.0.19122.1.5");
    private static final int INDEX_MEMBERS = 4;
    private static final int MOST_STAMPS = 16;

    private ArchiveTimestamp() {}

    /**
     * What an archive time-stamp is over.
     *
     * @param contentType the type of the signed content
     * @param parts what stands around the content
     * @param signer the signer whose signature is stamped
     */
    public record Covered(ASN1ObjectIdentifier contentType, CmsFile.Parts parts, SignerPart signer) {

        /**
         * Lists what is there now.
         *
         * @param digestName the digest of the list and of the time-stamp
         * @return the index
         */
        public byte[] index(String digestName) {
            return Der.of(new DERSequence(new ASN1Encodable[] {
                new AlgorithmIdentifier(DigestNames.identifier(digestName)),
                hashes(digestName, parts.certificates()),
                hashes(digestName, parts.revocations()),
                hashes(digestName, unsignedValues())
            }));
        }

        private static DERSequence hashes(String digestName, List<byte[]> members) {
            ASN1EncodableVector hashes = new ASN1EncodableVector();
            members.forEach(member -> hashes.add(new DEROctetString(digest(digestName, member))));
            return new DERSequence(hashes);
        }

        /** Type and value of each value of each unsigned attribute. */
        private List<byte[]> unsignedValues() {
            List<byte[]> values = new ArrayList<>();
            for (Attribute attribute : signer.unsignedAttributes()) {
                for (ASN1Encodable value : attribute.getAttrValues()) {
                    values.add(Der.joined(List.of(Der.of(attribute.getAttrType()), Der.asRead(value))));
                }
            }
            return values;
        }

        /**
         * Digests what the time-stamp is over.
         *
         * @param digestName the digest
         * @param contentDigest the digest of the content by it
         * @param index the index
         * @return the imprint
         */
        public byte[] imprint(String digestName, byte[] contentDigest, byte[] index) {
            List<byte[]> members = new ArrayList<>();
            members.add(Der.of(contentType));
            members.add(contentDigest);
            members.addAll(signer.signedFields());
            members.add(index);
            return digest(digestName, Der.joined(members));
        }
    }

    /**
     * Puts an index into a time-stamp, and the time-stamp into an attribute.
     *
     * @param token the time-stamp
     * @param index the index
     * @return the attribute
     * @throws CMSException if the token cannot be read
     */
    public static Attribute attribute(byte[] token, byte[] index) throws CMSException {
        CMSSignedData data = new CMSSignedData(token);
        SignerInformation signer = data.getSignerInfos().iterator().next();
        ASN1EncodableVector unsigned = signer.getUnsignedAttributes() == null
                ? new ASN1EncodableVector()
                : signer.getUnsignedAttributes().toASN1EncodableVector();
        unsigned.add(new Attribute(INDEX, new DERSet(ASN1Sequence.getInstance(index))));
        SignerInformation indexed = SignerInformation.replaceUnsignedAttributes(signer, new AttributeTable(unsigned));
        CMSSignedData whole = CMSSignedData.replaceSigners(data, new SignerInformationStore(indexed));
        return new Attribute(TYPE, new DERSet(whole.toASN1Structure()));
    }

    /**
     * An archive time-stamp that is in a signature.
     *
     * @param material the time-stamp
     * @param digestName the digest it is made with
     * @param index its index as it was read
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Present(SignedMaterial material, String digestName, byte[] index) {

        /**
         * Says whether every entry of the index is there. Entries may be fewer than what is there, never more.
         *
         * @param covered what is there
         * @return true if nothing that was stamped is gone or changed
         */
        public boolean fits(Covered covered) {
            ASN1Sequence members = ASN1Sequence.getInstance(index);
            return members.size() == INDEX_MEMBERS
                    && DigestNames.identifier(digestName)
                            .equals(AlgorithmIdentifier.getInstance(members.getObjectAt(0))
                                    .getAlgorithm())
                    && within(members.getObjectAt(1), covered.parts().certificates())
                    && within(members.getObjectAt(2), covered.parts().revocations())
                    && within(members.getObjectAt(3), covered.unsignedValues());
        }

        /**
         * Finds what was there when the time-stamp was made, among what is there now.
         *
         * @param parts what is there now
         * @return the parts in the index
         */
        public CmsFile.Parts covered(CmsFile.Parts parts) {
            ASN1Sequence members = ASN1Sequence.getInstance(index);
            return new CmsFile.Parts(
                    parts.digests(),
                    listed(members.getObjectAt(1), parts.certificates()),
                    listed(members.getObjectAt(2), parts.revocations()),
                    parts.signers());
        }

        /**
         * Says whether a value of an unsigned attribute was there when the time-stamp was made.
         *
         * @param type the type of the attribute
         * @param value the value as it stands there
         * @return true if it is in the index
         */
        public boolean covers(ASN1ObjectIdentifier type, byte[] value) {
            byte[] member = Der.joined(List.of(Der.of(type), value));
            return !listed(ASN1Sequence.getInstance(index).getObjectAt(3), List.of(member))
                    .isEmpty();
        }

        private List<byte[]> listed(ASN1Encodable hashes, List<byte[]> members) {
            Set<ByteBuffer> known = new HashSet<>();
            for (ASN1Encodable hash : ASN1Sequence.getInstance(hashes)) {
                known.add(ByteBuffer.wrap(ASN1OctetString.getInstance(hash).getOctets()));
            }
            return members.stream()
                    .filter(member -> known.contains(ByteBuffer.wrap(digest(digestName, member))))
                    .toList();
        }

        private boolean within(ASN1Encodable hashes, List<byte[]> members) {
            Set<ByteBuffer> present = new HashSet<>();
            members.forEach(member -> present.add(ByteBuffer.wrap(digest(digestName, member))));
            for (ASN1Encodable hash : ASN1Sequence.getInstance(hashes)) {
                if (!present.contains(
                        ByteBuffer.wrap(ASN1OctetString.getInstance(hash).getOctets()))) {
                    return false;
                }
            }
            return true;
        }

        /**
         * Says when the time-stamp was made, if it holds.
         *
         * @param covered what is there
         * @param contentDigest the digest of the content by {@link #digestName()}
         * @return its time if its index fits, its imprint is that of what it covers, and its signature verifies
         */
        public Optional<Instant> timeOver(Covered covered, byte[] contentDigest) {
            try {
                return fits(covered)
                        ? material.timeOver(name -> covered.imprint(digestName, contentDigest, index))
                        : Optional.empty();
            } catch (RuntimeException e) {
                return Optional.empty();
            }
        }
    }

    /**
     * Counts the archive time-stamps of a signer, those that cannot be read included.
     *
     * @param signer the signer
     * @return how many there are
     */
    public static int count(SignerPart signer) {
        return signer.unsignedAttributes().stream()
                .filter(attribute -> TYPE.equals(attribute.getAttrType()))
                .mapToInt(attribute -> attribute.getAttrValues().size())
                .sum();
    }

    /**
     * Finds the archive time-stamps of a signer.
     *
     * @param signer the signer
     * @return those that can be read, with a digest that is taken
     */
    public static List<Present> of(SignerPart signer) {
        List<Present> present = new ArrayList<>();
        for (Attribute attribute : signer.unsignedAttributes()) {
            if (!TYPE.equals(attribute.getAttrType())) {
                continue;
            }
            for (ASN1Encodable value : attribute.getAttrValues()) {
                if (present.size() < MOST_STAMPS) {
                    read(Der.asRead(value)).ifPresent(present::add);
                }
            }
        }
        return present;
    }

    private static Optional<Present> read(byte[] token) {
        Optional<SignedMaterial> material = SignedMaterial.read(token);
        Optional<String> digest = material.flatMap(SignedMaterial::imprintAlgorithm);
        byte @Nullable [] index = digest.isEmpty() ? null : index(token);
        return index == null ? Optional.empty() : Optional.of(new Present(material.get(), digest.get(), index));
    }

    private static byte @Nullable [] index(byte[] token) {
        try {
            SignerInformation signer =
                    new CMSSignedData(token).getSignerInfos().iterator().next();
            @Nullable AttributeTable unsigned = signer.getUnsignedAttributes();
            @Nullable Attribute attribute = unsigned == null ? null : unsigned.get(INDEX);
            if (attribute == null || attribute.getAttrValues().size() != 1) {
                return null;
            }
            ASN1Primitive value = attribute.getAttrValues().getObjectAt(0).toASN1Primitive();
            return Der.asRead(value);
        } catch (CMSException | RuntimeException | StackOverflowError e) {
            return null;
        }
    }

    private static byte[] digest(String name, byte[] bytes) {
        try {
            return MessageDigest.getInstance(name).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + name, e);
        }
    }
}
