package vn.motcua.signing.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.validation.Coverage;
import vn.motcua.signing.validation.Indication;
import vn.motcua.signing.validation.ReasonCode;
import vn.motcua.signing.validation.SignatureReport;
import vn.motcua.signing.validation.SignatureValidator;
import vn.motcua.signing.validation.SubIndication;
import vn.motcua.signing.validation.ValidationOptions;

class AsicContainerTest {

    private static final CmsSetting SETTING = new CmsSetting();
    private static final SigningKey OFFICER = SETTING.officer(TestKeyType.EC_P256);
    private static final String VIETNAMESE = "Tờ khai số 1 & 2%.txt";

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        SETTING.close();
    }

    private Path signed(SignatureLevel level) throws IOException {
        Path noise = CmsSetting.file(folder.resolve("noise.bin"), 300_000);
        Path text = Files.writeString(folder.resolve(VIETNAMESE), "Kính gửi: UBND xã Mẫu\n".repeat(500));
        Path out = folder.resolve("signed.asice");
        AsicSigner.sign(List.of(noise, text), out, OFFICER, SETTING.container(level));
        return out;
    }

    @Test
    @RequiresNative("openssl")
    void sign_severalFiles_layoutIsThatOfTheStandardAndOpensslVerifiesTheManifest() throws Exception {
        Path container = signed(SignatureLevel.B_T);

        byte[] first = Files.readAllBytes(container);
        assertThat(new String(first, 30, 8, StandardCharsets.US_ASCII)).isEqualTo("mimetype");
        assertThat(new String(first, 38, 31, StandardCharsets.US_ASCII)).isEqualTo("application/vnd.etsi.asic-e+zip");
        try (ZipFile zip = new ZipFile(container.toFile())) {
            List<String> names = new ArrayList<>();
            zip.entries().asIterator().forEachRemaining(entry -> names.add(entry.getName()));
            assertThat(names)
                    .containsExactly(
                            "mimetype",
                            "noise.bin",
                            VIETNAMESE,
                            "META-INF/ASiCManifest001.xml",
                            "META-INF/signature001.p7s");
            Path manifest = unpacked(zip, "META-INF/ASiCManifest001.xml");
            Path signature = unpacked(zip, "META-INF/signature001.p7s");
            assertThat(CmsSetting.opensslSays(
                            folder, signature, SETTING.trust.pki().root(), "-content", manifest))
                    .contains("CAdES Verification successful");
        }
    }

    private Path unpacked(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return Files.write(folder.resolve("unpacked-" + name.replace('/', '-')), in.readAllBytes());
        }
    }

    @Test
    void open_whatWasSigned_filesAreThereAndComeOutWhole() throws Exception {
        Path container = signed(SignatureLevel.B_B);

        try (AsicContainer opened = AsicContainer.open(container, AsicLimits.defaults())) {
            assertThat(opened.mimeType()).contains("application/vnd.etsi.asic-e+zip");
            assertThat(opened.files()).extracting(AsicContainer.Entry::name).containsExactly("noise.bin", VIETNAMESE);
            for (AsicContainer.Entry file : opened.files()) {
                Path out = folder.resolve("out");
                opened.extract(file, out);
                assertThat(out).hasSameBinaryContentAs(folder.resolve(file.name()));
                assertThat(file.size()).isEqualTo(Files.size(out));
            }
            assertThatThrownBy(() -> opened.extract(new AsicContainer.Entry("../x", 1), folder.resolve("out")))
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void open_largeEntry_onlyTheDirectoryIsRead() throws Exception {
        Path zip = folder.resolve("large.zip");
        byte[] block = new byte[1 << 20];
        new Random(7).nextBytes(block);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.setLevel(0);
            out.putNextEntry(new ZipEntry("a"));
            for (int i = 0; i < 64; i++) {
                out.write(block);
            }
        }

        try (AsicContainer opened = AsicContainer.open(zip, AsicLimits.defaults())) {
            assertThat(opened.files()).containsExactly(new AsicContainer.Entry("a", 64L << 20));
        }
    }

    private SignatureReport validated(Path container) {
        ValidationOptions options = ValidationOptions.defaults()
                .withAnchors(TrustAnchors.of(SETTING.trust.pki().root()))
                .withEvidenceClient(SETTING.evidence);
        List<SignatureReport> reports =
                SignatureValidator.validate(container, options).signatures();
        assertThat(reports).hasSize(1);
        return reports.get(0);
    }

    @ParameterizedTest
    @EnumSource(SignatureLevel.class)
    void validate_whatWasSigned_passesAtItsLevel(SignatureLevel level) throws Exception {
        SignatureReport report = validated(signed(level));

        assertThat(report.reasons()).isEmpty();
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.level().label()).isEqualTo(level.label());
        assertThat(report.fieldName()).contains("META-INF/signature001.p7s");
    }

    @Test
    void validate_fileExchanged_fails() throws Exception {
        Path container = signed(SignatureLevel.B_B);
        Path changed = repacked(container, "noise.bin", "other".getBytes(StandardCharsets.UTF_8));

        SignatureReport report = validated(changed);

        assertThat(report.indication()).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(report.subIndication()).contains(SubIndication.HASH_FAILURE);
        assertThat(report.integrity()).isFalse();
        assertThat(report.reasons()).anyMatch(reason -> reason.code() == ReasonCode.CONTAINER_FILE_CHANGED);
    }

    @Test
    void validate_manifestExchanged_fails() throws Exception {
        Path container = signed(SignatureLevel.B_B);
        byte[] manifest;
        try (ZipFile zip = new ZipFile(container.toFile());
                InputStream in = zip.getInputStream(zip.getEntry("META-INF/ASiCManifest001.xml"))) {
            manifest = in.readAllBytes();
        }
        Path changed = repacked(
                container,
                "META-INF/ASiCManifest001.xml",
                new String(manifest, StandardCharsets.UTF_8)
                        .replace("?>", "?> ")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(validated(changed).subIndication()).contains(SubIndication.HASH_FAILURE);
    }

    @Test
    void validate_fileAdded_isToldAsNotCovered() throws Exception {
        Path changed = repacked(signed(SignatureLevel.B_B), "added.txt", new byte[] {1});

        SignatureReport report = validated(changed);

        assertThat(report.integrity()).isTrue();
        assertThat(report.coverage()).isEqualTo(Coverage.PARTIAL);
        assertThat(report.reasons()).anyMatch(reason -> reason.code() == ReasonCode.CONTAINER_FILE_UNSIGNED);
    }

    @Test
    void validate_otherKindsAndBrokenSignatures_areListed() throws Exception {
        Path xml = repacked(
                signed(SignatureLevel.B_B), "META-INF/signatures.xml", "<a/>".getBytes(StandardCharsets.UTF_8));
        Path both = repacked(xml, "META-INF/signature001.p7s", new byte[] {0x30, 0});

        assertThat(SignatureValidator.validate(both, ValidationOptions.defaults())
                        .signatures())
                .extracting(SignatureReport::indication)
                .containsExactly(Indication.TOTAL_FAILED, Indication.TOTAL_FAILED);
    }

    /** Replaces an entry, or adds it. */
    private Path repacked(Path container, String name, byte[] bytes) throws IOException {
        Path out = folder.resolve("repacked" + name.length() + ".asice");
        try (ZipFile in = new ZipFile(container.toFile());
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(out))) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                if (!entry.getName().equals(name)) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    in.getInputStream(entry).transferTo(zip);
                }
            }
            zip.putNextEntry(new ZipEntry(name));
            zip.write(bytes);
        }
        return out;
    }

    @ParameterizedTest
    @ValueSource(strings = {"mimetype", "META-INF", "a:b", "a\\b"})
    void sign_nameKeptForContainers_refused(String name) throws Exception {
        Path file = Files.writeString(folder.resolve(name), "x");

        assertThatThrownBy(() ->
                        AsicSigner.sign(List.of(file), folder.resolve("out"), OFFICER, AsicSignOptions.defaults()))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.INVALID_VALUE));
    }

    /** Changes a zip of three entries a, b and c into what no container may be. */
    interface Change {
        byte[] of(byte[] zip) throws IOException;
    }

    record Attack(String name, Change change, FailureCode code) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Attack> attacks() {
        return Stream.of(
                damaged("a name out of the folder", zip -> zip("../a")),
                damaged("a name within out of the folder", zip -> zip("x/../../a")),
                damaged("an absolute name", zip -> zip("/etc/a")),
                damaged("a name with a drive", zip -> zip("C:a")),
                damaged("a name with a backslash", zip -> zip("..\\a")),
                damaged("a name with a line break", zip -> zip("a\nb")),
                damaged("one name twice", zip -> replaced(zip, "bbbb", "aaaa")),
                damaged("one name twice but for its case", zip -> replaced(zip, "bbbb", "AAAA")),
                damaged("another name before the entry", zip -> replacedFirst(zip, "bbbb", "dddd")),
                damaged("another method before the entry", zip -> patched(zip, 0, 8, (short) 0)),
                damaged("another flag before the entry", zip -> patched(zip, 0, 6, (short) 0)),
                damaged("an encrypted entry", zip -> patchedEverywhere(zip, 1)),
                damaged("something before the first entry", zip -> joined(new byte[10], zip)),
                damaged("cut off", zip -> Arrays.copyOf(zip, zip.length - 30)),
                damaged("the directory elsewhere", zip -> patchedEnd(zip, 16, 5)),
                damaged("the directory longer", zip -> patchedEnd(zip, 12, 1_000_000)),
                damaged("no zip", zip -> "PK\3\4 and nothing".getBytes(StandardCharsets.US_ASCII)),
                new Attack("10,001 entries", zip -> many(10_001), FailureCode.LIMIT_EXCEEDED),
                new Attack("zeros folded a thousand times", zip -> zeros(50 << 20), FailureCode.LIMIT_EXCEEDED));
    }

    private static Attack damaged(String name, Change change) {
        return new Attack(name, change, FailureCode.SIGNATURE_DAMAGED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void open_hostileContainer_refused(Attack attack) throws Exception {
        Path file = Files.write(folder.resolve("hostile"), attack.change().of(zip("aaaa", "bbbb", "cccc")));

        assertThatThrownBy(() -> AsicContainer.open(file, AsicLimits.defaults()))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(attack.code()));
    }

    @Test
    void extract_contentsChanged_refusedAndNothingWritten() throws Exception {
        byte[] zip = zip("aaaa");
        zip[40] ^= 0x55;
        Path file = Files.write(folder.resolve("changed"), zip);

        try (AsicContainer opened = AsicContainer.open(file, AsicLimits.defaults())) {
            assertThatThrownBy(() -> opened.extract(opened.files().get(0), folder.resolve("out")))
                    .isInstanceOf(InvalidInputException.class);
        }
        assertThat(folder.resolve("out")).doesNotExist();
    }

    static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(("contents of " + name).repeat(10).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] many(int count) throws IOException {
        return zip(IntStream.range(0, count).mapToObj(i -> "n" + i).toArray(String[]::new));
    }

    private static byte[] zeros(int length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("zeros"));
            out.write(new byte[length]);
        }
        return bytes.toByteArray();
    }

    private static byte[] replaced(byte[] zip, String name, String by) {
        return new String(zip, StandardCharsets.ISO_8859_1).replace(name, by).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] replacedFirst(byte[] zip, String name, String by) {
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(name);
        return (text.substring(0, at) + by + text.substring(at + by.length())).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] patched(byte[] zip, int header, int at, short value) {
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putShort(header + at, value);
        return zip;
    }

    private static byte[] patchedEverywhere(byte[] zip, int flag) {
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < zip.length - 10; i++) {
            int signature = bytes.getInt(i);
            int at = signature == 0x04034b50 ? i + 6 : signature == 0x02014b50 ? i + 8 : -1;
            if (at >= 0) {
                bytes.putShort(at, (short) (bytes.getShort(at) | flag));
            }
        }
        return zip;
    }

    private static byte[] patchedEnd(byte[] zip, int at, int more) {
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int field = zip.length - 22 + at;
        bytes.putInt(field, bytes.getInt(field) + more);
        return zip;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(one);
        out.writeBytes(other);
        return out.toByteArray();
    }
}
