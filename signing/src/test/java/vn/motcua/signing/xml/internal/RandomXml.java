package vn.motcua.signing.xml.internal;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Documents that are well-formed and otherwise whatever chance makes of them; one element is called target. */
final class RandomXml {

    private static final String[] PREFIXES = {"", "p:", "q:", "xx:"};
    private static final String[] TEXTS = {
        "Ủy ban ",
        "&amp;",
        "&lt;",
        "]]&gt;",
        "\r\n",
        "\t",
        "&#13;",
        "<![CDATA[<a> & ]]]]><![CDATA[>]]>",
        "𠀋",
        "\"'",
        "<!-- -> > < -->",
        "<?p <a> ?>",
        "<?q?>",
        "  ",
        "&#x10FFFF;"
    };

    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private boolean targeted;

    RandomXml(Random random) {
        this.random = random;
    }

    String document() {
        element(0, "root");
        return out.toString();
    }

    private void element(int depth, String name) {
        String prefix = depth == 0 ? "" : PREFIXES[random.nextInt(PREFIXES.length)];
        String used = name;
        if (!targeted && depth > 1) {
            targeted = true;
            used = "target";
            prefix = "";
        }
        out.append('<').append(prefix).append(used);
        declarations(depth);
        attributes();
        if (random.nextInt(5) == 0) {
            out.append(random.nextBoolean() ? "/>" : " />");
            return;
        }
        out.append('>');
        for (int i = random.nextInt(5) + (depth < 2 ? 1 : 0); i > 0; i--) {
            if (depth < 6 && random.nextBoolean()) {
                element(depth + 1, "e" + random.nextInt(3));
            } else {
                out.append(TEXTS[random.nextInt(TEXTS.length)]);
            }
        }
        out.append("</").append(prefix).append(used).append(random.nextBoolean() ? ">" : "\n>");
    }

    private void declarations(int depth) {
        for (String prefix : PREFIXES) {
            if ((depth == 0 && !prefix.isEmpty()) || random.nextInt(4) == 0) {
                String uri = prefix.isEmpty() && random.nextBoolean() ? "" : "urn:" + random.nextInt(3);
                out.append(" xmlns")
                        .append(prefix.isEmpty() ? "" : ":" + prefix.replace(":", ""))
                        .append("='")
                        .append(uri)
                        .append('\'');
            }
        }
    }

    private void attributes() {
        Set<String> names = new HashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = "abc".charAt(random.nextInt(3)) + (random.nextBoolean() ? "" : "z");
            if (names.add(name)) {
                out.append(' ').append(name).append("=\"x&#9;&quot; &#xD;&lt;> y\"");
            }
        }
        if (random.nextInt(4) == 0) {
            out.append(" xx:a='v' q:").append(names.isEmpty() ? "b" : "y").append("='w'");
        }
        if (random.nextInt(6) == 0) {
            out.append(" xml:lang='vi'");
        }
    }
}
