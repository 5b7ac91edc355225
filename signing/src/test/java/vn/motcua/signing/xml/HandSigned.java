package vn.motcua.signing.xml;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Base64;
import vn.motcua.sandbox.TestKey;

/** XML signatures put together by hand, so that references may say whatever a test wants them to say. */
final class HandSigned {

    static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
    static final String SHA_256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    private HandSigned() {}

    /** A reference without transforms to octets that the test knows. */
    static String reference(String uri, byte[] octets) throws Exception {
        return "<ds:Reference URI=\"" + uri + "\"><ds:DigestMethod Algorithm=\"" + SHA_256
                + "\"></ds:DigestMethod><ds:DigestValue>"
                + base64(MessageDigest.getInstance("SHA-256").digest(octets))
                + "</ds:DigestValue></ds:Reference>";
    }

    /** What is signed, as its canonical form is. */
    static String info(String method, String references) {
        return "<ds:SignedInfo xmlns:ds=\"" + DS
                + "\"><ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\">"
                + "</ds:CanonicalizationMethod><ds:SignatureMethod Algorithm=\"" + method + "\"></ds:SignatureMethod>"
                + references + "</ds:SignedInfo>";
    }

    static String signature(TestKey key, String info, byte[] value) throws Exception {
        StringBuilder certificates = new StringBuilder();
        for (X509Certificate certificate : key.chain()) {
            certificates
                    .append("<ds:X509Certificate>")
                    .append(base64(certificate.getEncoded()))
                    .append("</ds:X509Certificate>");
        }
        return "<ds:Signature xmlns:ds=\"" + DS + "\">" + info + "<ds:SignatureValue>" + base64(value)
                + "</ds:SignatureValue><ds:KeyInfo><ds:X509Data>" + certificates
                + "</ds:X509Data></ds:KeyInfo></ds:Signature>";
    }

    static String signature(TestKey key, String references) throws Exception {
        String info = info(RSA_SHA256, references);
        Signature signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(key.privateKey());
        signer.update(info.getBytes(StandardCharsets.UTF_8));
        return signature(key, info, signer.sign());
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
