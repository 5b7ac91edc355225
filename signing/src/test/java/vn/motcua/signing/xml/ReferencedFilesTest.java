package vn.motcua.signing.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.signing.validation.AchievedLevel;
import vn.motcua.signing.validation.Coverage;
import vn.motcua.signing.validation.Indication;
import vn.motcua.signing.validation.ReasonCode;
import vn.motcua.signing.validation.SignatureFormat;
import vn.motcua.signing.validation.SignatureReport;
import vn.motcua.signing.validation.SignatureValidator;
import vn.motcua.signing.validation.SignedPart;
import vn.motcua.signing.validation.SubIndication;

/** Signatures over files beside them: in a folder, and in a container. */
class ReferencedFilesTest {

    private static final TestKey KEY = XmlKeys.PKI.issue(TestSubject.of("Nguyễn Văn Thử", "UBND xã Mẫu"));
    private static final byte[] TEXT = "Tờ trình".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BINARY = {0, 1, 2, (byte) 0xff};

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void create() throws IOException {
        folder = Files.createDirectories(temporary.resolve("content"));
        Files.createDirectories(folder.resolve("phụ lục"));
        Files.write(folder.resolve("a.txt"), TEXT);
        Files.write(folder.resolve("phụ lục/b&1.bin"), BINARY);
        Files.write(temporary.resolve("outside.txt"), TEXT);
    }

    private SignatureReport validate(String signature) throws IOException {
        Path file = Files.writeString(temporary.resolve("signature.xml"), signature);
        return SignatureValidator.validate(file, XmlValidationTest.options().withContent(folder))
                .signatures()
                .get(0);
    }

    @Test
    void validate_severalFilesOfAFolder_passesAndNamesThem() throws Exception {
        SignatureReport report = validate(HandSigned.signature(
                KEY,
                HandSigned.reference("a.txt", TEXT)
                        + HandSigned.reference("./ph%E1%BB%A5%20l%e1%bb%a5c/b%261.bin", BINARY)));

        assertThat(report.reasons()).extracting("code").containsExactly(ReasonCode.REVOCATION_NOT_CHECKED);
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.signedParts())
                .extracting(SignedPart::kind, SignedPart::path)
                .containsExactly(
                        tuple(SignedPart.Kind.FILE, "a.txt"),
                        tuple(SignedPart.Kind.FILE, "./ph%E1%BB%A5%20l%e1%bb%a5c/b%261.bin"));
    }

    @Test
    void validate_oneOfSeveralFilesChanged_fails() throws Exception {
        String signature = HandSigned.signature(
                KEY,
                HandSigned.reference("a.txt", TEXT)
                        + HandSigned.reference("ph%E1%BB%A5%20l%E1%BB%A5c/b%261.bin", BINARY));
        Files.write(folder.resolve("phụ lục/b&1.bin"), TEXT);

        assertThat(validate(signature).subIndication()).contains(SubIndication.HASH_FAILURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside.txt",
                "%2e%2e/outside.txt",
                "..%2Foutside.txt",
                "..%5coutside.txt",
                "x/../../outside.txt",
                "./../outside.txt",
                "link.txt",
                "linked/outside.txt",
                "/etc/hostname",
                "//localhost/a.txt",
                "file:a.txt",
                "http://localhost/a.txt",
                "a.txt?x",
                "a.txt#x",
                "a.txt%00",
                "a.txt%",
                "%ff.txt",
                "a.txt/",
                "phụ%20lục",
                "none.txt"
            })
    void validate_nameThatLeadsElsewhere_isNotFollowed(String name) throws Exception {
        Files.createSymbolicLink(folder.resolve("link.txt"), temporary.resolve("outside.txt"));
        Files.createSymbolicLink(folder.resolve("linked"), temporary);

        SignatureReport report = validate(HandSigned.signature(KEY, HandSigned.reference(name, TEXT)));

        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(report.subIndication()).contains(SubIndication.SIGNED_DATA_NOT_FOUND);
        assertThat(report.integrity()).isFalse();
    }

    @Test
    void validate_linkThatStaysInTheFolder_isFollowed() throws Exception {
        Files.createSymbolicLink(folder.resolve("link.txt"), folder.resolve("a.txt"));

        assertThat(validate(HandSigned.signature(KEY, HandSigned.reference("link.txt", TEXT)))
                        .indication())
                .isEqualTo(Indication.TOTAL_PASSED);
    }

    private Path container(Map<String, byte[]> entries) throws IOException {
        Path file = temporary.resolve("container.asice");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }

    private static Map<String, byte[]> entries(String... signatures) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("mimetype", "application/vnd.etsi.asic-e+zip".getBytes(StandardCharsets.US_ASCII));
        entries.put("a.txt", TEXT);
        entries.put("phụ lục/b.bin", BINARY);
        String all = "<asic:XAdESSignatures xmlns:asic=\"http://uri.etsi.org/02918/v1.2.1#\">"
                + String.join("", signatures) + "</asic:XAdESSignatures>";
        entries.put("META-INF/signatures001.xml", all.getBytes(StandardCharsets.UTF_8));
        return entries;
    }

    private List<SignatureReport> validate(Map<String, byte[]> entries) throws IOException {
        return SignatureValidator.validate(container(entries), XmlValidationTest.options())
                .signatures();
    }

    private static String both() throws Exception {
        return HandSigned.signature(
                KEY,
                HandSigned.reference("a.txt", TEXT) + HandSigned.reference("ph%E1%BB%A5%20l%E1%BB%A5c/b.bin", BINARY));
    }

    @Test
    void validate_containerWithSeveralSignatures_eachSaysWhatItCovers() throws Exception {
        List<SignatureReport> reports =
                validate(entries(both(), HandSigned.signature(KEY, HandSigned.reference("a.txt", TEXT))));

        assertThat(reports).extracting(SignatureReport::indication).containsOnly(Indication.TOTAL_PASSED);
        assertThat(reports)
                .extracting(SignatureReport::coverage)
                .containsExactly(Coverage.WHOLE_FILE, Coverage.PARTIAL);
        assertThat(reports.get(0).format()).isEqualTo(SignatureFormat.XADES);
        assertThat(reports.get(0).fieldName()).contains("META-INF/signatures001.xml");
        assertThat(reports.get(1).reasons()).extracting("code").contains(ReasonCode.CONTAINER_FILE_UNSIGNED);
    }

    @Test
    void validate_containerWithAFileChanged_saysSo() throws Exception {
        Map<String, byte[]> entries = entries(both());
        entries.put("phụ lục/b.bin", TEXT);

        SignatureReport report = validate(entries).get(0);

        assertThat(report.indication()).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(report.subIndication()).contains(SubIndication.HASH_FAILURE);
        assertThat(report.reasons()).extracting("code").contains(ReasonCode.CONTAINER_FILE_CHANGED);
    }

    @Test
    void validate_containerWithAFileMissingOrAdded_saysSo() throws Exception {
        Map<String, byte[]> without = entries(both());
        without.remove("a.txt");
        Map<String, byte[]> more = entries(both());
        more.put("c.txt", TEXT);

        SignatureReport missing = validate(without).get(0);
        SignatureReport added = validate(more).get(0);

        assertThat(missing.subIndication()).contains(SubIndication.SIGNED_DATA_NOT_FOUND);
        assertThat(missing.reasons()).extracting("code").contains(ReasonCode.CONTAINER_FILE_CHANGED);
        assertThat(added.coverage()).isEqualTo(Coverage.PARTIAL);
        assertThat(added.reasons()).extracting("code").contains(ReasonCode.CONTAINER_FILE_UNSIGNED);
    }

    @Test
    void validate_containerSignedByOurs_passes() throws Exception {
        Path signature = temporary.resolve("detached.xml");
        XmlSigner.sign(
                folder.resolve("a.txt"),
                signature,
                XmlKeys.officer(),
                XmlSignerTest.options().withPackaging(XmlPackaging.DETACHED));
        Map<String, byte[]> entries = entries();
        entries.put("META-INF/signatures001.xml", Files.readAllBytes(signature));
        entries.remove("phụ lục/b.bin");

        SignatureReport report = validate(entries).get(0);

        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.level()).isEqualTo(AchievedLevel.B_B);
        assertThat(report.coverage()).isEqualTo(Coverage.WHOLE_FILE);
    }

    @Test
    void validate_containerWithUnreadableSignatures_listsThemAsFailed() throws Exception {
        for (String broken : List.of("<a/>", "<a>", "no XML")) {
            Map<String, byte[]> entries = entries();
            entries.put("META-INF/signatures001.xml", broken.getBytes(StandardCharsets.UTF_8));

            SignatureReport report = validate(entries).get(0);

            assertThat(report.indication()).isEqualTo(Indication.TOTAL_FAILED);
            assertThat(report.reasons()).extracting("code").contains(ReasonCode.XML_SIGNATURE_MALFORMED);
        }
    }
}
