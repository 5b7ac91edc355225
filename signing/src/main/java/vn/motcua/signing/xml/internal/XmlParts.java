package vn.motcua.signing.xml.internal;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all signatures of a document need of it: digests of what they refer to, and the canonical form of their own parts.
 * All is ordered first and then made in one pass.
 */
public final class XmlParts {

    private static final int MOST = 256;
    private static final int LARGEST_PART = 4 << 20;

    private final IdAttributes ids;
    private final Map<Key, Ordered> ordered = new LinkedHashMap<>();

    /**
     * Begins without orders.
     *
     * @param ids which attributes identify
     */
    public XmlParts(IdAttributes ids) {
        this.ids = ids;
    }

    /**
     * What is made of which part: equal orders are made once.
     *
     * @param id the identifier of the element, null for another target
     * @param ordinal the number of the element, 0 for another target; the document if there is neither
     * @param left the number of the element that is left out, 0 for none
     * @param digest the digest, null for the octets themselves
     */
    private record Key(
            @Nullable String id,
            long ordinal,
            long left,
            boolean withoutSignatures,
            boolean comments,
            CanonicalForm form,
            List<String> inclusive,
            @Nullable String digest) {

        ReferencedPart part(IdAttributes ids, OctetConsumer target) {
            ReferencedPart.Way way = new ReferencedPart.Way(form, inclusive, target);
            if (id != null) {
                return ReferencedPart.identified(id, ids, this::changed, way);
            }
            Selection whole = ordinal == 0 ? Selection.document() : Selection.element(tag -> tag.ordinal() == ordinal);
            return ReferencedPart.selected(changed(whole), way);
        }

        private Selection changed(Selection selection) {
            Selection changed = left == 0 ? selection : selection.without(tag -> tag.ordinal() == left);
            changed = withoutSignatures ? changed.without(tag -> tag.is(Xades.DS, "Signature")) : changed;
            return comments ? changed.withComments() : changed;
        }
    }

    /** An order while it is made, and when it is. */
    public static final class Ordered {

        private final ReferencedPart part;
        private final @Nullable MessageDigest digest;
        private final ByteArrayOutputStream octets;
        private byte @Nullable [] result;

        private Ordered(Key key, IdAttributes ids) {
            this.digest = key.digest == null ? null : digest(key.digest);
            this.octets = new ByteArrayOutputStream(0);
            this.part = key.part(ids, digest == null ? this::keep : digest::update);
        }

        private void keep(byte[] from, int offset, int length) {
            if (octets.size() + length > LARGEST_PART) {
                throw XmlRefusal.beyond("a part of a signature is larger than " + LARGEST_PART + " bytes");
            }
            octets.write(from, offset, length);
        }

        private void finish() {
            boolean there = part.finish();
            result = there ? digest == null ? octets.toByteArray() : digest.digest() : null;
        }

        /**
         * Returns what was made.
         *
         * @return the octets or the digest; empty if the part is not in the document
         */
        public Optional<byte[]> result() {
            return Optional.ofNullable(result);
        }

        /**
         * Returns the part.
         *
         * @return where it lies
         */
        public ReferencedPart part() {
            return part;
        }
    }

    /**
     * Orders the octets of an element of a signature.
     *
     * @param node the element
     * @param form the canonical form
     * @param inclusive the prefixes an exclusive form treats like an inclusive one
     * @return the order
     */
    public Ordered octets(XmlNode node, CanonicalForm form, List<String> inclusive) {
        // A part of a signature is a node with its comments: a form with comments keeps them.
        return order(new Key(null, node.tag().ordinal(), 0, false, true, form, List.copyOf(inclusive), null));
    }

    /**
     * Orders the digest of what a reference within the document refers to.
     *
     * @param reference the reference, whose digest is known
     * @param way how the octets come about
     * @param signature the signature it stands in
     * @return the order
     */
    public Ordered digest(XmlReferenceForm reference, XmlReferenceForm.Way way, XmlNode signature) {
        return order(key(reference, way, signature));
    }

    private static Key key(XmlReferenceForm reference, XmlReferenceForm.Way way, XmlNode signature) {
        CanonicalForm form = way.form() == null ? CanonicalForm.INCLUSIVE_1_0 : way.form();
        return new Key(
                reference.id().orElse(null),
                0,
                way.enveloped() ? signature.tag().ordinal() : 0,
                way.withoutSignatures(),
                reference.keepsComments(),
                form,
                way.inclusive(),
                reference.digest());
    }

    private Ordered order(Key key) {
        Ordered known = ordered.computeIfAbsent(key, wanted -> new Ordered(wanted, ids));
        if (ordered.size() > MOST) {
            throw XmlRefusal.beyond("the signatures refer to more than " + MOST + " parts");
        }
        return known;
    }

    /**
     * Makes all that was ordered.
     *
     * @param file the document
     */
    public void make(XmlFile file) {
        List<XmlEvents> listeners = new ArrayList<>();
        List<ReferencedPart> identified = new ArrayList<>();
        ordered.forEach((key, order) -> {
            listeners.add(order.part);
            if (key.id != null) {
                identified.add(order.part);
            }
        });
        if (!identified.isEmpty()) {
            listeners.add(new ReferencedPart.Siblings(identified));
        }
        if (!listeners.isEmpty()) {
            file.read(listeners.toArray(XmlEvents[]::new));
        }
        ordered.values().forEach(Ordered::finish);
    }

    /**
     * Prepares to hand on the octets of a reference within the document, whose digest was held before.
     *
     * @param reference the reference
     * @param signature the signature it stands in
     * @param target takes the octets
     * @return the part, to be told of the document and finished; empty if the transforms are others
     */
    public Optional<ReferencedPart> copied(XmlReferenceForm reference, XmlNode signature, OctetConsumer target) {
        XmlReferenceForm.@Nullable Way way = reference.way();
        return way == null
                ? Optional.empty()
                : Optional.of(key(reference, way, signature).part(ids, target));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
