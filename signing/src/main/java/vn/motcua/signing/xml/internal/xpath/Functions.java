package vn.motcua.signing.xml.internal.xpath;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The functions of XPath 1.0, 4, and {@code here()} of XML signatures. */
final class Functions {

    private final String name;
    private final List<Expression> arguments;

    private Functions(String name, List<Expression> arguments) {
        this.name = name;
        this.arguments = List.copyOf(arguments);
    }

    static Expression named(String name, List<Expression> arguments) {
        Functions call = new Functions(name, arguments);
        Expression function = call.ofNodes();
        function = function == null ? call.ofStrings() : function;
        function = function == null ? call.ofNumbersAndTruth() : function;
        if (function == null) {
            throw new XPathRefusal("there is no such function");
        }
        return function;
    }

    private @Nullable Expression ofNodes() {
        return switch (name) {
            case "last" -> taking(0, 0, focus -> (double) focus.size());
            case "position" -> taking(0, 0, focus -> (double) focus.position());
            case "here" ->
                taking(0, 0, focus -> new NodeSet(List.of(focus.setting().here())));
            case "count" -> taking(1, 1, focus -> (double) nodes(focus).size());
            case "id" -> taking(1, 1, this::identified);
            case "local-name" -> ofFirst(node -> node.getLocalName() == null ? named(node) : node.getLocalName());
            case "name" -> ofFirst(Functions::named);
            case "namespace-uri" ->
                ofFirst(node ->
                        node.getNamespaceURI() == null || Axis.isDeclaration(node) ? "" : node.getNamespaceURI());
            case "sum" ->
                taking(
                        1,
                        1,
                        focus -> nodes(focus).stream()
                                .mapToDouble(node -> Values.number(Values.text(node, focus.setting()), focus.setting()))
                                .sum());
            default -> null;
        };
    }

    private static String named(Node node) {
        return switch (node.getNodeType()) {
            case Node.ELEMENT_NODE, Node.ATTRIBUTE_NODE, Node.PROCESSING_INSTRUCTION_NODE -> node.getNodeName();
            default -> "";
        };
    }

    private Expression ofFirst(Function<Node, String> answer) {
        return taking(0, 1, focus -> {
            List<Node> nodes = arguments.isEmpty() ? List.of(focus.node()) : nodes(focus);
            return nodes.isEmpty() ? "" : answer.apply(nodes.get(0));
        });
    }

    private Object identified(Focus focus) {
        Object value = arguments.get(0).value(focus);
        List<String> texts = new ArrayList<>();
        if (value instanceof NodeSet set) {
            set.nodes().forEach(node -> texts.add(Values.text(node, focus.setting())));
        } else {
            texts.add(Values.text(value, focus.setting()));
        }
        List<Node> found = new ArrayList<>();
        for (String text : texts) {
            for (String id : text.strip().split("\\s+", -1)) {
                focus.setting().identified(id).ifPresent(found::add);
            }
        }
        return new NodeSet(focus.setting().ordered(found));
    }

    private @Nullable Expression ofStrings() {
        return switch (name) {
            case "string" -> taking(0, 1, this::ownText);
            case "string-length" ->
                taking(0, 1, focus -> (double) ownText(focus).codePoints().count());
            case "normalize-space" ->
                taking(
                        0,
                        1,
                        focus -> ownText(focus).replaceAll("[ \\t\\r\\n]+", " ").strip());
            case "concat" -> taking(2, Integer.MAX_VALUE, this::joined);
            case "starts-with" -> ofTwo(String::startsWith);
            case "contains" -> ofTwo(String::contains);
            case "substring-before" -> ofTwo((text, part) -> text.substring(0, Math.max(0, text.indexOf(part))));
            case "substring-after" ->
                ofTwo((text, part) -> text.contains(part) ? text.substring(text.indexOf(part) + part.length()) : "");
            case "substring" -> taking(2, 3, this::substring);
            case "translate" -> taking(3, 3, this::translated);
            default -> null;
        };
    }

    private Expression ofTwo(BiFunction<String, String, Object> answer) {
        return taking(2, 2, focus -> answer.apply(text(0, focus), text(1, focus)));
    }

    private Object joined(Focus focus) {
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < arguments.size(); i++) {
            joined.append(text(i, focus));
        }
        return joined.toString();
    }

    private Object substring(Focus focus) {
        int[] points = text(0, focus).codePoints().toArray();
        double from = Math.floor(number(1, focus) + 0.5);
        double to = arguments.size() < 3 ? Double.POSITIVE_INFINITY : from + Math.floor(number(2, focus) + 0.5);
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < points.length; i++) {
            if (i + 1 >= from && i + 1 < to) {
                part.appendCodePoint(points[i]);
            }
        }
        return part.toString();
    }

    private Object translated(Focus focus) {
        String from = text(1, focus);
        String to = text(2, focus);
        StringBuilder translated = new StringBuilder();
        for (char character : text(0, focus).toCharArray()) {
            focus.setting().spend(1 + from.length() / Long.BYTES);
            int at = from.indexOf(character);
            if (at < 0) {
                translated.append(character);
            } else if (at < to.length()) {
                translated.append(to.charAt(at));
            }
        }
        return translated.toString();
    }

    private @Nullable Expression ofNumbersAndTruth() {
        return switch (name) {
            case "boolean" ->
                taking(1, 1, focus -> Values.truth(arguments.get(0).value(focus)));
            case "not" -> taking(1, 1, focus -> !Values.truth(arguments.get(0).value(focus)));
            case "true" -> taking(0, 0, focus -> true);
            case "false" -> taking(0, 0, focus -> false);
            case "lang" -> taking(1, 1, this::isInLanguage);
            case "number" ->
                taking(
                        0,
                        1,
                        focus -> arguments.isEmpty()
                                ? Values.number(ownText(focus), focus.setting())
                                : number(0, focus));
            case "floor" -> ofNumber(Math::floor);
            case "ceiling" -> ofNumber(Math::ceil);
            case "round" -> ofNumber(number -> Math.floor(number + 0.5));
            default -> null;
        };
    }

    private Expression ofNumber(ToDoubleFunction<Double> answer) {
        return taking(1, 1, focus -> answer.applyAsDouble(number(0, focus)));
    }

    private Object isInLanguage(Focus focus) {
        String wanted = text(0, focus).toLowerCase(Locale.ROOT);
        for (@Nullable Node node = focus.node(); node != null; node = Axis.parent(node)) {
            focus.setting().spend(1);
            if (node instanceof Element element && element.hasAttribute("xml:lang")) {
                String language = element.getAttribute("xml:lang").toLowerCase(Locale.ROOT);
                return language.equals(wanted) || language.startsWith(wanted + "-");
            }
        }
        return false;
    }

    private Expression taking(int least, int most, Expression function) {
        if (arguments.size() < least || arguments.size() > most) {
            throw new XPathRefusal("a function has too few or too many arguments");
        }
        return focus -> {
            focus.setting().spend(1);
            return function.value(focus);
        };
    }

    private List<Node> nodes(Focus focus) {
        return NodeSet.of(arguments.get(0).value(focus)).nodes();
    }

    /** Strings are paid for where they are made, and where they are made longer again. */
    private String text(int argument, Focus focus) {
        String text = Values.text(arguments.get(argument).value(focus), focus.setting());
        focus.setting().spend(text.length());
        return text;
    }

    private double number(int argument, Focus focus) {
        return Values.number(arguments.get(argument).value(focus), focus.setting());
    }

    private String ownText(Focus focus) {
        return arguments.isEmpty() ? Values.text(focus.node(), focus.setting()) : text(0, focus);
    }
}
