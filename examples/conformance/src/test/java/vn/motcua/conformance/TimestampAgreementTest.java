package vn.motcua.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.tsp.TimeStampToken;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.cms.CmsExtendOptions;
import vn.motcua.signing.cms.CmsPackaging;
import vn.motcua.signing.cms.CmsSignOptions;
import vn.motcua.signing.cms.CmsSigner;
import vn.motcua.signing.token.JcaKey;
import vn.motcua.signing.xml.XmlExtendOptions;
import vn.motcua.signing.xml.XmlPackaging;
import vn.motcua.signing.xml.XmlSignOptions;
import vn.motcua.signing.xml.XmlSigner;

/**
 * The time-stamps in what we sign and renew hold for openssl: those of signatures over the value of the signature, as
 * Santuario canonicalizes it in XML. What archive time-stamps are over openssl cannot know, so theirs are held against
 * their own digest here, and against the file by EU DSS in the other tests.
 */
@RequiresNative("openssl")
class TimestampAgreementTest {

    @TempDir
    private static Path folder;

    private static TrustSetting setting;
    private static Path document;

    @BeforeAll
    static void start() throws Exception {
        setting = TrustSetting.start(folder);
        document = Files.writeString(folder.resolve("in.xml"), "<a Id=\"root\"><b>thử</b></a>");
        Init.init();
    }

    @AfterAll
    static void stop() {
        setting.close();
    }

    @ParameterizedTest
    @EnumSource(XmlPackaging.class)
    void verify_thoseOfXml_hold(XmlPackaging packaging) throws Exception {
        Path signed = next();
        Path renewed = next();
        try (SigningKey key = officer()) {
            XmlSignOptions options = XmlSignOptions.defaults()
                    .withPackaging(packaging)
                    .withTimestamps(setting.timestamps)
                    .withEvidence(setting.evidence)
                    .withLevel(SignatureLevel.B_LTA);
            XmlSigner.sign(document, signed, key, options);
        }
        XmlSigner.extend(
                signed,
                renewed,
                XmlExtendOptions.to(SignatureLevel.B_LTA)
                        .withContent(document)
                        .withTimestamps(setting.timestamps)
                        .withEvidence(setting.evidence));

        NodeList stamps = root(renewed).getElementsByTagNameNS("*", "EncapsulatedTimeStamp");
        List<String> found = new ArrayList<>();
        for (int i = 0; i < stamps.getLength(); i++) {
            Node by = stamps.item(i).getParentNode();
            TimeStampToken token =
                    token(Base64.getMimeDecoder().decode(stamps.item(i).getTextContent()));
            found.add(by.getLocalName());
            if (by.getLocalName().equals("SignatureTimeStamp")) {
                requireImprint(token, canonicalValue((Element) by));
            }
            requireVerified(token);
        }
        assertThat(found).containsExactly("SignatureTimeStamp", "ArchiveTimeStamp", "ArchiveTimeStamp");
    }

    private static Element root(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    }

    private static byte[] canonicalValue(Element stamp) throws Exception {
        Element method = (Element)
                stamp.getElementsByTagNameNS("*", "CanonicalizationMethod").item(0);
        NodeList values = stamp.getOwnerDocument().getElementsByTagNameNS("*", "SignatureValue");
        assertThat(values.getLength()).isEqualTo(1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Canonicalizer.getInstance(method.getAttribute("Algorithm")).canonicalizeSubtree(values.item(0), out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @EnumSource(CmsPackaging.class)
    void verify_thoseOfCms_hold(CmsPackaging packaging) throws Exception {
        Path signed = next();
        Path renewed = next();
        try (SigningKey key = officer()) {
            CmsSignOptions options = CmsSignOptions.defaults()
                    .withPackaging(packaging)
                    .withTimestamps(setting.timestamps)
                    .withEvidence(setting.evidence)
                    .withLevel(SignatureLevel.B_LTA);
            CmsSigner.sign(document, signed, key, options);
        }
        CmsSigner.extend(
                signed,
                renewed,
                CmsExtendOptions.to(SignatureLevel.B_LTA)
                        .withContent(document)
                        .withTimestamps(setting.timestamps)
                        .withEvidence(setting.evidence));

        SignerInformation signer = new CMSSignedData(Files.readAllBytes(renewed))
                .getSignerInfos()
                .iterator()
                .next();
        int found = 0;
        for (Attribute attribute : (Iterable<Attribute>) stamps(signer)::iterator) {
            TimeStampToken token = token(
                    attribute.getAttrValues().getObjectAt(0).toASN1Primitive().getEncoded());
            if (attribute.getAttrType().equals(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)) {
                requireImprint(token, signer.getSignature());
            }
            requireVerified(token);
            found++;
        }
        assertThat(found).isEqualTo(1 + 2);
    }

    private static Stream<Attribute> stamps(SignerInformation signer) {
        // 0.4.0.1733.2.4 is archive-time-stamp-v3 (EN 319 122-1, 5.5.3).
        return Stream.of(signer.getUnsignedAttributes().toASN1Structure().getAttributes())
                .filter(attribute -> List.of(
                                PKCSObjectIdentifiers.id_aa_signatureTimeStampToken.getId(), "0.4.0.1733.2.4")
                        .contains(attribute.getAttrType().getId()));
    }

    private static TimeStampToken token(byte[] encoded) throws Exception {
        return new TimeStampToken(new CMSSignedData(encoded));
    }

    private static void requireImprint(TimeStampToken token, byte[] over) throws Exception {
        String algorithm = token.getTimeStampInfo().getMessageImprintAlgOID().getId();
        assertThat(token.getTimeStampInfo().getMessageImprintDigest())
                .isEqualTo(MessageDigest.getInstance(algorithm).digest(over));
    }

    private static void requireVerified(TimeStampToken token) throws Exception {
        Path file = Files.write(next(), token.getEncoded());
        byte[] digest = token.getTimeStampInfo().getMessageImprintDigest();
        assertThat(Judges.openssl(file, digest, setting)).contains("Verification: OK");
        digest[0] ^= 1;
        assertThat(Judges.openssl(file, digest, setting)).contains("Verification: FAILED");
    }

    private static SigningKey officer() {
        TestKey officer = setting.officer(TestKeyType.EC_P256);
        return JcaKey.of(officer.privateKey(), officer.chain());
    }

    private static Path next() throws Exception {
        return Files.createTempFile(folder, "file", "");
    }
}
