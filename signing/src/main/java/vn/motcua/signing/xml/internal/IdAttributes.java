package vn.motcua.signing.xml.internal;

import java.util.HashSet;
import java.util.Set;
import org.xml.sax.Attributes;

/**
 * Which attributes are identifiers. Without a document type nothing in a document says so: it is declared by whoever
 * knows the format, and {@code xml:id} and the {@code Id} of signatures by their standards.
 *
 * @param names names of attributes without namespace that are identifiers on every element
 */
public record IdAttributes(Set<String> names) {

    /** Copies the names. */
    public IdAttributes {
        names = Set.copyOf(names);
    }

    /**
     * Says whether an element has an identifier.
     *
     * @param tag the element, as it begins
     * @param id the identifier
     * @return true if one of its identifiers is that
     */
    public boolean identifies(StartTag tag, String id) {
        Attributes attributes = tag.attributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getValue(i).equals(id)
                    && isIdentifier(tag, attributes.getURI(i), attributes.getLocalName(i))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Lists the identifiers of an element.
     *
     * @param tag the element, as it begins
     * @return each once
     */
    Set<String> of(StartTag tag) {
        Attributes attributes = tag.attributes();
        Set<String> found = Set.of();
        for (int i = 0; i < attributes.getLength(); i++) {
            if (isIdentifier(tag, attributes.getURI(i), attributes.getLocalName(i))) {
                found = found.isEmpty() ? new HashSet<>() : found;
                found.add(attributes.getValue(i));
            }
        }
        return found;
    }

    private boolean isIdentifier(StartTag tag, String uri, String local) {
        if (uri.isEmpty()) {
            return names.contains(local) || (local.equals("Id") && Xades.isOfSignatures(tag.uri()));
        }
        return uri.equals(StartTag.XML) && local.equals("id");
    }
}
