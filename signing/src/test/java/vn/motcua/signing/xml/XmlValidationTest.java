package vn.motcua.signing.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.validation.AchievedLevel;
import vn.motcua.signing.validation.Coverage;
import vn.motcua.signing.validation.Indication;
import vn.motcua.signing.validation.ReasonCode;
import vn.motcua.signing.validation.RevocationRule;
import vn.motcua.signing.validation.SignatureFormat;
import vn.motcua.signing.validation.SignatureReport;
import vn.motcua.signing.validation.SignatureValidator;
import vn.motcua.signing.validation.SignedPart;
import vn.motcua.signing.validation.SubIndication;
import vn.motcua.signing.validation.ValidationOptions;

class XmlValidationTest {

    @TempDir
    Path folder;

    static Stream<Arguments> signed() {
        XmlSignOptions options = XmlSignerTest.options();
        XmlSignOptions element = options.withReferences(XmlReference.element("data"));
        Map<String, XmlSignOptions> all = Map.of(
                "DOCUMENT /", options,
                "ELEMENT /HDon/DLHDon", element.withPlace(XmlPath.of("/HDon/DSCKS/NBan")),
                "DOCUMENT / without others", options.withReferences(XmlReference.documentWithoutSignatures()),
                "OBJECT /ds:Signature/ds:Object", options.withPackaging(XmlPackaging.ENVELOPING),
                "ELEMENT /HDon/DLHDon around", element);
        return all.entrySet().stream()
                .flatMap(each -> Stream.of(Canonicalization.values())
                        .flatMap(form -> Stream.of(XmlKeys.officer(), XmlKeys.ec())
                                .map(key -> Arguments.of(
                                        each.getKey(), each.getValue().withCanonicalization(form), key))));
    }

    @ParameterizedTest
    @MethodSource("signed")
    void validate_ours_passesAndSaysWhatWasSigned(String part, XmlSignOptions options, SigningKey key)
            throws IOException {
        Path out = folder.resolve("out.xml");
        SignedXml signed = XmlSigner.sign(invoice(), out, key, options);

        SignatureReport report = validate(out);

        assertThat(report.reasons()).extracting("code").containsExactly(ReasonCode.REVOCATION_NOT_CHECKED);
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.integrity()).isTrue();
        assertThat(report.format()).isEqualTo(SignatureFormat.XADES);
        assertThat(report.level()).isEqualTo(AchievedLevel.B_B);
        assertThat(report.fieldName()).contains(signed.signatureId());
        assertThat(report.signingTime()).contains(signed.signingTime().toInstant());
        assertThat(report.certificates()).containsExactlyElementsOf(key.chain());
        SignedPart only = report.signedParts().get(0);
        assertThat(report.signedParts()).hasSize(1);
        assertThat(part).startsWith(only.kind() + " " + only.path());
        boolean whole = only.kind() != SignedPart.Kind.ELEMENT;
        assertThat(report.coverage()).isEqualTo(whole ? Coverage.WHOLE_FILE : Coverage.PARTIAL);
    }

    @Test
    void validate_pss_passes() throws IOException {
        Path out = folder.resolve("out.xml");
        XmlSigner.sign(
                invoice(),
                out,
                XmlKeys.officer(),
                XmlSignerTest.options().withAlgorithm(SignatureAlgorithm.RSA_PSS_SHA256));

        assertThat(validate(out).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void validate_detached_onlyWithTheFileGiven() throws IOException {
        Path in = Files.writeString(folder.resolve("tờ trình.bin"), "anything");
        Path out = folder.resolve("out.xml");
        XmlSigner.sign(in, out, XmlKeys.officer(), XmlSignerTest.options().withPackaging(XmlPackaging.DETACHED));

        SignatureReport without = validate(out);
        SignatureReport with = SignatureValidator.validate(out, options().withContent(in))
                .signatures()
                .get(0);
        Files.writeString(in, "something else");
        SignatureReport changed = SignatureValidator.validate(out, options().withContent(in))
                .signatures()
                .get(0);

        assertThat(without.subIndication()).contains(SubIndication.SIGNED_DATA_NOT_FOUND);
        assertThat(with.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(with.signedParts()).extracting(SignedPart::kind).containsExactly(SignedPart.Kind.FILE);
        assertThat(changed.subIndication()).contains(SubIndication.HASH_FAILURE);
    }

    @Test
    void validate_severalSignatures_eachByItself() throws IOException {
        Path first = folder.resolve("first.xml");
        Path second = folder.resolve("second.xml");
        XmlSignOptions parallel = XmlSignerTest.options().withReferences(XmlReference.documentWithoutSignatures());
        XmlSigner.sign(invoice(), first, XmlKeys.officer(), parallel);
        XmlSigner.sign(first, second, XmlKeys.ec(), parallel);
        Path third = folder.resolve("third.xml");
        XmlSigner.sign(second, third, XmlKeys.agency(), XmlSignerTest.options());

        List<SignatureReport> reports =
                SignatureValidator.validate(third, options()).signatures();

        assertThat(reports).extracting(SignatureReport::indication).containsOnly(Indication.TOTAL_PASSED);
        assertThat(reports).hasSize(3);
    }

    @Test
    void validate_anyByteChanged_neverPasses() throws IOException {
        Path out = folder.resolve("out.xml");
        // The exclusive form covers no namespace that is not in use.
        XmlSigner.sign(
                invoice(), out, XmlKeys.ec(), XmlSignerTest.options().withCanonicalization(Canonicalization.C14N_1_0));
        byte[] good = Files.readAllBytes(out);
        String text = new String(good, StandardCharsets.UTF_8);
        int from = bytes(text.substring(0, text.indexOf("<HDon")));
        int to = bytes(text.substring(0, text.indexOf("<ds:SignatureValue")));
        long seed = 20261122;
        Random random = new Random(seed);

        for (int i = 0; i < 300; i++) {
            int at = from + random.nextInt(to - from);
            byte[] bad = good.clone();
            bad[at] ^= (byte) (1 << random.nextInt(7));
            Files.write(out, bad);
            String place = "seed " + seed + ", byte " + at;
            try {
                List<SignatureReport> reports =
                        SignatureValidator.validate(out, options()).signatures();
                // White space between attributes and the kind of quotes are no part of what is signed.
                boolean same = canonicallyEqual(good, bad);
                assertThat(reports)
                        .as(place)
                        .allSatisfy(report -> assertThat(report.indication() == Indication.TOTAL_PASSED && !same)
                                .isFalse());
            } catch (vn.motcua.failure.InvalidInputException e) {
                assertThat(e.code()).as(place).isEqualTo(vn.motcua.failure.FailureCode.XML_UNREADABLE);
            }
        }
    }

    private static boolean canonicallyEqual(byte[] one, byte[] other) {
        return Judges.canonical(one).equals(Judges.canonical(other));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    void validate_withoutSignature_isEmpty() throws IOException {
        assertThat(SignatureValidator.validate(invoice(), options()).signatures())
                .isEmpty();
    }

    static ValidationOptions options() {
        return ValidationOptions.defaults()
                .withAnchors(TrustAnchors.of(XmlKeys.PKI.root()))
                .withRevocation(RevocationRule.NOT_CHECKED)
                .withClock(XmlKeys.CLOCK);
    }

    static SignatureReport validate(Path file) {
        List<SignatureReport> reports =
                SignatureValidator.validate(file, options()).signatures();
        assertThat(reports).hasSize(1);
        return reports.get(0);
    }

    private Path invoice() throws IOException {
        return Files.writeString(folder.resolve("in.xml"), XmlSignerTest.INVOICE);
    }
}
