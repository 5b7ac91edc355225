package vn.motcua.signing.xml.internal.xpath;

import java.util.List;
import java.util.Map;
import org.w3c.dom.Node;

/**
 * An expression of XPath 1.0, without variables. Namespaces are attributes that declare them: the tree has to declare on
 * each element all that are in scope.
 */
public final class XPath {

    private final Expression expression;

    private XPath(Expression expression) {
        this.expression = expression;
    }

    /**
     * Reads an expression.
     *
     * @param text the expression
     * @param namespaces what its prefixes stand for
     * @return the expression
     * @throws XPathRefusal if it breaks the grammar or is longer or deeper than is followed
     */
    public static XPath of(String text, Map<String, String> namespaces) {
        return new XPath(Parser.parse(text, namespaces));
    }

    /**
     * Evaluates the expression for a node and takes the value for a truth.
     *
     * @param node the node
     * @param setting counts the steps
     * @return the value
     * @throws XPathRefusal if it takes too many steps
     */
    public boolean holds(Node node, Setting setting) {
        setting.spend(1);
        return Values.truth(expression.value(new Focus(node, 1, 1, setting)));
    }

    /**
     * Evaluates the expression for a node.
     *
     * @param node the node
     * @param setting counts the steps
     * @return the nodes it leads to, in the order of the document
     * @throws XPathRefusal if it takes too many steps, or its value is no set of nodes
     */
    public List<Node> nodes(Node node, Setting setting) {
        setting.spend(1);
        return NodeSet.of(expression.value(new Focus(node, 1, 1, setting))).nodes();
    }
}
