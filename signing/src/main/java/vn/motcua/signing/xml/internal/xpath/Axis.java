package vn.motcua.signing.xml.internal.xpath;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** The ways from a node to others (XPath 1.0, 2.2); each lists them from the nearest on. */
enum Axis {
    ANCESTOR,
    ANCESTOR_OR_SELF,
    ATTRIBUTE,
    CHILD,
    DESCENDANT,
    DESCENDANT_OR_SELF,
    FOLLOWING,
    FOLLOWING_SIBLING,
    NAMESPACE,
    PARENT,
    PRECEDING,
    PRECEDING_SIBLING,
    SELF;

    private static final String DECLARATIONS = "http://www.w3.org/2000/xmlns/";

    static Axis named(String name) {
        return Arrays.stream(values())
                .filter(axis ->
                        axis.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name))
                .findFirst()
                .orElseThrow(() -> new XPathRefusal("there is no such axis"));
    }

    /** Whether it leads to nodes in the order of the document. */
    boolean isForward() {
        return switch (this) {
            case ANCESTOR, ANCESTOR_OR_SELF, PRECEDING, PRECEDING_SIBLING -> false;
            default -> true;
        };
    }

    static boolean isDeclaration(Node node) {
        return DECLARATIONS.equals(node.getNamespaceURI());
    }

    List<Node> from(Node node, Setting setting) {
        Walk walk = new Walk(setting);
        switch (this) {
            case ANCESTOR -> walk.ancestors(parent(node));
            case ANCESTOR_OR_SELF -> walk.ancestors(node);
            case ATTRIBUTE -> walk.attributes(node, false);
            case NAMESPACE -> walk.attributes(node, true);
            case CHILD -> walk.siblings(node.getFirstChild(), true);
            case DESCENDANT -> walk.descendants(node);
            case DESCENDANT_OR_SELF -> {
                walk.take(node);
                walk.descendants(node);
            }
            case FOLLOWING -> walk.following(node);
            case PRECEDING -> walk.preceding(node);
            case FOLLOWING_SIBLING -> walk.siblings(beside(node, true), true);
            case PRECEDING_SIBLING -> walk.siblings(beside(node, false), false);
            case PARENT -> {
                @Nullable Node parent = parent(node);
                if (parent != null) {
                    walk.take(parent);
                }
            }
            case SELF -> walk.take(node);
        }
        return walk.found;
    }

    static @Nullable Node parent(Node node) {
        return node instanceof Attr attribute ? attribute.getOwnerElement() : node.getParentNode();
    }

    private static @Nullable Node beside(Node node, boolean forwards) {
        if (node instanceof Attr) {
            return null;
        }
        return forwards ? node.getNextSibling() : node.getPreviousSibling();
    }

    private static final class Walk {

        private final Setting setting;
        private final List<Node> found = new ArrayList<>();

        Walk(Setting setting) {
            this.setting = setting;
        }

        void take(Node node) {
            setting.spend(1);
            found.add(node);
        }

        void ancestors(@Nullable Node first) {
            for (@Nullable Node node = first; node != null; node = parent(node)) {
                take(node);
            }
        }

        void attributes(Node node, boolean declarations) {
            @Nullable NamedNodeMap attributes = node.getAttributes();
            if (attributes == null) {
                return;
            }
            for (int i = 0; i < attributes.getLength(); i++) {
                Node attribute = attributes.item(i);
                setting.spend(1);
                boolean undeclares = declarations && attribute.getNodeValue().isEmpty();
                if (isDeclaration(attribute) == declarations && !undeclares) {
                    found.add(attribute);
                }
            }
        }

        void siblings(@Nullable Node first, boolean forwards) {
            for (@Nullable Node node = first;
                    node != null;
                    node = forwards ? node.getNextSibling() : node.getPreviousSibling()) {
                take(node);
            }
        }

        void descendants(Node node) {
            for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
                take(child);
                descendants(child);
            }
        }

        void following(Node node) {
            if (node instanceof Attr attribute) {
                descendants(attribute.getOwnerElement());
            }
            for (@Nullable Node at = parentElement(node); at != null; at = at.getParentNode()) {
                for (Node next = at.getNextSibling(); next != null; next = next.getNextSibling()) {
                    take(next);
                    descendants(next);
                }
            }
        }

        void preceding(Node node) {
            for (@Nullable Node at = parentElement(node); at != null; at = at.getParentNode()) {
                for (Node before = at.getPreviousSibling(); before != null; before = before.getPreviousSibling()) {
                    Walk within = new Walk(setting);
                    within.take(before);
                    within.descendants(before);
                    Collections.reverse(within.found);
                    found.addAll(within.found);
                }
            }
        }

        private static @Nullable Node parentElement(Node node) {
            return node instanceof Attr attribute ? attribute.getOwnerElement() : node;
        }
    }
}
