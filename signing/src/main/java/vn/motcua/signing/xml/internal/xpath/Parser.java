package vn.motcua.signing.xml.internal.xpath;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/** Reads an expression by the grammar of XPath 1.0, 3. */
final class Parser {

    private static final int DEEPEST = 40;
    private static final Set<String> NODE_TYPES = Set.of("node", "text", "comment", "processing-instruction");
    private static final Step ANY_BELOW = new Step(Axis.DESCENDANT_OR_SELF, node -> true, List.of());

    private static final List<Map<String, Comparison>> COMPARISONS = List.of(
            Map.of("=", Comparison.EQUAL, "!=", Comparison.UNEQUAL),
            Map.of(
                    "<", Comparison.LESS,
                    "<=", Comparison.LESS_OR_EQUAL,
                    ">", Comparison.GREATER,
                    ">=", Comparison.GREATER_OR_EQUAL));

    private final Tokens tokens;
    private final Setting.Prefixes prefixes;
    private int depth;

    private Parser(Tokens tokens, Setting.Prefixes prefixes) {
        this.tokens = tokens;
        this.prefixes = prefixes;
    }

    static Expression parse(String text, Map<String, String> namespaces) {
        Parser parser = new Parser(new Tokens(text), new Setting.Prefixes(namespaces));
        Expression whole = parser.disjunction();
        if (parser.tokens.peek().kind() != Tokens.Kind.END) {
            throw new XPathRefusal("the expression breaks the grammar");
        }
        return whole;
    }

    private Expression disjunction() {
        if (++depth > DEEPEST) {
            throw new XPathRefusal("the expression is nested too deeply");
        }
        Expression left = conjunction();
        while (tokens.skip("or")) {
            Expression one = left;
            Expression other = conjunction();
            left = focus -> Values.truth(one.value(focus)) || Values.truth(other.value(focus));
        }
        depth--;
        return left;
    }

    private Expression conjunction() {
        Expression left = comparison(0);
        while (tokens.skip("and")) {
            Expression one = left;
            Expression other = comparison(0);
            left = focus -> Values.truth(one.value(focus)) && Values.truth(other.value(focus));
        }
        return left;
    }

    private Expression comparison(int level) {
        if (level == COMPARISONS.size()) {
            return sum();
        }
        Expression left = comparison(level + 1);
        Optional<Comparison> comparison = comparisonAt(level);
        while (comparison.isPresent()) {
            tokens.next();
            Comparison by = comparison.get();
            Expression one = left;
            Expression other = comparison(level + 1);
            left = focus -> by.holds(one.value(focus), other.value(focus), focus.setting());
            comparison = comparisonAt(level);
        }
        return left;
    }

    private Optional<Comparison> comparisonAt(int level) {
        return tokens.peek().kind() == Tokens.Kind.SYMBOL
                ? Optional.ofNullable(COMPARISONS.get(level).get(tokens.peek().text()))
                : Optional.empty();
    }

    private Expression sum() {
        Expression left = product();
        while (tokens.is("+") || tokens.is("-")) {
            boolean plus = tokens.next().text().equals("+");
            Expression one = left;
            Expression other = product();
            left = focus -> {
                double added = number(other, focus);
                return number(one, focus) + (plus ? added : -added);
            };
        }
        return left;
    }

    private static double number(Expression expression, Focus focus) {
        return Values.number(expression.value(focus), focus.setting());
    }

    private Expression product() {
        Expression left = negation();
        while (tokens.is("*") || tokens.is("div") || tokens.is("mod")) {
            String operator = tokens.next().text();
            Expression one = left;
            Expression other = negation();
            left = focus -> {
                double first = number(one, focus);
                double second = number(other, focus);
                return operator.equals("*") ? first * second : operator.equals("div") ? first / second : first % second;
            };
        }
        return left;
    }

    private Expression negation() {
        int signs = 0;
        while (tokens.skip("-")) {
            signs++;
        }
        Expression positive = union();
        if (signs == 0) {
            return positive;
        }
        double factor = signs % 2 == 0 ? 1 : -1;
        return focus -> factor * number(positive, focus);
    }

    private Expression union() {
        Expression left = path();
        while (tokens.skip("|")) {
            Expression one = left;
            Expression other = path();
            left = focus -> {
                List<Node> both = new ArrayList<>(NodeSet.of(one.value(focus)).nodes());
                both.addAll(NodeSet.of(other.value(focus)).nodes());
                return new NodeSet(focus.setting().ordered(both));
            };
        }
        return left;
    }

    private Expression path() {
        if (tokens.is("/") || tokens.is("//")) {
            return absolute();
        }
        if (!isPrimary()) {
            List<Step> steps = steps(new ArrayList<>());
            return focus -> Step.walk(new NodeSet(List.of(focus.node())), steps, focus.setting());
        }
        Expression start = primary();
        List<Expression> predicates = predicates();
        List<Step> steps = new ArrayList<>();
        if (tokens.skip("//")) {
            steps.add(ANY_BELOW);
            steps(steps);
        } else if (tokens.skip("/")) {
            steps(steps);
        }
        if (predicates.isEmpty() && steps.isEmpty()) {
            return start;
        }
        return focus -> {
            NodeSet nodes = NodeSet.of(start.value(focus));
            NodeSet left = new NodeSet(Step.filtered(nodes.nodes(), predicates, focus.setting()));
            return Step.walk(left, steps, focus.setting());
        };
    }

    private Expression absolute() {
        List<Step> steps = new ArrayList<>();
        if (tokens.skip("//")) {
            steps.add(ANY_BELOW);
            steps(steps);
        } else {
            tokens.require("/");
            if (beginsStep()) {
                steps(steps);
            }
        }
        return focus -> Step.walk(new NodeSet(List.of(root(focus.node()))), steps, focus.setting());
    }

    private static Node root(Node node) {
        return node instanceof Document ? node : node.getOwnerDocument();
    }

    private boolean beginsStep() {
        return tokens.peek().kind() == Tokens.Kind.NAME || tokens.is("@") || tokens.is(".") || tokens.is("..");
    }

    private boolean isPrimary() {
        Tokens.Token token = tokens.peek();
        boolean call = tokens.isFollowed(Tokens.Kind.NAME, "(") && !NODE_TYPES.contains(token.text());
        return call || token.kind() == Tokens.Kind.LITERAL || token.kind() == Tokens.Kind.NUMBER || tokens.is("(");
    }

    private Expression primary() {
        Tokens.Token token = tokens.next();
        if (token.kind() == Tokens.Kind.LITERAL) {
            return focus -> token.text();
        }
        if (token.kind() == Tokens.Kind.NUMBER) {
            double number = Double.parseDouble(token.text());
            return focus -> number;
        }
        if (token.kind() == Tokens.Kind.SYMBOL) {
            Expression inner = disjunction();
            tokens.require(")");
            return inner;
        }
        tokens.require("(");
        List<Expression> arguments = new ArrayList<>();
        if (!tokens.is(")")) {
            do {
                arguments.add(disjunction());
            } while (tokens.skip(","));
        }
        tokens.require(")");
        return Functions.named(token.text(), arguments);
    }

    private List<Step> steps(List<Step> steps) {
        do {
            add(step(), steps);
            if (tokens.is("//")) {
                steps.add(ANY_BELOW);
            }
        } while (tokens.skip("/") || tokens.skip("//"));
        return steps;
    }

    /** Two steps that amount to one are one: all below and their children would be sorted for nothing. */
    private static void add(Step step, List<Step> steps) {
        boolean anyBelow = !steps.isEmpty() && ANY_BELOW.equals(steps.get(steps.size() - 1));
        Optional<Step> both = anyBelow ? step.below() : Optional.empty();
        if (both.isPresent()) {
            steps.remove(steps.size() - 1);
        }
        steps.add(both.orElse(step));
    }

    private Step step() {
        if (tokens.skip(".")) {
            return new Step(Axis.SELF, node -> true, List.of());
        }
        if (tokens.skip("..")) {
            return new Step(Axis.PARENT, node -> true, List.of());
        }
        Axis axis = Axis.CHILD;
        if (tokens.skip("@")) {
            axis = Axis.ATTRIBUTE;
        } else if (tokens.isFollowed(Tokens.Kind.NAME, "::")) {
            axis = Axis.named(tokens.next().text());
            tokens.require("::");
        }
        Predicate<Node> test = test(axis);
        return new Step(axis, test, predicates());
    }

    private Predicate<Node> test(Axis axis) {
        boolean type = tokens.isFollowed(Tokens.Kind.NAME, "(");
        Tokens.Token token = tokens.next();
        if (token.kind() != Tokens.Kind.NAME) {
            throw new XPathRefusal("the expression breaks the grammar");
        }
        if (!type) {
            return new NameTest(axis, token.text(), prefixes);
        }
        tokens.require("(");
        String target =
                tokens.peek().kind() == Tokens.Kind.LITERAL ? tokens.next().text() : "";
        tokens.require(")");
        return switch (token.text()) {
            case "node" -> node -> true;
            case "text" -> node -> node.getNodeType() == Node.TEXT_NODE;
            case "comment" -> node -> node.getNodeType() == Node.COMMENT_NODE;
            case "processing-instruction" ->
                node -> node.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE
                        && (target.isEmpty() || node.getNodeName().equals(target));
            default -> throw new XPathRefusal("there is no such kind of node");
        };
    }

    private List<Expression> predicates() {
        List<Expression> predicates = new ArrayList<>();
        while (tokens.skip("[")) {
            predicates.add(disjunction());
            tokens.require("]");
        }
        return predicates;
    }
}
