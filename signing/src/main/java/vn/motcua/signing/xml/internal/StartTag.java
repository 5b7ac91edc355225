package vn.motcua.signing.xml.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** An element as it begins. The attributes and the namespaces may be looked at only while its beginning is reported. */
public final class StartTag {

    static final String XML = "http://www.w3.org/XML/1998/namespace";

    private final Names names;
    private final Attributes attributes;
    private final Namespaces scope;
    private final Position position;
    private final Map<String, String> xmlAttributes;

    /** What an element is called. */
    record Names(String uri, String local, String qualified) {}

    /** Where an element begins: in which other, which it is, how deep, and in the bytes. */
    record Position(@Nullable StartTag parent, long ordinal, int depth, Bytes bytes) {}

    /** Where a tag stands, and whether it ends the element, too. */
    record Bytes(long from, long to, boolean empty) {}

    StartTag(Names names, Attributes attributes, Namespaces scope, Position position) {
        this.names = names;
        this.attributes = attributes;
        this.scope = scope;
        this.position = position;
        this.xmlAttributes = xmlAttributes(attributes);
    }

    private static Map<String, String> xmlAttributes(Attributes attributes) {
        Map<String, String> found = Map.of();
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getURI(i).equals(XML)) {
                found = found.isEmpty() ? new LinkedHashMap<>() : found;
                found.put(attributes.getLocalName(i), attributes.getValue(i));
            }
        }
        return found;
    }

    /**
     * Names the element's namespace.
     *
     * @return the namespace, empty for none
     */
    public String uri() {
        return names.uri;
    }

    /**
     * Names the element.
     *
     * @return the name without prefix
     */
    public String local() {
        return names.local;
    }

    /**
     * Names the element as it is written.
     *
     * @return the name with its prefix
     */
    public String qualified() {
        return names.qualified;
    }

    /**
     * Says whether the element has a name.
     *
     * @param uri the namespace
     * @param local the name without prefix
     * @return true if it is called so
     */
    public boolean is(String uri, String local) {
        return names.local.equals(local) && names.uri.equals(uri);
    }

    /**
     * Returns the attributes, without those that declare namespaces.
     *
     * @return the attributes
     */
    public Attributes attributes() {
        return attributes;
    }

    /**
     * Returns the value of an attribute without namespace.
     *
     * @param name its name
     * @return the value, or empty without the attribute
     */
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.getValue("", name));
    }

    /**
     * Returns the attributes in the namespace of {@code xml}, by their names.
     *
     * @return {@code lang}, {@code space}, {@code base} and others
     */
    Map<String, String> xmlAttributes() {
        return xmlAttributes;
    }

    /**
     * Returns the namespaces in scope.
     *
     * @return the namespaces
     */
    public Namespaces scope() {
        return scope;
    }

    /**
     * Returns the element around this one.
     *
     * @return the parent, or empty for the root
     */
    public Optional<StartTag> parent() {
        return Optional.ofNullable(position.parent);
    }

    /**
     * Numbers the element in its document.
     *
     * @return 1 for the root, 2 for the next that begins and so on
     */
    public long ordinal() {
        return position.ordinal;
    }

    /**
     * Tells how deep the element stands.
     *
     * @return 1 for the root
     */
    public int depth() {
        return position.depth;
    }

    /**
     * Tells where the tag begins in the bytes.
     *
     * @return the position of its bracket
     */
    public long from() {
        return position.bytes.from;
    }

    /**
     * Tells where the tag ends in the bytes.
     *
     * @return the position behind its bracket
     */
    public long to() {
        return position.bytes.to;
    }

    /**
     * Says whether the tag ends the element, too.
     *
     * @return true for {@code <a/>}
     */
    public boolean empty() {
        return position.bytes.empty;
    }

    /**
     * Tells the way to the element.
     *
     * @return the names from the root on as they are written, each behind a stroke
     */
    public String path() {
        Deque<String> path = new ArrayDeque<>();
        for (@Nullable StartTag tag = this; tag != null; tag = tag.position.parent) {
            path.push(tag.qualified());
        }
        return "/" + String.join("/", path);
    }

    /**
     * Says whether this is another element or stands within it.
     *
     * @param other the other, of the same document
     * @return true if so
     */
    public boolean isWithin(StartTag other) {
        @Nullable StartTag tag = this;
        while (tag != null && tag.depth() > other.depth()) {
            tag = tag.position.parent;
        }
        return tag == other;
    }
}
