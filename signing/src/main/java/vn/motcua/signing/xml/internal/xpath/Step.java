package vn.motcua.signing.xml.internal.xpath;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.w3c.dom.Node;

/** One step of a path: along an axis to the nodes of a kind, of which predicates leave some. */
record Step(Axis axis, Predicate<Node> test, List<Expression> predicates) {

    Step {
        predicates = List.copyOf(predicates);
    }

    /** A path: each step is made from all nodes the one before led to. */
    static NodeSet walk(NodeSet start, List<Step> steps, Setting setting) {
        NodeSet at = start;
        for (Step step : steps) {
            if (at.nodes().size() == 1 && step.axis.isForward()) {
                at = new NodeSet(step.from(at.nodes().get(0), setting));
                continue;
            }
            List<Node> next = new ArrayList<>();
            for (Node node : at.nodes()) {
                next.addAll(step.from(node, setting));
            }
            at = new NodeSet(setting.ordered(next));
        }
        return at;
    }

    /** Where any node below is meant, its children are: a step to all below that is followed by one to children. */
    Optional<Step> below() {
        return axis == Axis.CHILD && predicates.isEmpty()
                ? Optional.of(new Step(Axis.DESCENDANT, test, predicates))
                : Optional.empty();
    }

    private List<Node> from(Node node, Setting setting) {
        List<Node> found = new ArrayList<>();
        for (Node candidate : axis.from(node, setting)) {
            if (test.test(candidate)) {
                found.add(candidate);
            }
        }
        return filtered(found, predicates, setting);
    }

    static List<Node> filtered(List<Node> nodes, List<Expression> predicates, Setting setting) {
        List<Node> left = nodes;
        for (Expression predicate : predicates) {
            List<Node> kept = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) {
                setting.spend(1);
                Object value = predicate.value(new Focus(left.get(i), i + 1, left.size(), setting));
                boolean keeps = value instanceof Double number ? number == i + 1 : Values.truth(value);
                if (keeps) {
                    kept.add(left.get(i));
                }
            }
            left = kept;
        }
        return left;
    }
}
