package vn.motcua.signing.xml;

import vn.motcua.signing.timestamp.TimestampClient;

/** The properties of a signature that are added when it is made. */
final class UnsignedProperties {

    private UnsignedProperties() {}

    /** A time-stamp over the signature value (EN 319 132-1, 5.3). */
    static String stamped(TimestampClient client, CanonicalParts canonical, String signature, String valueId) {
        byte[] token = client.stamp("SHA-256", SignatureText.sha256(canonical.of(signature, valueId)))
                .token();
        return "<xades:UnsignedProperties><xades:UnsignedSignatureProperties>"
                + timestamp("xades:SignatureTimeStamp", canonical, token)
                + "</xades:UnsignedSignatureProperties></xades:UnsignedProperties>";
    }

    static String timestamp(String element, CanonicalParts canonical, byte[] token) {
        return "<" + element + "><ds:CanonicalizationMethod Algorithm=\""
                + canonical.form().uri() + "\"></ds:CanonicalizationMethod><xades:EncapsulatedTimeStamp>"
                + SignatureText.base64(token) + "</xades:EncapsulatedTimeStamp></" + element + ">";
    }
}
