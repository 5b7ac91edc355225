package vn.motcua.signing.xml.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.Attributes;

/**
 * A document as a tree, for what cannot be done while it streams by. Each element declares all namespaces in scope: so
 * they are nodes that an expression may leave out, as XPath has it. It is built from the same events as everything else,
 * so that what is verified is what was read.
 *
 * <p>A tree takes some ten times the memory of its document: one that is larger than {@link #MOST_CHARACTERS} or
 * {@link #MOST_NODES} is not built.
 */
public final class XmlTree implements XmlEvents {

    /** Text, attributes and names of a document of some 16 MiB. */
    static final int MOST_CHARACTERS = 16 << 20;

    static final int MOST_NODES = 1_000_000;

    private static final String DECLARATIONS = "http://www.w3.org/2000/xmlns/";

    private final IdAttributes ids;
    private final Document document = empty();
    private final IdentityHashMap<Node, Integer> order = new IdentityHashMap<>();
    private final List<Element> elements = new ArrayList<>();
    private final List<Integer> elementOrder = new ArrayList<>();
    private final Map<String, Element> identified = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();
    private final StringBuilder text = new StringBuilder();
    private Node open = document;
    private int characters;
    private boolean tooLarge;

    /**
     * Begins an empty tree.
     *
     * @param ids which attributes identify
     */
    public XmlTree(IdAttributes ids) {
        this.ids = ids;
        order.put(document, 0);
    }

    private static Document empty() {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK makes trees", e);
        }
    }

    @Override
    public void start(StartTag tag) {
        flush();
        if (isTooLarge(tag.qualified().length())) {
            return;
        }
        Element element = document.createElementNS(tag.uri().isEmpty() ? null : tag.uri(), tag.qualified());
        add(element);
        elements.add(element);
        elementOrder.add(order.size() - 1);
        open = element;
        declare(element, tag.scope());
        Attributes attributes = tag.attributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            String uri = attributes.getURI(i);
            attribute(element, uri.isEmpty() ? null : uri, attributes.getQName(i), attributes.getValue(i));
        }
        for (String id : ids.of(tag)) {
            if (identified.put(id, element) != null) {
                ambiguous.add(id);
            }
        }
    }

    private void declare(Element element, Namespaces scope) {
        scope.inScope().forEach((prefix, uri) -> declaration(element, prefix, uri));
        for (int i = scope.own(); i < scope.size(); i++) {
            if (scope.prefix(i).isEmpty() && "".equals(scope.lookup(""))) {
                declaration(element, "", "");
            }
        }
    }

    private void declaration(Element element, String prefix, String uri) {
        attribute(element, DECLARATIONS, prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, uri);
    }

    private void attribute(Element element, @Nullable String uri, String name, String value) {
        if (!isTooLarge(name.length() + value.length())) {
            Attr attribute = document.createAttributeNS(uri, name);
            attribute.setValue(value);
            element.setAttributeNodeNS(attribute);
            order.put(attribute, order.size());
        }
    }

    private boolean isTooLarge(int length) {
        characters += length;
        tooLarge |= characters > MOST_CHARACTERS || order.size() >= MOST_NODES;
        return tooLarge;
    }

    private void add(Node node) {
        open.appendChild(node);
        order.put(node, order.size());
    }

    @Override
    public void end(StartTag tag, long from, long to) {
        flush();
        if (!tooLarge) {
            open = open.getParentNode();
        }
    }

    @Override
    public void text(char[] from, int offset, int length) {
        if (!isTooLarge(length) && open != document) {
            text.append(from, offset, length);
        }
    }

    /** A parser hands text over in pieces, but it is one node. */
    private void flush() {
        if (!text.isEmpty()) {
            add(document.createTextNode(text.toString()));
            text.setLength(0);
        }
    }

    @Override
    public void comment(char[] from, int offset, int length) {
        flush();
        if (!isTooLarge(length)) {
            add(document.createComment(new String(from, offset, length)));
        }
    }

    @Override
    public void instruction(String target, String data) {
        flush();
        if (!isTooLarge(target.length() + data.length())) {
            add(document.createProcessingInstruction(target, data));
        }
    }

    /**
     * Says whether the whole document is in the tree.
     *
     * @return false if it was larger than is held
     */
    public boolean isComplete() {
        return !tooLarge;
    }

    /**
     * Says whether several elements have an identifier.
     *
     * @param id the identifier
     * @return true if so
     */
    public boolean isAmbiguous(String id) {
        return ambiguous.contains(id);
    }

    Document document() {
        return document;
    }

    /** The place of a node in the document. */
    int order(Node node) {
        return order.getOrDefault(node, -1);
    }

    /** The element with an identifier, if it is the only one. */
    Optional<Element> identified(String id) {
        return ambiguous.contains(id) ? Optional.empty() : Optional.ofNullable(identified.get(id));
    }

    /** The element of a number, as {@link StartTag#ordinal} has it. */
    Optional<Element> element(long ordinal) {
        return ordinal < 1 || ordinal > elements.size()
                ? Optional.empty()
                : Optional.of(elements.get((int) ordinal - 1));
    }

    long ordinal(Node element) {
        return Collections.binarySearch(elementOrder, order(element)) + 1L;
    }

    /** How many nodes there are. */
    int size() {
        return order.size();
    }

    IdAttributes ids() {
        return ids;
    }
}
