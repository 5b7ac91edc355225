package vn.motcua.signing.xml.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** An element of a signature, kept with what it holds; its place in the document goes with it. */
public final class XmlNode {

    private final StartTag tag;
    private final @Nullable XmlNode parent;
    private final Map<String, String> attributes = new HashMap<>();
    private final Map<String, String> namespaces;
    private final List<XmlNode> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private long lastOrdinal;
    private long endFrom;
    private long endTo;

    XmlNode(StartTag tag, @Nullable XmlNode parent) {
        this.tag = tag;
        this.parent = parent;
        this.namespaces = tag.is(Xades.DS, "Signature") || tag.local().equals("XPath")
                ? tag.scope().inScope()
                : Map.of();
        Attributes given = tag.attributes();
        for (int i = 0; i < given.getLength(); i++) {
            if (given.getURI(i).isEmpty()) {
                attributes.put(given.getLocalName(i), given.getValue(i));
            }
        }
        if (parent != null) {
            parent.children.add(this);
        }
    }

    void text(char[] characters, int from, int length) {
        text.append(characters, from, length);
    }

    void end(long last, long from, long to) {
        lastOrdinal = last;
        endFrom = from;
        endTo = to;
    }

    /**
     * Returns the element as it began; its attributes are {@link #attribute} here.
     *
     * @return the element
     */
    public StartTag tag() {
        return tag;
    }

    /**
     * Returns the element around this one.
     *
     * @return the parent, empty for the outermost that was kept
     */
    public Optional<XmlNode> parent() {
        return Optional.ofNullable(parent);
    }

    /**
     * Says whether this is an element of a name.
     *
     * @param uri the namespace
     * @param local the name
     * @return true if so
     */
    public boolean is(String uri, String local) {
        return tag.is(uri, local);
    }

    /**
     * Says whether an element stands in this one, or is this one.
     *
     * @param ordinal the number of the element
     * @return true if so
     */
    public boolean holds(long ordinal) {
        return ordinal >= tag.ordinal() && ordinal <= lastOrdinal;
    }

    /**
     * Returns an attribute without namespace.
     *
     * @param name its name
     * @return the value, or empty without it
     */
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /**
     * Tells what a prefix stands for. It is known of signatures and of expressions only.
     *
     * @param prefix the prefix
     * @return the namespace, or empty if it stands for none
     */
    public Optional<String> namespace(String prefix) {
        return Optional.ofNullable(namespaces.get(prefix));
    }

    /**
     * Returns what prefixes stand for. It is known of signatures and of expressions only.
     *
     * @return the namespaces by prefix
     */
    public Map<String, String> namespaces() {
        return Map.copyOf(namespaces);
    }

    /**
     * Returns the elements directly in this one.
     *
     * @return all that were kept, in order
     */
    public List<XmlNode> children() {
        return List.copyOf(children);
    }

    /**
     * Returns the elements of a name directly in this one.
     *
     * @param uri the namespace
     * @param local the name
     * @return the elements, in order
     */
    public List<XmlNode> children(String uri, String local) {
        return children.stream().filter(child -> child.is(uri, local)).toList();
    }

    /**
     * Returns the only element of a name directly in this one.
     *
     * @param uri the namespace
     * @param local the name
     * @return the element, or empty if there is none or more than one
     */
    public Optional<XmlNode> only(String uri, String local) {
        List<XmlNode> found = children(uri, local);
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /**
     * Returns all elements of a name at whatever depth.
     *
     * @param uri the namespace
     * @param local the name
     * @return the elements, in order of the document
     */
    public List<XmlNode> all(String uri, String local) {
        List<XmlNode> found = new ArrayList<>();
        if (is(uri, local)) {
            found.add(this);
        }
        children.forEach(child -> found.addAll(child.all(uri, local)));
        return found;
    }

    /**
     * Returns the text directly in the element.
     *
     * @return the text, white space around it removed
     */
    public String text() {
        return text.toString().strip();
    }

    /**
     * Tells where the end tag begins in the bytes.
     *
     * @return its position, that of the tag itself for an empty element
     */
    public long endFrom() {
        return endFrom;
    }

    /**
     * Tells where the element ends in the bytes.
     *
     * @return the position behind it
     */
    public long endTo() {
        return endTo;
    }
}
