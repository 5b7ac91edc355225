package vn.motcua.signing.xml.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/** Santuario is the judge: what it makes of a tree is what the stream has to make. */
class CanonicalizerTest {

    private static final List<String> DOCUMENTS = List.of(
            "<a/>",
            "<?xml version='1.0' encoding='UTF-8'?>\r\n"
                    + "<!-- before -->\n"
                    + "<?pi  data ?><a>\r\n"
                    + "<!-- in\r"
                    + " -->x</a><?end?><!-- behind -->\n",
            "<doc><e1   /><e2   ></e2><e3   name = \"elem3\"   id=\"elem3\"   /><e5 a:attr=\"out\" b:attr=\"sorted\""
                    + " attr2=\"all\" attr=\"I'm\" xmlns:b=\"urn:b\" xmlns:a=\"urn:a\" xmlns=\"urn:e\"/><e6 xmlns=\"\""
                    + " xmlns:a=\"urn:x\"><e7 xmlns=\"urn:e\"><e8 xmlns=\"\" xmlns:a=\"urn:x\"/></e7></e6></doc>",
            "<doc><text>First line&#x0d;&#10;Second line</text><value>&#x32;</value><compute><![CDATA[value>\"0\" &&"
                    + " value<\"10\" ?\"valid\":\"error\"]]></compute><c expr='value>\"0\" &amp;&amp; value&lt;\"10\""
                    + " ?\"valid\":\"error\"'>valid</c><norm attr=' &apos;   &#x20;&#13;&#xa;&#9;   &apos; '/></doc>",
            "<x:a xmlns:x='urn:x' xml:lang='vi' xml:space='preserve' xml:id='i1'><x:b><target xml:base='d/' Z='1'"
                    + " x:Z='2' a='3'>Thuỵ 𠀋 &amp; &lt; &gt;</target></x:b></x:a>",
            "<a xmlns='urn:one' xml:base='http://x.vn/a/b/'><b xmlns='' xml:base='../c/'><c xmlns='urn:one'>"
                    + "<target xmlns:p='urn:one' p:q='1'><p:d/></target></c></b></a>",
            "<a xmlns:x='urn:1'><b xmlns:x='urn:2'><target><x:c xmlns:x='urn:1' x:y='&quot;'/><x:c/></target></b></a>");

    @BeforeAll
    static void initialize() {
        Init.init();
    }

    static Stream<Arguments> everything() {
        List<Arguments> all = new ArrayList<>();
        List<String> documents = new ArrayList<>(DOCUMENTS);
        long seed = 20261122;
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            documents.add(new RandomXml(random).document());
        }
        for (String document : documents) {
            for (CanonicalForm form : CanonicalForm.values()) {
                all.add(Arguments.of(document, form));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("everything")
    void finish_wholeDocument_asSantuario(String document, CanonicalForm form) throws Exception {
        assertThat(ours(document, form, Selection.document().withComments(), List.of()))
                .isEqualTo(theirs(document, form, null));
    }

    /** Santuario has rules of its own for xml:base and, in 1.1, for xml:id; the vectors below are the standards'. */
    static Stream<Arguments> targets() {
        return everything()
                .filter(each -> each.get()[0].toString().contains("<target")
                        && !each.get()[0].toString().matches("(?s).*xml:(base|id).*"));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void finish_element_asSantuario(String document, CanonicalForm form) throws Exception {
        Element target =
                (Element) parse(document).getElementsByTagName("target").item(0);
        Selection selection =
                Selection.element(tag -> tag.local().equals("target")).withComments();
        assertThat(ours(document, form, selection, List.of())).isEqualTo(theirs(document, form, target));
    }

    static Stream<Arguments> inheritedAttributes() {
        String document =
                "<a xml:base='http://x.vn/a/b/' xml:lang='vi' xml:id='i1'><b xml:base='../c/' xml:space='preserve'>"
                        + "<target xml:base='d' xml:lang='en'/></b></a>";
        return Stream.of(
                Arguments.of(
                        document,
                        CanonicalForm.INCLUSIVE_1_0,
                        "<target xml:base=\"d\" xml:id=\"i1\" xml:lang=\"en\" xml:space=\"preserve\"></target>"),
                Arguments.of(
                        document,
                        CanonicalForm.INCLUSIVE_1_1,
                        "<target xml:base=\"http://x.vn/a/c/d\" xml:lang=\"en\" xml:space=\"preserve\"></target>"),
                Arguments.of(
                        document.replace(" xml:base='d'", ""),
                        CanonicalForm.INCLUSIVE_1_0,
                        "<target xml:base=\"../c/\" xml:id=\"i1\" xml:lang=\"en\" xml:space=\"preserve\"></target>"),
                Arguments.of(
                        document.replace(" xml:base='d'", ""),
                        CanonicalForm.INCLUSIVE_1_1,
                        "<target xml:base=\"http://x.vn/a/c/\" xml:lang=\"en\" xml:space=\"preserve\"></target>"),
                Arguments.of(document, CanonicalForm.EXCLUSIVE, "<target xml:base=\"d\" xml:lang=\"en\"></target>"));
    }

    @ParameterizedTest
    @MethodSource("inheritedAttributes")
    void finish_attributesOfXmlOutside_inheritedAsTheStandardSays(String document, CanonicalForm form, String expected)
            throws IOException {
        assertThat(ours(document, form, Selection.element(tag -> tag.local().equals("target")), List.of()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(CanonicalForm.class)
    void finish_withInclusivePrefixes_asSantuario(CanonicalForm form) throws Exception {
        if (!form.isExclusive()) {
            return;
        }
        String document = "<a xmlns='urn:d' xmlns:p='urn:p' xmlns:q='urn:q'><b xmlns:p='urn:p2'><target>"
                + "<c xmlns:p='urn:p3' q:x=''/><c xmlns=''/></target></b></a>";
        Element target =
                (Element) parse(document).getElementsByTagName("target").item(0);
        ByteArrayOutputStream theirs = new ByteArrayOutputStream();
        Canonicalizer.getInstance(form.uri()).canonicalizeSubtree(target, "p #default", theirs);

        assertThat(ours(document, form, Selection.element(tag -> tag.local().equals("target")), List.of("p", "")))
                .isEqualTo(theirs.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>",
                "<a>&undeclared;</a>",
                "<a><b></a></b>",
                "<a",
                "<p:a/>",
                "<a x='1' x='2'/>",
                "<?xml version='1.1'?><a/>",
                "<?xml version='1.0' encoding='UTF-16'?><a/>",
                "<?xml version='1.0' encoding='Shift_JIS'?><a/>",
                "\u0000<a/>",
                "text",
                ""
            })
    void read_notAllowed_refused(String document) {
        assertThatThrownBy(() -> ours(document, CanonicalForm.EXCLUSIVE, Selection.document(), List.of()))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refused -> assertThat(refused.code()).isEqualTo(FailureCode.XML_UNREADABLE));
    }

    static Stream<String> tooLarge() {
        return Stream.of(
                "<a>".repeat(501) + "</a>".repeat(501),
                "<a "
                        + Stream.iterate(0, i -> i + 1)
                                .limit(1001)
                                .map(i -> "a" + i + "=''")
                                .reduce("", (x, y) -> x + " " + y)
                        + "/>",
                "<" + "a".repeat(1001) + "/>",
                "<a b='" + "x".repeat(TagScanner.LONGEST_MARKUP + 70_000) + "'/>",
                "<a><!--" + "x".repeat(TagScanner.LONGEST_MARKUP + 70_000) + "--></a>");
    }

    @ParameterizedTest
    @MethodSource("tooLarge")
    void read_beyondLimits_refused(String document) {
        assertThatThrownBy(() -> ours(document, CanonicalForm.EXCLUSIVE, Selection.document(), List.of()))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @MethodSource("everything")
    void read_anything_placesAreThoseOfTheTags(String document, CanonicalForm form) throws IOException {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        XmlReading.read(new ByteArrayInputStream(bytes), new XmlEvents() {
            @Override
            public void start(StartTag tag) {
                String written =
                        new String(bytes, (int) tag.from(), (int) (tag.to() - tag.from()), StandardCharsets.UTF_8);
                assertThat(written).startsWith("<" + tag.qualified()).endsWith(tag.empty() ? "/>" : ">");
            }

            @Override
            public void end(StartTag tag, long from, long to) {
                String written = new String(bytes, (int) from, (int) (to - from), StandardCharsets.UTF_8);
                assertThat(written).startsWith((tag.empty() ? "<" : "</") + tag.qualified());
            }
        });
        assertThat(form).isNotNull();
    }

    private static String ours(String document, CanonicalForm form, Selection selection, List<String> inclusive)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        var canonicalizer = new vn.motcua.signing.xml.internal.Canonicalizer(form, inclusive, selection, out::write);
        XmlReading.read(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), canonicalizer);
        canonicalizer.finish();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String theirs(String document, CanonicalForm form, Element target) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Document tree = parse(document);
        if (target == null) {
            Canonicalizer.getInstance(form.uri()).canonicalizeSubtree(tree, out);
        } else {
            NodeList found = tree.getElementsByTagName("target");
            Canonicalizer.getInstance(form.uri()).canonicalizeSubtree(found.item(0), out);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Document parse(String document) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setCoalescing(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
    }
}
