package vn.motcua.signing.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.trust.OpenSsl;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.validation.Indication;
import vn.motcua.signing.validation.Reason;
import vn.motcua.signing.validation.ReasonCode;
import vn.motcua.signing.validation.SignatureReport;
import vn.motcua.signing.validation.SignatureValidator;
import vn.motcua.signing.validation.ValidationOptions;

/** Containers whose signatures are XML. */
class AsicXadesTest {

    private static final String SIGNATURES = "META-INF/signatures001.xml";
    private static final CmsSetting SETTING = new CmsSetting();
    private static final SigningKey OFFICER = SETTING.officer(TestKeyType.EC_P256);
    private static final SigningKey CHIEF = SETTING.officer(TestKeyType.RSA_2048);

    @TempDir
    Path folder;

    private Path noise;
    private Path text;

    @AfterAll
    static void stop() {
        SETTING.close();
    }

    @BeforeEach
    void write() throws IOException {
        noise = CmsSetting.file(folder.resolve("noise.bin"), 20_000);
        text = Files.writeString(folder.resolve("Tờ khai số 1.txt"), "Kính gửi: UBND xã Mẫu\n".repeat(50));
    }

    private static AsicSignOptions xml(SignatureLevel level) {
        return SETTING.container(level).withForm(AsicForm.XADES);
    }

    private Path signed(SignatureLevel level) {
        Path out = folder.resolve("signed.asice");
        AsicSigner.sign(List.of(noise, text), out, CHIEF, xml(level));
        return out;
    }

    /** Without anybody to ask: what is not in the container is not known. */
    private static List<SignatureReport> offline(Path container) {
        return SignatureValidator.validate(container, trusting()).signatures();
    }

    private static ValidationOptions trusting() {
        return ValidationOptions.defaults()
                .withAnchors(TrustAnchors.of(SETTING.trust.pki().root()));
    }

    private static void requirePassed(Path container, String... levels) {
        assertThat(offline(container))
                .allSatisfy(report -> {
                    assertThat(report.indication())
                            .as(report.reasons().toString())
                            .isEqualTo(Indication.TOTAL_PASSED);
                    assertThat(report.reasons())
                            .extracting(Reason::code)
                            .doesNotContain(ReasonCode.TIMESTAMP_NOT_CHECKED);
                })
                .extracting(report -> report.level().label())
                .containsExactly(levels);
    }

    private static List<String> names(Path container) throws IOException {
        try (ZipFile zip = new ZipFile(container.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    private static byte[] bytes(Path container, String name) throws IOException {
        try (ZipFile zip = new ZipFile(container.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @EnumSource(SignatureLevel.class)
    @RequiresNative("xmlsec1")
    void sign_atEveryLevel_refersToEachFileAndHolds(SignatureLevel level) throws Exception {
        Path out = folder.resolve("signed.asice");

        SignedCms signed = AsicSigner.sign(List.of(noise, text), out, CHIEF, xml(level));

        assertThat(signed.level()).isEqualTo(level);
        assertThat(names(out))
                .containsExactly("mimetype", "noise.bin", "Tờ khai số 1.txt", "META-INF/manifest.xml", SIGNATURES);
        SignatureReport report = SignatureValidator.validate(out, trusting().withEvidenceClient(SETTING.evidence))
                .signatures()
                .get(0);
        assertThat(report.indication()).as(report.reasons().toString()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.level().label()).isEqualTo(level.label());
        Files.copy(text, folder.resolve("T%E1%BB%9D%20khai%20s%E1%BB%91%201.txt"));
        Files.write(folder.resolve("signatures.xml"), bytes(out, SIGNATURES));
        assertThat(xmlsec()).contains("OK").doesNotContain("FAIL");
        Files.write(noise, new byte[] {1});
        assertThat(xmlsec()).contains("FAIL");
    }

    /** Files beside the signature are found in the folder it runs in. */
    private String xmlsec() throws Exception {
        Files.write(
                folder.resolve("root.pem"),
                Files.readAllBytes(new OpenSsl(folder)
                        .pem(
                                "pem",
                                SETTING.trust.pki().root(),
                                SETTING.trust.pki().subCa())));
        Process process = new ProcessBuilder(
                        "xmlsec1",
                        "--verify",
                        "--trusted-pem",
                        "root.pem",
                        "--id-attr:Id",
                        "http://uri.etsi.org/01903/v1.3.2#:SignedProperties",
                        "signatures.xml")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    @ParameterizedTest
    @EnumSource(
            value = SignatureLevel.class,
            names = {"B_LT", "B_LTA"})
    void sign_forLong_passesWithoutANetwork(SignatureLevel level) {
        requirePassed(signed(level), level.label());
    }

    @ParameterizedTest
    @CsvSource({"B_B, B_LT, 1", "B_B, B_LTA, 2", "B_T, B_LTA, 1", "B_LT, B_LTA, 1", "B_LTA, B_LTA, 1"})
    void extend_container_signatureIsRaisedAndTheFilesStay(SignatureLevel from, SignatureLevel to, int timestamps)
            throws Exception {
        Path one = signed(from);
        Path raised = folder.resolve("raised.asice");

        ExtendedCms extended = AsicSigner.extend(one, raised, SETTING.containerTo(to));

        assertThat(extended.before()).isEqualTo(from);
        assertThat(extended.level()).isEqualTo(to);
        assertThat(extended.timestamps()).isEqualTo(timestamps);
        assertThat(extended.evidence()).isNotNegative();
        assertThat(names(raised)).containsExactlyInAnyOrderElementsOf(names(one));
        assertThat(bytes(raised, "noise.bin")).isEqualTo(Files.readAllBytes(noise));
        requirePassed(raised, to.label());
    }

    @Test
    void coSign_signatureOfTheOtherForm_bothHoldAndAreRaisedTogether() throws Exception {
        Path both = folder.resolve("both.asice");
        Path raised = folder.resolve("raised.asice");
        AsicSigner.coSign(signed(SignatureLevel.B_T), both, OFFICER, SETTING.container(SignatureLevel.B_LT));

        ExtendedCms extended = AsicSigner.extend(both, raised, SETTING.containerTo(SignatureLevel.B_LTA));

        assertThat(extended).extracting(ExtendedCms::before).isEqualTo(SignatureLevel.B_T);
        assertThat(extended.timestamps()).isEqualTo(2);
        requirePassed(raised, "B-LTA", "B-LTA");
    }

    @ParameterizedTest
    @EnumSource(
            value = SignatureLevel.class,
            names = {"B_LT", "B_LTA"})
    void coSign_inXml_isBesideTheFirst(SignatureLevel level) throws Exception {
        Path two = folder.resolve("two.asice");

        SignedCms added = AsicSigner.coSign(signed(level), two, OFFICER, xml(level));

        assertThat(added.level()).isEqualTo(level);
        assertThat(names(two))
                .endsWith(SIGNATURES, "META-INF/signatures002.xml")
                .containsOnlyOnce("META-INF/manifest.xml");
        requirePassed(two, level.label(), level.label());
    }

    @Test
    void sign_inXml_filesAreListedByTheirNames() throws Exception {
        Path named = Files.copy(noise, folder.resolve("Thu & chi <quý I>.bin"));
        Path out = folder.resolve("listed.asice");

        AsicSigner.sign(List.of(text, named), out, CHIEF, xml(SignatureLevel.B_B));

        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        NodeList entries = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes(out, "META-INF/manifest.xml")))
                .getElementsByTagNameNS("urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "file-entry");
        assertThat(IntStream.range(0, entries.getLength())
                        .mapToObj(number -> ((Element) entries.item(number)).getAttribute("manifest:full-path")))
                .containsExactly("/", "Tờ khai số 1.txt", "Thu & chi <quý I>.bin");
    }

    @Test
    void extend_levelReachedAlready_copiesTheContainer() {
        Path one = signed(SignatureLevel.B_LT);
        Path out = folder.resolve("out.asice");

        assertThat(AsicSigner.extend(one, out, SETTING.containerTo(SignatureLevel.B_T))
                        .changed())
                .isFalse();
        assertThat(out).hasSameBinaryContentAs(one);
    }

    @ParameterizedTest
    @CsvSource({"B_T, true", "B_LT, true", "B_LTA, true", "B_T, false", "B_LTA, false"})
    void extend_fileExchangedOrMissing_refused(SignatureLevel level, boolean exchanged) throws Exception {
        Path changed = folder.resolve("changed.asice");
        try (ZipFile in = new ZipFile(signed(SignatureLevel.B_B).toFile());
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(changed))) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                boolean noisy = entry.getName().equals("noise.bin");
                if (!noisy || exchanged) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    zip.write(noisy ? new byte[10] : in.getInputStream(entry).readAllBytes());
                }
            }
        }

        assertThatThrownBy(() -> AsicSigner.extend(changed, folder.resolve("out.asice"), SETTING.containerTo(level)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.code())
                                .isEqualTo(exchanged ? FailureCode.SIGNATURE_BROKEN : FailureCode.INVALID_VALUE));
        assertThat(folder.resolve("out.asice")).doesNotExist();
    }
}
