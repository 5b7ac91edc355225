package vn.motcua.signing.validation;

import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.xml.internal.IdAttributes;
import vn.motcua.signing.xml.internal.ReferenceOctets;
import vn.motcua.signing.xml.internal.SignatureStamps;
import vn.motcua.signing.xml.internal.XmlFile;
import vn.motcua.signing.xml.internal.XmlParts;
import vn.motcua.signing.xml.internal.XmlSignatureForm;

/** The time-stamps of one signature: those over its value prove nothing beside it, the others what they are over. */
final class XmlTimestamps {

    private final SignatureStamps stamps;
    private List<SignatureStamps.Held> held = List.of();

    XmlTimestamps(XmlSignatureForm form) {
        this.stamps = new SignatureStamps(form);
    }

    void order(XmlParts parts) {
        stamps.order(parts);
    }

    /** Those whose imprint and signature hold; of any other it is said that it proves nothing. */
    List<TimestampFacts> held(Grounds grounds, XmlFile document, IdAttributes ids, ReferenceOctets octets) {
        held = stamps.held(document, ids, octets);
        if (held.size() < stamps.present()) {
            grounds.warn(ReasonCode.TIMESTAMP_NOT_CHECKED);
        }
        return held.stream().map(XmlTimestamps::facts).toList();
    }

    private static TimestampFacts facts(SignatureStamps.Held stamp) {
        FoundEvidence covered = stamp.archived().map(FoundEvidence::of).orElse(FoundEvidence.NONE);
        return TimestampFacts.of(stamp.material(), stamp.time(), covered);
    }

    SignatureLevel reached(@Nullable X509Certificate signer) {
        return signer == null ? SignatureLevel.B_B : stamps.reached(signer, held);
    }
}
