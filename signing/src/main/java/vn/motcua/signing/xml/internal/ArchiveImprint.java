package vn.motcua.signing.xml.internal;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What archive time-stamps of one signature are over (EN 319 132-1, 5.5.2): the octets of every reference, the parts of
 * the signature, the properties before the time-stamp, and the objects, also those that are referred to.
 */
final class ArchiveImprint {

    private static final int MOST_PASSES = 64;
    private static final int SMALL = 1 << 20;

    private final XmlSignatureForm form;
    private final XmlFile document;
    private final XmlParts own;
    private final ReferenceOctets octets;
    private final Map<Beginning, Optional<MessageDigest>> begun = new HashMap<>();

    private record Beginning(CanonicalForm canonical, String name) {}

    /** Takes the parts that are in the signature from some that are made later. */
    ArchiveImprint(XmlSignatureForm form, XmlFile document, XmlParts own, ReferenceOctets octets) {
        this.form = form;
        this.document = document;
        this.own = own;
        this.octets = octets;
    }

    /**
     * A time-stamp by what it is over.
     *
     * @param before how many properties stand before it
     * @param canonical the form that it names
     */
    record Place(int before, CanonicalForm canonical) {}

    /** Orders all that is in the signature, to be made before the digest is asked for. */
    void order(Place place) {
        parts(place);
        form.references().forEach(this::ownPart);
        objects().stream().filter(ArchiveImprint::isSmall).forEach(object -> ownPart(object, place));
    }

    private XmlParts.Ordered ownPart(XmlNode node, Place place) {
        return own.octets(node, place.canonical, List.of());
    }

    private List<XmlParts.Ordered> parts(Place place) {
        List<XmlNode> nodes = new ArrayList<>();
        form.info().ifPresent(nodes::add);
        form.value().ifPresent(nodes::add);
        nodes.addAll(form.signature().children(Xades.DS, "KeyInfo"));
        nodes.addAll(form.unsignedSignatureProperties().subList(0, place.before));
        return nodes.stream().map(node -> ownPart(node, place)).toList();
    }

    private List<XmlNode> objects() {
        return form.signature().children(Xades.DS, "Object").stream()
                .filter(object ->
                        object.children(Xades.XADES, "QualifyingProperties").isEmpty())
                .toList();
    }

    private static boolean isSmall(XmlNode object) {
        return object.endTo() - object.tag().from() <= SMALL;
    }

    /** The signed properties lie among the own parts: no pass over the document is made for them alone. */
    private Optional<XmlParts.Ordered> ownPart(XmlReferenceForm reference) {
        XmlReferenceForm.@Nullable Way way = reference.way();
        Optional<XmlNode> properties = form.signedProperties()
                .filter(node ->
                        node.attribute("Id").isPresent() && node.attribute("Id").equals(reference.id()));
        if (properties.isEmpty()
                || way == null
                || way.form() == null
                || way.form().keepsComments()) {
            return Optional.empty();
        }
        return Optional.of(own.octets(properties.get(), way.form(), way.inclusive()));
    }

    /** The digest, or empty if something of it cannot be had. */
    Optional<byte[]> digest(Place place, String name) {
        @Nullable
        MessageDigest digest = begun.computeIfAbsent(new Beginning(place.canonical, name), this::begin)
                .map(ArchiveImprint::copy)
                .orElse(null);
        if (digest == null) {
            return Optional.empty();
        }
        for (XmlParts.Ordered part : parts(place)) {
            if (!take(part, digest)) {
                return Optional.empty();
            }
        }
        for (XmlNode object : objects()) {
            if (isSmall(object) ? !take(ownPart(object, place), digest) : !stream(object, place, digest)) {
                return Optional.empty();
            }
        }
        return Optional.of(digest.digest());
    }

    /** An object may hold a document of any size. */
    private boolean stream(XmlNode object, Place place, MessageDigest digest) {
        long ordinal = object.tag().ordinal();
        ReferencedPart part = ReferencedPart.selected(
                Selection.element(tag -> tag.ordinal() == ordinal).withComments(),
                new ReferencedPart.Way(place.canonical, List.of(), digest::update));
        document.read(part);
        return part.finish();
    }

    /** All time-stamps begin with what the signature refers to, which may be large. */
    private Optional<MessageDigest> begin(Beginning beginning) {
        MessageDigest digest = XmlAlgorithms.digester(beginning.name);
        int passes = 0;
        for (XmlReferenceForm reference : form.references()) {
            Optional<XmlParts.Ordered> part = ownPart(reference);
            passes += part.isPresent() ? 0 : 1;
            boolean there = part.isPresent()
                    ? take(part.get(), digest)
                    : passes <= MOST_PASSES && octets.copy(reference, beginning.canonical, digest::update);
            if (!there) {
                return Optional.empty();
            }
        }
        return Optional.of(digest);
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("digests of the Java platform can be copied", e);
        }
    }

    private static boolean take(XmlParts.Ordered part, MessageDigest digest) {
        part.result().ifPresent(digest::update);
        return part.result().isPresent();
    }
}
