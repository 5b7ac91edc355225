package vn.motcua.signing.cms.internal;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.OtherRevocationInfoFormat;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import vn.motcua.signing.internal.AnsweredCertificates;

/** How signed data hold revocation lists and the answers of responders (RFC 5652, 10.2.1; RFC 5940, 2.1). */
public final class RevocationChoice {

    private RevocationChoice() {}

    /**
     * Holds the answer of a responder.
     *
     * @param response an OCSPResponse in DER
     * @return the choice
     */
    public static byte[] ofResponse(byte[] response) {
        return Der.element(Der.SECOND, Der.of(CMSObjectIdentifiers.id_ri_ocsp_response), response);
    }

    /**
     * Reads the answer of a responder.
     *
     * @param choice what is in the signed data
     * @return an OCSPResponse, or empty if it is no such answer
     */
    public static Optional<byte[]> response(byte[] choice) {
        if ((choice[0] & 0xff) != Der.SECOND) {
            return Optional.empty();
        }
        try {
            OtherRevocationInfoFormat other = OtherRevocationInfoFormat.getInstance(
                    ASN1Sequence.getInstance(ASN1TaggedObject.getInstance(choice), false));
            ASN1ObjectIdentifier format = other.getInfoFormat();
            if (CMSObjectIdentifiers.id_ri_ocsp_response.equals(format)) {
                return Optional.of(Der.asRead(other.getInfo()));
            }
            if (OCSPObjectIdentifiers.id_pkix_ocsp_basic.equals(format)) {
                return Optional.of(Der.of(new OCSPResponse(
                        new OCSPResponseStatus(OCSPResponseStatus.SUCCESSFUL),
                        new ResponseBytes(
                                OCSPObjectIdentifiers.id_pkix_ocsp_basic,
                                new DEROctetString(Der.asRead(other.getInfo()))))));
            }
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    /**
     * Says whether a choice is a revocation list.
     *
     * @param choice what is in the signed data
     * @return true for a CertificateList
     */
    public static boolean isList(byte[] choice) {
        return choice[0] == Der.SEQUENCE;
    }

    /**
     * Takes a choice as an answer about certificates.
     *
     * @param choice what is in the signed data
     * @param answers takes it
     */
    public static void take(byte[] choice, AnsweredCertificates answers) {
        if (isList(choice)) {
            answers.takeList(choice);
        } else {
            response(choice).ifPresent(answers::takeResponse);
        }
    }
}
