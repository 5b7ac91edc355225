package vn.motcua.signing.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.MotcuaException;
import vn.motcua.failure.TokenException;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;

class CmsSignerTest {

    private static final CmsSetting SETTING = new CmsSetting();
    private static final SigningKey OFFICER = SETTING.officer(TestKeyType.EC_P256);
    private final Instant time = Instant.now();
    private final CmsSignOptions options = CmsSignOptions.defaults().withClock(Clock.fixed(time, ZoneOffset.UTC));

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        SETTING.close();
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, RSA_PKCS1_SHA256, DETACHED",
        "RSA, RSA_PSS_SHA256, DETACHED",
        "RSA, RSA_PSS_SHA256, ATTACHED",
        "RSA, RSA_PKCS1_SHA512, ATTACHED",
        "secp256r1, ECDSA_SHA256, DETACHED",
        "secp384r1, ECDSA_SHA384, ATTACHED",
        "secp384r1, ECDSA_SHA384, DETACHED",
        "secp521r1, ECDSA_SHA512, DETACHED"
    })
    @RequiresNative("openssl")
    void sign_keyAndPackaging_opensslVerifiesAndGivesTheContent(
            String kind, SignatureAlgorithm algorithm, CmsPackaging packaging) throws Exception {
        SigningKey key = kind.equals("RSA") ? SETTING.officer(TestKeyType.RSA_2048) : CmsSetting.curve(kind);
        X509Certificate root = kind.equals("RSA") ? SETTING.trust.pki().root() : key.certificate();
        Path in = CmsSetting.file(folder.resolve("in.bin"), 300_001);
        Path out = folder.resolve("out.p7s");

        SignedCms signed =
                CmsSigner.sign(in, out, key, options.withAlgorithm(algorithm).withPackaging(packaging));

        assertThat(signed)
                .isEqualTo(new SignedCms(packaging, 300_001, signed.signingTime(), SignatureLevel.B_B, algorithm));
        Object[] content = packaging == CmsPackaging.DETACHED ? new Object[] {"-content", in} : new Object[0];
        assertThat(CmsSetting.opensslSays(folder, out, root, content))
                .contains("CAdES Verification successful")
                .doesNotContain("failure");
        assertThat(folder.resolve("content.out")).hasSameBinaryContentAs(in);
    }

    @Test
    void sign_byDefault_attributesAreThoseOfTheBaseline() throws Exception {
        Path out = folder.resolve("out.p7s");

        SignedCms signed = CmsSigner.sign(CmsSetting.file(folder.resolve("in"), 10), out, OFFICER, options);

        byte[] bytes = Files.readAllBytes(out);
        assertThat(ASN1Primitive.fromByteArray(bytes).getEncoded(ASN1Encoding.DER))
                .isEqualTo(bytes);
        SignerInformation signer = only(bytes);
        assertThat(signer.getSignedAttributes().toASN1Structure().getAttributes())
                .extracting(Attribute::getAttrType)
                .containsExactlyInAnyOrder(
                        CMSAttributes.contentType,
                        CMSAttributes.messageDigest,
                        CMSAttributes.signingTime,
                        PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        assertThat(signer.getUnsignedAttributes()).isNull();
        Instant claimed = Time.getInstance(signer.getSignedAttributes()
                        .get(CMSAttributes.signingTime)
                        .getAttrValues()
                        .getObjectAt(0))
                .getDate()
                .toInstant();
        assertThat(claimed).isEqualTo(Instant.ofEpochSecond(time.getEpochSecond()));
        assertThat(signed.signingTime())
                .satisfies(claim -> assertThat(claim.getOffset()).isEqualTo(ZoneOffset.ofHours(7)))
                .isEqualTo(OffsetDateTime.ofInstant(claimed, ZoneOffset.ofHours(7)));
    }

    @ParameterizedTest
    @EnumSource(CmsPackaging.class)
    @RequiresNative("openssl")
    void sign_emptyFile_isSigned(CmsPackaging packaging) throws Exception {
        Path in = Files.createFile(folder.resolve("empty"));
        Path out = folder.resolve("out.p7s");

        CmsSigner.sign(in, out, OFFICER, options.withPackaging(packaging));

        Object[] content = packaging == CmsPackaging.DETACHED ? new Object[] {"-content", in} : new Object[0];
        assertThat(CmsSetting.opensslSays(folder, out, SETTING.trust.pki().root(), content))
                .contains("CAdES Verification successful");
    }

    @Test
    void sign_outputIsInput_refusedAndUntouched() {
        Path in = CmsSetting.file(folder.resolve("in"), 10);

        assertThatThrownBy(() -> CmsSigner.sign(in, in, OFFICER, options))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.OUTPUT_IS_INPUT));
        assertThat(in).hasSize(10);
    }

    @Test
    void sign_noSuchFile_refused() {
        assertThatThrownBy(() -> CmsSigner.sign(folder.resolve("missing"), folder.resolve("out"), OFFICER, options))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.FILE_NOT_FOUND));
    }

    @Test
    void sign_certificateExpired_refusedUnlessAllowed() {
        Path in = CmsSetting.file(folder.resolve("in"), 10);
        CmsSignOptions late = options.withClock(Clock.fixed(time.plusSeconds(100L * 365 * 86_400), ZoneOffset.UTC));

        assertThatThrownBy(() -> CmsSigner.sign(in, folder.resolve("out"), OFFICER, late))
                .isInstanceOfSatisfying(
                        TokenException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.CERTIFICATE_NOT_VALID));
        assertThat(CmsSigner.sign(in, folder.resolve("out"), OFFICER, late.withAllowExpired(true))
                        .contentLength())
                .isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource(value = SignatureLevel.class, names = "B_B", mode = EnumSource.Mode.EXCLUDE)
    void sign_nobodyToAsk_refusedBeforeTheKeyIsAsked(SignatureLevel level) {
        Path in = CmsSetting.file(folder.resolve("in"), 10);
        SigningKey closed = SETTING.officer(TestKeyType.EC_P256);
        closed.close();

        assertThatThrownBy(() -> CmsSigner.sign(in, folder.resolve("out"), closed, options.withLevel(level)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.INVALID_VALUE));
    }

    @Test
    void sign_keyFails_nothingStandsThereAndTheOldOutputStays() throws Exception {
        Path in = CmsSetting.file(folder.resolve("in"), 10);
        Path out = Files.writeString(folder.resolve("out.p7m"), "old", StandardCharsets.US_ASCII);
        SigningKey other = SETTING.officer(TestKeyType.EC_P256);
        SigningKey wrong = new WrongKey(OFFICER, other);

        assertThatThrownBy(() -> CmsSigner.sign(in, out, wrong, options.withPackaging(CmsPackaging.ATTACHED)))
                .isInstanceOf(MotcuaException.class);

        assertThat(out).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(in, out);
        }
    }

    private static SignerInformation only(byte[] cms) throws Exception {
        return new CMSSignedData(cms).getSignerInfos().iterator().next();
    }

    /** Names one certificate and signs with the key of another. */
    private record WrongKey(SigningKey named, SigningKey signing) implements SigningKey {

        @Override
        public X509Certificate certificate() {
            return named.certificate();
        }

        @Override
        public List<X509Certificate> chain() {
            return named.chain();
        }

        @Override
        public List<SignatureAlgorithm> algorithms() {
            return named.algorithms();
        }

        @Override
        public byte[] sign(SignatureAlgorithm algorithm, byte[] digest) {
            return signing.sign(algorithm, digest);
        }

        @Override
        public void close() {}
    }
}
