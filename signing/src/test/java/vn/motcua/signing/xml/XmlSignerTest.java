package vn.motcua.signing.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.MotcuaException;
import vn.motcua.failure.TokenException;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;

class XmlSignerTest {

    static final String INVOICE = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n"
            + "<!-- hoá đơn -->\n"
            + "<HDon xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xml:lang=\"vi\"><DLHDon"
            + " Id=\"data\"><TTChung><THDon>Biên lai thu phí &amp; lệ phí</THDon>\r\n"
            + "<SHDon a='1' b=\"&quot;\">0000012</SHDon></TTChung><![CDATA[<không phải"
            + " thẻ>]]></DLHDon><DSCKS><NBan/><NMua>\n"
            + "</NMua></DSCKS></HDon>\n"
            + "<!-- hết -->";

    @TempDir
    Path folder;

    static Stream<Arguments> forms() {
        return Stream.of(Canonicalization.values())
                .flatMap(form -> Stream.of(XmlKeys.officer(), XmlKeys.ec()).map(key -> Arguments.of(form, key)));
    }

    @ParameterizedTest
    @MethodSource("forms")
    @RequiresNative("xmlsec1")
    void sign_wholeDocument_xmlsecAndSantuarioVerify(Canonicalization form, SigningKey key) throws Exception {
        Path out = folder.resolve("out.xml");

        SignedXml signed = XmlSigner.sign(invoice(), out, key, options().withCanonicalization(form));

        assertThat(signed.level()).isEqualTo(SignatureLevel.B_B);
        assertThat(signed.signingTime()).hasToString("2026-11-22T09:30:15+07:00");
        Judges.requireValid(out);
    }

    @Test
    void sign_wholeDocument_everyOtherByteStays() throws IOException {
        Path out = folder.resolve("out.xml");

        XmlSigner.sign(invoice(), out, XmlKeys.officer(), options());

        String text = Files.readString(out);
        int from = text.indexOf("<ds:Signature");
        int to = text.indexOf("</ds:Signature>") + "</ds:Signature>".length();
        assertThat(text.substring(0, from) + text.substring(to)).isEqualTo(INVOICE);
        assertThat(text.substring(to)).startsWith("</HDon>");
        assertThat(text.substring(from, to)).matches("\\p{ASCII}+");
    }

    static Stream<Arguments> places() {
        return Stream.of(
                Arguments.of(options().withReferences(XmlReference.element("data")), "</DLHDon>"),
                Arguments.of(
                        options()
                                .withReferences(XmlReference.element("data"))
                                .withPlace(XmlPath.of("/HDon/DSCKS/NBan")),
                        "</NBan>"),
                Arguments.of(options().withPlace(XmlPath.of("/HDon/DSCKS/NMua")), "</NMua>"),
                Arguments.of(options().withPlace(XmlPath.of("/*/DLHDon[@Id='data']/TTChung")), "</TTChung>"),
                Arguments.of(
                        options().withReferences(XmlReference.element("data"), XmlReference.document()), "</HDon>"),
                Arguments.of(options().withReferences(XmlReference.documentWithoutSignatures()), "</HDon>"));
    }

    @ParameterizedTest
    @MethodSource("places")
    @RequiresNative("xmlsec1")
    void sign_placesAndReferences_signatureStandsThereAndVerifies(XmlSignOptions options, String behind)
            throws Exception {
        for (Canonicalization form : Canonicalization.values()) {
            Path out = folder.resolve("out.xml");

            XmlSigner.sign(invoice(), out, XmlKeys.officer(), options.withCanonicalization(form));

            assertThat(Files.readString(out)).contains("</ds:Signature>" + behind);
            Judges.requireValid(out);
        }
    }

    @Test
    @RequiresNative("xmlsec1")
    void sign_severalSignaturesSideBySide_allVerify() throws Exception {
        Path first = folder.resolve("first.xml");
        Path second = folder.resolve("second.xml");
        Path third = folder.resolve("third.xml");
        XmlSignOptions seller =
                options().withReferences(XmlReference.element("data")).withPlace(XmlPath.of("/HDon/DSCKS/NBan"));

        XmlSigner.sign(invoice(), first, XmlKeys.officer(), seller);
        XmlSigner.sign(first, second, XmlKeys.agency(), seller.withPlace(XmlPath.of("/HDon/DSCKS/NMua")));
        XmlSigner.sign(second, third, XmlKeys.ec(), options());

        assertThat(Judges.requireValid(third)).isEqualTo(3);
    }

    @Test
    @RequiresNative("xmlsec1")
    void sign_documentWithoutSignaturesTwice_bothVerify() throws Exception {
        Path first = folder.resolve("first.xml");
        Path second = folder.resolve("second.xml");
        XmlSignOptions parallel = options().withReferences(XmlReference.documentWithoutSignatures());

        XmlSigner.sign(invoice(), first, XmlKeys.officer(), parallel);
        XmlSigner.sign(first, second, XmlKeys.agency(), parallel);

        assertThat(Judges.requireValid(second)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Canonicalization.class)
    @RequiresNative("xmlsec1")
    void sign_enveloping_verifiesAndHoldsTheDocument(Canonicalization form) throws Exception {
        Path out = folder.resolve("out.xml");

        XmlSigner.sign(
                invoice(),
                out,
                XmlKeys.officer(),
                options().withPackaging(XmlPackaging.ENVELOPING).withCanonicalization(form));

        assertThat(Files.readString(out)).contains(INVOICE.substring(INVOICE.indexOf("<!--")));
        Judges.requireValid(out);
    }

    @Test
    @RequiresNative("xmlsec1")
    void sign_detached_verifiesBesideItsFile() throws Exception {
        Path in = Files.writeString(folder.resolve("tờ trình số 1.bin"), "anything\u0000 at all");
        Path out = folder.resolve("out.xml");

        XmlSigner.sign(in, out, XmlKeys.officer(), options().withPackaging(XmlPackaging.DETACHED));

        Judges.requireValidDetached(out, in);
        Files.writeString(in, "something else");
        assertThat(Judges.xmlsec(out)).doesNotStartWith("OK");
    }

    @Test
    void sign_withPss_santuarioVerifies() throws Exception {
        Path out = folder.resolve("out.xml");

        XmlSigner.sign(invoice(), out, XmlKeys.officer(), options().withAlgorithm(SignatureAlgorithm.RSA_PSS_SHA256));

        assertThat(Judges.santuario(out)).isEqualTo(1);
    }

    @Test
    @RequiresNative("xmlsec1")
    void sign_withPolicyAndNamespacesAround_verifies() throws Exception {
        Path in = Files.writeString(
                folder.resolve("in.xml"),
                "\ufeff<h:a xmlns:h='urn:h' xmlns='urn:d' xmlns:ds='urn:other' xml:base='http://x.vn/a/'><b xml:id='i'"
                        + " xmlns='' xml:space='preserve'> <c xmlns:xades='urn:third'/> </b></h:a>");
        XmlPolicy policy = new XmlPolicy(
                java.net.URI.create("urn:oid:1.2.3"),
                new byte[32],
                java.util.Optional.of(java.net.URI.create("http://x.vn/?a&b")));
        for (Canonicalization form : Canonicalization.values()) {
            Path out = folder.resolve("out.xml");

            XmlSigner.sign(
                    in,
                    out,
                    XmlKeys.officer(),
                    options()
                            .withPolicy(policy)
                            .withCanonicalization(form)
                            .withReferences(XmlReference.element("i"))
                            .withPlace(new XmlPath("/h:a/b/c", Map.of("h", "urn:h"))));

            if (form != Canonicalization.C14N_1_1) {
                Judges.requireValid(out);
            }
            assertThat(Judges.xmlsec(out)).startsWith("OK");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/HDon/Missing", "/HDon/*"})
    void sign_placeNotThereOnce_refusedBeforeTheKeyIsAsked(String path) throws IOException {
        Path out = folder.resolve("out.xml");
        XmlKeys.Counting key = new XmlKeys.Counting(XmlKeys.officer());

        assertThatThrownBy(() -> XmlSigner.sign(invoice(), out, key, options().withPlace(XmlPath.of(path))))
                .isInstanceOf(InvalidInputException.class);

        assertThat(key.asked).isZero();
        assertThat(folder).isDirectoryNotContaining("glob:**{out.xml,.draft}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a><b Id='data'/><b Id='data'/></a>",
                "<a><b Id='data'/><b xml:id='data'/></a>",
                "<a><b ID='data'/><b id='data'/></a>"
            })
    void sign_identifierNotThereOnce_refused(String document) throws IOException {
        Path in = Files.writeString(folder.resolve("in.xml"), document);

        assertThatThrownBy(() -> XmlSigner.sign(
                        in,
                        folder.resolve("out.xml"),
                        XmlKeys.officer(),
                        options().withReferences(XmlReference.element("data"))))
                .isInstanceOfSatisfying(
                        MotcuaException.class,
                        refused -> assertThat(refused.code()).isEqualTo(FailureCode.INVALID_VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a></a><b/>", "<a></ds:Object><ds:Object><b></b></a>", "<a>", "a"})
    void sign_envelopingWhatIsNoDocument_refused(String document) throws IOException {
        Path in = Files.writeString(folder.resolve("in.xml"), document);

        assertThatThrownBy(() -> XmlSigner.sign(
                        in,
                        folder.resolve("out.xml"),
                        XmlKeys.officer(),
                        options().withPackaging(XmlPackaging.ENVELOPING)))
                .isInstanceOfSatisfying(
                        MotcuaException.class,
                        refused -> assertThat(refused.code()).isEqualTo(FailureCode.XML_UNREADABLE));
    }

    @Test
    void sign_intoItself_refused() throws IOException {
        Path in = invoice();

        assertThatThrownBy(() -> XmlSigner.sign(in, in, XmlKeys.officer(), options()))
                .isInstanceOfSatisfying(
                        MotcuaException.class,
                        refused -> assertThat(refused.code()).isEqualTo(FailureCode.OUTPUT_IS_INPUT));
        assertThat(Files.readString(in)).isEqualTo(INVOICE);
    }

    @Test
    void sign_keyAnswersForAnother_nothingIsWritten() throws IOException {
        Path out = Files.writeString(folder.resolve("out.xml"), "old");
        XmlKeys.Counting key = new XmlKeys.Counting(XmlKeys.officer(), XmlKeys.agency());

        assertThatThrownBy(() -> XmlSigner.sign(invoice(), out, key, options())).isInstanceOf(TokenException.class);

        assertThat(Files.readString(out)).isEqualTo("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())).toList())
                    .containsExactlyInAnyOrderElementsOf(List.of("in.xml", "out.xml"));
        }
    }

    static XmlSignOptions options() {
        return XmlSignOptions.defaults().withClock(XmlKeys.CLOCK);
    }

    private Path invoice() throws IOException {
        return Files.write(folder.resolve("in.xml"), INVOICE.getBytes(StandardCharsets.UTF_8));
    }
}
