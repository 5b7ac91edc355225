package vn.motcua.signing.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
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
import vn.motcua.signing.cms.internal.CmsFile;
import vn.motcua.signing.cms.internal.CmsLayout;
import vn.motcua.signing.cms.internal.SignerPart;
import vn.motcua.signing.token.JcaKey;
import vn.motcua.signing.trust.OpenSsl;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.validation.Indication;
import vn.motcua.signing.validation.ReasonCode;
import vn.motcua.signing.validation.SignatureReport;
import vn.motcua.signing.validation.SignatureValidator;
import vn.motcua.signing.validation.SignedPart;
import vn.motcua.signing.validation.SubIndication;
import vn.motcua.signing.validation.ValidationOptions;

/** One file signed by several: beside each other, and each other. */
class SeveralSignersTest {

    private static final CmsSetting SETTING = new CmsSetting();
    private static final SigningKey OFFICER = SETTING.officer(TestKeyType.EC_P256);
    private static final SigningKey CHIEF = SETTING.officer(TestKeyType.RSA_2048);

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        SETTING.close();
    }

    private static ValidationOptions offline(Path content) {
        return ValidationOptions.defaults()
                .withAnchors(TrustAnchors.of(SETTING.trust.pki().root()))
                .withContent(content);
    }

    private static List<SignatureReport> reports(Path file, ValidationOptions options) {
        return SignatureValidator.validate(file, options).signatures();
    }

    private static List<SignatureReport> reports(Path file, Path content) {
        return reports(file, offline(content).withEvidenceClient(SETTING.evidence));
    }

    private Path signed(Path in, SignatureLevel level, CmsPackaging packaging) {
        Path out = folder.resolve("signed");
        CmsSigner.sign(in, out, OFFICER, SETTING.signing(level).withPackaging(packaging));
        return out;
    }

    private Path content() {
        return CmsSetting.file(folder.resolve("in"), 200_000);
    }

    /** With the root of the sandbox. */
    private Path roots(X509Certificate other) {
        return new OpenSsl(folder).pem("roots.pem", SETTING.trust.pki().root(), other);
    }

    private static List<SignerInformation> signers(Path file) throws Exception {
        return new ArrayList<>(
                new CMSSignedData(Files.readAllBytes(file)).getSignerInfos().getSigners());
    }

    @ParameterizedTest
    @CsvSource({
        "DETACHED, B_B, B_B",
        "DETACHED, B_LTA, B_T",
        "DETACHED, B_B, B_LTA",
        "ATTACHED, B_B, B_B",
        "ATTACHED, B_LTA, B_LT",
        "ATTACHED, B_T, B_LTA"
    })
    @RequiresNative("openssl")
    void coSign_besideASignature_bothHoldAndTheFirstIsUntouched(
            CmsPackaging packaging, SignatureLevel first, SignatureLevel second) throws Exception {
        Path in = content();
        Path one = signed(in, first, packaging);
        Path two = folder.resolve("two");

        SignedCms added = CmsSigner.coSign(
                one, two, CHIEF, SETTING.signing(second).withContent(in).withPackaging(CmsPackaging.ATTACHED));

        assertThat(added.packaging()).isEqualTo(packaging);
        assertThat(added.contentLength()).isEqualTo(200_000);
        assertThat(added.level()).isEqualTo(second);
        assertThat(signers(two))
                .extracting(signer -> signer.toASN1Structure().getEncoded())
                .hasSize(2)
                .contains(signers(one).get(0).toASN1Structure().getEncoded());
        Object[] content = packaging == CmsPackaging.DETACHED ? new Object[] {"-content", in} : new Object[0];
        assertThat(CmsSetting.opensslSays(folder, two, SETTING.trust.pki().root(), content))
                .contains("CAdES Verification successful")
                .doesNotContain("failure");
        assertThat(folder.resolve("content.out")).hasSameBinaryContentAs(in);
        assertThat(reports(two, in))
                .allSatisfy(report -> assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED))
                .extracting(report -> report.level().label())
                .containsExactlyInAnyOrder(first.label(), second.label());
    }

    @Test
    @RequiresNative("openssl")
    void coSign_withAnotherDigest_bothAreNamedOnceAndHold() throws Exception {
        Path in = content();
        SigningKey curve = CmsSetting.curve("secp384r1");
        Path two = folder.resolve("two");
        Path three = folder.resolve("three");
        CmsSignOptions options = CmsSignOptions.defaults().withContent(in);

        CmsSigner.coSign(signed(in, SignatureLevel.B_B, CmsPackaging.ATTACHED), two, curve, options);
        CmsSigner.coSign(two, three, curve, options);

        CMSSignedData data = new CMSSignedData(Files.readAllBytes(three));
        assertThat(data.getDigestAlgorithmIDs()).hasSize(2);
        assertThat(data.getCertificates().getMatches(null))
                .hasSize(1 + OFFICER.chain().size());
        assertThat(data.getSignerInfos().getSigners()).hasSize(3);
        assertThat(CmsSetting.opensslSays(folder, three, curve.certificate(), "-CAfile", roots(curve.certificate())))
                .contains("CAdES Verification successful");
        assertThat(reports(three, in)).allMatch(SignatureReport::integrity);
    }

    @Test
    void coSign_contentOfADetachedSignatureNotGiven_refused() {
        Path file = signed(content(), SignatureLevel.B_B, CmsPackaging.DETACHED);

        assertThatThrownBy(
                        () -> CmsSigner.coSign(file, folder.resolve("out"), CHIEF, SETTING.signing(SignatureLevel.B_B)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.INVALID_VALUE));
    }

    @ParameterizedTest
    @EnumSource(CmsPackaging.class)
    void coSign_signatureThatDoesNotHold_refusedAndNothingWritten(CmsPackaging packaging) throws Exception {
        Path in = content();
        Path file = signed(in, SignatureLevel.B_B, packaging);
        Path changed = packaging == CmsPackaging.ATTACHED ? file : in;
        byte[] bytes = Files.readAllBytes(changed);
        bytes[1000] ^= 1;
        Files.write(changed, bytes);
        CmsSignOptions options = SETTING.signing(SignatureLevel.B_B).withContent(in);
        Path out = folder.resolve("out");

        assertThatThrownBy(() -> CmsSigner.coSign(file, out, CHIEF, options))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.SIGNATURE_BROKEN));
        assertThatThrownBy(() -> CmsSigner.counterSign(file, out, CHIEF, options))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.SIGNATURE_BROKEN));
        assertThat(out).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(value = SignatureLevel.class, names = "B_LTA", mode = EnumSource.Mode.EXCLUDE)
    void counterSign_aSignature_bothHoldAndTheFirstIsCovered(SignatureLevel level) throws Exception {
        Path in = content();
        Path one = signed(in, SignatureLevel.B_T, CmsPackaging.ATTACHED);
        Path two = folder.resolve("two");

        CounterSignedCms added = CmsSigner.counterSign(one, two, CHIEF, SETTING.signing(level));

        assertThat(added.signatures()).isEqualTo(1);
        SignerInformation counter =
                signers(two).get(0).getCounterSignatures().iterator().next();
        assertThat(counter.verify(new JcaSimpleSignerInfoVerifierBuilder().build(CHIEF.certificate())))
                .isTrue();
        assertThat(counter.getSignedAttributes().get(CMSAttributes.contentType)).isNull();
        List<SignatureReport> reports = reports(two, in);
        assertThat(reports)
                .allSatisfy(report -> assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED))
                .extracting(report -> report.level().label())
                .containsExactly("B-T", level.label());
        assertThat(reports.get(0).signedParts()).isEmpty();
        assertThat(reports.get(1).signedParts()).containsExactly(new SignedPart(SignedPart.Kind.SIGNATURE, "1", "1"));
    }

    @Test
    @RequiresNative("openssl")
    void counterSign_severalSigners_eachValueIsSignedAndOpensslStillVerifies() throws Exception {
        Path in = content();
        Path two = folder.resolve("two");
        Path both = folder.resolve("both");
        CmsSignOptions options = SETTING.signing(SignatureLevel.B_B).withContent(in);
        CmsSigner.coSign(signed(in, SignatureLevel.B_LTA, CmsPackaging.DETACHED), two, CHIEF, options);

        CounterSignedCms added = CmsSigner.counterSign(two, both, OFFICER, options);

        assertThat(added.signatures()).isEqualTo(2);
        assertThat(CmsSetting.opensslSays(folder, both, SETTING.trust.pki().root(), "-content", in))
                .contains("CAdES Verification successful");
        assertThat(reports(both, in))
                .hasSize(4)
                .allSatisfy(report -> assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED))
                .extracting(report -> report.signedParts().size())
                .containsExactly(0, 1, 0, 1);
        assertThat(reports(both, in))
                .extracting(report -> report.level().label())
                .contains("B-LTA");
    }

    /** The archive time-stamp over a signature proves the counter-signatures in it, too. */
    @Test
    void extend_counterSignedFile_counterSignatureHoldsBeyondItsCertificate() {
        Instant now = Instant.now();
        TestKey key = SETTING.trust
                .pki()
                .issue(TestSubject.of("Phạm Thị Mẫu", "Ủy ban nhân dân xã Mẫu")
                        .withKeyType(TestKeyType.EC_P256)
                        .withValidity(now.minus(1, ChronoUnit.DAYS), now.plus(10, ChronoUnit.DAYS)));
        Path in = content();
        Path two = folder.resolve("two");
        Path raised = folder.resolve("raised");
        CmsSigner.counterSign(
                signed(in, SignatureLevel.B_B, CmsPackaging.ATTACHED),
                two,
                JcaKey.of(key.privateKey(), key.chain()),
                SETTING.signing(SignatureLevel.B_B));
        ValidationOptions later = offline(in).withTime(now.plus(4 * 365, ChronoUnit.DAYS));

        ExtendedCms extended = CmsSigner.extend(two, raised, SETTING.to(SignatureLevel.B_LTA));

        assertThat(extended.level()).isEqualTo(SignatureLevel.B_LTA);
        assertThat(reports(raised, later))
                .hasSize(2)
                .allSatisfy(report -> assertThat(report.indication())
                        .as("%s", report.reasons())
                        .isEqualTo(Indication.TOTAL_PASSED));
        assertThat(reports(two, later)).noneMatch(report -> report.indication() == Indication.TOTAL_PASSED);
    }

    @Test
    void counterSign_toTheArchiveLevel_refusedBeforeTheKeyIsAsked() {
        Path file = signed(content(), SignatureLevel.B_B, CmsPackaging.ATTACHED);
        SigningKey closed = SETTING.officer(TestKeyType.EC_P256);
        closed.close();

        assertThatThrownBy(() -> CmsSigner.counterSign(
                        file, folder.resolve("out"), closed, SETTING.signing(SignatureLevel.B_LTA)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.INVALID_VALUE));
    }

    private static SignerInformationStore counterSigned(SignerInformation signer, TestKey key) throws Exception {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(
                        new JcaDigestCalculatorProviderBuilder().build())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(key.privateKey()), key.certificate()));
        return generator.generateCounterSigners(signer);
    }

    private static Path withCounterSignatures(
            Path file, SignerInformationStore counters, List<X509Certificate> certificates) throws Exception {
        CMSSignedData data = new CMSSignedData(Files.readAllBytes(file));
        SignerInformation signer = data.getSignerInfos().iterator().next();
        SignerInformation more = SignerInformation.addCounterSigners(signer, counters);
        List<X509CertificateHolder> holders =
                new ArrayList<>(data.getCertificates().getMatches(null));
        for (X509Certificate certificate : certificates) {
            holders.add(new JcaX509CertificateHolder(certificate));
        }
        CMSSignedData whole = CMSSignedData.replaceCertificatesAndCRLs(
                CMSSignedData.replaceSigners(data, new SignerInformationStore(more)),
                new CollectionStore<>(holders),
                data.getAttributeCertificates(),
                data.getCRLs());
        return Files.write(file, whole.getEncoded());
    }

    /** What Bouncy Castle makes, and once more over what it made. */
    @Test
    void validate_foreignCounterSignaturesOfCounterSignatures_areListedWithWhatTheyCover() throws Exception {
        TestKey key = SETTING.trust.pki().issue(TestSubject.of("Trần Văn Mẫu", "Ủy ban nhân dân xã Mẫu"));
        Path in = content();
        Path file = signed(in, SignatureLevel.B_B, CmsPackaging.DETACHED);
        SignerInformationStore counters = counterSigned(signers(file).get(0), key);
        SignerInformation nested = SignerInformation.addCounterSigners(
                counters.iterator().next(), counterSigned(counters.iterator().next(), key));

        withCounterSignatures(file, new SignerInformationStore(nested), key.chain());

        List<SignatureReport> reports = reports(file, in);
        assertThat(reports)
                .allSatisfy(report -> assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED))
                .extracting(report -> report.signedParts().stream()
                        .map(SignedPart::reference)
                        .findFirst()
                        .orElse(""))
                .containsExactly("", "1", "2");
    }

    @Test
    void validate_counterSignatureOfAnotherValue_fails() throws Exception {
        TestKey key = SETTING.trust.pki().issue(TestSubject.of("Trần Văn Mẫu", "Ủy ban nhân dân xã Mẫu"));
        Path in = content();
        Path other = folder.resolve("other");
        CmsSigner.sign(in, other, OFFICER, SETTING.signing(SignatureLevel.B_B));
        SignerInformationStore counters = counterSigned(signers(other).get(0), key);
        Path file = signed(in, SignatureLevel.B_B, CmsPackaging.DETACHED);

        withCounterSignatures(file, counters, key.chain());

        List<SignatureReport> reports = reports(file, in);
        assertThat(reports)
                .extracting(SignatureReport::indication)
                .containsExactly(Indication.TOTAL_PASSED, Indication.TOTAL_FAILED);
        assertThat(reports.get(1).subIndication()).contains(SubIndication.HASH_FAILURE);
        assertThat(reports.get(1).signedParts()).isEmpty();
        assertThatThrownBy(() -> CmsSigner.extend(file, folder.resolve("out"), SETTING.to(SignatureLevel.B_T)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.SIGNATURE_BROKEN));
    }

    /** A signature over a file that holds such a value is none over the signature. */
    @Test
    void validate_signatureOverAFileMadeACounterSignature_fails() throws Exception {
        Path in = content();
        Path file = signed(in, SignatureLevel.B_B, CmsPackaging.DETACHED);
        Path value = Files.write(folder.resolve("value"), signers(file).get(0).getSignature());
        Path over = folder.resolve("over");
        CmsSigner.sign(value, over, CHIEF, SETTING.signing(SignatureLevel.B_B));

        withCounterSignatures(file, new CMSSignedData(Files.readAllBytes(over)).getSignerInfos(), CHIEF.chain());

        assertThat(reports(file, in).get(1).reasons())
                .anyMatch(reason -> reason.code() == ReasonCode.CONTENT_TYPE_MISMATCH);
        assertThat(reports(file, in).get(1).indication()).isEqualTo(Indication.TOTAL_FAILED);
    }

    @Test
    void validate_counterSignatureThatCannotBeRead_isListedAsFailed() throws Exception {
        Path in = content();
        Path file = signed(in, SignatureLevel.B_B, CmsPackaging.DETACHED);
        CmsFile.Parts parts;
        try (CmsFile read = CmsFile.open(file, "reading")) {
            parts = read.parts();
        }
        byte[] more = SignerPart.read(parts.signers().get(0))
                .orElseThrow()
                .with(new Attribute(CMSAttributes.counterSignature, new DERSet(new DEROctetString(new byte[3]))))
                .encoded();
        Files.write(
                file,
                CmsLayout.detached(
                        CMSObjectIdentifiers.data,
                        new CmsFile.Parts(parts.digests(), parts.certificates(), List.of(), List.of(more))));

        assertThat(reports(file, in))
                .extracting(SignatureReport::indication)
                .containsExactly(Indication.TOTAL_PASSED, Indication.TOTAL_FAILED);
    }

    /** What openssl adds with -resign is another signer; what stands there, ours. */
    @Test
    @RequiresNative("openssl")
    void coSign_whatOpensslSigned_bothHold() throws Exception {
        OpenSsl openSsl = new OpenSsl(folder);
        Path in = content();
        Path key = folder.resolve("key.pem");
        Path certificate = folder.resolve("cert.pem");
        Path file = folder.resolve("openssl.p7m");
        openSsl.run((Object[])
                ("req -x509 -newkey rsa:2048 -nodes -subj /CN=Openssl -days 3 -keyout " + key + " -out " + certificate)
                        .split(" "));
        openSsl.run((Object[]) ("cms -sign -stream -nodetach -binary -cades -outform DER -in " + in + " -out " + file
                        + " -signer " + certificate + " -inkey " + key)
                .split(" "));
        Path two = folder.resolve("two");
        X509Certificate own = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(certificate)));

        CmsSigner.coSign(file, two, CHIEF, SETTING.signing(SignatureLevel.B_B));

        assertThat(CmsSetting.opensslSays(folder, two, SETTING.trust.pki().root(), "-CAfile", roots(own)))
                .contains("CAdES Verification successful");
        assertThat(reports(two, in)).hasSize(2).allMatch(SignatureReport::integrity);
    }
}
