package vn.motcua.signing.xml.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What transforms selected of a document.
 *
 * @param whole whether it is the document but for signatures and comments, with its markup
 * @param textOnly whether it is text without its markup
 * @param torn whether text or attributes were selected without the element they stand in: they could stand in any other
 * @param tops the elements with which what was selected begins
 */
public record Selected(boolean whole, boolean textOnly, boolean torn, List<Top> tops) {

    static final Selected NOTHING = new Selected(false, false, false, List.of());

    private static final int MOST_TOPS = 1000;

    /** Copies the list. */
    public Selected {
        tops = List.copyOf(tops);
    }

    /**
     * An element that was selected, and the element around it not.
     *
     * @param ordinal its number in the document
     * @param parent the number of the element around it, 0 for the root
     * @param path the names from the root to it
     * @param signature whether it is a part of signatures by its namespace
     * @param alike whether an element of the same name stands beside it and was not selected
     */
    public record Top(long ordinal, long parent, String path, boolean signature, boolean alike) {}

    static Selected of(XmlTree tree, Set<Node> nodes, boolean textOnly) {
        Collector collector = new Collector(tree, nodes);
        XmlTransforms.walk(tree.document(), collector::take);
        return new Selected(collector.whole && !textOnly, textOnly, collector.torn && !textOnly, collector.tops);
    }

    private static final class Collector {

        private final XmlTree tree;
        private final Set<Node> nodes;
        private final List<Top> tops = new ArrayList<>();
        private boolean whole = true;
        private boolean torn;

        Collector(XmlTree tree, Set<Node> nodes) {
            this.tree = tree;
            this.nodes = nodes;
        }

        void take(Node node) {
            if (!nodes.contains(node)) {
                whole &= node.getNodeType() == Node.COMMENT_NODE || node == tree.document() || isInSignature(node);
                return;
            }
            @Nullable Node around = node instanceof Attr attribute ? attribute.getOwnerElement() : node.getParentNode();
            boolean begins = around instanceof Element && !nodes.contains(around);
            if (node instanceof Element element) {
                if (begins || around == tree.document()) {
                    top(element);
                }
            } else if (begins && !isMarkupOnly(node)) {
                torn = true;
            }
        }

        private static boolean isMarkupOnly(Node node) {
            return node.getNodeName().startsWith("xmlns")
                    || node.getNodeType() == Node.COMMENT_NODE
                    || (node.getNodeType() == Node.TEXT_NODE
                            && node.getNodeValue().isBlank());
        }

        private static boolean isInSignature(Node node) {
            @Nullable Node at = node instanceof Attr attribute ? attribute.getOwnerElement() : node;
            while (at != null) {
                if (Xades.DS.equals(at.getNamespaceURI()) && "Signature".equals(at.getLocalName())) {
                    return true;
                }
                at = at.getParentNode();
            }
            return false;
        }

        private void top(Element element) {
            if (tops.size() == MOST_TOPS) {
                torn = true;
                return;
            }
            Node parent = element.getParentNode();
            tops.add(new Top(
                    tree.ordinal(element),
                    parent instanceof Element ? tree.ordinal(parent) : 0,
                    path(element),
                    Xades.isOfSignatures(String.valueOf(element.getNamespaceURI())),
                    hasAlike(element)));
        }

        private boolean hasAlike(Element element) {
            for (Node node = element.getParentNode().getFirstChild(); node != null; node = node.getNextSibling()) {
                boolean same = element.getLocalName().equals(node.getLocalName())
                        && String.valueOf(element.getNamespaceURI()).equals(String.valueOf(node.getNamespaceURI()));
                if (same && !nodes.contains(node)) {
                    return true;
                }
            }
            return false;
        }

        private static String path(Element element) {
            Deque<String> path = new ArrayDeque<>();
            for (@Nullable Node node = element; node instanceof Element; node = node.getParentNode()) {
                path.push(node.getNodeName());
            }
            return "/" + String.join("/", path);
        }
    }
}
