package vn.motcua.signing.cms.internal;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.SignerInfo;

/**
 * How signed data stand in a file: in DER where the content is elsewhere; around content of any size in BER, whose outer
 * lengths are told by end markers, so that nothing has to be known of what follows the content before it is written.
 */
public final class CmsLayout {

    private static final byte[] INDEFINITE = {(byte) 0x80};
    private static final byte[] MARKER = {0, 0};
    private static final int OTHER_REVOCATION = Der.SECOND;

    private CmsLayout() {}

    /**
     * Lays out a signature whose content is elsewhere.
     *
     * @param contentType the type of the content
     * @param parts what stands around it
     * @return the whole file
     */
    public static byte[] detached(ASN1ObjectIdentifier contentType, CmsFile.Parts parts) {
        List<byte[]> members = new ArrayList<>();
        members.add(Der.of(new ASN1Integer(version(contentType, parts))));
        members.add(Der.set(Der.SET, parts.digests()));
        members.add(Der.element(Der.SEQUENCE, Der.of(contentType)));
        members.addAll(behind(parts));
        return Der.element(
                Der.SEQUENCE,
                Der.of(CMSObjectIdentifiers.signedData),
                Der.element(Der.FIRST, Der.element(Der.SEQUENCE, members)));
    }

    /**
     * Lays out what stands before the structure around the content.
     *
     * @param version the version of the signed data, one octet
     * @param digests the encodings of the digest algorithms
     * @return the first octets of a file
     */
    public static byte[] head(int version, List<byte[]> digests) {
        return joined(
                new byte[] {Der.SEQUENCE},
                INDEFINITE,
                Der.of(CMSObjectIdentifiers.signedData),
                new byte[] {(byte) Der.FIRST},
                INDEFINITE,
                new byte[] {Der.SEQUENCE},
                INDEFINITE,
                Der.of(new ASN1Integer(version)),
                Der.set(Der.SET, digests));
    }

    /**
     * Tells where {@link #head} says the version.
     *
     * @param digests the encodings of the digest algorithms
     * @return the place of its octet
     */
    public static int versionOffset(List<byte[]> digests) {
        return head(1, digests).length - Der.set(Der.SET, digests).length - 1;
    }

    /**
     * Lays out what stands between {@link #head} and the content.
     *
     * @param length the length of the content
     * @return the octets before the content
     */
    public static byte[] beforeContent(long length) {
        return joined(
                new byte[] {Der.SEQUENCE},
                INDEFINITE,
                Der.of(CMSObjectIdentifiers.data),
                new byte[] {(byte) Der.FIRST},
                INDEFINITE,
                Der.header(BerFile.OCTETS, length));
    }

    /**
     * Lays out what ends the structure around the content.
     *
     * @return the octets behind the content
     */
    public static byte[] afterContent() {
        return joined(MARKER, MARKER);
    }

    /**
     * Lays out what follows the structure around the content.
     *
     * @param parts what stands there
     * @return the last octets of a file that began with {@link #head}
     */
    public static byte[] tail(CmsFile.Parts parts) {
        List<byte[]> octets = behind(parts);
        octets.add(joined(MARKER, MARKER, MARKER));
        return joined(octets.toArray(byte[][]::new));
    }

    /** RFC 5652, 5.1; sets that would be empty are left out where they may be. */
    private static List<byte[]> behind(CmsFile.Parts parts) {
        List<byte[]> behind = new ArrayList<>();
        if (!parts.certificates().isEmpty()) {
            behind.add(Der.set(Der.FIRST, parts.certificates()));
        }
        if (!parts.revocations().isEmpty()) {
            behind.add(Der.set(Der.SECOND, parts.revocations()));
        }
        behind.add(Der.set(Der.SET, parts.signers()));
        return behind;
    }

    /**
     * Tells the version of signed data (RFC 5652, 5.1), attribute certificates aside.
     *
     * @param contentType the type of the content
     * @param parts what stands around it
     * @return 1, 3 or 5
     */
    public static int version(ASN1ObjectIdentifier contentType, CmsFile.Parts parts) {
        if (parts.revocations().stream().anyMatch(revocation -> (revocation[0] & 0xff) == OTHER_REVOCATION)) {
            return 5;
        }
        boolean plain = CMSObjectIdentifiers.data.equals(contentType)
                && parts.signers().stream()
                        .allMatch(signer ->
                                SignerInfo.getInstance(signer).getVersion().hasValue(1));
        return plain ? 1 : 3;
    }

    private static byte[] joined(byte[]... parts) {
        return Der.joined(List.of(parts));
    }
}
