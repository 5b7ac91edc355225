package vn.motcua.signing.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.sandbox.Sandbox;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.timestamp.TimestampClient;
import vn.motcua.signing.timestamp.TimestampOptions;
import vn.motcua.signing.timestamp.TimestampService;
import vn.motcua.signing.trust.EvidenceClient;
import vn.motcua.signing.trust.EvidenceOptions;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.validation.AchievedLevel;
import vn.motcua.signing.validation.Indication;
import vn.motcua.signing.validation.SignatureReport;
import vn.motcua.signing.validation.SignatureValidator;
import vn.motcua.signing.validation.ValidationOptions;

class XmlLevelsTest {

    private static final Sandbox SANDBOX = Sandbox.start();
    private static final TrustAnchors ANCHORS =
            TrustAnchors.of(SANDBOX.trust().pki().root());
    private static final TimestampClient TIMESTAMPS = TimestampClient.open(
            TimestampOptions.defaults(TimestampService.at(SANDBOX.trust().timestampUrl())));
    private static final EvidenceClient EVIDENCE = EvidenceClient.open(
            EvidenceOptions.defaults().withPrivateHosts(Set.of("127.0.0.1")).withAnchors(ANCHORS));
    private static final SigningKey KEY =
            XmlKeys.of(SANDBOX.trust().pki().issue(TestSubject.of("Nguyễn Văn Thử", "Ủy ban nhân dân xã Mẫu")));

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        TIMESTAMPS.close();
        EVIDENCE.close();
        SANDBOX.close();
    }

    @Test
    @RequiresNative("xmlsec1")
    void sign_withTimestamps_reachesBT() throws Exception {
        for (Canonicalization form : Canonicalization.values()) {
            Path out = folder.resolve("out.xml");

            SignedXml signed = XmlSigner.sign(
                    invoice(),
                    out,
                    KEY,
                    XmlSignOptions.defaults().withCanonicalization(form).withTimestamps(TIMESTAMPS));

            assertThat(signed.level()).isEqualTo(SignatureLevel.B_T);
            Judges.requireValid(out);
            SignatureReport report = validate(out, ValidationOptions.defaults().withEvidenceClient(EVIDENCE));
            assertThat(report.level()).isEqualTo(AchievedLevel.B_T);
            assertThat(report.timestampTime()).isPresent();
            assertThat(report.indication()).as(report.reasons().toString()).isEqualTo(Indication.TOTAL_PASSED);
        }
    }

    @Test
    @RequiresNative("xmlsec1")
    void extend_toLT_passesWithoutANetwork() throws Exception {
        Path first = folder.resolve("first.xml");
        Path out = folder.resolve("out.xml");
        XmlSigner.sign(invoice(), first, KEY, XmlSignOptions.defaults());

        ExtendedXml extended = XmlSigner.extend(
                first,
                out,
                XmlExtendOptions.to(SignatureLevel.B_LT)
                        .withTimestamps(TIMESTAMPS)
                        .withEvidence(EVIDENCE));

        assertThat(extended.timestamps()).isEqualTo(1);
        assertThat(extended.evidence()).isGreaterThan(3);
        Judges.requireValid(out);
        SignatureReport report = validate(out, ValidationOptions.defaults());
        assertThat(report.level()).isEqualTo(AchievedLevel.B_LT);
        assertThat(report.indication()).as(report.reasons().toString()).isEqualTo(Indication.TOTAL_PASSED);
        Path again = folder.resolve("again.xml");
        assertThat(XmlSigner.extend(out, again, XmlExtendOptions.to(SignatureLevel.B_LT))
                        .changed())
                .isFalse();
        assertThat(again).hasSameBinaryContentAs(out);
    }

    @Test
    void extend_signatureUnderAnother_refused() throws IOException {
        Path first = folder.resolve("first.xml");
        Path second = folder.resolve("second.xml");
        Path out = folder.resolve("out.xml");
        XmlSigner.sign(invoice(), first, KEY, XmlSignOptions.defaults());
        XmlSigner.sign(first, second, KEY, XmlSignOptions.defaults());

        assertThatThrownBy(() -> XmlSigner.extend(
                        second, out, XmlExtendOptions.to(SignatureLevel.B_T).withTimestamps(TIMESTAMPS)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("covers");
        assertThat(out).doesNotExist();
    }

    @Test
    void extend_nothingSigned_refused() throws IOException {
        Path in = invoice();

        assertThatThrownBy(
                        () -> XmlSigner.extend(in, folder.resolve("out.xml"), XmlExtendOptions.to(SignatureLevel.B_T)))
                .isInstanceOf(InvalidInputException.class);
    }

    private static SignatureReport validate(Path file, ValidationOptions options) {
        return SignatureValidator.validate(file, options.withAnchors(ANCHORS))
                .signatures()
                .get(0);
    }

    private Path invoice() throws IOException {
        return Files.writeString(folder.resolve("in.xml"), XmlSignerTest.INVOICE);
    }
}
