package vn.motcua.signing.xml.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the elements around a place mean for the canonical form of what will stand there: their namespaces, and their
 * attributes of {@code xml}.
 */
public final class Surroundings {

    private final Map<String, String> namespaces;
    private final Map<String, String> nearest;
    private final @Nullable String base;

    private Surroundings(Map<String, String> namespaces, Map<String, String> nearest, @Nullable String base) {
        this.namespaces = namespaces;
        this.nearest = nearest;
        this.base = base;
    }

    /**
     * Returns the surroundings of a root: none.
     *
     * @return the surroundings
     */
    public static Surroundings none() {
        return new Surroundings(Map.of(), Map.of(), null);
    }

    /**
     * Takes the surroundings within an element.
     *
     * @param parent the element, as it begins
     * @return the surroundings of its children
     */
    public static Surroundings within(StartTag parent) {
        Deque<StartTag> ancestors = new ArrayDeque<>();
        for (Optional<StartTag> tag = Optional.of(parent);
                tag.isPresent();
                tag = tag.get().parent()) {
            ancestors.push(tag.get());
        }
        Map<String, String> nearest = new TreeMap<>();
        @Nullable String base = null;
        for (StartTag tag : ancestors) {
            nearest.putAll(tag.xmlAttributes());
            @Nullable String own = tag.xmlAttributes().get("base");
            base = own == null ? base : CanonicalTag.joined(base, own);
        }
        return new Surroundings(parent.scope().inScope(), nearest, base);
    }

    /**
     * Declares namespaces within the surroundings.
     *
     * @param declared the namespaces by prefix
     * @return what is around an element there
     */
    public Surroundings declaring(Map<String, String> declared) {
        Map<String, String> all = new TreeMap<>(namespaces);
        all.putAll(declared);
        return new Surroundings(all, nearest, base);
    }

    /**
     * Brings an element that will stand there into canonical form.
     *
     * @param fragment what will stand there, well-formed
     * @param form the form
     * @param id the {@code Id} of the element in it
     * @param parser reads the fragment
     * @return the octets
     */
    public byte[] canonical(String fragment, CanonicalForm form, String id, XmlReading parser) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(fragment.length());
        Selection selection =
                Selection.element(tag -> tag.attribute("Id").map(id::equals).orElse(false));
        Canonicalizer canonicalizer = new Canonicalizer(form, List.of(), selection, octets::write);
        String document = opening(form) + fragment + "</_>";
        try {
            parser.read(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), canonicalizer);
        } catch (IOException e) {
            throw new UncheckedIOException("reading in memory", e);
        }
        if (!canonicalizer.finish()) {
            throw new IllegalStateException("the fragment has no such element");
        }
        return octets.toByteArray();
    }

    private String opening(CanonicalForm form) {
        StringBuilder tag = new StringBuilder("<_");
        namespaces.forEach((prefix, uri) -> attribute(tag, prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, uri));
        nearest.forEach((local, value) -> {
            String joined = local.equals("base") && form.isVersion11() && base != null ? base : value;
            attribute(tag, "xml:" + local, joined);
        });
        return tag.append('>').toString();
    }

    private static void attribute(StringBuilder tag, String name, String value) {
        tag.append(' ').append(name).append("=\"");
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character <= ' ' || "&<\"".indexOf(character) >= 0) {
                tag.append("&#").append((int) character).append(';');
            } else {
                tag.append(character);
            }
        }
        tag.append('"');
    }
}
