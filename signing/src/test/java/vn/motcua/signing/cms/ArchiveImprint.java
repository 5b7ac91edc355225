package vn.motcua.signing.cms;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.cms.SignerInformation;

/** A second reading of EN 319 122-1, 5.5.3: what an archive time-stamp (version 3) by SHA-256 is over. */
final class ArchiveImprint {

    private ArchiveImprint() {}

    static byte[] of(SignerInformation signer, byte[] index) throws IOException, NoSuchAlgorithmException {
        SignerInfo info = signer.toASN1Structure();
        ByteArrayOutputStream covered = new ByteArrayOutputStream();
        covered.write(der(CMSObjectIdentifiers.data));
        covered.write(ASN1OctetString.getInstance(signer.getSignedAttributes()
                        .get(CMSAttributes.messageDigest)
                        .getAttrValues()
                        .getObjectAt(0))
                .getOctets());
        covered.write(der(info.getVersion()));
        covered.write(der(info.getSID()));
        covered.write(der(info.getDigestAlgorithm()));
        covered.write(der(new DERTaggedObject(false, 0, info.getAuthenticatedAttributes())));
        covered.write(der(info.getDigestEncryptionAlgorithm()));
        covered.write(der(info.getEncryptedDigest()));
        covered.write(index);
        return MessageDigest.getInstance("SHA-256").digest(covered.toByteArray());
    }

    private static byte[] der(ASN1Encodable value) throws IOException {
        return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    }
}
