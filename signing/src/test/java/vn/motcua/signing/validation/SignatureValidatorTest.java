package vn.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.MotcuaException;
import vn.motcua.signing.trust.TrustAnchors;

class SignatureValidatorTest {

    private static TestIdentity root;
    private static TestIdentity person;
    private static TestIdentity agency;
    private static TestIdentity official;

    @TempDir
    Path folder;

    private Path pdf;

    @BeforeAll
    static void issue() {
        root = TestIdentity.root("Root");
        agency = root.authority("Sub");
        person = agency.issue("Nguyễn Văn Thử");
        official = root.issue("Uỷ ban nhân dân xã Thử");
    }

    @BeforeEach
    void draw() {
        pdf = TestSignature.blank(folder.resolve("công văn.pdf"));
    }

    private static ValidationOptions trusting() {
        return ValidationOptions.defaults()
                .withAnchors(TrustAnchors.of(root.certificate()))
                .withRevocation(RevocationRule.NOT_CHECKED)
                .withTime(TestIdentity.DURING);
    }

    private SignatureReport only(ValidationOptions options) {
        List<SignatureReport> signatures =
                SignatureValidator.validate(pdf, options).signatures();
        assertThat(signatures).hasSize(1);
        return signatures.get(0);
    }

    private static List<ReasonCode> codes(SignatureReport signature) {
        return signature.reasons().stream().map(Reason::code).toList();
    }

    @Test
    void validate_padesByTrustedSigner_passesAsBaselineB() {
        TestSignature.pades(person).sign(pdf);

        ValidationReport report = SignatureValidator.validate(pdf, trusting());
        SignatureReport signature = only(trusting());

        assertThat(report.allPassed()).isTrue();
        assertThat(report.endCovered()).isTrue();
        assertThat(signature.format().label()).isEqualTo("PAdES");
        assertThat(signature.level()).isEqualTo(AchievedLevel.B_B);
        assertThat(signature.signer()).contains("Nguyễn Văn Thử");
        assertThat(signature.signingTime()).contains(Instant.parse("2026-11-22T02:30:15Z"));
        assertThat(signature.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(signature.subIndication()).isEmpty();
        assertThat(signature.integrity()).isTrue();
        assertThat(signature.coverage()).isEqualTo(Coverage.WHOLE_FILE);
        assertThat(signature.changesAfterSigning()).contains(ChangesAfterSigning.NONE);
        assertThat(signature.certificates().get(0)).isEqualTo(person.certificate());
        assertThat(codes(signature)).containsExactly(ReasonCode.REVOCATION_NOT_CHECKED);
        assertThat(signature.toString()).doesNotContain("Nguyễn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHA256withRSA",
                "SHA384withRSA",
                "SHA512withRSA",
                "SHA3-256withRSA",
                "SHA256withRSAandMGF1",
                "SHA512withRSAandMGF1",
                "SHA256withECDSA",
                "SHA384withECDSA"
            })
    void validate_anyAlgorithmAllowed_passes(String algorithm) {
        KeyPair keys = algorithm.endsWith("ECDSA") ? TestIdentity.curve("secp256r1") : person.keys();
        TestIdentity signer = agency.issue("Nguyễn Văn Thử", keys, TestIdentity.START, TestIdentity.END);
        TestSignature.pades(signer).withAlgorithm(algorithm).sign(pdf);

        assertThat(only(trusting()).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void validate_noAnchor_isIntactButHasNoChain() {
        TestSignature.pades(person).sign(pdf);

        SignatureReport signature = only(ValidationOptions.defaults().withTime(TestIdentity.DURING));

        assertThat(signature.integrity()).isTrue();
        assertThat(signature.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(signature.subIndication()).contains(SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
    }

    @Test
    void validate_otherAnchorOfTheSameName_hasNoChain() {
        TestSignature.pades(person).sign(pdf);
        TestIdentity impostor = TestIdentity.root("Root");

        SignatureReport signature = only(trusting().withAnchors(TrustAnchors.of(impostor.certificate())));

        assertThat(signature.subIndication()).contains(SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
    }

    @Test
    void validate_leafIssuedByALeaf_hasAnInvalidChain() {
        TestIdentity forged = person.issue("Chủ tịch", TestIdentity.rsa(2048), TestIdentity.START, TestIdentity.END);
        TestSignature.pades(forged).sign(pdf);

        SignatureReport signature = only(trusting());

        assertThat(signature.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(signature.subIndication()).contains(SubIndication.CERTIFICATE_CHAIN_GENERAL_FAILURE);
    }

    @Test
    void validate_leafAloneInTheSignature_passesOnlyWithTheIntermediate() {
        TestSignature.pkcs7(person).sign(pdf);

        assertThat(only(trusting()).subIndication()).contains(SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
        assertThat(only(trusting().withIntermediates(List.of(agency.certificate())))
                        .indication())
                .isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void validate_letterWithEightSignatures_reportsThemInFileOrder() {
        TestIdentity expired = root.issue(
                "Nguyễn Văn Thử", TestIdentity.rsa(2048), TestIdentity.START, Instant.parse("2025-01-01T00:00:00Z"));
        TestSignature.pkcs7(expired).sign(pdf);
        for (int i = 0; i < 7; i++) {
            TestSignature.pkcs7(official).sign(pdf);
        }

        List<SignatureReport> untrusted =
                SignatureValidator.validate(pdf, ValidationOptions.defaults()).signatures();
        List<SignatureReport> trusted =
                SignatureValidator.validate(pdf, trusting()).signatures();

        assertThat(untrusted).hasSize(8).allSatisfy(signature -> {
            assertThat(signature.level()).isEqualTo(AchievedLevel.PKCS7_B);
            assertThat(signature.integrity()).isTrue();
            assertThat(signature.subIndication()).contains(SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
        });
        assertThat(untrusted.get(0).signer()).contains("Nguyễn Văn Thử");
        assertThat(untrusted.subList(0, 7))
                .extracting(SignatureReport::coverage)
                .containsOnly(Coverage.REVISION);
        assertThat(untrusted.get(7).coverage()).isEqualTo(Coverage.WHOLE_FILE);
        assertThat(untrusted.subList(0, 7))
                .allSatisfy(s -> assertThat(s.changesAfterSigning()).contains(ChangesAfterSigning.PERMITTED));
        assertThat(trusted.get(0).subIndication()).contains(SubIndication.OUT_OF_BOUNDS_NO_POE);
        assertThat(trusted.subList(1, 8))
                .extracting(SignatureReport::indication)
                .containsOnly(Indication.TOTAL_PASSED);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-06-01T00:00:00Z, TOTAL_FAILED, NOT_YET_VALID",
        "2026-06-01T00:00:00Z, TOTAL_PASSED,",
        "2035-06-01T00:00:00Z, INDETERMINATE, OUT_OF_BOUNDS_NO_POE"
    })
    void validate_certificateAtTimes_followsItsValidity(Instant time, Indication verdict, SubIndication why) {
        TestSignature.pades(person).sign(pdf);

        SignatureReport signature = only(trusting().withTime(time));

        assertThat(signature.integrity()).isTrue();
        assertThat(signature.indication()).isEqualTo(verdict);
        assertThat(signature.subIndication().orElse(null)).isEqualTo(why);
    }

    @Test
    void validate_sha1OrShortKey_isIntactButTooWeak() {
        TestIdentity small = root.issue("Nhỏ", TestIdentity.rsa(1024), TestIdentity.START, TestIdentity.END);
        TestSignature.pades(official).withAlgorithm("SHA1withRSA").sign(pdf);
        TestSignature.pades(small).sign(pdf);

        List<SignatureReport> signatures =
                SignatureValidator.validate(pdf, trusting()).signatures();

        assertThat(signatures).allSatisfy(signature -> {
            assertThat(signature.integrity()).isTrue();
            assertThat(signature.indication()).isEqualTo(Indication.INDETERMINATE);
        });
        assertThat(signatures.get(0).subIndication()).contains(SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE);
        assertThat(signatures.get(1).subIndication()).contains(SubIndication.CRYPTO_CONSTRAINTS_FAILURE);
        assertThat(codes(signatures.get(0))).contains(ReasonCode.HASH_TOO_WEAK);
        assertThat(codes(signatures.get(1))).contains(ReasonCode.KEY_TOO_SHORT);
    }

    @Test
    void validate_padesWithoutSigningCertificate_isNoBaselineLevel() {
        TestSignature.pades(person).withNamed().sign(pdf);

        SignatureReport signature = only(trusting());

        assertThat(signature.level()).isEqualTo(AchievedLevel.UNKNOWN);
        assertThat(signature.subIndication()).contains(SubIndication.SIG_CONSTRAINTS_FAILURE);
    }

    @Test
    void validate_signingCertificateOfAnother_isNotTheSigners() {
        TestSignature.pades(person).withNamed(official.certificate()).sign(pdf);

        assertThat(only(trusting()).subIndication()).contains(SubIndication.NO_SIGNING_CERTIFICATE_FOUND);
    }

    @Test
    void validate_signerNotCarried_isNotFound() {
        TestSignature.pades(person).withCarried(root.certificate()).sign(pdf);

        SignatureReport signature = only(trusting());

        assertThat(signature.integrity()).isFalse();
        assertThat(signature.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(signature.subIndication()).contains(SubIndication.NO_SIGNING_CERTIFICATE_FOUND);
    }

    @Test
    void validate_signedWithAnotherKey_failsCryptographically() {
        TestSignature.pades(person).withKey(official.keys().getPrivate()).sign(pdf);

        SignatureReport signature = only(trusting());

        assertThat(signature.integrity()).isFalse();
        assertThat(signature.indication()).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(signature.subIndication()).contains(SubIndication.SIG_CRYPTO_FAILURE);
    }

    @Test
    void validate_unknownSubFilter_isListedWithoutVerdict() {
        TestSignature.pades(person).withSubFilter("adbe.x509.rsa_sha1").sign(pdf);

        SignatureReport signature = only(trusting());

        assertThat(signature.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(signature.level()).isEqualTo(AchievedLevel.UNKNOWN);
        assertThat(codes(signature)).contains(ReasonCode.SUB_FILTER_UNSUPPORTED);
    }

    @Test
    void validate_withoutSignatures_reportsNone() {
        ValidationReport report = SignatureValidator.validate(pdf, trusting());

        assertThat(report.signatures()).isEmpty();
        assertThat(report.allPassed()).isFalse();
        assertThat(report.endCovered()).isFalse();
    }

    @Test
    void validate_formRemovedLater_findsTheFieldByItsWidget() throws IOException {
        TestSignature.pades(person).sign(pdf);
        revise(catalog -> {
            COSDictionary page = catalog.getCOSDictionary(COSName.PAGES)
                                    .getCOSArray(COSName.KIDS)
                                    .getObject(0)
                            instanceof COSDictionary first
                    ? first
                    : catalog;
            assertThat(page.getCOSArray(COSName.ANNOTS)).isNotNull();
            catalog.removeItem(COSName.ACRO_FORM);
        });

        SignatureReport signature = only(trusting());

        assertThat(signature.fieldName()).isPresent();
        assertThat(signature.integrity()).isTrue();
        assertThat(signature.coverage()).isEqualTo(Coverage.REVISION);
        assertThat(signature.changesAfterSigning()).contains(ChangesAfterSigning.SUSPICIOUS);
    }

    @Test
    void validate_valueTakenAwayLater_reportsTheHiddenSignatureButNeverPassesIt() throws IOException {
        TestSignature.pades(person).sign(pdf);
        revise(catalog -> {
            COSDictionary field = (COSDictionary) catalog.getCOSDictionary(COSName.ACRO_FORM)
                    .getCOSArray(COSName.FIELDS)
                    .getObject(0);
            field.removeItem(COSName.V);
            field.setNeedToBeUpdated(true);
        });

        SignatureReport signature = only(trusting());

        assertThat(signature.integrity()).isTrue();
        assertThat(signature.signer()).contains("Nguyễn Văn Thử");
        assertThat(signature.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(codes(signature)).contains(ReasonCode.SIGNATURE_NOT_REFERENCED);
    }

    private void revise(Consumer<COSDictionary> change) throws IOException {
        Path out = folder.resolve("revised.pdf");
        try (PDDocument document = Loader.loadPDF(pdf.toFile());
                var target = Files.newOutputStream(out)) {
            COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
            change.accept(catalog);
            catalog.setNeedToBeUpdated(true);
            document.saveIncremental(target);
        }
        pdf = out;
    }

    @ParameterizedTest
    @CsvSource({
        "missing, FILE_NOT_FOUND",
        "folder, FILE_UNREADABLE",
        "empty, NOT_A_PDF",
        "text, NOT_A_PDF",
        "cut, PDF_DAMAGED",
        "rubble, PDF_DAMAGED",
        "locked, PDF_ENCRYPTED"
    })
    void validate_unfitFile_saysWhy(String kind, FailureCode code) throws IOException {
        Path file = unfit(kind);

        MotcuaException refused = catchThrowableOfType(
                MotcuaException.class, () -> SignatureValidator.validate(file, ValidationOptions.defaults()));

        assertThat(refused.code()).isEqualTo(code);
    }

    private Path unfit(String kind) throws IOException {
        Path file = folder.resolve(kind);
        byte[] whole = Files.readAllBytes(pdf);
        return switch (kind) {
            case "folder" -> Files.createDirectory(file);
            case "empty" -> Files.createFile(file);
            case "text" -> Files.writeString(file, "Kính gửi");
            case "cut" -> Files.write(file, Arrays.copyOf(whole, whole.length / 2));
            case "rubble" -> Files.write(file, "%PDF-1.7\n1 0 obj\n<<\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
            case "locked" -> encrypt(file, "secret");
            default -> file;
        };
    }

    private Path encrypt(Path file, String userPassword) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            document.protect(new StandardProtectionPolicy("owner", userPassword, new AccessPermission()));
            document.save(file.toFile());
        }
        return file;
    }

    @Test
    void validate_manyAuthoritiesThatIssueEachOther_ends() {
        KeyPair shared = TestIdentity.rsa(2048);
        TestIdentity loop = new TestIdentity(shared, root.certificate(), List.of());
        X509Certificate[] carried = new X509Certificate[40];
        for (int i = 0; i < carried.length; i++) {
            carried[i] = loop.authority("Root", shared).certificate();
        }
        TestIdentity leaf = new TestIdentity(shared, carried[0], List.of()).issue("Lá");
        X509Certificate[] all = Arrays.copyOf(carried, carried.length + 1);
        all[carried.length] = leaf.certificate();
        TestSignature.pades(leaf).withCarried(all).sign(pdf);

        assertThat(only(trusting()).subIndication()).contains(SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
    }
}
