package vn.motcua.signing.xml.internal.xpath;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an expression (XPath 1.0, 3.7), read one after the other. */
final class Tokens {

    private static final int LONGEST = 2_000;
    private static final String NAME = "[\\p{L}_][\\p{L}\\p{M}\\p{N}._·-]*";

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<literal>\"[^\"]*\"|'[^']*')"
            + "|(?<number>\\d+(?:\\.\\d*)?|\\.\\d+)"
            + "|(?<symbol>::|//|\\.\\.|!=|<=|>=|[()\\[\\].@,/|+=<>*$-])"
            + "|(?<name>" + NAME + "(?::(?!:)(?:" + NAME + "|\\*))?))");

    /** Behind these a star or a name is no operator. */
    private static final Set<String> OPERAND_FOLLOWS = Set.of(
            "@", "::", "(", "[", ",", "and", "or", "mod", "div", "*", "/", "//", "|", "+", "-", "=", "!=", "<", "<=",
            ">", ">=");

    private static final Set<String> OPERATOR_NAMES = Set.of("and", "or", "mod", "div");

    private final List<Token> tokens = new ArrayList<>();
    private int at;

    /** The kinds of words; an operator is a symbol, too. */
    enum Kind {
        LITERAL,
        NUMBER,
        SYMBOL,
        NAME,
        END
    }

    record Token(Kind kind, String text) {}

    Tokens(String expression) {
        if (expression.length() > LONGEST) {
            throw new XPathRefusal("the expression is longer than " + LONGEST + " characters");
        }
        String text = expression.strip();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!matcher.region(end, text.length()).lookingAt()) {
                throw new XPathRefusal("the expression breaks the grammar");
            }
            tokens.add(token(matcher));
            end = matcher.end();
        }
        tokens.add(new Token(Kind.END, ""));
    }

    private Token token(Matcher matcher) {
        if (matcher.group("literal") != null) {
            String quoted = matcher.group("literal");
            return new Token(Kind.LITERAL, quoted.substring(1, quoted.length() - 1));
        }
        if (matcher.group("number") != null) {
            return new Token(Kind.NUMBER, matcher.group("number"));
        }
        boolean operand = tokens.isEmpty() || (last().kind == Kind.SYMBOL && OPERAND_FOLLOWS.contains(last().text));
        String name = matcher.group("name");
        if (name != null) {
            boolean operator = !operand && OPERATOR_NAMES.contains(name);
            return new Token(operator ? Kind.SYMBOL : Kind.NAME, name);
        }
        String symbol = matcher.group("symbol");
        return new Token(symbol.equals("*") && operand ? Kind.NAME : Kind.SYMBOL, symbol);
    }

    private Token last() {
        return tokens.get(tokens.size() - 1);
    }

    Token peek() {
        return tokens.get(at);
    }

    Token next() {
        return tokens.get(at++);
    }

    /** Whether the next is of a kind and followed by a symbol. */
    boolean isFollowed(Kind kind, String symbol) {
        return peek().kind == kind && tokens.get(at + 1).equals(new Token(Kind.SYMBOL, symbol));
    }

    boolean is(String symbol) {
        return peek().equals(new Token(Kind.SYMBOL, symbol));
    }

    /** Passes over a symbol if it is the next. */
    boolean skip(String symbol) {
        boolean there = is(symbol);
        at += there ? 1 : 0;
        return there;
    }

    void require(String symbol) {
        if (!skip(symbol)) {
            throw new XPathRefusal("the expression breaks the grammar");
        }
    }
}
