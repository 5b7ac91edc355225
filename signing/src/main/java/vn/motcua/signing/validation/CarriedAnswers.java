package vn.motcua.signing.validation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.OtherRevocationInfoFormat;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import vn.motcua.signing.internal.SignedMaterial;

/**
 * Answers about revocation that a CMS signature carries: beside its certificates (RFC 5652, 10.2.1; RFC 5940), in the
 * attribute of ISO 32000-1, 12.8.3.3.2, and in that of CAdES for revocation values.
 */
final class CarriedAnswers {

    private static final ASN1ObjectIdentifier ADOBE = new ASN1ObjectIdentifier("1.2.840.113583.1.1.8");
    private static final int LISTS = 0;
    private static final int RESPONSES = 1;
    private static final int MOST = 200;

    private final List<byte[]> responses = new ArrayList<>();
    private final List<byte[]> lists = new ArrayList<>();

    private CarriedAnswers() {}

    /** What a time-stamp carries: authorities put their own answers there, and archiving tools add to them. */
    static FoundEvidence in(SignedMaterial stamp) {
        try {
            SignedData data = SignedData.getInstance(stamp.structure().getContent());
            SignerInfo signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
            return in(
                    data,
                    new AttributeTable(signer.getAuthenticatedAttributes()),
                    signer.getUnauthenticatedAttributes());
        } catch (IOException | RuntimeException e) {
            // Chosen by whoever made it, and not needed for anything else.
            return FoundEvidence.NONE;
        }
    }

    static FoundEvidence in(SignedData data, AttributeTable signed, @Nullable ASN1Set unsigned) throws IOException {
        CarriedAnswers found = new CarriedAnswers();
        ASN1Set beside = data.getCRLs();
        for (int i = 0; beside != null && i < beside.size(); i++) {
            found.takeBeside(beside.getObjectAt(i));
        }
        found.takeValues(signed.get(ADOBE));
        if (unsigned != null) {
            found.takeValues(new AttributeTable(unsigned).get(PKCSObjectIdentifiers.id_aa_ets_revocationValues));
        }
        return new FoundEvidence(List.of(), found.responses, found.lists);
    }

    private void takeBeside(ASN1Encodable entry) throws IOException {
        if (entry instanceof ASN1TaggedObject tagged) {
            OtherRevocationInfoFormat other = OtherRevocationInfoFormat.getInstance(tagged, false);
            if (CMSObjectIdentifiers.id_ri_ocsp_response.equals(other.getInfoFormat())) {
                add(responses, other.getInfo());
            }
        } else {
            add(lists, entry);
        }
    }

    /** Both attributes are sequences of tagged sequences: lists under 0, answers of responders under 1. */
    private void takeValues(@Nullable Attribute attribute) throws IOException {
        if (attribute == null || attribute.getAttrValues().size() == 0) {
            return;
        }
        for (ASN1Encodable part :
                ASN1Sequence.getInstance(attribute.getAttrValues().getObjectAt(0))) {
            ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(part);
            if (tagged.getTagNo() <= RESPONSES) {
                for (ASN1Encodable value : ASN1Sequence.getInstance(tagged, true)) {
                    add(tagged.getTagNo() == LISTS ? lists : responses, value);
                }
            }
        }
    }

    private static void add(List<byte[]> to, ASN1Encodable value) throws IOException {
        if (to.size() < MOST) {
            to.add(value.toASN1Primitive().getEncoded(ASN1Encoding.DER));
        }
    }
}
