package vn.motcua.signing.xml.internal.xpath;

import java.util.HashSet;
import java.util.Set;
import org.w3c.dom.Node;

/** Comparisons (XPath 1.0, 3.4): one with nodes holds if it holds for one of them. */
enum Comparison {
    EQUAL,
    UNEQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL;

    boolean holds(Object left, Object right, Setting setting) {
        if (left instanceof Boolean || right instanceof Boolean) {
            return simple(Values.truth(left), Values.truth(right), setting);
        }
        if (left instanceof NodeSet one && right instanceof NodeSet other) {
            return some(one, other, setting);
        }
        if (left instanceof NodeSet set) {
            return set.nodes().stream().anyMatch(node -> simple(Values.text(node, setting), right, setting));
        }
        if (right instanceof NodeSet set) {
            return set.nodes().stream().anyMatch(node -> simple(left, Values.text(node, setting), setting));
        }
        return simple(left, right, setting);
    }

    private boolean some(NodeSet one, NodeSet other, Setting setting) {
        if (this == EQUAL) {
            Set<String> texts = new HashSet<>();
            one.nodes().forEach(node -> texts.add(Values.text(node, setting)));
            return other.nodes().stream().anyMatch(node -> texts.contains(Values.text(node, setting)));
        }
        for (Node left : one.nodes()) {
            String text = Values.text(left, setting);
            for (Node right : other.nodes()) {
                if (simple(text, Values.text(right, setting), setting)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean simple(Object left, Object right, Setting setting) {
        if (this == EQUAL || this == UNEQUAL) {
            return equal(left, right, setting) == (this == EQUAL);
        }
        double one = Values.number(left, setting);
        double other = Values.number(right, setting);
        return switch (this) {
            case LESS -> one < other;
            case LESS_OR_EQUAL -> one <= other;
            case GREATER -> one > other;
            default -> one >= other;
        };
    }

    private static boolean equal(Object left, Object right, Setting setting) {
        if (left instanceof Boolean || (left instanceof String && right instanceof String)) {
            return left.equals(right);
        }
        return Values.number(left, setting) == Values.number(right, setting);
    }
}
