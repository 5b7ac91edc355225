package vn.motcua.signing.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.xml.internal.DetachedSignature;

class DetachedFilesTest {

    @TempDir
    Path folder;

    @Test
    @RequiresNative("xmlsec1")
    void sign_severalFiles_xmlsecVerifiesAllOfThem() throws IOException {
        List<Path> files = List.of(file("tờ trình 1#.docx", "một"), file("bản vẽ.pdf", "hai"));
        Path out = folder.resolve("signature.xml");

        XmlSigner.sign(files, out, XmlKeys.officer(), detached());

        assertThat(Judges.xmlsec(out)).startsWith("OK").contains("3/3");
        Files.writeString(files.get(1), "ba");
        assertThat(Judges.xmlsec(out)).doesNotStartWith("OK");
    }

    @Test
    void sign_sameNameTwiceOrNone_refusedBeforeTheKeyIsAsked() throws IOException {
        Path first = file("a.txt", "a");
        Path second =
                Files.writeString(Files.createDirectory(folder.resolve("b")).resolve("a.txt"), "b");
        Path out = folder.resolve("signature.xml");
        XmlKeys.Counting key = new XmlKeys.Counting(XmlKeys.officer());

        assertThatThrownBy(() -> XmlSigner.sign(List.of(first, second), out, key, detached()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> XmlSigner.sign(List.of(), out, key, detached()))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> XmlSigner.sign(List.of(first), out, key, XmlSignerTest.options()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("DETACHED");
        assertThat(out).doesNotExist();
        assertThat(key.asked).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "EC_P384, http://www.w3.org/2001/04/xmldsig-more#sha384, 5",
        "EC_P521, http://www.w3.org/2001/04/xmlenc#sha512, 5"
    })
    @RequiresNative("xmlsec1")
    void sign_keyOfALargerCurve_everyDigestIsAsStrong(TestKeyType type, String digest, int times) throws Exception {
        SigningKey key = XmlKeys.of(
                XmlKeys.PKI.issue(TestSubject.of("Trần Thị Mẫu", "UBND xã Mẫu").withKeyType(type)));
        Path in = file("in.xml", XmlSignerTest.INVOICE);
        Path out = folder.resolve("out.xml");

        XmlSigner.sign(
                in,
                out,
                key,
                XmlSignerTest.options()
                        .withReferences(
                                XmlReference.document(),
                                XmlReference.element("data"),
                                XmlReference.documentWithoutSignatures()));

        String text = Files.readString(out);
        assertThat(text.split("DigestMethod Algorithm=\"" + digest, -1)).hasSize(times + 1);
        assertThat(text).doesNotContain("xmlenc#sha256");
        Judges.requireValid(out);
    }

    @Test
    @RequiresNative("xmlsec1")
    void over_filesOfAContainer_xmlsecVerifiesWhatTheNamesReferTo() throws Exception {
        Files.createDirectory(folder.resolve("phụ lục"));
        DetachedSignature signature = new DetachedSignature(
                XmlKeys.officer(),
                SignatureAlgorithm.RSA_PKCS1_SHA512,
                XmlKeys.CLOCK.instant().atOffset(ZoneOffset.ofHours(7)),
                Optional.empty());

        byte[] signed = signature.over(List.of(
                covered(signature, "tờ trình.docx", Optional.of("application/x&y")),
                covered(signature, "phụ lục/a.pdf", Optional.empty())));

        Path out = Files.write(folder.resolve("signatures.xml"), signed);
        assertThat(Files.readString(out))
                .contains("<asic:XAdESSignatures xmlns:asic=\"http://uri.etsi.org/02918/v1.2.1#\"><ds:Signature ")
                .contains("<xades:MimeType>application/x&amp;y</xades:MimeType>")
                .contains("ph%E1%BB%A5%20l%E1%BB%A5c/a.pdf");
        assertThat(Judges.xmlsec(out)).startsWith("OK").contains("3/3");
    }

    private DetachedSignature.CoveredFile covered(DetachedSignature signature, String name, Optional<String> type)
            throws Exception {
        byte[] content = name.getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve(name), content);
        return new DetachedSignature.CoveredFile(
                name, type, MessageDigest.getInstance(signature.digestName()).digest(content));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static XmlSignOptions detached() {
        return XmlSignerTest.options().withPackaging(XmlPackaging.DETACHED);
    }
}
