package vn.motcua.signing.xml.internal.xpath;

import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;

/** Whether a node has a name; without a prefix it is one in no namespace. */
final class NameTest implements Predicate<Node> {

    private static final String ANY = "*";

    private final Axis axis;
    private final @Nullable String uri;
    private final String local;

    NameTest(Axis axis, String name, Setting.Prefixes prefixes) {
        this.axis = axis;
        int colon = name.indexOf(':');
        this.local = name.substring(colon + 1);
        this.uri = colon < 0 ? null : prefixes.uri(name.substring(0, colon));
    }

    @Override
    public boolean test(Node node) {
        return switch (axis) {
            case ATTRIBUTE -> isNamed(node);
            case NAMESPACE -> local.equals(ANY) || local.equals(node.getPrefix() == null ? "" : node.getLocalName());
            default -> node.getNodeType() == Node.ELEMENT_NODE && isNamed(node);
        };
    }

    private boolean isNamed(Node node) {
        if (local.equals(ANY)) {
            return uri == null || uri.equals(node.getNamespaceURI());
        }
        return local.equals(node.getLocalName()) && Objects.equals(uri, node.getNamespaceURI());
    }
}
