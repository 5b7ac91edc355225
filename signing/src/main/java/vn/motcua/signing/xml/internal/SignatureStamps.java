package vn.motcua.signing.xml.internal;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.internal.AnsweredCertificates;
import vn.motcua.signing.internal.SignedMaterial;

/** The time-stamps of one signature: over its value (EN 319 132-1, 5.3) and over all of it (5.5.2). */
public final class SignatureStamps {

    private static final int MOST = 16;
    private static final int MOST_ARCHIVED = 64;

    private final XmlSignatureForm form;
    private final List<Stamp> stamps = new ArrayList<>();
    private final List<Archived> archived = new ArrayList<>();
    private int present;

    private record Stamp(SignedMaterial material, XmlParts.Ordered stamped) {}

    private record Archived(SignedMaterial material, ArchiveImprint.Place place) {}

    /**
     * A time-stamp whose imprint and signature hold; its authority is not judged.
     *
     * @param material the time-stamp
     * @param time what it says
     * @param archived what an archive time-stamp is over of what proves certificates; empty for one over the value
     */
    public record Held(SignedMaterial material, Instant time, Optional<XmlSignatureForm.Carried> archived) {}

    /**
     * Finds the time-stamps.
     *
     * @param form the signature
     */
    public SignatureStamps(XmlSignatureForm form) {
        this.form = form;
    }

    /**
     * Says how many time-stamps there are, whether they hold or not.
     *
     * @return the number
     */
    public int present() {
        return present;
    }

    /**
     * Orders what the time-stamps over the value need.
     *
     * @param parts makes it
     */
    public void order(XmlParts parts) {
        List<XmlNode> properties = form.unsignedSignatureProperties();
        for (int i = 0; i < properties.size(); i++) {
            XmlNode property = properties.get(i);
            if (property.is(Xades.XADES, "SignatureTimeStamp")) {
                present++;
                if (stamps.size() < MOST) {
                    order(property, parts);
                }
            } else if (property.is(Xades.XADES_141, "ArchiveTimeStamp")) {
                present++;
                if (archived.size() < MOST_ARCHIVED) {
                    note(property, i);
                }
            }
        }
    }

    private void order(XmlNode property, XmlParts parts) {
        Optional<CanonicalForm> canonical = canonical(property);
        Optional<SignedMaterial> material = material(property);
        if (canonical.isPresent() && material.isPresent() && form.value().isPresent()) {
            stamps.add(new Stamp(material.get(), parts.octets(form.value().get(), canonical.get(), List.of())));
        }
    }

    private void note(XmlNode property, int before) {
        Optional<CanonicalForm> canonical = canonical(property);
        Optional<SignedMaterial> material = material(property);
        if (canonical.isPresent() && material.isPresent()) {
            archived.add(new Archived(material.get(), new ArchiveImprint.Place(before, canonical.get())));
        }
    }

    /** Without a method it is Canonical XML 1.0 (W3C XML Signature). */
    private static Optional<CanonicalForm> canonical(XmlNode property) {
        return property.only(Xades.DS, "CanonicalizationMethod")
                .flatMap(method -> method.attribute("Algorithm"))
                .map(CanonicalForm::of)
                .orElse(Optional.of(CanonicalForm.INCLUSIVE_1_0));
    }

    private static Optional<SignedMaterial> material(XmlNode property) {
        return property.only(Xades.XADES, "EncapsulatedTimeStamp")
                .map(XmlOctets::of)
                .flatMap(SignedMaterial::read);
    }

    /**
     * Holds all against what they are over; what was ordered has been made.
     *
     * @param document the document
     * @param ids which attributes identify
     * @param octets what the signature refers to
     * @return those that hold, in their order
     */
    public List<Held> held(XmlFile document, IdAttributes ids, ReferenceOctets octets) {
        List<Held> held = new ArrayList<>();
        for (Stamp stamp : stamps) {
            byte[] value = stamp.stamped.result().orElse(new byte[0]);
            stamp.material
                    .timeOver(name -> digest(name, value))
                    .ifPresent(time -> held.add(new Held(stamp.material, time, Optional.empty())));
        }
        if (!archived.isEmpty()) {
            XmlParts own = new XmlParts(ids);
            ArchiveImprint imprint = new ArchiveImprint(form, document, own, octets);
            archived.forEach(stamp -> imprint.order(stamp.place));
            own.make(document);
            archived.forEach(stamp -> held(stamp, imprint).ifPresent(held::add));
        }
        return held;
    }

    /** Digests what a new archive time-stamp is over. */
    interface Imprint {
        byte[] digest(String name);
    }

    /** What a new archive time-stamp behind all properties is over, in the exclusive form. */
    static Imprint archived(XmlSignatureForm form, XmlFile document, IdAttributes ids, ReferenceOctets octets) {
        XmlParts own = new XmlParts(ids);
        ArchiveImprint imprint = new ArchiveImprint(form, document, own, octets);
        ArchiveImprint.Place last =
                new ArchiveImprint.Place(form.unsignedSignatureProperties().size(), CanonicalForm.EXCLUSIVE);
        imprint.order(last);
        own.make(document);
        return name -> imprint.digest(last, name)
                .orElseThrow(() -> RaisedSignature.refused(
                        "a signature over something that is not at hand or not followed", "what was signed beside it"));
    }

    private static byte[] digest(String name, byte[] octets) {
        return name.isEmpty() ? new byte[0] : XmlAlgorithms.digester(name).digest(octets);
    }

    private Optional<Held> held(Archived stamp, ArchiveImprint imprint) {
        return stamp.material
                .timeOver(name -> name.isEmpty()
                        ? new byte[0]
                        : imprint.digest(stamp.place, name).orElse(new byte[0]))
                .map(time -> new Held(stamp.material, time, Optional.of(covered(stamp.place.before()))));
    }

    private XmlSignatureForm.Carried covered(int before) {
        XmlSignatureForm.Carried carried =
                XmlSignatureForm.carried(form.unsignedSignatureProperties().subList(0, before));
        List<X509Certificate> certificates = new ArrayList<>(form.certificates());
        certificates.addAll(carried.certificates());
        return new XmlSignatureForm.Carried(certificates, carried.ocspResponses(), carried.crls());
    }

    /**
     * Says how far the signature has come by what it holds (EN 319 132-1, 6): a time-stamp over its value, answers about
     * its certificate and that of the time-stamp, and an archive time-stamp.
     *
     * @param signer the signature's certificate
     * @param held the time-stamps that hold
     * @return the level
     */
    public SignatureLevel reached(X509Certificate signer, List<Held> held) {
        List<X509Certificate> proven = new ArrayList<>(List.of(signer));
        held.stream()
                .filter(stamp -> stamp.archived.isEmpty())
                .forEach(stamp -> proven.add(stamp.material.certificate()));
        if (proven.size() == 1) {
            return SignatureLevel.B_B;
        }
        XmlSignatureForm.Carried carried = XmlSignatureForm.carried(form.unsignedSignatureProperties());
        AnsweredCertificates answers = new AnsweredCertificates();
        carried.ocspResponses().forEach(answers::takeResponse);
        carried.crls().forEach(answers::takeList);
        if (!answers.answerFor(proven)) {
            return SignatureLevel.B_T;
        }
        boolean archives = held.stream().anyMatch(stamp -> stamp.archived.isPresent());
        return archives ? SignatureLevel.B_LTA : SignatureLevel.B_LT;
    }
}
