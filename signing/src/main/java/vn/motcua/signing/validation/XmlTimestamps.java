package vn.motcua.signing.validation;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.motcua.signing.internal.SignedMaterial;
import vn.motcua.signing.xml.internal.CanonicalForm;
import vn.motcua.signing.xml.internal.Xades;
import vn.motcua.signing.xml.internal.XmlNode;

/** The time-stamps over the value of one signature (EN 319 132-1, 5.3). Archive time-stamps are not held yet. */
final class XmlTimestamps {

    private static final int MOST = 16;

    private final XmlSignatureForm form;
    private final List<Stamp> stamps = new ArrayList<>();
    private int present;

    XmlTimestamps(XmlSignatureForm form) {
        this.form = form;
    }

    private record Stamp(SignedMaterial material, XmlParts.Ordered stamped) {}

    void order(XmlParts parts) {
        for (XmlNode property : form.unsignedSignatureProperties()) {
            if (property.is(Xades.XADES, "SignatureTimeStamp")) {
                present++;
                if (present <= MOST) {
                    order(property, parts);
                }
            }
        }
    }

    /** Without a method it is Canonical XML 1.0 (W3C XML Signature). */
    private void order(XmlNode property, XmlParts parts) {
        Optional<CanonicalForm> canonical = property.only(Xades.DS, "CanonicalizationMethod")
                .flatMap(method -> method.attribute("Algorithm"))
                .map(CanonicalForm::of)
                .orElse(Optional.of(CanonicalForm.INCLUSIVE_1_0));
        Optional<SignedMaterial> material = property.only(Xades.XADES, "EncapsulatedTimeStamp")
                .map(XmlOctets::of)
                .flatMap(SignedMaterial::read);
        if (canonical.isPresent() && material.isPresent() && form.value().isPresent()) {
            stamps.add(new Stamp(material.get(), parts.octets(form.value().get(), canonical.get(), List.of())));
        }
    }

    /** Those whose imprint and signature hold; of any other it is said that it proves nothing. */
    List<TimestampFacts> held(Grounds grounds) {
        List<TimestampFacts> held = new ArrayList<>();
        for (Stamp stamp : stamps) {
            byte[] octets = stamp.stamped.result().orElse(new byte[0]);
            stamp.material
                    .timeOver(name -> digest(name, octets))
                    .ifPresent(time -> held.add(TimestampFacts.of(stamp.material, time, FoundEvidence.NONE)));
        }
        if (held.size() < present) {
            grounds.warn(ReasonCode.TIMESTAMP_NOT_CHECKED);
        }
        return held;
    }

    private static byte[] digest(String name, byte[] octets) {
        try {
            return MessageDigest.getInstance(name).digest(octets);
        } catch (NoSuchAlgorithmException e) {
            return new byte[0];
        }
    }

    boolean holdsArchive() {
        return false;
    }
}
