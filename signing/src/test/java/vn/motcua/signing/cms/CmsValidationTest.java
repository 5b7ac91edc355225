package vn.motcua.signing.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.cms.CMSProcessableFile;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.util.CollectionStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.token.JcaKey;
import vn.motcua.signing.trust.OpenSsl;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.validation.Indication;
import vn.motcua.signing.validation.ReasonCode;
import vn.motcua.signing.validation.SignatureFormat;
import vn.motcua.signing.validation.SignatureReport;
import vn.motcua.signing.validation.SignatureValidator;
import vn.motcua.signing.validation.SubIndication;
import vn.motcua.signing.validation.ValidationOptions;

class CmsValidationTest {

    private static final CmsSetting SETTING = new CmsSetting();
    private static final SigningKey OFFICER = SETTING.officer(TestKeyType.EC_P256);

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        SETTING.close();
    }

    /** With anchors, and without a network. */
    private static ValidationOptions offline() {
        return ValidationOptions.defaults()
                .withAnchors(TrustAnchors.of(SETTING.trust.pki().root()));
    }

    private static ValidationOptions online() {
        return offline().withEvidenceClient(SETTING.evidence);
    }

    private Path signed(Path in, SignatureLevel level, CmsPackaging packaging) {
        Path out = folder.resolve("signed");
        CmsSigner.sign(in, out, OFFICER, SETTING.signing(level).withPackaging(packaging));
        return out;
    }

    private static SignatureReport only(Path file, ValidationOptions options) {
        List<SignatureReport> reports =
                SignatureValidator.validate(file, options).signatures();
        assertThat(reports).hasSize(1);
        return reports.get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "DETACHED, B_B", "DETACHED, B_T", "DETACHED, B_LT", "DETACHED, B_LTA",
        "ATTACHED, B_B", "ATTACHED, B_T", "ATTACHED, B_LT", "ATTACHED, B_LTA"
    })
    void validate_signedAtALevel_passesAtThatLevel(CmsPackaging packaging, SignatureLevel level) {
        Path in = CmsSetting.file(folder.resolve("in"), 100_000);
        Path file = signed(in, level, packaging);
        // From B-LT on all that is needed is in the file.
        ValidationOptions options = level.compareTo(SignatureLevel.B_LT) < 0 ? online() : offline();

        SignatureReport report = only(file, packaging == CmsPackaging.DETACHED ? options.withContent(in) : options);

        assertThat(report.format()).isEqualTo(SignatureFormat.CADES);
        assertThat(report.reasons()).isEmpty();
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.level().label()).isEqualTo(level.label());
        assertThat(report.integrity()).isTrue();
        assertThat(report.timestampTime().isPresent()).isEqualTo(level != SignatureLevel.B_B);
    }

    @ParameterizedTest
    @CsvSource({"B_LTA, TOTAL_PASSED", "B_LT, TOTAL_PASSED", "B_B, INDETERMINATE"})
    void validate_yearsBehindTheCertificateOffline_passesIfATimestampProvesIt(
            SignatureLevel level, Indication expected) {
        Instant now = Instant.now();
        TestKey key = SETTING.trust
                .pki()
                .issue(TestSubject.of("Phạm Thị Mẫu", "Ủy ban nhân dân xã Mẫu")
                        .withKeyType(TestKeyType.EC_P256)
                        .withValidity(now.minus(1, ChronoUnit.DAYS), now.plus(10, ChronoUnit.DAYS)));
        Path file = folder.resolve("signed");
        CmsSigner.sign(
                CmsSetting.file(folder.resolve("in"), 100),
                file,
                JcaKey.of(key.privateKey(), key.chain()),
                SETTING.signing(level).withPackaging(CmsPackaging.ATTACHED));

        SignatureReport report = only(file, offline().withTime(now.plus(4 * 365, ChronoUnit.DAYS)));

        assertThat(report.integrity()).isTrue();
        assertThat(report.indication()).as("%s", report.reasons()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(CmsPackaging.class)
    void validate_contentChanged_fails(CmsPackaging packaging) throws Exception {
        Path in = CmsSetting.file(folder.resolve("in"), 5000);
        Path file = signed(in, SignatureLevel.B_B, packaging);
        Path changed = packaging == CmsPackaging.ATTACHED ? file : in;
        byte[] bytes = Files.readAllBytes(changed);
        bytes[2500] ^= 1;
        Files.write(changed, bytes);

        SignatureReport report = only(file, online().withContent(in));

        assertThat(report.indication()).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(report.subIndication()).contains(SubIndication.HASH_FAILURE);
        assertThat(report.integrity()).isFalse();
    }

    @Test
    void validate_valueChanged_fails() throws Exception {
        Path in = CmsSetting.file(folder.resolve("in"), 50);
        Path file = signed(in, SignatureLevel.B_B, CmsPackaging.DETACHED);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 5] ^= 1;
        Files.write(file, bytes);

        assertThat(only(file, online().withContent(in)).subIndication()).contains(SubIndication.SIG_CRYPTO_FAILURE);
    }

    @Test
    void validate_contentNotGiven_saysSo() {
        Path file = signed(CmsSetting.file(folder.resolve("in"), 50), SignatureLevel.B_B, CmsPackaging.DETACHED);

        SignatureReport report = only(file, online());

        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(report.subIndication()).contains(SubIndication.SIGNED_DATA_NOT_FOUND);
        assertThat(report.reasons()).anyMatch(reason -> reason.code() == ReasonCode.SIGNED_DATA_MISSING);
    }

    @Test
    void validate_evidenceTakenOutBehindTheArchive_isNoArchiveAnyMore() throws Exception {
        Path in = CmsSetting.file(folder.resolve("in"), 50);
        Path file = signed(in, SignatureLevel.B_LTA, CmsPackaging.DETACHED);
        CMSSignedData data = new CMSSignedData(Files.readAllBytes(file));
        CMSSignedData without = CMSSignedData.replaceCertificatesAndCRLs(
                data, data.getCertificates(), data.getAttributeCertificates(), new CollectionStore<>(List.of()));
        Files.write(file, without.getEncoded());

        SignatureReport report = only(file, online().withContent(in));

        assertThat(report.level().label()).isEqualTo("B-T");
        assertThat(report.reasons()).anyMatch(reason -> reason.code() == ReasonCode.TIMESTAMP_NOT_CHECKED);
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void validate_attributeAddedBehindTheArchive_staysAnArchive() throws Exception {
        Path in = CmsSetting.file(folder.resolve("in"), 50);
        Path file = signed(in, SignatureLevel.B_LTA, CmsPackaging.DETACHED);
        CMSSignedData data = new CMSSignedData(Files.readAllBytes(file));
        SignerInformation signer = data.getSignerInfos().iterator().next();
        ASN1EncodableVector unsigned = signer.getUnsignedAttributes().toASN1EncodableVector();
        unsigned.add(new Attribute(
                new ASN1ObjectIdentifier("2.25.99"), new DERSet(new DEROctetString(new byte[] {1, 2, 3}))));
        SignerInformation more = SignerInformation.replaceUnsignedAttributes(signer, new AttributeTable(unsigned));
        Files.write(
                file,
                CMSSignedData.replaceSigners(data, new SignerInformationStore(more))
                        .getEncoded());

        SignatureReport report = only(file, offline().withContent(in));

        assertThat(report.level().label()).isEqualTo("B-LTA");
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @ParameterizedTest
    @CsvSource({"-cades, B-B", "-binary, PKCS7-B"})
    @RequiresNative("openssl")
    void validate_whatOpensslSignedInPieces_isReadAndIntact(String kind, String level) {
        OpenSsl openSsl = new OpenSsl(folder);
        Path in = CmsSetting.file(folder.resolve("in"), 100_000);
        Path key = folder.resolve("key.pem");
        Path certificate = folder.resolve("cert.pem");
        Path file = folder.resolve("openssl.p7m");
        openSsl.run((Object[])
                ("req -x509 -newkey rsa:2048 -nodes -subj /CN=Openssl -days 3 -keyout " + key + " -out " + certificate)
                        .split(" "));
        openSsl.run((Object[]) ("cms -sign -stream -nodetach -binary " + kind + " -outform DER -in " + in + " -out "
                        + file + " -signer " + certificate + " -inkey " + key)
                .split(" "));

        SignatureReport report = only(file, ValidationOptions.defaults().withAnchors(TrustAnchors.load(certificate)));

        assertThat(report.integrity()).isTrue();
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.level().label()).isEqualTo(level);
    }

    @Test
    void validate_twoSigners_eachIsReported() throws Exception {
        Path in = CmsSetting.file(folder.resolve("in"), 100);
        CMSSignedData one =
                new CMSSignedData(Files.readAllBytes(signed(in, SignatureLevel.B_B, CmsPackaging.DETACHED)));
        Path second = folder.resolve("second");
        CmsSigner.sign(in, second, SETTING.officer(TestKeyType.RSA_2048), SETTING.signing(SignatureLevel.B_B));
        CMSSignedData other = new CMSSignedData(Files.readAllBytes(second));
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSigners(one.getSignerInfos());
        generator.addSigners(other.getSignerInfos());
        generator.addCertificates(one.getCertificates());
        generator.addCertificates(other.getCertificates());
        Path both = Files.write(
                folder.resolve("both"),
                generator.generate(new CMSProcessableFile(in.toFile())).getEncoded());

        assertThat(SignatureValidator.validate(both, online().withContent(in)).signatures())
                .hasSize(2)
                .allSatisfy(report -> assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED));

        ExtendedCms extended = CmsSigner.extend(
                both, folder.resolve("raised"), SETTING.to(SignatureLevel.B_LTA).withContent(in));
        assertThat(extended.timestamps()).isEqualTo(4);
        assertThat(SignatureValidator.validate(
                                folder.resolve("raised"), offline().withContent(in))
                        .signatures())
                .hasSize(2)
                .allSatisfy(report -> assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED))
                .allSatisfy(report -> assertThat(report.level().label()).isEqualTo("B-LTA"));
    }

    @Test
    void validate_signerThatCannotBeRead_isListedAsFailed() throws Exception {
        Path file = folder.resolve("broken");
        Files.write(file, HostileCmsTest.withSigners(1));

        SignatureReport report = only(file, offline());

        assertThat(report.indication()).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(report.subIndication()).contains(SubIndication.FORMAT_FAILURE);
    }

    @Test
    void validate_noCmsBehindTheFirstOctet_refused() throws Exception {
        Path file = Files.write(folder.resolve("broken"), new byte[] {0x30, 3, 1, 1, 0});

        assertThatThrownBy(() -> SignatureValidator.validate(file, offline()))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.code()).isEqualTo(FailureCode.SIGNATURE_DAMAGED));
    }
}
