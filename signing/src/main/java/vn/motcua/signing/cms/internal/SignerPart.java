package vn.motcua.signing.cms.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.SignerInfo;
import vn.motcua.signing.internal.DigestNames;
import vn.motcua.signing.internal.SignedMaterial;

/**
 * One signer of signed data (RFC 5652, 5.3): what was signed stays as it was read, unsigned attributes may be added.
 */
public final class SignerPart {

    private static final byte[] VERSION_1 = {2, 1, 1};

    private final SignerInfo info;
    private final AttributeTable signedAttributes;
    private final List<byte[]> signed;
    private final List<Attribute> unsigned;

    private SignerPart(SignerInfo info, List<byte[]> signed) {
        this.info = info;
        this.signed = List.copyOf(signed);
        ASN1Set attributes = info.getAuthenticatedAttributes();
        this.signedAttributes = new AttributeTable(attributes == null ? new DERSet() : attributes);
        List<Attribute> added = new ArrayList<>();
        if (info.getUnauthenticatedAttributes() != null) {
            info.getUnauthenticatedAttributes().forEach(attribute -> added.add(Attribute.getInstance(attribute)));
        }
        this.unsigned = List.copyOf(added);
    }

    /**
     * Takes a signer info apart.
     *
     * @param encoded the structure
     * @return the signer, or empty if it cannot be read
     */
    public static Optional<SignerPart> read(byte[] encoded) {
        // Bouncy Castle reports malformed structures by many unchecked exceptions, and nesting can exhaust its stack.
        try {
            ASN1Sequence fields = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(encoded));
            List<byte[]> signed = new ArrayList<>();
            for (ASN1Encodable field : fields) {
                if (!(field instanceof ASN1TaggedObject tagged && tagged.getTagNo() == 1)) {
                    signed.add(Der.asRead(field));
                }
            }
            return Optional.of(new SignerPart(SignerInfo.getInstance(fields), signed));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    /**
     * Encodes the signer.
     *
     * @return a signer info
     */
    public byte[] encoded() {
        return encoded(unsigned.stream().map(Der::asRead).toList());
    }

    private byte[] encoded(List<byte[]> added) {
        List<byte[]> fields = new ArrayList<>(signed);
        if (!added.isEmpty()) {
            fields.add(Der.set(Der.SECOND, added));
        }
        return Der.element(Der.SEQUENCE, fields);
    }

    /**
     * Adds an unsigned attribute.
     *
     * @param attribute the attribute
     * @return the changed signer
     */
    public SignerPart with(Attribute attribute) {
        List<byte[]> more = new ArrayList<>(unsigned.stream().map(Der::asRead).toList());
        more.add(Der.of(attribute));
        return read(encoded(more)).orElseThrow();
    }

    /** What is signed and the value, field by field. */
    List<byte[]> signedFields() {
        return signed;
    }

    /** The unsigned attributes, in the order they were read. */
    List<Attribute> unsignedAttributes() {
        return unsigned;
    }

    /**
     * Returns the structure.
     *
     * @return the signer info
     */
    public SignerInfo info() {
        return info;
    }

    /**
     * Returns the value of the signature.
     *
     * @return the octets
     */
    public byte[] value() {
        return info.getEncryptedDigest().getOctets();
    }

    /**
     * Names the digest of what is signed.
     *
     * @return SHA-256 and the like, or empty for one that is not taken
     */
    public Optional<String> digestName() {
        return Optional.of(DigestNames.of(info.getDigestAlgorithm().getAlgorithm()))
                .filter(name -> !name.isEmpty());
    }

    /**
     * Returns the digest among the signed attributes.
     *
     * @return the digest, or empty if it is not there once
     */
    public Optional<byte[]> messageDigest() {
        return signedValue(CMSAttributes.messageDigest)
                .filter(ASN1OctetString.class::isInstance)
                .map(value -> ASN1OctetString.getInstance(value).getOctets());
    }

    /**
     * Returns the value of a signed attribute that occurs once and has one.
     *
     * @param type the type of the attribute
     * @return the value
     */
    public Optional<ASN1Encodable> signedValue(ASN1ObjectIdentifier type) {
        if (signedAttributes.getAll(type).size() != 1) {
            return Optional.empty();
        }
        Attribute attribute = signedAttributes.get(type);
        return attribute.getAttrValues().size() == 1
                ? Optional.of(attribute.getAttrValues().getObjectAt(0))
                : Optional.empty();
    }

    /**
     * Makes a signature of its own of this signer: signed data over content that is elsewhere.
     *
     * @param contentType the type of the content
     * @param certificates the certificates to go with it
     * @return a content info in DER, as far as the signer is
     */
    public byte[] alone(ASN1ObjectIdentifier contentType, List<byte[]> certificates) {
        byte[] content = Der.element(Der.SEQUENCE, Der.of(contentType));
        byte[] digests = Der.of(new DERSet(info.getDigestAlgorithm()));
        byte[] data = Der.element(
                Der.SEQUENCE,
                VERSION_1,
                digests,
                content,
                Der.set(Der.FIRST, certificates),
                Der.element(Der.SET, encoded()));
        return Der.element(Der.SEQUENCE, Der.of(CMSObjectIdentifiers.signedData), Der.element(Der.FIRST, data));
    }

    /**
     * Reads the certificate and the time-stamps of this signer.
     *
     * @param certificates the certificates that go with it
     * @return the material, or empty if its certificate is not among them
     */
    public Optional<SignedMaterial> material(List<byte[]> certificates) {
        return SignedMaterial.read(alone(CMSObjectIdentifiers.data, certificates));
    }

    /**
     * Returns those who signed the value of this signature (RFC 5652, 11.4).
     *
     * @return those that can be read, in order
     */
    public List<SignerPart> counterSignatures() {
        return counterValues().stream()
                .map(SignerPart::read)
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Returns the values of the counter-signature attributes, whatever they hold.
     *
     * @return the encodings, in order
     */
    public List<byte[]> counterValues() {
        List<byte[]> values = new ArrayList<>();
        for (Attribute attribute : unsigned) {
            if (CMSAttributes.counterSignature.equals(attribute.getAttrType())) {
                attribute.getAttrValues().forEach(value -> values.add(Der.asRead(value)));
            }
        }
        return values;
    }
}
