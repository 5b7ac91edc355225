package vn.motcua.signing.xml.internal.xpath;

import java.util.List;
import org.w3c.dom.Node;

/** Nodes in the order of their document, each once. */
record NodeSet(List<Node> nodes) {

    NodeSet {
        nodes = List.copyOf(nodes);
    }

    static NodeSet of(Object value) {
        if (value instanceof NodeSet set) {
            return set;
        }
        throw new XPathRefusal("what should be nodes is none");
    }
}
