package vn.motcua.signing.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.transforms.Transforms;
import org.apache.xml.security.transforms.params.XPathContainer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.signing.validation.AchievedLevel;
import vn.motcua.signing.validation.Coverage;
import vn.motcua.signing.validation.Indication;
import vn.motcua.signing.validation.SignatureReport;
import vn.motcua.signing.validation.SignedPart;
import vn.motcua.signing.validation.SubIndication;

/** Signatures in the forms of the W3C's vectors, made by Santuario, and what we make of them. */
class ForeignXmlTest {

    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final String SHA_256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    private static final TestKey RSA = XmlKeys.PKI.issue(TestSubject.of("Người Ký Ngoài", "Đơn vị khác"));
    private static final TestKey CURVE =
            XmlKeys.PKI.issue(TestSubject.of("Người Ký Ngoài", "Đơn vị khác").withKeyType(TestKeyType.EC_P256));

    private static final String DOCUMENT = "<!-- c --><a xmlns='urn:a' xmlns:b='urn:b' xml:lang='vi'>\n"
            + "<data Id='data' b:x='1' a='&#13;'>Thuỵ<!-- in --><c xmlns=''/></data> <place/></a><?end?>";

    @TempDir
    Path folder;

    @BeforeAll
    static void initialize() {
        Init.init();
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                        Canonicalizer.ALGO_ID_C14N_OMIT_COMMENTS,
                        Canonicalizer.ALGO_ID_C14N_WITH_COMMENTS,
                        Canonicalizer.ALGO_ID_C14N11_OMIT_COMMENTS,
                        Canonicalizer.ALGO_ID_C14N11_WITH_COMMENTS,
                        Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS,
                        Canonicalizer.ALGO_ID_C14N_EXCL_WITH_COMMENTS)
                .flatMap(form -> Stream.of("", "#data", "#xpointer(/)", "#xpointer(id('data'))")
                        .flatMap(uri -> Stream.of(
                                        XMLSignature.ALGO_ID_SIGNATURE_RSA_SHA256,
                                        XMLSignature.ALGO_ID_SIGNATURE_RSA_SHA512,
                                        XMLSignature.ALGO_ID_SIGNATURE_ECDSA_SHA256,
                                        XMLSignature.ALGO_ID_SIGNATURE_RSA_SHA384_MGF1)
                                .map(method -> Arguments.of(form, uri, method))));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void validate_madeBySantuario_passes(String form, String uri, String method) throws Exception {
        Path file = sign(new Form(form, uri, method, SHA_256, List.of(Transforms.TRANSFORM_ENVELOPED_SIGNATURE, form)));

        SignatureReport report = XmlValidationTest.validate(file);

        assertThat(report.indication()).as(report.reasons().toString()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.level()).isEqualTo(AchievedLevel.XMLDSIG);
        assertThat(report.signedParts().get(0).path()).isEqualTo(uri.contains("data") ? "/a/data" : "/");
    }

    @Test
    void validate_withoutCanonicalTransform_passes() throws Exception {
        Path file = sign(new Form(
                Canonicalizer.ALGO_ID_C14N_OMIT_COMMENTS,
                "",
                XMLSignature.ALGO_ID_SIGNATURE_RSA_SHA256,
                MORE + "sha384",
                List.of(Transforms.TRANSFORM_ENVELOPED_SIGNATURE)));

        assertThat(XmlValidationTest.validate(file).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void validate_sha1_isIntactButNotAccepted() throws Exception {
        Path file = sign(new Form(
                Canonicalizer.ALGO_ID_C14N_OMIT_COMMENTS,
                "",
                XMLSignature.ALGO_ID_SIGNATURE_RSA_SHA1,
                "http://www.w3.org/2000/09/xmldsig#sha1",
                List.of(Transforms.TRANSFORM_ENVELOPED_SIGNATURE)));

        SignatureReport report = XmlValidationTest.validate(file);

        assertThat(report.integrity()).isTrue();
        assertThat(report.subIndication()).contains(SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE);
    }

    @Test
    void validate_anyXPath_isRunAndWhatItLeavesOutIsNoMoreThanAPart() throws Exception {
        Path file = sign(new Form(
                Canonicalizer.ALGO_ID_C14N_OMIT_COMMENTS,
                "",
                XMLSignature.ALGO_ID_SIGNATURE_RSA_SHA256,
                SHA_256,
                List.of(Transforms.TRANSFORM_XPATH)));

        SignatureReport report = XmlValidationTest.validate(file);

        assertThat(report.indication()).as(report.reasons().toString()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.coverage()).isEqualTo(Coverage.PARTIAL);
        assertThat(report.signedParts()).extracting(SignedPart::kind).containsExactly(SignedPart.Kind.SELECTION);
    }

    private record Form(String canonical, String uri, String method, String digest, List<String> transforms) {}

    private Path sign(Form form) throws Exception {
        TestKey key = form.method.contains("ecdsa") ? CURVE : RSA;
        Document document = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(DOCUMENT.getBytes(StandardCharsets.UTF_8)));
        ((Element) document.getElementsByTagName("data").item(0)).setIdAttribute("Id", true);
        XMLSignature signature = new XMLSignature(document, "", form.method, form.canonical);
        document.getElementsByTagName("place").item(0).appendChild(signature.getElement());
        Transforms transforms = new Transforms(document);
        for (String transform : form.transforms) {
            if (transform.equals(Transforms.TRANSFORM_XPATH)) {
                XPathContainer expression = new XPathContainer(document);
                expression.setXPath("not(ancestor-or-self::*[local-name()='place'])");
                transforms.addTransform(transform, expression.getElementPlusReturns());
            } else {
                transforms.addTransform(transform);
            }
        }
        signature.addDocument(form.uri, transforms, form.digest);
        for (X509Certificate certificate : key.chain()) {
            signature.addKeyInfo(certificate);
        }
        signature.sign(key.privateKey());
        return written(document);
    }

    private Path written(Document document) throws IOException {
        Path file = folder.resolve("foreign.xml");
        try (OutputStream out = Files.newOutputStream(file)) {
            Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_WITH_COMMENTS).canonicalizeSubtree(document, out);
        } catch (XMLSecurityException e) {
            throw new IllegalStateException(e);
        }
        return file;
    }
}
