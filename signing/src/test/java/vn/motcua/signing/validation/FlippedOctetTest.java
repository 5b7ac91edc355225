package vn.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.cms.CmsPackaging;
import vn.motcua.signing.cms.CmsSignOptions;
import vn.motcua.signing.cms.CmsSigner;
import vn.motcua.signing.token.JcaKey;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.xml.XmlSignOptions;
import vn.motcua.signing.xml.XmlSigner;

/** One bit turned, in every octet that a CMS or XML signature covers or consists of. */
class FlippedOctetTest {

    private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    private static final String CONTENT = "Biên nhận hồ sơ số 1589";

    @TempDir
    static Path folder;

    private static ValidationOptions trusting;
    private static JcaKey key;

    @BeforeAll
    static void issue() {
        TestIdentity root = TestIdentity.root("Root");
        TestIdentity officer = root.issue("An", TestIdentity.curve("secp256r1"), TestIdentity.START, TestIdentity.END);
        key = JcaKey.of(officer.keys().getPrivate(), List.of(officer.certificate()));
        trusting = ValidationOptions.defaults()
                .withAnchors(TrustAnchors.of(root.certificate()))
                .withRevocation(RevocationRule.NOT_CHECKED)
                .withTime(TestIdentity.DURING);
    }

    private static List<SignatureReport> validate(byte[] file, ValidationOptions options) throws IOException {
        return SignatureValidator.validate(Files.write(folder.resolve("flipped"), file), options)
                .signatures();
    }

    private static Path content() throws IOException {
        return Files.writeString(folder.resolve("content"), CONTENT);
    }

    /** Where something stands in a file. */
    private record Part(int from, int to) {

        boolean has(int place) {
            return place >= from && place < to;
        }

        static Part of(byte[] whole, byte[] part) {
            String text = new String(whole, StandardCharsets.ISO_8859_1);
            int at = text.indexOf(new String(part, StandardCharsets.ISO_8859_1));
            assertThat(at).isNotNegative();
            return new Part(at, at + part.length);
        }
    }

    @ParameterizedTest
    @EnumSource(CmsPackaging.class)
    void validate_aBitOfEachOctetOfACmsSignatureTurned_failsTotally(CmsPackaging packaging) throws IOException {
        Path out = folder.resolve(packaging + ".p7s");
        CmsSigner.sign(content(), out, key, CmsSignOptions.defaults().withPackaging(packaging));
        byte[] signed = Files.readAllBytes(out);
        ValidationOptions options = packaging == CmsPackaging.DETACHED ? trusting.withContent(content()) : trusting;
        assertThat(validate(signed, options).get(0).indication()).isEqualTo(Indication.TOTAL_PASSED);
        SignerInfo signer = SignerInfo.getInstance(
                SignedData.getInstance(ContentInfo.getInstance(signed).getContent())
                        .getSignerInfos()
                        .getObjectAt(0));
        List<Part> parts = new ArrayList<>();
        byte[] attributes = signer.getAuthenticatedAttributes().getEncoded();
        parts.add(Part.of(signed, Arrays.copyOfRange(attributes, 2, attributes.length)));
        parts.add(Part.of(signed, signer.getEncryptedDigest().getOctets()));
        if (packaging == CmsPackaging.ATTACHED) {
            parts.add(Part.of(signed, CONTENT.getBytes(StandardCharsets.UTF_8)));
        }

        assertThat(passing(signed, parts, options)).isEmpty();
    }

    private static List<String> passing(byte[] signed, List<Part> parts, ValidationOptions options) throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> wrong = new ArrayList<>();
        for (Part part : parts) {
            for (int i = part.from; i < part.to; i++) {
                int bit = random.nextInt(8);
                List<SignatureReport> reports = validate(SmallPdf.flipped(signed, i, bit), options);
                if (!failed(reports)) {
                    wrong.add(i + "." + bit + " seed " + seed + ": " + told(reports));
                }
            }
        }
        return wrong;
    }

    private static boolean failed(List<SignatureReport> reports) {
        return !reports.isEmpty()
                && reports.stream()
                        .allMatch(report -> report.indication() == Indication.TOTAL_FAILED && !report.integrity());
    }

    private static String told(List<SignatureReport> reports) {
        return reports.stream()
                .map(report -> report.indication() + " "
                        + report.reasons().stream().map(Reason::code).toList())
                .toList()
                .toString();
    }

    @Test
    void validate_detachedContentChanged_failsTotally() throws IOException {
        Path out = folder.resolve("beside.p7s");
        CmsSigner.sign(content(), out, key, CmsSignOptions.defaults());
        byte[] content = CONTENT.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < content.length; i++) {
            Path changed = Files.write(folder.resolve("changed"), SmallPdf.flipped(content, i, i % 8));

            assertThat(failed(validate(Files.readAllBytes(out), trusting.withContent(changed))))
                    .as("octet %d", i)
                    .isTrue();
        }
    }

    @Test
    void validate_aBitOfSomeOctetsOfAnXmlDocumentTurned_failsUnlessItSaysTheSame() throws Exception {
        judgeXml(5);
    }

    @Test
    @Tag("full")
    void validate_aBitOfEachOctetOfAnXmlDocumentTurned_failsUnlessItSaysTheSame() throws Exception {
        judgeXml(1);
    }

    /** What says the same after the change, by the JDK's own reading, may stay valid; nothing else that is covered may. */
    private static void judgeXml(int step) throws Exception {
        Path in = Files.writeString(folder.resolve("in.xml"), "<a b='c'>" + CONTENT + "<d/></a>");
        Path out = folder.resolve("out.xml");
        XmlSigner.sign(in, out, key, XmlSignOptions.defaults());
        byte[] signed = Files.readAllBytes(out);
        assertThat(validate(signed, trusting).get(0).indication()).isEqualTo(Indication.TOTAL_PASSED);
        List<Part> covered = covered(signed);
        Said before = Said.by(signed);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> wrong = new ArrayList<>();
        for (int i = random.nextInt(step); i < signed.length; i += step) {
            int place = i;
            int bit = random.nextInt(8);
            byte[] changed = SmallPdf.flipped(signed, i, bit);
            List<SignatureReport> reports = reports(changed);
            boolean same = covered.stream().noneMatch(part -> part.has(place)) || before.equals(Said.by(changed));
            if (!same
                    && !failed(reports)
                    && !isUnverifiable(reports, covered.get(0).has(place))) {
                wrong.add(i + "." + bit + " seed " + seed + ": " + told(reports));
            }
        }

        assertThat(wrong).isEmpty();
    }

    /**
     * How a value is to be verified stands in what it covers: where that is not known any more nobody can tell. What is
     * referred to and is not there any more has an indication of its own.
     */
    private static boolean isUnverifiable(List<SignatureReport> reports, boolean inSignedInformation) {
        return reports.stream()
                .allMatch(report -> report.indication() == Indication.INDETERMINATE
                        && !report.integrity()
                        && (inSignedInformation
                                || report.subIndication().equals(Optional.of(SubIndication.SIGNED_DATA_NOT_FOUND))));
    }

    private static List<SignatureReport> reports(byte[] changed) throws IOException {
        try {
            return validate(changed, trusting);
        } catch (InvalidInputException e) {
            return List.of();
        }
    }

    private static List<Part> covered(byte[] signed) {
        String text = new String(signed, StandardCharsets.ISO_8859_1);
        int value = text.indexOf('>', text.indexOf("<ds:SignatureValue")) + 1;
        return List.of(
                new Part(
                        text.indexOf("<ds:SignedInfo"), text.indexOf("</ds:SignedInfo>") + "</ds:SignedInfo>".length()),
                new Part(0, text.indexOf("<ds:Signature ")),
                new Part(value, text.indexOf("</ds:SignatureValue>")),
                new Part(text.indexOf("<xades:SignedProperties"), text.indexOf("</xades:QualifyingProperties>")),
                new Part(text.indexOf("</ds:Signature>") + "</ds:Signature>".length(), text.length()));
    }

    /** What a document says apart from whose key it was, as far as it can be read. */
    private record Said(String canonical) {

        static Said by(byte[] bytes) throws ParserConfigurationException, IOException {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            try {
                var builder = factory.newDocumentBuilder();
                builder.setErrorHandler(null);
                Document document = builder.parse(new ByteArrayInputStream(bytes));
                StringBuilder text = new StringBuilder();
                write(document.getDocumentElement(), text);
                return new Said(text.toString());
            } catch (SAXException e) {
                return new Said("");
            }
        }

        private static void write(Node node, StringBuilder text) {
            if (node instanceof Element element) {
                if (DS.equals(element.getNamespaceURI()) && "KeyInfo".equals(element.getLocalName())) {
                    return;
                }
                text.append('<').append(element.getNodeName());
                for (int i = 0; i < element.getAttributes().getLength(); i++) {
                    Node attribute = element.getAttributes().item(i);
                    text.append(' ').append(attribute.getNodeName()).append('=').append(attribute.getNodeValue());
                }
                text.append('>');
                if (DS.equals(element.getNamespaceURI()) && "SignatureValue".equals(element.getLocalName())) {
                    text.append(decoded(element.getTextContent()));
                    return;
                }
                for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
                    write(child, text);
                }
                text.append("</>");
            } else {
                text.append(node.getNodeValue());
            }
        }

        private static String decoded(String base64) {
            try {
                return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.ISO_8859_1);
            } catch (IllegalArgumentException e) {
                return base64;
            }
        }
    }
}
