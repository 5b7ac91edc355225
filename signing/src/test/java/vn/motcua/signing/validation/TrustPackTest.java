package vn.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.MotcuaException;
import vn.motcua.signing.token.JcaKey;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.trust.TrustPack;
import vn.motcua.signing.trust.TrustPin;

/** Offices without a network: packs, pins, and whose signature is expected. */
class TrustPackTest {

    private static final Instant NOW = TestIdentity.DURING;

    private static TestIdentity root;
    private static TestIdentity agency;
    private static TestIdentity officer;
    private static TestIdentity publisher;

    @TempDir
    Path folder;

    @BeforeAll
    static void issue() {
        root = TestIdentity.root("Root");
        agency = root.authority("Sub");
        officer = agency.issue("Nguyễn Văn Thử,O=Ủy ban nhân dân xã Mẫu");
        publisher = TestIdentity.root("Publisher");
    }

    private static TrustPack pack() {
        List<byte[]> lists = List.of(
                TestAnswers.crl(root, NOW.minusSeconds(60), NOW.plus(Duration.ofDays(7)), Map.of()),
                TestAnswers.crl(agency, NOW.minusSeconds(60), NOW.plus(Duration.ofDays(7)), Map.of()));
        return TrustPack.of(NOW, TrustAnchors.of(root.certificate()), List.of(agency.certificate()), lists);
    }

    private Path written(TestIdentity by) {
        Path file = folder.resolve("trust.pack");
        pack().write(file, JcaKey.of(by.keys().getPrivate(), by.chain()));
        return file;
    }

    private Path letter() {
        return TestSignature.pkcs7(officer).sign(TestSignature.blank(folder.resolve("letter.pdf")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void validate_byATrustPack_passesOfflineAndSaysAsOfWhich(String family) {
        KeyPair keys = family.equals("EC") ? TestIdentity.curve("secp256r1") : TestIdentity.rsa(2048);
        TestIdentity maker = root.issue("Maker", keys, TestIdentity.START, TestIdentity.END);

        TrustPack opened = TrustPack.open(written(maker), maker.certificate());
        ValidationReport report = SignatureValidator.validate(
                letter(), ValidationOptions.defaults().withTrustPack(opened).withTime(NOW));

        assertThat(report.allPassed()).as(report.signatures().toString()).isTrue();
        assertThat(report.trustedAsOf()).contains(NOW);
        assertThat(report.signatures().get(0).reasons()).isEmpty();
        assertThat(opened).hasToString("TrustPack[" + NOW + ", 1 anchors, 1 intermediates, 2 CRLs]");
    }

    @Test
    void open_changedOrByAnother_isNotBelieved() throws IOException {
        Path file = written(publisher);
        String text = Files.readString(file);
        Path changed = Files.writeString(folder.resolve("changed"), text.replace("date 2026", "date 2027"));
        Path added = Files.writeString(folder.resolve("added"), text + "anchor AAAA\n");
        Path rubble = Files.write(folder.resolve("rubble"), new byte[] {(byte) 0xC3, 0x28});

        for (Path bad : List.of(changed, added, rubble)) {
            assertThat(refusal(bad, publisher)).isEqualTo(FailureCode.LAW_DATA_UNTRUSTED);
        }
        assertThat(refusal(file, root)).isEqualTo(FailureCode.LAW_DATA_UNTRUSTED);
        assertThat(refusal(folder.resolve("none"), publisher)).isEqualTo(FailureCode.FILE_NOT_FOUND);
    }

    private static FailureCode refusal(Path file, TestIdentity by) {
        return catchThrowableOfType(MotcuaException.class, () -> TrustPack.open(file, by.certificate()))
                .code();
    }

    @Test
    void open_withLinesOfALaterVersion_passesOverThem() throws Exception {
        JcaKey key = JcaKey.of(publisher.keys().getPrivate(), publisher.chain());
        String body = "date 2026-11-22T03:00:00Z\ncolour blue\n";
        byte[] value = key.signData(
                vn.motcua.signing.SignatureAlgorithm.RSA_PKCS1_SHA256,
                body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Path file = Files.writeString(
                folder.resolve("later"),
                "motcua-trust-pack 1 " + java.util.Base64.getEncoder().encodeToString(value) + "\n" + body);

        assertThat(TrustPack.open(file, publisher.certificate()).date()).isEqualTo(NOW);
    }

    @Test
    void pin_turnsOnlyTheNamedCertificateIntoAnAnchor() throws Exception {
        String fingerprint = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(root.certificate().getEncoded()));
        TrustPin pin = new TrustPin("Root", fingerprint, "test");

        TrustAnchors anchors = TrustPin.anchorsAmong(
                List.of(pin), List.of(publisher.certificate(), root.certificate(), agency.certificate()));

        assertThat(anchors.certificates()).containsExactly(root.certificate());
        assertThat(TrustPin.anchorsAmong(TrustPin.shipped(), List.of(root.certificate()))
                        .isEmpty())
                .isTrue();
        assertThatThrownBy(() -> new TrustPin("Root", fingerprint.substring(0, 16), "test"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shipped_pins_areTheTwoRootsAndSayThatTheyAreSingleSourced() {
        assertThat(TrustPin.shipped())
                .hasSize(2)
                .allSatisfy(pin -> assertThat(pin.source()).startsWith("single-sourced"))
                .extracting(TrustPin::fingerprint)
                .containsExactly(
                        "F04BA4B459A7C9A1B971AD9B1CB833E695A80C79AEA63B174B66A70EDFE2FDB8",
                        "F7BC89054CEC7F12730D7B8CD3EB7955B163835087E5EB873EDFB584763B3F90");
    }

    @ParameterizedTest
    @CsvSource({
        "nguyễn  văn thử, , true",
        ", ủy ban nhân dân XÃ MẪU, true",
        "Nguyễn Văn Thử, Ủy ban nhân dân xã Mẫu, true",
        "Trần Thị Mẫu, , false",
        "Nguyễn Văn Thử, Ủy ban nhân dân xã Khác, false"
    })
    void signedBy_personAndOffice_haveToBeThose(String person, String office, boolean found) {
        ExpectedSigner expected = ExpectedSigner.anyone();
        expected = person == null ? expected : expected.withPerson(person);
        expected = office == null ? expected : expected.withOffice(office);

        assertThat(passed(letter()).signedBy(expected).isPresent()).isEqualTo(found);
        assertThat(expected.toString()).doesNotContain("Thử", "Mẫu");
    }

    @Test
    void signedBy_certificateAndDates_haveToBeThose() {
        ValidationReport report = passed(letter());
        ExpectedSigner seal = ExpectedSigner.anyone().withCertificate(officer.certificate());
        Instant signed = Instant.parse("2026-11-22T02:30:15Z");

        assertThat(report.signedBy(seal)).isPresent();
        assertThat(report.signedBy(ExpectedSigner.anyone().withCertificate(root.certificate())))
                .isEmpty();
        assertThat(report.signedBy(seal.withPeriod(signed, signed.plusSeconds(1))))
                .isPresent();
        assertThat(report.signedBy(seal.withPeriod(signed.plusSeconds(1), NOW))).isEmpty();
        assertThat(report.signedBy(seal.withPeriod(Instant.EPOCH, signed))).isEmpty();
        assertThat(seal.accepts(officer.certificate(), NOW)).isTrue();
    }

    @Test
    void signedBy_signatureThatDidNotPassOrWasChanged_isNobodys() {
        Path letter = letter();
        ExpectedSigner anyone = ExpectedSigner.anyone();

        assertThat(SignatureValidator.validate(letter, ValidationOptions.defaults())
                        .signedBy(anyone))
                .isEmpty();
        Path changed = TestSignature.pkcs7(officer).sign(Letter.write(folder.resolve("other.pdf")));
        assertThat(passed(changed).signedBy(anyone)).isPresent();
        Letter.append(changed, Map.of(Letter.CONTENT, Letter.content("900")));
        assertThat(passed(changed).allPassed()).isTrue();
        assertThat(passed(changed).unchanged()).isFalse();
        assertThat(passed(changed).signedBy(anyone)).isEmpty();
    }

    private static ValidationReport passed(Path file) {
        return SignatureValidator.validate(
                file, ValidationOptions.defaults().withTrustPack(pack()).withTime(NOW));
    }
}
