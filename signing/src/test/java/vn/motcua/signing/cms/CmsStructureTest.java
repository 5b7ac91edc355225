package vn.motcua.signing.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.validation.Indication;
import vn.motcua.signing.validation.ReasonCode;
import vn.motcua.signing.validation.SignatureReport;
import vn.motcua.signing.validation.SignatureValidator;
import vn.motcua.signing.validation.SubIndication;
import vn.motcua.signing.validation.ValidationOptions;

/** Signed data that hold more, less or something else than signed data do. */
class CmsStructureTest {

    private static final CmsSetting SETTING = new CmsSetting();
    private static final byte[] CONTENT = "Kính gửi: UBND xã Mẫu".getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static byte[] attached;

    @BeforeAll
    static void sign() throws Exception {
        Path out = shared.resolve("signed");
        CmsSigner.sign(
                Files.write(shared.resolve("in"), CONTENT),
                out,
                SETTING.officer(TestKeyType.EC_P256),
                SETTING.signing(SignatureLevel.B_B).withPackaging(CmsPackaging.ATTACHED));
        attached = Files.readAllBytes(out);
    }

    @AfterAll
    static void stop() {
        SETTING.close();
    }

    private static SignatureReport only(Path file) {
        ValidationOptions options = ValidationOptions.defaults()
                .withAnchors(TrustAnchors.of(SETTING.trust.pki().root()))
                .withEvidenceClient(SETTING.evidence);
        List<SignatureReport> reports =
                SignatureValidator.validate(file, options).signatures();
        assertThat(reports).hasSize(1);
        return reports.get(0);
    }

    private Path file(byte[] bytes) throws Exception {
        return Files.write(folder.resolve("file"), bytes);
    }

    private static byte[] joined(byte[] one, byte... other) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(one);
        out.writeBytes(other);
        return out.toByteArray();
    }

    @Test
    void validate_lineBreakOrZerosBehind_areNothing() throws Exception {
        assertThat(only(file(joined(attached, (byte) '\r', (byte) '\n'))).indication())
                .isEqualTo(Indication.TOTAL_PASSED);
        assertThat(only(file(joined(attached, new byte[3000]))).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    /** A signed file that is another file for a reader that begins at the end. */
    @Test
    void validate_anythingElseBehind_refused() throws Exception {
        for (byte[] behind : new byte[][] {{'P', 'K', 5, 6}, {0x30, 0}, {'\n', 'x'}, attached}) {
            Path file = file(joined(attached, behind));

            assertThatThrownBy(() -> only(file))
                    .isInstanceOfSatisfying(
                            InvalidInputException.class,
                            e -> assertThat(e.code()).isEqualTo(FailureCode.SIGNATURE_DAMAGED));
        }
    }

    record Change(String name, UnaryOperator<byte[]> made) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static byte[] der(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ASN1EncodableVector members(ASN1Encodable sequence) {
        ASN1EncodableVector members = new ASN1EncodableVector();
        ASN1Sequence.getInstance(sequence).forEach(members::add);
        return members;
    }

    private static byte[] withMoreInSignedData(byte[] cms) {
        ContentInfo info = ContentInfo.getInstance(cms);
        ASN1EncodableVector data = members(SignedData.getInstance(info.getContent()));
        data.add(new DERSet(new DEROctetString(CONTENT)));
        return der(new ContentInfo(info.getContentType(), new DERSequence(data)));
    }

    private static byte[] withMoreInContentInfo(byte[] cms) {
        ASN1EncodableVector outer = members(ContentInfo.getInstance(cms));
        outer.add(new DEROctetString(CONTENT));
        return der(new DERSequence(outer));
    }

    private static byte[] withTwoContents(byte[] cms) {
        ContentInfo info = ContentInfo.getInstance(cms);
        ASN1EncodableVector data = members(SignedData.getInstance(info.getContent()));
        ASN1EncodableVector content = members(data.get(2));
        content.add(new DERTaggedObject(true, 0, new DEROctetString(new byte[] {1})));
        ASN1EncodableVector changed = new ASN1EncodableVector();
        for (int i = 0; i < data.size(); i++) {
            changed.add(i == 2 ? new DERSequence(content) : data.get(i));
        }
        return der(new ContentInfo(info.getContentType(), new DERSequence(changed)));
    }

    static Stream<Change> changes() {
        return Stream.of(
                new Change("more behind the signers", CmsStructureTest::withMoreInSignedData),
                new Change("more behind the signed data", CmsStructureTest::withMoreInContentInfo),
                new Change("a second content", CmsStructureTest::withTwoContents));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void validate_moreThanSignedData_refused(Change change) throws Exception {
        Path file = file(change.made().apply(attached));

        assertThatThrownBy(() -> only(file))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.code()).isEqualTo(FailureCode.SIGNATURE_DAMAGED));
    }

    /** Signs with Bouncy Castle, with signed attributes as they are given. */
    private static byte[] signed(String algorithm, ASN1ObjectIdentifier type, CMSAttributeTableGenerator attributes)
            throws Exception {
        TestKey key = SETTING.trust
                .pki()
                .issue(TestSubject.of("Trần Văn Mẫu", "Ủy ban nhân dân xã Mẫu")
                        .withKeyType(algorithm.contains("ECDSA") ? TestKeyType.EC_P256 : TestKeyType.RSA_2048));
        PrivateKey secret = key.privateKey();
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder()
                        .setProvider(new BouncyCastleProvider())
                        .build())
                .setSignedAttributeGenerator(attributes)
                .build(
                        new JcaContentSignerBuilder(algorithm)
                                .setProvider(new BouncyCastleProvider())
                                .build(secret),
                        key.certificate()));
        for (X509Certificate certificate : key.chain()) {
            generator.addCertificate(new JcaX509CertificateHolder(certificate));
        }
        return generator
                .generate(new CMSProcessableByteArray(type, CONTENT), true)
                .getEncoded();
    }

    /** The attributes there have to be, one of them once more as a second attribute, or with a second value. */
    private static CMSAttributeTableGenerator repeating(ASN1ObjectIdentifier type, String how) {
        return given -> {
            AttributeTable plain = new DefaultSignedAttributeTableGenerator().getAttributes(given);
            Attribute once = plain.get(type);
            ASN1EncodableVector all = new ASN1EncodableVector();
            for (Attribute attribute : plain.toASN1Structure().getAttributes()) {
                if (!attribute.getAttrType().equals(type) || how.equals("attribute")) {
                    all.add(attribute);
                }
            }
            ASN1EncodableVector values = new ASN1EncodableVector();
            if (how.equals("value")) {
                once.getAttrValues().forEach(values::add);
            }
            values.add(new DEROctetString(new byte[32]));
            all.add(new Attribute(type, new DERSet(values)));
            return new AttributeTable(all);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.840.113549.1.9.3, attribute",
        "1.2.840.113549.1.9.3, value",
        "1.2.840.113549.1.9.4, attribute",
        "1.2.840.113549.1.9.4, value",
        "1.2.840.113549.1.9.5, attribute",
        "1.2.840.113549.1.9.5, value"
    })
    void validate_attributeThatMustBeSingleIsNot_fails(String type, String how) throws Exception {
        Path file = file(signed(
                "SHA256withRSA",
                new ASN1ObjectIdentifier("1.2.840.113549.1.7.1"),
                repeating(new ASN1ObjectIdentifier(type), how)));

        SignatureReport report = only(file);

        assertThat(report.indication()).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(report.subIndication()).contains(SubIndication.FORMAT_FAILURE);
        assertThat(report.integrity()).isFalse();
    }

    /** The type of the content is signed along; content that is taken for another type is other content. */
    @ParameterizedTest
    @CsvSource({
        "1.2.840.113549.1.7.1, 1.2.840.113549.1.7.1, TOTAL_PASSED",
        "1.2.840.113549.1.9.16.1.4, 1.2.840.113549.1.9.16.1.4, TOTAL_PASSED",
        "1.2.840.113549.1.7.1, 1.2.840.113549.1.9.16.1.4, TOTAL_FAILED",
        "1.2.840.113549.1.9.16.1.4, 1.2.840.113549.1.7.1, TOTAL_FAILED"
    })
    void validate_typeOfTheContent_hasToBeTheOneSigned(String content, String claimed, Indication expected)
            throws Exception {
        Path file = file(signed("SHA256withRSA", new ASN1ObjectIdentifier(content), given -> {
            Map<?, ?> plain = given;
            Map<Object, Object> changed = new LinkedHashMap<>(plain);
            changed.put(CMSAttributeTableGenerator.CONTENT_TYPE, new ASN1ObjectIdentifier(claimed));
            return new DefaultSignedAttributeTableGenerator().getAttributes(changed);
        }));

        SignatureReport report = only(file);

        assertThat(report.indication()).as("%s", report.reasons()).isEqualTo(expected);
        if (expected == Indication.TOTAL_FAILED) {
            assertThat(report.reasons()).anyMatch(reason -> reason.code() == ReasonCode.CONTENT_TYPE_MISMATCH);
        }
    }

    /** Circular 15/2025/TT-BKHCN names them beside SHA-2. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHA3-256withRSA",
                "SHA3-384withRSA",
                "SHA3-512withRSA",
                "SHA3-256withECDSA",
                "SHA3-512withECDSA",
                "SHA512withRSA",
                "SHA256withRSAandMGF1"
            })
    void validate_digestOfTheThirdFamily_isVerified(String algorithm) throws Exception {
        byte[] cms = signed(
                algorithm,
                new ASN1ObjectIdentifier("1.2.840.113549.1.7.1"),
                new DefaultSignedAttributeTableGenerator());

        assertThat(only(file(cms)).integrity()).isTrue();
        assertThat(only(file(cms)).indication()).isEqualTo(Indication.TOTAL_PASSED);
        cms[indexOf(cms, CONTENT)] ^= 1;
        assertThat(only(file(cms)).subIndication()).contains(SubIndication.HASH_FAILURE);
    }

    /** Which digests there are is not signed; what a signer says of his own counts. */
    @Test
    void validate_digestNotNamedBeforeTheContent_isVerifiedAllTheSame() throws Exception {
        ContentInfo info = ContentInfo.getInstance(attached);
        ASN1EncodableVector data = members(SignedData.getInstance(info.getContent()));
        ASN1EncodableVector changed = new ASN1EncodableVector();
        for (int i = 0; i < data.size(); i++) {
            changed.add(i == 1 ? new DERSet() : data.get(i));
        }

        Path file = file(der(new ContentInfo(info.getContentType(), new DERSequence(changed))));

        assertThat(only(file).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException("not there");
    }
}
