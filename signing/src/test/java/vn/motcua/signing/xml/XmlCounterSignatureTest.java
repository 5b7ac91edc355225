package vn.motcua.signing.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.validation.AchievedLevel;
import vn.motcua.signing.validation.Indication;
import vn.motcua.signing.validation.SignatureReport;
import vn.motcua.signing.validation.SignatureValidator;
import vn.motcua.signing.validation.SignedPart;

class XmlCounterSignatureTest {

    private static final XmlSetting SETTING = XmlSetting.now();
    private static final SigningKey OFFICER = SETTING.officer(TestKeyType.RSA_2048);
    private static final SigningKey LEADER = SETTING.officer(TestKeyType.EC_P384);

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        SETTING.close();
    }

    @ParameterizedTest
    @EnumSource(Canonicalization.class)
    @RequiresNative("xmlsec1")
    void counterSign_anyForm_bothVerifyAndTheCounterSignatureIsListed(Canonicalization form) throws Exception {
        Path signed = signed(SignatureLevel.B_B);
        Path out = folder.resolve("out.xml");

        CounterSignedXml made = XmlSigner.counterSign(
                signed, out, LEADER, SETTING.signing(SignatureLevel.B_B).withCanonicalization(form));

        assertThat(made.signatureIds()).hasSize(1);
        assertThat(Judges.requireValid(out)).isEqualTo(2);
        List<SignatureReport> reports = reports(out);
        assertThat(reports)
                .hasSize(2)
                .allSatisfy(report -> assertThat(report.indication())
                        .as(report.reasons().toString())
                        .isEqualTo(Indication.TOTAL_PASSED));
        assertThat(reports.get(1).signedParts())
                .extracting(SignedPart::kind)
                .containsExactly(SignedPart.Kind.SIGNATURE);
    }

    @Test
    @RequiresNative("xmlsec1")
    void counterSign_behindATimestampAndTwice_reachesItsOwnLevel() throws Exception {
        Path signed = signed(SignatureLevel.B_T);
        Path once = folder.resolve("once.xml");
        Path twice = folder.resolve("twice.xml");

        XmlSigner.counterSign(signed, once, LEADER, SETTING.signing(SignatureLevel.B_LT));
        CounterSignedXml second = XmlSigner.counterSign(once, twice, LEADER, SETTING.signing(SignatureLevel.B_T));

        assertThat(second.signatureIds()).hasSize(1);
        assertThat(Judges.requireValid(twice)).isEqualTo(3);
        assertThat(reports(twice))
                .extracting(SignatureReport::level)
                .containsExactlyInAnyOrder(AchievedLevel.B_T, AchievedLevel.B_LT, AchievedLevel.B_T);
    }

    @Test
    void counterSign_theCounterSignature_isNamedByItsIdentifier() throws Exception {
        Path signed = signed(SignatureLevel.B_B);
        Path once = folder.resolve("once.xml");
        Path twice = folder.resolve("twice.xml");
        CounterSignedXml first = XmlSigner.counterSign(signed, once, LEADER, SETTING.signing(SignatureLevel.B_B));

        XmlSigner.counterSign(
                once,
                twice,
                OFFICER,
                SETTING.signing(SignatureLevel.B_B)
                        .withReferences(
                                XmlReference.element(first.signatureIds().get(0))));

        assertThat(reports(twice))
                .hasSize(3)
                .allSatisfy(report -> assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED));
        assertThat(reports(twice).get(2).signedParts().get(0).path())
                .contains("CounterSignature/ds:Signature/ds:SignatureValue");
    }

    @Test
    void extend_withACounterSignature_archivesTheInnerOneFirstAndSealsIt() throws Exception {
        Path signed = signed(SignatureLevel.B_B);
        Path countered = folder.resolve("countered.xml");
        Path archived = folder.resolve("archived.xml");
        Path renewed = folder.resolve("renewed.xml");
        XmlSigner.counterSign(signed, countered, LEADER, SETTING.signing(SignatureLevel.B_B));

        ExtendedXml extended = XmlSigner.extend(countered, archived, SETTING.to(SignatureLevel.B_LTA));

        assertThat(extended.timestamps()).isEqualTo(4);
        requireAllArchived(archived);
        assertThat(XmlSigner.extend(archived, renewed, SETTING.to(SignatureLevel.B_LTA))
                        .timestamps())
                .isEqualTo(1);
        requireAllArchived(renewed);
    }

    private static void requireAllArchived(Path file) {
        assertThat(reports(file)).hasSize(2).allSatisfy(report -> {
            assertThat(report.level()).isEqualTo(AchievedLevel.B_LTA);
            assertThat(report.indication()).as(report.reasons().toString()).isEqualTo(Indication.TOTAL_PASSED);
        });
    }

    @Test
    void counterSign_brokenOrUnderAnArchiveTimestamp_refused() throws Exception {
        Path signed = signed(SignatureLevel.B_B);
        Path broken = Files.writeString(
                folder.resolve("broken.xml"), Files.readString(signed).replace("0000012", "0000013"));
        Path out = folder.resolve("out.xml");

        assertThatThrownBy(() -> XmlSigner.counterSign(broken, out, LEADER, SETTING.signing(SignatureLevel.B_B)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refused -> assertThat(refused.code()).isEqualTo(FailureCode.SIGNATURE_BROKEN));
        assertThatThrownBy(() -> XmlSigner.counterSign(signed, out, LEADER, SETTING.signing(SignatureLevel.B_LTA)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("level");
        assertThat(out).doesNotExist();
    }

    @Test
    void counterSign_signatureThatAnArchiveTimestampSeals_refused() throws Exception {
        Path countered = folder.resolve("countered.xml");
        Path archived = folder.resolve("archived.xml");
        Path out = folder.resolve("out.xml");
        CounterSignedXml inner = XmlSigner.counterSign(
                signed(SignatureLevel.B_B), countered, LEADER, SETTING.signing(SignatureLevel.B_B));
        XmlSigner.extend(countered, archived, SETTING.to(SignatureLevel.B_LTA));
        XmlSignOptions ofTheInner = SETTING.signing(SignatureLevel.B_B)
                .withReferences(XmlReference.element(inner.signatureIds().get(0)));

        assertThatThrownBy(() -> XmlSigner.counterSign(archived, out, OFFICER, ofTheInner))
                .isInstanceOf(InvalidInputException.class);
        assertThat(out).doesNotExist();
        requireAllArchived(archived);
    }

    @Test
    void validate_counterSignatureMovedToAnotherSignature_doesNotPass() throws Exception {
        Path one = signed(SignatureLevel.B_B);
        Path countered = folder.resolve("countered.xml");
        XmlSigner.counterSign(one, countered, LEADER, SETTING.signing(SignatureLevel.B_B));
        String text = Files.readString(countered);
        String counter = text.substring(
                text.indexOf("<xades:UnsignedProperties "),
                text.indexOf("</xades:UnsignedProperties>") + "</xades:UnsignedProperties>".length());
        Path other = folder.resolve("other.xml");
        XmlSigner.sign(invoice(), other, LEADER, SETTING.signing(SignatureLevel.B_B));
        String moved =
                Files.readString(other).replace("</xades:SignedProperties>", "</xades:SignedProperties>" + counter);

        List<SignatureReport> reports = reports(Files.writeString(folder.resolve("moved.xml"), moved));

        assertThat(reports).hasSize(2);
        assertThat(reports.get(0).indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(reports.get(1).indication()).isNotEqualTo(Indication.TOTAL_PASSED);
    }

    private static List<SignatureReport> reports(Path file) {
        return SignatureValidator.validate(file, SETTING.trusting().withEvidenceClient(SETTING.evidence))
                .signatures();
    }

    private Path signed(SignatureLevel level) throws IOException {
        Path signed = folder.resolve("signed.xml");
        XmlSigner.sign(invoice(), signed, OFFICER, SETTING.signing(level));
        return signed;
    }

    private Path invoice() throws IOException {
        return Files.writeString(folder.resolve("in.xml"), XmlSignerTest.INVOICE);
    }
}
