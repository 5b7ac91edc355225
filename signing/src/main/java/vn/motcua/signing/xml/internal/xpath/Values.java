package vn.motcua.signing.xml.internal.xpath;

import java.math.BigDecimal;
import org.w3c.dom.Node;

/** Values and how one kind becomes another (XPath 1.0, 4). */
final class Values {

    private static final String BLANKS = "[ \\t\\r\\n]+";

    private Values() {}

    static boolean truth(Object value) {
        if (value instanceof Boolean known) {
            return known;
        }
        if (value instanceof Double number) {
            return number != 0 && !number.isNaN();
        }
        return value instanceof String text
                ? !text.isEmpty()
                : !NodeSet.of(value).nodes().isEmpty();
    }

    static double number(Object value, Setting setting) {
        if (value instanceof Double known) {
            return known;
        }
        if (value instanceof Boolean known) {
            return known ? 1 : 0;
        }
        return parsed(text(value, setting).replaceAll("^" + BLANKS + "|" + BLANKS + "$", ""));
    }

    private static double parsed(String text) {
        // What Double.parseDouble takes beyond digits and a point is no number here.
        return text.length() < 400 && text.matches("-?(\\d+(\\.\\d*)?|\\.\\d+)")
                ? Double.parseDouble(text)
                : Double.NaN;
    }

    static String text(Object value, Setting setting) {
        if (value instanceof String known) {
            return known;
        }
        if (value instanceof Double number) {
            return written(number);
        }
        if (value instanceof Boolean known) {
            return known.toString();
        }
        NodeSet set = NodeSet.of(value);
        return set.nodes().isEmpty() ? "" : text(set.nodes().get(0), setting);
    }

    /** The string-value of a node. */
    static String text(Node node, Setting setting) {
        if (node.getNodeType() == Node.ELEMENT_NODE || node.getNodeType() == Node.DOCUMENT_NODE) {
            StringBuilder text = new StringBuilder();
            append(node, text, setting);
            return text.toString();
        }
        String text = String.valueOf(node.getNodeValue());
        setting.spend(1 + text.length());
        return text;
    }

    private static void append(Node node, StringBuilder text, Setting setting) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            setting.spend(1);
            if (child.getNodeType() == Node.TEXT_NODE) {
                String value = child.getNodeValue();
                setting.spend(value.length());
                text.append(value);
            } else if (child.getNodeType() == Node.ELEMENT_NODE) {
                append(child, text, setting);
            }
        }
    }

    private static String written(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "Infinity" : "-Infinity";
        }
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString((long) number);
        }
        return new BigDecimal(Double.toString(number)).toPlainString();
    }
}
