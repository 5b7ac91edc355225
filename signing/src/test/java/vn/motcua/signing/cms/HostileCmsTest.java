package vn.motcua.signing.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.signing.SignatureLevel;

class HostileCmsTest {

    private static final CmsSetting SETTING = new CmsSetting();

    @TempDir
    static Path folder;

    private static byte[] good;
    private static byte[] attached;

    @BeforeAll
    static void sign() throws Exception {
        Path in = CmsSetting.file(folder.resolve("in"), 2000);
        CmsSignOptions options = SETTING.signing(SignatureLevel.B_T);
        CmsSigner.sign(in, folder.resolve("good"), SETTING.officer(TestKeyType.EC_P256), options);
        CmsSigner.sign(
                in,
                folder.resolve("attached"),
                SETTING.officer(TestKeyType.EC_P256),
                options.withPackaging(CmsPackaging.ATTACHED));
        good = Files.readAllBytes(folder.resolve("good"));
        attached = Files.readAllBytes(folder.resolve("attached"));
    }

    @AfterAll
    static void stop() {
        SETTING.close();
    }

    /** Made when the test runs: some are too large for a report. */
    interface Making {
        byte[] make() throws Exception;
    }

    record Hostile(String name, Making making, FailureCode code) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Hostile> files() {
        return Stream.of(
                damaged("nothing", () -> new byte[0]),
                damaged("one octet", () -> new byte[] {0x30}),
                damaged("text", () -> "Kính gửi".getBytes(StandardCharsets.UTF_8)),
                damaged(
                        "indefinite lengths nested 1,000,000 deep",
                        () -> repeated(new byte[] {0x30, (byte) 0x80}, 1_000_000)),
                damaged("indefinite lengths nested in the content", () -> nestedContent(500_000)),
                damaged("octet strings nested 200,000 deep", () -> octets(200_000)),
                damaged("a length of 2^63 - 1", () -> hex("3088 7fffffffffffffff 06")),
                damaged("a length of 2^64 - 1", () -> hex("3088 ffffffffffffffff 06")),
                damaged("a length of 127 octets", () -> hex("30ff 00")),
                damaged("an identifier of 16 MB", () -> hugeIdentifier()),
                damaged("another content type", () -> enveloped()),
                damaged("no signer", () -> withSigners(0)),
                new Hostile("100,000 signers", () -> withSigners(100_000), FailureCode.LIMIT_EXCEEDED),
                new Hostile("100,000 certificates", () -> withCertificates(100_000), FailureCode.LIMIT_EXCEEDED));
    }

    private static Hostile damaged(String name, Making making) {
        return new Hostile(name, making, FailureCode.SIGNATURE_DAMAGED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void extend_hostileFile_refusedWithinSeconds(Hostile hostile) throws Exception {
        Path file = Files.write(folder.resolve("hostile"), hostile.making().make());
        long before = System.nanoTime();

        assertThatCode(() -> CmsSigner.extend(file, folder.resolve("out"), SETTING.to(SignatureLevel.B_LT)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(hostile.code()));

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void extend_cutOffAnywhere_isOurFailure() throws Exception {
        for (byte[] whole : new byte[][] {good, attached}) {
            for (int length = 0; length < whole.length; length += 61) {
                requireOurFailureOrNone(Arrays.copyOf(whole, length), length);
            }
        }
    }

    @Test
    void extend_octetsChangedAnywhere_isOurFailureOrNone() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed of the changed octets: " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 120; round++) {
            byte[] changed = (round % 2 == 0 ? good : attached).clone();
            for (int i = 0; i <= round % 4; i++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            requireOurFailureOrNone(changed, round);
        }
    }

    /** Raising to what is there already reads everything and asks nobody. */
    private static void requireOurFailureOrNone(byte[] bytes, int round) throws IOException {
        Path file = Files.write(folder.resolve("changed"), bytes);
        CmsExtendOptions options = CmsExtendOptions.to(SignatureLevel.B_T).withContent(folder.resolve("in"));
        try {
            CmsSigner.extend(file, folder.resolve("out"), options);
        } catch (InvalidInputException e) {
            assertThat(e.code())
                    .as("round %d", round)
                    .isIn(
                            FailureCode.SIGNATURE_DAMAGED,
                            FailureCode.SIGNATURE_BROKEN,
                            FailureCode.LIMIT_EXCEEDED,
                            FailureCode.INVALID_VALUE);
        }
    }

    private static byte[] repeated(byte[] part, int times) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(part.length * times);
        for (int i = 0; i < times; i++) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Stream.of(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static byte[] head() {
        return hex("3080 06092a864886f70d010702 a080 3080 020101 310d300b0609608648016503040201");
    }

    private static byte[] nestedContent(int depth) {
        return joined(
                head(), hex("3080 06092a864886f70d010701 a080 2480"), repeated(new byte[] {0x24, (byte) 0x80}, depth));
    }

    private static byte[] octets(int depth) {
        return joined(
                head(),
                hex("3080 06092a864886f70d010701 a080"),
                repeated(new byte[] {0x24, (byte) 0x80}, depth),
                repeated(new byte[] {0, 0}, depth + 5),
                hex("3100 0000 0000 0000"));
    }

    private static byte[] hugeIdentifier() {
        byte[] identifier = new byte[16 << 20];
        Arrays.fill(identifier, (byte) 0x81);
        return joined(hex("3080 0684 01000000"), identifier);
    }

    private static byte[] enveloped() throws IOException {
        return new ContentInfo(CMSObjectIdentifiers.envelopedData, DERNull.INSTANCE).getEncoded();
    }

    static byte[] withSigners(int count) {
        return joined(
                head(),
                hex("300b 06092a864886f70d010701 3180"),
                repeated(new byte[] {0x30, 0}, count),
                hex("0000 0000 0000 0000"));
    }

    private static byte[] withCertificates(int count) {
        return joined(
                head(),
                hex("300b 06092a864886f70d010701 a080"),
                repeated(new byte[] {0x30, 0}, count),
                hex("0000 3100 0000 0000 0000"));
    }
}
