package vn.motcua.signing.xml.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.timestamp.TimestampClient;

/** Makes the text of one signature over parts whose digests are known, at B-B or B-T. */
public final class SignatureMaker {

    private static final int ID_OCTETS = 12;

    private final SigningKey key;
    private final XmlScheme scheme;
    private final Claim claim;
    private final Optional<TimestampClient> timestamps;

    /**
     * Prepares a signature.
     *
     * @param key who signs
     * @param scheme how it signs
     * @param claim what the signature says of itself
     * @param timestamps who stamps its value; empty for B-B
     */
    public SignatureMaker(SigningKey key, XmlScheme scheme, Claim claim, Optional<TimestampClient> timestamps) {
        this.key = key;
        this.scheme = scheme;
        this.claim = claim;
        this.timestamps = timestamps;
    }

    /**
     * Where the signature will stand.
     *
     * @param surroundings what is around it
     * @param name tells the place from others in the same document
     * @param parser reads what is made
     */
    public record Place(Surroundings surroundings, String name, XmlReading parser) {

        /**
         * Returns the place of a signature that is a document.
         *
         * @param parser reads what is made
         * @return the place
         */
        public static Place alone(XmlReading parser) {
            return new Place(Surroundings.none(), "", parser);
        }

        private byte[] canonical(String fragment, CanonicalForm form, String id) {
            return surroundings.canonical(fragment, form, id, parser);
        }
    }

    /**
     * Begins a digest for what is covered.
     *
     * @return the digest
     */
    public MessageDigest digest() {
        return scheme.digest();
    }

    /**
     * Returns the canonical form that is used.
     *
     * @return the form
     */
    public CanonicalForm form() {
        return claim.form();
    }

    /**
     * Names the object that holds a document; the name follows from when and by whom it is signed.
     *
     * @return its identifier
     */
    public String objectId() {
        MessageDigest name = XmlAlgorithms.digester("SHA-256");
        takeOrigin(name);
        return "object-" + HexFormat.of().formatHex(name.digest(), 0, ID_OCTETS);
    }

    private void takeOrigin(MessageDigest name) {
        name.update(claim.time().toString().getBytes(StandardCharsets.UTF_8));
        name.update(key.certificate().getPublicKey().getEncoded());
    }

    /** The identifier follows from what is signed, when and by whom. */
    private String id(List<CoveredPart> covered, String place) {
        MessageDigest name = XmlAlgorithms.digester("SHA-256");
        covered.forEach(part -> {
            name.update(part.uri().getBytes(StandardCharsets.UTF_8));
            name.update(part.digest());
        });
        takeOrigin(name);
        name.update(place.getBytes(StandardCharsets.UTF_8));
        return "sig-" + HexFormat.of().formatHex(name.digest(), 0, ID_OCTETS);
    }

    /**
     * Makes the signature. The key is asked last, and behind it only the time-stamp authority.
     *
     * @param unnamed what is covered
     * @param place where the signature will stand
     * @return its text
     * @throws vn.motcua.failure.TokenException if the key fails
     */
    public SignatureParts make(List<CoveredPart> unnamed, Place place) {
        SignatureText text = new SignatureText(id(unnamed, place.name), key, scheme, claim);
        List<CoveredPart> covered =
                unnamed.stream().map(part -> part.in(text.id())).toList();
        String skeleton = text.opening() + text.properties(covered, "") + SignatureText.closing();
        List<CoveredPart> all = new ArrayList<>(covered);
        all.add(new CoveredPart(
                text.id() + "-reference-properties",
                "#" + text.signedPropertiesId(),
                Optional.of(Xades.SIGNED_PROPERTIES),
                List.of(claim.form().uri()),
                Optional.empty(),
                digest().digest(place.canonical(skeleton, claim.form(), text.signedPropertiesId()))));
        String info = text.signedInfo(all);
        String value = text.value(scheme.sign(
                place.canonical(text.opening() + info + SignatureText.closing(), claim.form(), text.infoId())));
        String unsigned = timestamps
                .map(client -> stamped(
                        client,
                        place.canonical(
                                text.opening() + value + SignatureText.closing(), claim.form(), text.valueId())))
                .orElse("");
        return new SignatureParts(
                text.id(),
                text.opening() + info + value + text.keyInfo(),
                text.properties(covered, unsigned) + SignatureText.closing());
    }

    /** A time-stamp over the signature value (EN 319 132-1, 5.3). */
    private String stamped(TimestampClient client, byte[] value) {
        byte[] token = client.stamp(scheme.algorithm().digestName(), digest().digest(value))
                .token();
        return "<xades:UnsignedProperties><xades:UnsignedSignatureProperties>"
                + "<xades:SignatureTimeStamp>" + SignatureText.stamp(claim.form(), token)
                + "</xades:SignatureTimeStamp></xades:UnsignedSignatureProperties></xades:UnsignedProperties>";
    }
}
