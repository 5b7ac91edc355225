package vn.motcua.signing.xml.internal.xpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.NamespaceContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Our XPath against the JDK's. */
class XPathTest {

    private static final Map<String, String> PREFIXES = Map.of("p", "urn:p", "d", "urn:d");

    private static final String DOCUMENT = "<?start one?><!-- c --><a xmlns='urn:d' xmlns:p='urn:p' xml:lang='vi-VN'>"
            + "<b n='1' p:n='2'>one</b><p:b n='2'>two<c>2.50</c><c>-3</c></p:b> text <!-- in -->"
            + "<b n='3' id='x'><c><c><p:d>deep Điềm Thuỵ</p:d></c></c></b><?go there?><e xmlns=''>none</e></a>";

    private final Document document = parsed(DOCUMENT);

    private static Document parsed(String text) {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "//node()",
                "//*",
                "//d:b",
                "//p:b",
                "//p:*",
                "//b",
                "//e",
                "//@*",
                "//@n",
                "//@p:n",
                "/d:a/d:b[2]",
                "/d:a/*[last()]",
                "/d:a/*[last()-1]/descendant-or-self::*",
                "//d:c[2]",
                "(//d:c)[2]",
                "//d:c/..",
                "//d:c/ancestor::*",
                "//d:c/ancestor::*[1]",
                "//d:c/ancestor-or-self::*[2]",
                "//p:d/preceding::*",
                "//p:d/preceding::*[1]",
                "//p:b/following::*",
                "//p:b/following::node()[2]",
                "//p:b/following-sibling::node()",
                "//p:b/preceding-sibling::*[1]",
                "//@n/parent::*",
                "//@n/following::*",
                "//@n/ancestor-or-self::node()",
                "//text()",
                "//comment()",
                "//processing-instruction()",
                "//processing-instruction('go')",
                "//*[@n]",
                "//*[@n=2 or @n='3']",
                "//*[@n>1 and not(@id)]",
                "//*[@n!=2]",
                "//*[. = 'one']",
                "//*[contains(., 'Điềm')]",
                "//*[starts-with(local-name(), 'b')]",
                "//*[namespace-uri()='urn:p']",
                "//*[name()='p:b']",
                "//*[count(*)=2]",
                "//*[count(ancestor::*) > 1]",
                "//*[position() mod 2 = 1]",
                "//*[lang('vi')]",
                "//*[string-length() > 4]",
                "//*[normalize-space(text()) = 'text']",
                "//*[boolean(d:c)]",
                "//*[self::d:b or self::p:b]",
                "//d:b | //p:b | //d:b",
                "//d:c[. < 0] | //d:c[. >= 2.5]",
                "//*[sum(d:c) < 0]",
                "//d:b[@n = //p:b/@n + 1]",
                "//*[translate(., 'one', 'ONE') = 'ONE']",
                "//d:b/self::node()[2 > 1][1]",
                ".//d:c",
                "descendant::p:d/../../..",
                "//*[d:c != d:c]",
                "//d:b[position()=last()]",
                "//*[* and @n]",
                "//div | //mod | //d:a/or"
            })
    void nodes_expression_areThoseOfTheJdk(String expression) throws Exception {
        javax.xml.xpath.XPath theirs = XPathFactory.newDefaultInstance().newXPath();
        theirs.setNamespaceContext(new Context());
        NodeList expected = (NodeList) theirs.evaluate(expression, document, XPathConstants.NODESET);

        List<Node> nodes = XPath.of(expression, PREFIXES).nodes(document, setting());

        List<Node> expectedNodes = new ArrayList<>();
        for (int i = 0; i < expected.getLength(); i++) {
            expectedNodes.add(expected.item(i));
        }
        assertThat(nodes).containsExactlyElementsOf(expectedNodes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 + 2 * 3 = 7",
                "10 div 4 = 2.5 and 10 mod 4 = 2 and -10 mod 4 = -2",
                "string(1 div 0) = 'Infinity' and string(0 div 0) = 'NaN'",
                "string(2.50) = '2.5' and string(-0) = '0' and string(1000000) = '1000000'",
                "substring('12345', 1.5, 2.6) = '234'",
                "substring('12345', 0, 3) = '12'",
                "substring('12345', 2) = '2345'",
                "substring-before('1999/04/01', '/') = '1999'",
                "substring-after('1999/04/01', '/') = '04/01'",
                "concat('a', 1, true()) = 'a1true'",
                "round(2.5) = 3 and round(-2.5) = -2 and floor(-1.5) = -2 and ceiling(1.2) = 2",
                "number('  12 ') = 12 and not(number('1e3') = number('1e3'))",
                "boolean('false') and not(boolean('')) and not(boolean(0))",
                "string(//d:c) = '2.50'",
                "normalize-space('  a  b ') = 'a b'",
                "translate('bar', 'abc', 'AB') = 'BAr'",
                "//d:c > 2",
                "count(//@*) = 6",
                "string(/) = string(/d:a)",
                "1 < 2 = true()",
                "'a' = 'a' != false()"
            })
    void holds_expression_asTheJdkHasIt(String expression) throws Exception {
        javax.xml.xpath.XPath theirs = XPathFactory.newDefaultInstance().newXPath();
        theirs.setNamespaceContext(new Context());

        assertThat(XPath.of(expression, PREFIXES).holds(document, setting()))
                .isEqualTo((Boolean) theirs.evaluate(expression, document, XPathConstants.BOOLEAN))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//",
                "a[",
                "a]",
                "a b",
                "unknown()",
                "count()",
                "count(1, 2)",
                "count('a')",
                "x:a",
                "$variable",
                "sideways::a",
                "a::b()",
                "document('file:///etc/passwd')",
                "'open",
                "1 +",
                "'a' | 'b'",
                "here()"
            })
    void of_whatIsNoneOrNotHeld_isRefused(String expression) {
        assertThatThrownBy(() -> XPath.of(expression, PREFIXES).nodes(document, setting()))
                .isInstanceOf(XPathRefusal.class);
    }

    @Test
    void of_nestedWithoutEnd_isRefused() {
        assertThatThrownBy(() -> XPath.of("(".repeat(900) + "1" + ")".repeat(900), PREFIXES))
                .isInstanceOf(XPathRefusal.class);
        assertThatThrownBy(() -> XPath.of("a" + "[a".repeat(450) + "]".repeat(450), PREFIXES))
                .isInstanceOf(XPathRefusal.class);
        assertThatThrownBy(() -> XPath.of("1" + "+1".repeat(2000), PREFIXES)).isInstanceOf(XPathRefusal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count(//*[count(//*[count(//*[count(//*) > 0]) > 0]) > 0]) > 0",
                "//*//*//*//*//*//*//*//*//*",
                "count(//node()/following::node()/preceding::node()/following::node()) > 0",
                "string-length(concat(string(//*), concat(//*, //*, //*))) = //*[string(//*) = string(/)]"
            })
    void holds_hostile_isGivenUpSoon(String expression) {
        Document large = parsed("<a>" + "<b><c>some text</c></b>".repeat(4000) + "</a>");
        XPath path = XPath.of(expression, PREFIXES);
        long begun = spent();

        assertThatThrownBy(() -> {
                    Setting setting = setting();
                    for (int i = 0; i < 1000; i++) {
                        path.holds(large, setting);
                    }
                })
                .isInstanceOf(XPathRefusal.class);
        assertThat(Duration.ofNanos(spent() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    /** Of the processor: others may keep it from this thread. */
    private static long spent() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    void nodes_hereAndId_areThoseOfTheSetting() {
        assertThat(XPath.of("here()/d:b[1]", PREFIXES).nodes(document, setting(document.getDocumentElement())))
                .extracting(Node::getTextContent)
                .containsExactly("one");
        assertThat(XPath.of("id('x')/@n", PREFIXES).nodes(document, setting()))
                .extracting(Node::getNodeValue)
                .containsExactly("3");
    }

    private static Setting setting() {
        return setting(null);
    }

    private static Setting setting(@Nullable Node here) {
        IdentityHashMap<Node, Integer> order = new IdentityHashMap<>();
        return new Setting(
                node -> {
                    if (!order.containsKey(node)) {
                        number(node instanceof Document ? node : node.getOwnerDocument(), order);
                    }
                    return order.get(node);
                },
                id -> Optional.ofNullable(here == null ? found(id) : null),
                here,
                new Steps());
    }

    private static @Nullable Element found(String id) {
        Document document = parsed(DOCUMENT);
        NodeList all = document.getElementsByTagName("b");
        for (int i = 0; i < all.getLength(); i++) {
            if (((Element) all.item(i)).getAttribute("id").equals(id)) {
                return (Element) all.item(i);
            }
        }
        return null;
    }

    private static void number(Node node, IdentityHashMap<Node, Integer> order) {
        order.put(node, order.size());
        NamedNodeMap attributes = node.getAttributes();
        for (int i = 0; attributes != null && i < attributes.getLength(); i++) {
            order.put(attributes.item(i), order.size());
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            number(child, order);
        }
    }

    private static final class Context implements NamespaceContext {

        @Override
        public String getNamespaceURI(String prefix) {
            return PREFIXES.getOrDefault(prefix, "");
        }

        @Override
        public String getPrefix(String uri) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Iterator<String> getPrefixes(String uri) {
            throw new UnsupportedOperationException();
        }
    }
}
