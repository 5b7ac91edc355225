package vn.motcua.signing.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.cms.internal.AsicManifest;
import vn.motcua.signing.token.JcaKey;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.validation.Indication;
import vn.motcua.signing.validation.ReasonCode;
import vn.motcua.signing.validation.SignatureReport;
import vn.motcua.signing.validation.SignatureValidator;
import vn.motcua.signing.validation.SubIndication;
import vn.motcua.signing.validation.ValidationOptions;

/** Containers that get more into them: signatures, time-stamps, evidence. */
class AsicSeveralSignersTest {

    private static final CmsSetting SETTING = new CmsSetting();
    private static final SigningKey OFFICER = SETTING.officer(TestKeyType.EC_P256);
    private static final SigningKey CHIEF = SETTING.officer(TestKeyType.RSA_2048);

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        SETTING.close();
    }

    private Path signed(SignatureLevel level) throws IOException {
        Path noise = CmsSetting.file(folder.resolve("noise.bin"), 200_000);
        Path text = Files.writeString(folder.resolve("Tờ khai.txt"), "Kính gửi: UBND xã Mẫu\n".repeat(500));
        Path out = folder.resolve("signed.asice");
        AsicSigner.sign(List.of(noise, text), out, OFFICER, SETTING.container(level));
        return out;
    }

    private static ValidationOptions offline() {
        return ValidationOptions.defaults()
                .withAnchors(TrustAnchors.of(SETTING.trust.pki().root()));
    }

    private static List<SignatureReport> reports(Path container) {
        return SignatureValidator.validate(container, offline().withEvidenceClient(SETTING.evidence))
                .signatures();
    }

    private static List<String> names(Path container) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipFile zip = new ZipFile(container.toFile())) {
            zip.entries().asIterator().forEachRemaining(entry -> names.add(entry.getName()));
        }
        return names;
    }

    private static byte[] bytes(Path container, String name) throws IOException {
        try (ZipFile zip = new ZipFile(container.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    @Test
    void coSign_container_entriesStayOctetByOctetAndBothSignaturesHold() throws Exception {
        Path one = signed(SignatureLevel.B_T);
        Path two = folder.resolve("two.asice");

        SignedCms added = AsicSigner.coSign(one, two, CHIEF, SETTING.container(SignatureLevel.B_B));

        assertThat(added.contentLength()).isEqualTo(200_000 + Files.size(folder.resolve("Tờ khai.txt")));
        List<String> expected = new ArrayList<>(names(one));
        expected.add("META-INF/ASiCManifest002.xml");
        expected.add("META-INF/signature002.p7s");
        assertThat(names(two)).containsExactlyElementsOf(expected);
        byte[] before = Files.readAllBytes(one);
        byte[] after = Files.readAllBytes(two);
        int shared = indexOf(before, new byte[] {'P', 'K', 1, 2});
        assertThat(Arrays.copyOf(after, shared)).isEqualTo(Arrays.copyOf(before, shared));
        assertThat(reports(two))
                .allSatisfy(report -> assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED))
                .extracting(report -> report.level().label())
                .containsExactly("B-T", "B-B");
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException("not there");
    }

    @Test
    @RequiresNative("unzip")
    void coSign_container_unzipFindsNothingWrong() throws Exception {
        Path two = folder.resolve("two.asice");
        AsicSigner.coSign(signed(SignatureLevel.B_B), two, CHIEF, SETTING.container(SignatureLevel.B_B));

        Process process = new ProcessBuilder("unzip", "-t", two.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
    }

    @Test
    void coSign_containerWithoutSignatures_isItsFirst() throws Exception {
        Path plain = folder.resolve("plain.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(plain))) {
            zip.putNextEntry(new ZipEntry("a.txt"));
            zip.write(new byte[] {1, 2, 3});
        }
        Path out = folder.resolve("out.asice");

        AsicSigner.coSign(plain, out, CHIEF, SETTING.container(SignatureLevel.B_B));

        assertThat(reports(out)).extracting(SignatureReport::indication).containsExactly(Indication.TOTAL_PASSED);
    }

    @ParameterizedTest
    @CsvSource({"B_B, B_T", "B_B, B_LT", "B_T, B_LTA", "B_LTA, B_LTA"})
    void extend_container_everySignatureIsRaised(SignatureLevel from, SignatureLevel to) throws Exception {
        Path two = folder.resolve("two.asice");
        Path raised = folder.resolve("raised.asice");
        AsicSigner.coSign(signed(from), two, CHIEF, SETTING.container(from));

        ExtendedCms extended = AsicSigner.extend(two, raised, SETTING.containerTo(to));

        assertThat(extended.before()).isEqualTo(from);
        assertThat(extended.level()).isEqualTo(to);
        assertThat(names(raised)).containsExactlyInAnyOrderElementsOf(names(two));
        assertThat(names(raised)).startsWith("mimetype", "noise.bin", "Tờ khai.txt");
        assertThat(reports(raised))
                .hasSize(2)
                .allSatisfy(report -> assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED))
                .allSatisfy(report -> assertThat(report.level().label()).isEqualTo(to.label()));
    }

    @Test
    void extend_levelReachedAlready_copiesTheContainer() throws Exception {
        Path one = signed(SignatureLevel.B_LT);
        Path out = folder.resolve("out.asice");

        assertThat(AsicSigner.extend(one, out, SETTING.containerTo(SignatureLevel.B_T))
                        .changed())
                .isFalse();
        assertThat(out).hasSameBinaryContentAs(one);
    }

    @Test
    void extend_fileExchanged_refused() throws Exception {
        Path changed = repacked(signed(SignatureLevel.B_B), "noise.bin", new byte[10]);

        assertThatThrownBy(() ->
                        AsicSigner.extend(changed, folder.resolve("out"), SETTING.containerTo(SignatureLevel.B_T)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.SIGNATURE_BROKEN));
        assertThat(folder.resolve("out")).doesNotExist();
    }

    /** The files are as they were, but nobody can say so for long. */
    @Test
    void validate_manifestByABrokenDigest_isDoubtedAndNotCalledChanged() throws Exception {
        Path file = CmsSetting.file(folder.resolve("noise.bin"), 2000);
        byte[] digest = MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(file));
        byte[] manifest = new AsicManifest(
                        "META-INF/signature001.p7s", List.of(new AsicManifest.Reference("noise.bin", "SHA-1", digest)))
                .written();

        SignatureReport weak = reports(container(file, manifest)).get(0);

        assertThat(weak.integrity()).isTrue();
        assertThat(weak.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(weak.reasons()).anyMatch(reason -> reason.code() == ReasonCode.HASH_TOO_WEAK);

        SignatureReport unknown = reports(container(
                        file,
                        new String(manifest, StandardCharsets.UTF_8)
                                .replace("xmldsig#sha1", "xmldsig#whirl")
                                .getBytes(StandardCharsets.UTF_8)))
                .get(0);

        assertThat(unknown.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(unknown.subIndication()).contains(SubIndication.CRYPTO_CONSTRAINTS_FAILURE);
        assertThat(unknown.integrity()).isFalse();
    }

    private Path container(Path file, byte[] manifest) throws IOException {
        Path over = Files.write(folder.resolve("manifest"), manifest);
        Path signature = folder.resolve("signature");
        CmsSigner.sign(over, signature, OFFICER, SETTING.signing(SignatureLevel.B_B));
        Path out = folder.resolve("made.asice");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(out))) {
            put(zip, "noise.bin", Files.readAllBytes(file));
            put(zip, "META-INF/ASiCManifest001.xml", manifest);
            put(zip, "META-INF/signature001.p7s", Files.readAllBytes(signature));
        }
        return out;
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
    }

    private Path repacked(Path container, String name, byte[] bytes) throws IOException {
        Path out = folder.resolve("repacked.asice");
        try (ZipFile in = new ZipFile(container.toFile());
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(out))) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                put(
                        zip,
                        entry.getName(),
                        entry.getName().equals(name)
                                ? bytes
                                : in.getInputStream(entry).readAllBytes());
            }
        }
        return out;
    }

    /** As others archive a container: a time-stamp over a manifest of all that is there. */
    private Path archived(Path container) throws Exception {
        List<AsicManifest.Reference> references = new ArrayList<>();
        for (String name : names(container)) {
            if (!name.equals("mimetype")) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(container, name));
                references.add(new AsicManifest.Reference(name, "SHA-256", digest));
            }
        }
        byte[] manifest = new AsicManifest("META-INF/timestamp001.tst", references).written();
        byte[] token = SETTING.timestamps
                .stamp("SHA-256", MessageDigest.getInstance("SHA-256").digest(manifest))
                .token();
        Path out = folder.resolve("archived.asice");
        try (ZipFile in = new ZipFile(container.toFile());
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(out))) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                put(zip, entry.getName(), in.getInputStream(entry).readAllBytes());
            }
            put(zip, "META-INF/ASiCArchiveManifest.xml", manifest);
            put(zip, "META-INF/timestamp001.tst", token);
        }
        return out;
    }

    @Test
    void validate_archiveManifest_provesTheSignatureAndItsEvidence() throws Exception {
        Instant now = Instant.now();
        TestKey key = SETTING.trust
                .pki()
                .issue(TestSubject.of("Phạm Thị Mẫu", "Ủy ban nhân dân xã Mẫu")
                        .withKeyType(TestKeyType.EC_P256)
                        .withValidity(now.minus(1, ChronoUnit.DAYS), now.plus(10, ChronoUnit.DAYS)));
        Path plain = folder.resolve("plain.asice");
        AsicSigner.sign(
                List.of(CmsSetting.file(folder.resolve("noise.bin"), 2000)),
                plain,
                JcaKey.of(key.privateKey(), key.chain()),
                SETTING.container(SignatureLevel.B_LT));
        Path archived = archived(plain);

        SignatureReport report = SignatureValidator.validate(
                        archived, offline().withTime(now.plus(4 * 365, ChronoUnit.DAYS)))
                .signatures()
                .get(0);

        assertThat(report.level().label()).isEqualTo("B-LTA");
        assertThat(report.indication()).as("%s", report.reasons()).isEqualTo(Indication.TOTAL_PASSED);
        Path changed = repacked(archived, "META-INF/timestamp001.tst", new byte[] {0x30, 0});
        SignatureReport without =
                SignatureValidator.validate(changed, offline()).signatures().get(0);
        assertThat(without.level().label()).isEqualTo("B-LT");
        assertThat(without.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(without.reasons()).anyMatch(reason -> reason.code() == ReasonCode.TIMESTAMP_NOT_CHECKED);
    }
}
