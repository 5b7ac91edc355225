package vn.motcua.signing.xml.internal;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** Writes the tags of a canonical form: namespaces before attributes, each in their order, nothing twice. */
final class CanonicalTag {

    private static final String BASE = "base";

    private static final Comparator<String> BY_POINTS = CanonicalTag::compare;

    private static final Comparator<Inherited> BY_NAME =
            Comparator.comparing(Inherited::uri, BY_POINTS).thenComparing(Inherited::local, BY_POINTS);

    private final CanonicalForm form;
    private final List<String> inclusive;
    private final CanonicalOutput output;
    private final Namespaces written = new Namespaces();
    private final List<String> candidates = new ArrayList<>();
    private int depth;

    /** An attribute, its own or taken from an element outside of the part. */
    private record Inherited(String uri, String local, String qualified, String value) {}

    CanonicalTag(CanonicalForm form, List<String> inclusive, CanonicalOutput output) {
        this.form = form;
        this.inclusive = inclusive;
        this.output = output;
    }

    /** By code points, as the forms ask for; {@code String} compares halves of pairs, which stand below U+E000. */
    private static int compare(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        for (int i = 0; i < shorter; i++) {
            char left = one.charAt(i);
            char right = other.charAt(i);
            if (left != right) {
                return Character.isSurrogate(left) == Character.isSurrogate(right)
                        ? left - right
                        : Character.isSurrogate(left) ? 1 : -1;
            }
        }
        return one.length() - other.length();
    }

    boolean inElement() {
        return depth > 0;
    }

    void start(StartTag tag, boolean apex) {
        depth++;
        written.open();
        output.ascii('<');
        output.markup(tag.qualified());
        namespaces(tag, apex);
        boolean inherits = apex && !form.isExclusive() && tag.parent().isPresent();
        if (inherits || tag.attributes().getLength() > 1) {
            several(tag, inherits);
        } else if (tag.attributes().getLength() == 1) {
            attribute(tag.attributes().getQName(0), tag.attributes().getValue(0));
        }
        output.ascii('>');
    }

    void end(StartTag tag) {
        output.markup("</");
        output.markup(tag.qualified());
        output.ascii('>');
        written.close();
        depth--;
    }

    private void namespaces(StartTag tag, boolean apex) {
        Namespaces scope = tag.scope();
        candidates.clear();
        if (form.isExclusive()) {
            used(tag);
            inclusive.forEach(this::candidate);
        } else {
            for (int i = apex ? 0 : scope.own(); i < scope.size(); i++) {
                candidate(scope.prefix(i));
            }
        }
        if (candidates.size() > 1) {
            candidates.sort(BY_POINTS);
        }
        for (int i = 0; i < candidates.size(); i++) {
            String prefix = candidates.get(i);
            @Nullable String uri = scope.lookup(prefix);
            if (uri != null && !uri.equals(written.lookup(prefix))) {
                written.declare(prefix, uri);
                attribute(prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, uri);
            }
        }
    }

    private void used(StartTag tag) {
        candidate(prefix(tag.qualified()));
        Attributes attributes = tag.attributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            String prefix = prefix(attributes.getQName(i));
            if (!prefix.isEmpty()) {
                candidate(prefix);
            }
        }
    }

    private void candidate(String prefix) {
        if (!prefix.equals("xml") && !candidates.contains(prefix)) {
            candidates.add(prefix);
        }
    }

    private static String prefix(String qualified) {
        int colon = qualified.indexOf(':');
        return colon < 0 ? "" : qualified.substring(0, colon);
    }

    private void several(StartTag tag, boolean inherits) {
        Attributes attributes = tag.attributes();
        List<Inherited> sorted = new ArrayList<>(attributes.getLength());
        for (int i = 0; i < attributes.getLength(); i++) {
            sorted.add(new Inherited(
                    attributes.getURI(i), attributes.getLocalName(i), attributes.getQName(i), attributes.getValue(i)));
        }
        if (inherits) {
            inherit(tag, sorted);
        }
        sorted.sort(BY_NAME);
        for (Inherited attribute : sorted) {
            attribute(attribute.qualified, attribute.value);
        }
    }

    /** What the attributes of {@code xml} outside of the part mean for its first element. */
    private void inherit(StartTag tag, List<Inherited> attributes) {
        Map<String, String> outside = new TreeMap<>();
        List<StartTag> ancestors = new ArrayList<>();
        for (Optional<StartTag> above = tag.parent();
                above.isPresent();
                above = above.get().parent()) {
            ancestors.add(0, above.get());
        }
        @Nullable String base = null;
        for (StartTag ancestor : ancestors) {
            outside.putAll(ancestor.xmlAttributes());
            @Nullable String own = ancestor.xmlAttributes().get(BASE);
            base = own == null ? base : joined(base, own);
        }
        if (form.isVersion11()) {
            outside.keySet().retainAll(List.of("lang", "space"));
            @Nullable String own = tag.xmlAttributes().get(BASE);
            if (base != null) {
                attributes.removeIf(attribute -> attribute.uri.equals(StartTag.XML) && attribute.local.equals(BASE));
                outside.put(BASE, own == null ? base : joined(base, own));
            }
        }
        outside.forEach((local, value) -> {
            if ((form.isVersion11() && local.equals(BASE))
                    || !tag.xmlAttributes().containsKey(local)) {
                attributes.add(new Inherited(StartTag.XML, local, "xml:" + local, value));
            }
        });
    }

    /** Canonical XML 1.1, 2.4: references are joined, and what leads out at the beginning stays. */
    static String joined(@Nullable String base, String reference) {
        if (base == null) {
            return reference;
        }
        try {
            return URI.create(base).resolve(reference).toString();
        } catch (IllegalArgumentException e) {
            throw XmlRefusal.unreadable("an attribute xml:base is no URI", e);
        }
    }

    private void attribute(String name, String value) {
        output.ascii(' ');
        output.markup(name);
        output.markup("=\"");
        output.attribute(value);
        output.ascii('"');
    }
}
