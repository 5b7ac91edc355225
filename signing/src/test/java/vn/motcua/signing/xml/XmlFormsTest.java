package vn.motcua.signing.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.validation.Coverage;
import vn.motcua.signing.validation.Indication;
import vn.motcua.signing.validation.ReasonCode;
import vn.motcua.signing.validation.SignatureReport;
import vn.motcua.signing.validation.SignatureValidator;
import vn.motcua.signing.validation.SubIndication;

/**
 * The forms of the vectors of the W3C and of Merlin (XML-Signature interoperability: transforms, pointers, lists, keys),
 * made by xmlsec1 and judged by ours.
 */
@RequiresNative("xmlsec1")
class XmlFormsTest {

    private static final TestKey KEY = XmlKeys.PKI.issue(TestSubject.of("Người Ký Ngoài", "Đơn vị khác"));
    private static final String DS = HandSigned.DS;
    private static final String XPATH = "http://www.w3.org/TR/1999/REC-xpath-19991116";
    private static final String FILTER = "http://www.w3.org/2002/06/xmldsig-filter2";
    private static final String ENVELOPED = DS + "enveloped-signature";
    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final String C14N_11 = "http://www.w3.org/2006/12/xml-c14n11";
    private static final String C14N_COMMENTS = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments";
    private static final String MANIFEST = DS + "Manifest";

    private static final String START =
            "<a xmlns=\"urn:a\" xmlns:b=\"urn:b\" xml:lang=\"vi\"><data Id=\"data\"><x>1</x>"
                    + "<x b:y=\"2\">Thuỵ</x><!-- c --></data> <other Id=\"other\"><x>3</x><b:z/></other>";

    @TempDir
    Path folder;

    /**
     * A form.
     *
     * @param references its references
     * @param objects objects in the signature
     * @param parts what we are to say that is covered, nothing if it is not to pass
     * @param doubt why it is not to pass
     */
    record Form(String name, String references, String objects, List<String> parts, ReasonCode doubt) {

        static Form passing(String name, String references, String... parts) {
            return new Form(name, references, "", List.of(parts), ReasonCode.REVOCATION_NOT_CHECKED);
        }

        static Form doubtful(String name, String references, ReasonCode doubt) {
            return new Form(name, references, "", List.of(), doubt);
        }

        Form with(String added) {
            return new Form(name, references, added, parts, doubt);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static String reference(String uri, String... transforms) {
        return typed(uri, "", transforms);
    }

    static String typed(String uri, String type, String... transforms) {
        String all = transforms.length == 0 ? "" : "<ds:Transforms>" + String.join("", transforms) + "</ds:Transforms>";
        return "<ds:Reference URI=\"" + uri + "\"" + (type.isEmpty() ? "" : " Type=\"" + type + "\"") + ">" + all
                + "<ds:DigestMethod Algorithm=\"" + HandSigned.SHA_256 + "\"/><ds:DigestValue/></ds:Reference>";
    }

    static String by(String algorithm) {
        return "<ds:Transform Algorithm=\"" + algorithm + "\"/>";
    }

    static String xpath(String expression) {
        return "<ds:Transform Algorithm=\"" + XPATH + "\"><ds:XPath xmlns:a=\"urn:a\">" + escaped(expression)
                + "</ds:XPath></ds:Transform>";
    }

    static String filter(String... filters) {
        StringBuilder all = new StringBuilder("<ds:Transform Algorithm=\"" + FILTER + "\">");
        for (int i = 0; i < filters.length; i += 2) {
            all.append("<f:XPath xmlns:f=\"" + FILTER + "\" xmlns:a=\"urn:a\" Filter=\"" + filters[i] + "\">"
                    + escaped(filters[i + 1]) + "</f:XPath>");
        }
        return all + "</ds:Transform>";
    }

    private static String escaped(String expression) {
        return expression.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String object(String id, String content) {
        return "<ds:Object Id=\"" + id + "\">" + content + "</ds:Object>";
    }

    private static String base64(String text) {
        return Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static final String WITHOUT_OTHER =
            xpath("not(ancestor-or-self::a:other) and not(ancestor-or-self::ds:Signature)");

    static Stream<Form> passing() {
        return Stream.of(expressions(), subtrees(), canonical(), objects()).flatMap(forms -> forms);
    }

    private static Stream<Form> expressions() {
        return Stream.of(
                Form.passing(
                                "enveloped by here()",
                                reference(
                                        "",
                                        xpath(
                                                "count(ancestor-or-self::ds:Signature | here()/ancestor::ds:Signature[1]) > "
                                                        + "count(ancestor-or-self::ds:Signature)")),
                                "DOCUMENT /")
                        .with(object("more", "<x/>")),
                Form.passing("without others", reference("", WITHOUT_OTHER), "SELECTION /a"),
                Form.passing(
                        "enveloped and without others", reference("", by(ENVELOPED), WITHOUT_OTHER), "SELECTION /a"),
                Form.passing("one element", reference("", xpath("ancestor-or-self::a:data")), "SELECTION /a/data"),
                Form.passing(
                        "one element without its comments",
                        reference("#xpointer(/)", xpath("ancestor-or-self::a:data[@Id] and not(self::comment())")),
                        "SELECTION /a/data"));
    }

    private static Stream<Form> subtrees() {
        return Stream.of(
                Form.passing(
                        "intersect and subtract",
                        reference("", filter("intersect", "//a:data", "subtract", "//a:x[2]")),
                        "SELECTION /a/data"),
                Form.passing(
                        "intersect and union",
                        reference("", filter("intersect", "//a:data", "union", "//a:other")),
                        "SELECTION /"),
                Form.passing(
                        "subtract here()",
                        reference("", filter("subtract", "here()/ancestor::ds:Signature[1]")),
                        "DOCUMENT /"),
                Form.passing("by identifier", reference("", filter("intersect", "id('data')")), "SELECTION /a/data"),
                Form.passing(
                        "pointer and expression",
                        reference("#xpointer(id('data'))", xpath("not(self::comment())")),
                        "SELECTION /a/data"));
    }

    private static Stream<Form> canonical() {
        return Stream.of(
                Form.passing(
                        "exclusive with prefixes behind an expression",
                        reference(
                                "",
                                WITHOUT_OTHER,
                                "<ds:Transform Algorithm=\"" + EXCLUSIVE + "\"><c:InclusiveNamespaces xmlns:c=\""
                                        + EXCLUSIVE + "\" PrefixList=\"b #default\"/></ds:Transform>"),
                        "SELECTION /a"),
                Form.passing(
                        "canonical twice", reference("#data", by(C14N_COMMENTS), by(EXCLUSIVE)), "SELECTION /a/data"),
                Form.passing(
                        "Canonical XML 1.1 of an element behind an expression",
                        reference("#other", xpath("not(self::a:nothing)"), by(C14N_11)),
                        "SELECTION /a/other"),
                Form.passing(
                        "two elements",
                        reference("#data") + reference("#other", by(EXCLUSIVE)),
                        "ELEMENT /a/data",
                        "ELEMENT /a/other"));
    }

    private static Stream<Form> objects() {
        return Stream.of(
                Form.passing(
                                "base 64 in an object",
                                reference("#object", by(DS + "base64")),
                                "SELECTION /a/ds:Signature/ds:Object")
                        .with(object("object", base64("anything"))),
                Form.passing(
                                "base 64 of a document",
                                reference("#object", by(DS + "base64"), by(EXCLUSIVE)),
                                "SELECTION /a/ds:Signature/ds:Object")
                        .with(object("object", base64("<d xmlns='urn:d' xmlns:unused='urn:u'><e b='2' a='1'/></d>"))),
                Form.passing(
                                "an object by a pointer",
                                reference("#xpointer(id('object'))"),
                                "OBJECT /a/ds:Signature/ds:Object")
                        .with(object("object", "<x xmlns=''>in<!-- c --></x>")),
                Form.passing("a list", typed("#list", MANIFEST), "ELEMENT /a/data", "SELECTION /a/other")
                        .with(object(
                                "holder",
                                "<ds:Manifest Id=\"list\">" + reference("#data")
                                        + reference("", filter("intersect", "//a:other")) + "</ds:Manifest>")));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void validate_form_passesAndSaysWhatIsCovered(Form form) throws Exception {
        Path file = signed(form);

        SignatureReport report = XmlValidationTest.validate(file);

        assertThat(report.reasons()).extracting("code").containsExactly(ReasonCode.REVOCATION_NOT_CHECKED);
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.signedParts())
                .extracting(part -> part.kind() + " " + part.path())
                .containsExactlyElementsOf(form.parts());
        assertThat(report.coverage())
                .isEqualTo(form.parts().contains("DOCUMENT /") ? Coverage.WHOLE_FILE : Coverage.PARTIAL);
    }

    @ParameterizedTest
    @MethodSource("passing")
    void validate_formWithChangedContent_fails(Form form) throws Exception {
        Path file = signed(form);
        boolean element = form.parts().stream().anyMatch(part -> part.contains("Object"));
        String text = Files.readString(file);
        String changed = !element
                ? text.replace(">1</x>", ">9</x>").replace(">3</x>", ">9</x>")
                : text.replace("YW55dGhpbmc", "YW55dGhpbmg")
                        .replace("YT0n", "YT0i")
                        .replace(">in<", ">out<");
        changed = form.name().equals("base 64 of a document") ? text.replace("PGQg", "PGYg") : changed;
        assertThat(changed).isNotEqualTo(text);
        Files.writeString(file, changed);

        SignatureReport report = XmlValidationTest.validate(file);

        assertThat(report.indication()).isNotEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.integrity()).isFalse();
    }

    static Stream<Form> doubtful() {
        return Stream.of(
                Form.doubtful(
                        "elements that may stand anywhere",
                        reference("", xpath("ancestor-or-self::a:x")),
                        ReasonCode.SIGNED_PART_MISPLACED),
                Form.doubtful(
                        "text alone", reference("#data", xpath("self::text()")), ReasonCode.SIGNED_PART_MISPLACED),
                Form.doubtful(
                        "a style sheet",
                        reference(
                                "#data",
                                "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\">"
                                        + "<xsl:stylesheet xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\""
                                        + " version=\"1.0\"><xsl:template match=\"/\"><o/></xsl:template>"
                                        + "</xsl:stylesheet></ds:Transform>"),
                        ReasonCode.TRANSFORM_UNSUPPORTED),
                new Form(
                        "a list in the document",
                        typed("#data", MANIFEST),
                        "",
                        List.of(),
                        ReasonCode.MANIFEST_NOT_HELD));
    }

    @ParameterizedTest
    @MethodSource("doubtful")
    void validate_form_isDoubted(Form form) throws Exception {
        SignatureReport report = XmlValidationTest.validate(signed(form));

        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(report.reasons()).extracting("code").contains(form.doubt());
    }

    @Test
    void validate_listWithChangedFile_failsForTheRightReason() throws Exception {
        Form form = passing()
                .filter(each -> each.name().equals("a list"))
                .findFirst()
                .orElseThrow();
        Path file = signed(form);
        Files.writeString(file, Files.readString(file).replace(">3</x>", ">9</x>"));

        SignatureReport report = XmlValidationTest.validate(file);

        assertThat(report.subIndication()).contains(SubIndication.HASH_FAILURE);
        assertThat(report.reasons()).extracting("code").contains(ReasonCode.MANIFEST_REFERENCE_BROKEN);
    }

    @Test
    void validate_selectedByIdentifierAndWrapped_isRefused() throws Exception {
        Path file = signed(Form.passing("", reference("", filter("intersect", "id('data')"))));
        String text = Files.readString(file);
        String element = text.substring(text.indexOf("<data"), text.indexOf("</data>") + "</data>".length());
        String forged = element.replace("Id=\"data\"", "").replace(">1<", ">1000000<");
        Files.writeString(
                file, text.replace(element, forged).replace("</other>", "</other><kept>" + element + "</kept>"));

        SignatureReport report = XmlValidationTest.validate(file);

        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(report.reasons()).extracting("code").contains(ReasonCode.SIGNED_PART_MISPLACED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count(//*[count(//*[count(//*[count(//node()) > 0]) > 0]) > 0]) > 0",
                "//*//*//*//*//*//*[string(/) = string(//*)]"
            })
    void validate_hostileExpression_isGivenUpSoon(String expression) throws Exception {
        Path file = signed(Form.passing("", reference("", xpath("true()"), by(ENVELOPED))));
        String text = Files.readString(file)
                .replace("true()", escaped(expression))
                .replace("</other>", "<y>1</y>".repeat(5000) + "</other>");
        Files.writeString(file, text);
        long begun = Judges.spent();

        SignatureReport report = XmlValidationTest.validate(file);

        assertThat(report.reasons()).extracting("code").contains(ReasonCode.TRANSFORM_UNSUPPORTED);
        assertThat(Judges.spent() - begun).isLessThan(TimeUnit.SECONDS.toNanos(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                DS + "hmac-sha1",
                "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
                DS + "dsa-sha1",
                "http://www.w3.org/2009/xmldsig11#dsa-sha256"
            })
    void validate_secretKeyOrDsa_isNotSupported(String method) throws Exception {
        Path file = signed(Form.passing("", reference("#data")));
        Files.writeString(file, Files.readString(file).replace(HandSigned.RSA_SHA256, method));

        SignatureReport report = XmlValidationTest.validate(file);

        assertThat(report.integrity()).isFalse();
        assertThat(report.subIndication()).contains(SubIndication.CRYPTO_CONSTRAINTS_FAILURE);
        assertThat(report.reasons()).extracting("code").contains(ReasonCode.ALGORITHM_UNSUPPORTED);
    }

    @Test
    void validate_keyWithoutCertificate_isNotTrusted() throws Exception {
        Path file = signed(Form.passing("", reference("#data")));
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceAll("(?s)<ds:X509Data>.*</ds:X509Data>", "<ds:KeyName>someone</ds:KeyName>"));

        assertThat(XmlValidationTest.validate(file).subIndication())
                .contains(SubIndication.NO_SIGNING_CERTIFICATE_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1258"})
    void validate_otherEncoding_passes(String encoding) throws Exception {
        Path file = signed(Form.passing("", reference("#data") + reference("", filter("intersect", "//a:other"))));
        String text = Files.readString(file).replaceFirst("<\\?xml[^>]*>", "").replace("Thuỵ", "Thu&#x1EF5;");
        Path other = folder.resolve("other.xml");
        Files.write(
                other,
                ("<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>\n" + text).getBytes(Charset.forName(encoding)));

        assertThat(XmlValidationTest.validate(other).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void validate_withSignedParts_writesExactlyWhatWasSigned() throws Exception {
        Path file = signed(Form.passing(
                        "", reference("#data") + reference("", filter("intersect", "//a:other")) + reference("#object"))
                .with(object("object", "kept")));
        Path parts = Files.createDirectories(folder.resolve("parts"));

        SignatureValidator.validate(file, XmlValidationTest.options().withSignedParts(parts));
        Files.writeString(file, Files.readString(file).replace(">1<", ">2<"));
        SignatureValidator.validate(
                file, XmlValidationTest.options().withSignedParts(Files.createDirectories(folder.resolve("none"))));

        assertThat(parts.resolve("signature-1-part-1"))
                .hasContent("<data xmlns=\"urn:a\" xmlns:b=\"urn:b\" Id=\"data\" xml:lang=\"vi\"><x>1</x>"
                        + "<x b:y=\"2\">Thuỵ</x></data>");
        assertThat(parts.resolve("signature-1-part-2"))
                .hasContent("<other xmlns=\"urn:a\" xmlns:b=\"urn:b\" Id=\"other\" xml:lang=\"vi\"><x>3</x>"
                        + "<b:z></b:z></other>");
        assertThat(Files.readString(parts.resolve("signature-1-part-3"))).contains("Id=\"object\"", ">kept<");
        assertThat(folder.resolve("none")).isEmptyDirectory();
    }

    private Path signed(Form form) throws IOException {
        Path template = Files.writeString(
                folder.resolve("template.xml"),
                START + "<ds:Signature xmlns:ds=\"" + DS + "\"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm=\""
                        + EXCLUSIVE + "\"/><ds:SignatureMethod Algorithm=\"" + HandSigned.RSA_SHA256 + "\"/>"
                        + form.references() + "</ds:SignedInfo><ds:SignatureValue/><ds:KeyInfo><ds:X509Data>"
                        + "<ds:X509Certificate/></ds:X509Data></ds:KeyInfo>" + form.objects()
                        + "</ds:Signature></a>");
        Path key = pem("key.pem", "PRIVATE KEY", KEY.privateKey().getEncoded());
        try {
            StringBuilder files = new StringBuilder(key.getFileName().toString());
            for (X509Certificate certificate : KEY.chain()) {
                String name = "certificate" + files.length() + ".pem";
                files.append(',')
                        .append(pem(name, "CERTIFICATE", certificate.getEncoded())
                                .getFileName());
            }
            List<String> command = new ArrayList<>(List.of("xmlsec1", "--sign", "--privkey-pem", files.toString()));
            for (String element : List.of("urn:a:data", "urn:a:other", DS + ":Object", DS + ":Manifest")) {
                command.addAll(List.of("--id-attr:Id", element));
            }
            Path out = folder.resolve("signed.xml");
            command.addAll(List.of("--output", out.toString(), template.toString()));
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            return out;
        } catch (InterruptedException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path pem(String name, String kind, byte[] octets) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(octets) + "\n-----END " + kind
                        + "-----\n");
    }
}
