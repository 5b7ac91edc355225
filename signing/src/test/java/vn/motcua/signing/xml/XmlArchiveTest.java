package vn.motcua.signing.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.RemoteException;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.validation.AchievedLevel;
import vn.motcua.signing.validation.Indication;
import vn.motcua.signing.validation.Reason;
import vn.motcua.signing.validation.ReasonCode;
import vn.motcua.signing.validation.SignatureReport;
import vn.motcua.signing.validation.SignatureValidator;
import vn.motcua.signing.validation.ValidationOptions;

class XmlArchiveTest {

    private static final XmlSetting SETTING = XmlSetting.now();
    private static final SigningKey OFFICER = SETTING.officer(TestKeyType.RSA_2048);

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        SETTING.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ENVELOPED, EXCLUSIVE, B_LT",
        "ENVELOPED, EXCLUSIVE, B_LTA",
        "ENVELOPED, C14N_1_0, B_LTA",
        "ENVELOPED, C14N_1_1, B_LTA",
        "ENVELOPING, EXCLUSIVE, B_LTA",
        "ENVELOPING, C14N_1_0, B_LTA",
        "DETACHED, EXCLUSIVE, B_LT",
        "DETACHED, EXCLUSIVE, B_LTA"
    })
    @RequiresNative("xmlsec1")
    void sign_inOneCall_reachesTheLevelAndPassesOffline(
            XmlPackaging packaging, Canonicalization form, SignatureLevel level) throws Exception {
        Path in = invoice();
        Path out = folder.resolve("out.xml");

        SignedXml signed = XmlSigner.sign(
                in,
                out,
                OFFICER,
                SETTING.signing(level).withPackaging(packaging).withCanonicalization(form));

        assertThat(signed.level()).isEqualTo(level);
        assertThat(Judges.xmlsec(out)).startsWith("OK");
        SignatureReport report = validate(out, in);
        assertThat(report.level()).isEqualTo(AchievedLevel.valueOf(level.name()));
        assertThat(report.indication()).as(report.reasons().toString()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.reasons()).extracting(Reason::code).doesNotContain(ReasonCode.TIMESTAMP_NOT_CHECKED);
        assertThat(drafts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EC_P256", "EC_P384"})
    void sign_keyOfACurve_stampsByItsDigest(TestKeyType type) throws Exception {
        Path in = invoice();
        Path out = folder.resolve("out.xml");

        XmlSigner.sign(in, out, SETTING.officer(type), SETTING.signing(SignatureLevel.B_LTA));

        SignatureReport report = validate(out, in);
        assertThat(report.level()).isEqualTo(AchievedLevel.B_LTA);
        assertThat(report.indication()).as(report.reasons().toString()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @ParameterizedTest
    @CsvSource({
        "ENVELOPED, B_B, B_LTA, 2",
        "ENVELOPED, B_T, B_LTA, 1",
        "ENVELOPED, B_LT, B_LTA, 1",
        "DETACHED, B_B, B_LTA, 2",
        "ENVELOPED, B_B, B_LT, 1"
    })
    void extend_fromALevelToAnother_reachesIt(
            XmlPackaging packaging, SignatureLevel from, SignatureLevel to, int timestamps) throws Exception {
        Path in = invoice();
        Path signed = folder.resolve("signed.xml");
        Path out = folder.resolve("out.xml");
        XmlSigner.sign(in, signed, OFFICER, SETTING.signing(from).withPackaging(packaging));

        ExtendedXml extended = XmlSigner.extend(signed, out, SETTING.to(to).withContent(in));

        assertThat(extended.before()).isEqualTo(from);
        assertThat(extended.level()).isEqualTo(to);
        assertThat(extended.timestamps()).isEqualTo(timestamps);
        SignatureReport report = validate(out, in);
        assertThat(report.level()).isEqualTo(AchievedLevel.valueOf(to.name()));
        assertThat(report.indication()).as(report.reasons().toString()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void extend_archivedOnce_isRenewedWithEvidenceAboutTheLastTimestamp() throws Exception {
        Path in = invoice();
        Path first = folder.resolve("first.xml");
        Path again = folder.resolve("again.xml");
        XmlSigner.sign(in, first, OFFICER, SETTING.signing(SignatureLevel.B_LTA));

        ExtendedXml renewed = XmlSigner.extend(first, again, SETTING.to(SignatureLevel.B_LTA));

        assertThat(renewed.before()).isEqualTo(SignatureLevel.B_LTA);
        assertThat(renewed.timestamps()).isEqualTo(1);
        assertThat(renewed.evidence()).isPositive();
        assertThat(Files.readString(again).split("<xades141:ArchiveTimeStamp ", -1))
                .hasSize(3);
        assertThat(Files.readString(again)).contains("<xades141:TimeStampValidationData ");
        assertThat(validate(again, in).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void extend_twoSignaturesBesideEachOther_archivesBoth() throws Exception {
        Path in = invoice();
        Path first = folder.resolve("first.xml");
        Path second = folder.resolve("second.xml");
        Path out = folder.resolve("out.xml");
        XmlSignOptions beside =
                SETTING.signing(SignatureLevel.B_B).withReferences(XmlReference.documentWithoutSignatures());
        XmlSigner.sign(in, first, OFFICER, beside);
        XmlSigner.sign(first, second, SETTING.officer(TestKeyType.EC_P256), beside);

        ExtendedXml extended = XmlSigner.extend(second, out, SETTING.to(SignatureLevel.B_LTA));

        assertThat(extended.timestamps()).isEqualTo(4);
        assertThat(SignatureValidator.validate(out, SETTING.trusting()).signatures())
                .hasSize(2)
                .allSatisfy(report -> {
                    assertThat(report.level()).isEqualTo(AchievedLevel.B_LTA);
                    assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
                });
    }

    @Test
    void extend_certificateRevokedBeforeItsTimestamp_toldAndNothingWritten() throws Exception {
        TestKey key = SETTING.sandbox.trust().pki().issue(TestSubject.of("Trần Thị Mẫu", "UBND xã Mẫu"));
        Path signed = folder.resolve("signed.xml");
        Path out = folder.resolve("out.xml");
        XmlSigner.sign(invoice(), signed, XmlKeys.of(key), SETTING.signing(SignatureLevel.B_T));

        SETTING.sandbox
                .trust()
                .revoke(key.certificate(), SETTING.clock.instant().minusSeconds(3600), CRLReason.KEY_COMPROMISE);

        assertThatThrownBy(() -> XmlSigner.extend(signed, out, SETTING.to(SignatureLevel.B_LTA)))
                .isInstanceOfSatisfying(
                        RemoteException.class,
                        told -> assertThat(told.code()).isEqualTo(FailureCode.CERTIFICATE_REVOKED));
        assertThat(out).doesNotExist();
        assertThat(drafts()).isEmpty();
    }

    @Test
    void extend_certificateRevokedBehindItsTimestamp_isRaised() throws Exception {
        TestKey key = SETTING.sandbox.trust().pki().issue(TestSubject.of("Lê Văn Mẫu", "UBND xã Mẫu"));
        Path in = invoice();
        Path signed = folder.resolve("signed.xml");
        Path out = folder.resolve("out.xml");
        XmlSigner.sign(in, signed, XmlKeys.of(key), SETTING.signing(SignatureLevel.B_T));

        SETTING.sandbox
                .trust()
                .revoke(key.certificate(), SETTING.clock.instant().plusSeconds(2), CRLReason.KEY_COMPROMISE);

        assertThat(XmlSigner.extend(signed, out, SETTING.to(SignatureLevel.B_LTA))
                        .level())
                .isEqualTo(SignatureLevel.B_LTA);
    }

    @Test
    void extend_brokenSignature_refusedAndNothingWritten() throws Exception {
        Path signed = folder.resolve("signed.xml");
        Path out = folder.resolve("out.xml");
        XmlSigner.sign(invoice(), signed, OFFICER, SETTING.signing(SignatureLevel.B_B));
        Files.writeString(signed, Files.readString(signed).replace("0000012", "0000013"));

        assertThatThrownBy(() -> XmlSigner.extend(signed, out, SETTING.to(SignatureLevel.B_T)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refused -> assertThat(refused.code()).isEqualTo(FailureCode.SIGNATURE_BROKEN));
        assertThat(out).doesNotExist();
        assertThat(drafts()).isEmpty();
    }

    @Test
    void extend_detachedWithoutItsFile_refusedForTheArchiveOnly() throws Exception {
        Path signed = folder.resolve("signed.xml");
        Path out = folder.resolve("out.xml");
        XmlSigner.sign(
                invoice(), signed, OFFICER, SETTING.signing(SignatureLevel.B_B).withPackaging(XmlPackaging.DETACHED));

        assertThatThrownBy(() -> XmlSigner.extend(signed, out, SETTING.to(SignatureLevel.B_LTA)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at hand");
        assertThat(XmlSigner.extend(signed, out, SETTING.to(SignatureLevel.B_LT))
                        .level())
                .isEqualTo(SignatureLevel.B_LT);
    }

    @Test
    void validate_evidenceChangedUnderTheArchiveTimestamp_provesNothing() throws Exception {
        Path in = invoice();
        Path out = folder.resolve("out.xml");
        XmlSigner.sign(in, out, OFFICER, SETTING.signing(SignatureLevel.B_LTA));
        String text = Files.readString(out);
        Files.writeString(out, text.replace("<xades:OCSPValues>", "<xades:OCSPValues> "));

        SignatureReport report = validate(out, in);

        assertThat(report.level()).isEqualTo(AchievedLevel.B_LT);
        assertThat(report.reasons()).extracting(Reason::code).contains(ReasonCode.TIMESTAMP_NOT_CHECKED);
    }

    private static SignatureReport validate(Path signed, Path content) {
        ValidationOptions options = SETTING.trusting().withContent(content);
        return SignatureValidator.validate(signed, options).signatures().get(0);
    }

    private List<String> drafts() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".draft"))
                    .toList();
        }
    }

    private Path invoice() throws IOException {
        return Files.writeString(folder.resolve("in.xml"), XmlSignerTest.INVOICE);
    }
}
