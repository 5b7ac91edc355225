package vn.motcua.signing.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.signing.validation.Indication;
import vn.motcua.signing.validation.ReasonCode;
import vn.motcua.signing.validation.SignatureReport;
import vn.motcua.signing.validation.SignatureValidator;

/** What was signed is moved and something else put in its place, in every way that is known. */
class XmlWrappingTest {

    private static final String DATA = "<DLHDon Id=\"data\"><Tien>1000</Tien></DLHDon>";
    private static final String FAKE = "<DLHDon><Tien>9000000</Tien></DLHDon>";

    @TempDir
    Path folder;

    static Stream<Arguments> attacks() {
        return Stream.concat(moves(), forgeries());
    }

    private static Stream<Arguments> moves() {
        return Stream.of(
                attack(
                        "fake content beside",
                        ReasonCode.SIGNED_PART_NOT_UNIQUE,
                        text -> text.replace(DATA, FAKE + DATA)),
                attack(
                        "fake content with another identifier",
                        ReasonCode.SIGNED_PART_NOT_UNIQUE,
                        text -> text.replace(DATA, FAKE.replace("<DLHDon>", "<DLHDon Id=\"other\">") + DATA)),
                attack(
                        "duplicated identifier, first",
                        ReasonCode.REFERENCE_AMBIGUOUS,
                        text -> text.replace(DATA, FAKE.replace("<DLHDon>", "<DLHDon Id=\"data\">") + DATA)),
                attack(
                        "duplicated identifier, last",
                        ReasonCode.REFERENCE_AMBIGUOUS,
                        text -> text.replace(DATA, DATA + FAKE.replace("<DLHDon>", "<DLHDon Id=\"data\">"))),
                attack(
                        "duplicated identifier by xml:id",
                        ReasonCode.REFERENCE_AMBIGUOUS,
                        text -> text.replace(DATA, FAKE.replace("<DLHDon>", "<DLHDon xml:id=\"data\">") + DATA)),
                attack(
                        "moved into a wrapper",
                        ReasonCode.SIGNED_PART_MISPLACED,
                        text -> text.replace(DATA, FAKE + "<x>" + DATA + "</x>")),
                attack(
                        "moved into an object of the signature",
                        ReasonCode.SIGNED_PART_MISPLACED,
                        text -> text.replace(DATA, FAKE)
                                .replace("</ds:Signature>", "<ds:Object>" + DATA + "</ds:Object></ds:Signature>")),
                attack(
                        "moved behind the key information",
                        ReasonCode.SIGNED_PART_MISPLACED,
                        text -> text.replace(DATA, FAKE)
                                .replace("</ds:KeyInfo>", "<ds:KeyName>" + DATA + "</ds:KeyName></ds:KeyInfo>")));
    }

    private static Stream<Arguments> forgeries() {
        return Stream.of(
                attack(
                        "fake object with the identifier of the content",
                        ReasonCode.REFERENCE_AMBIGUOUS,
                        text -> text.replace(
                                "</ds:Signature>", "<ds:Object Id=\"data\">" + FAKE + "</ds:Object></ds:Signature>")),
                attack(
                        "fake signed properties beside the true ones",
                        ReasonCode.SIGNED_PROPERTIES_MISPLACED,
                        XmlWrappingTest::secondProperties),
                attack(
                        "true signed properties moved, fake ones in their place",
                        ReasonCode.SIGNED_PROPERTIES_MISPLACED,
                        XmlWrappingTest::movedProperties),
                attack(
                        "signed properties of another signature",
                        ReasonCode.SIGNED_PROPERTIES_MISPLACED,
                        text -> text.replaceFirst("Target=\"#sig-", "Target=\"#other-")),
                attack("content changed", ReasonCode.DIGEST_MISMATCH, text -> text.replace("<Tien>1000", "<Tien>9000")),
                attack(
                        "fake manifest: the reference's type claims what it is not",
                        ReasonCode.SIGNATURE_VALUE_WRONG,
                        text -> text.replaceFirst(
                                "URI=\"#data\"", "Type=\"http://www.w3.org/2000/09/xmldsig#Manifest\" URI=\"#data\"")));
    }

    private static String secondProperties(String text) {
        String object = text.substring(text.indexOf("<ds:Object>"), text.indexOf("</ds:Signature>"));
        String fake = object.replace("2026-11-22", "2020-01-01").replace("-properties\"", "-fake\"");
        return text.replace("<ds:Object>", fake + "<ds:Object>");
    }

    private static String movedProperties(String text) {
        int from = text.indexOf("<xades:SignedProperties");
        String end = "</xades:SignedProperties>";
        String properties = text.substring(from, text.indexOf(end) + end.length());
        String fake = properties.replace("2026-11-22", "2020-01-01").replace("-properties\"", "-fake\"");
        String moved = "<ds:Object><xades:Other xmlns:xades=\"http://uri.etsi.org/01903/v1.3.2#\">" + properties
                + "</xades:Other></ds:Object>";
        return text.replace(properties, fake).replace("</ds:Signature>", moved + "</ds:Signature>");
    }

    private static Arguments attack(String name, ReasonCode reason, UnaryOperator<String> attack) {
        return Arguments.of(name, reason, attack);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void validate_wrapped_refusedForTheRightReason(String name, ReasonCode reason, UnaryOperator<String> attack)
            throws IOException {
        Path out = signed();
        assertThat(XmlValidationTest.validate(out).indication()).isEqualTo(Indication.TOTAL_PASSED);
        String good = Files.readString(out);
        String bad = attack.apply(good);
        assertThat(bad).as(name).isNotEqualTo(good);

        SignatureReport report = SignatureValidator.validate(Files.writeString(out, bad), XmlValidationTest.options())
                .signatures()
                .get(0);

        assertThat(report.indication()).as(name).isNotEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.reasons()).as(name).extracting("code").contains(reason);
    }

    private Path signed() throws IOException {
        Path in = Files.writeString(folder.resolve("in.xml"), "<HDon>" + DATA + "<DSCKS><NBan></NBan></DSCKS></HDon>");
        Path out = folder.resolve("out.xml");
        XmlSigner.sign(
                in,
                out,
                XmlKeys.ec(),
                XmlSignerTest.options()
                        .withReferences(XmlReference.element("data"))
                        .withPlace(XmlPath.of("/HDon/DSCKS/NBan")));
        return out;
    }
}
