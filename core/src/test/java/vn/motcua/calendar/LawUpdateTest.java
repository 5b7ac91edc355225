package vn.motcua.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.MotcuaException;
import vn.motcua.sandbox.junit.RequiresNative;

class LawUpdateTest {

    /** The notice of 2027 as it might come: an imagined change of law, one resource. */
    private static final String NOTICE_2027 = """
            # imagined
            issued\t2026-12-05
            notice\t2027\tThông báo 1/TB-BNV
            off\t2027-01-01\tTết Dương lịch
            off\t2027-02-05\tTết Nguyên đán
            off\t2027-02-08\tTết Nguyên đán
            off\t2027-02-09\tTết Nguyên đán
            off\t2027-02-10\tNghỉ bù
            off\t2027-02-11\tNghỉ bù
            off\t2027-04-16\tGiỗ Tổ Hùng Vương
            off\t2027-04-30\tNgày Chiến thắng
            off\t2027-05-03\tNghỉ bù
            off\t2027-09-02\tQuốc khánh
            off\t2027-09-03\tQuốc khánh
            off\t2027-11-24\tNgày Văn hóa Việt Nam
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"Ed25519,0,Ed25519", "RSA,2048,SHA256withRSA"})
    void updatedBy_signedNoticeOf2027_makesDeadlinesOf2027(String kind, int size, String algorithm) throws Exception {
        KeyPair key = pair(kind, size);
        LawUpdate update = read(NOTICE_2027, sign(NOTICE_2027, key, algorithm), key.getPublic());

        WorkingCalendar calendar = WorkingCalendar.vietnam().updatedBy(update);

        Instant received = Instant.parse("2027-02-04T02:00:00Z");
        assertThat(DeadlineRule.ofWorkingDays(3).deadline(received, calendar).due())
                .hasToString("2027-02-16T17:00+07:00[Asia/Ho_Chi_Minh]");
        assertThat(calendar.issued()).isEqualTo(update.issued()).isEqualTo(LocalDate.of(2026, 12, 5));
        assertThat(update.years())
                .singleElement()
                .satisfies(year ->
                        assertThat(PublicHolidays.in(2027).disagreements(year)).isEmpty());
    }

    @Test
    void read_changedByte_isUntrustedBeforeItIsParsed() throws Exception {
        KeyPair key = pair("Ed25519", 0);
        byte[] signature = sign(NOTICE_2027, key, "Ed25519");

        assertRefused(FailureCode.LAW_DATA_UNTRUSTED, () -> read("not a table", signature, key.getPublic()));
        assertRefused(
                FailureCode.LAW_DATA_UNTRUSTED,
                () -> read(NOTICE_2027.replace("02-05", "02-12"), signature, key.getPublic()));
    }

    @Test
    void read_signatureByNobodyTrusted_isUntrusted() throws Exception {
        KeyPair key = pair("Ed25519", 0);
        KeyPair other = pair("Ed25519", 0);
        byte[] signature = sign(NOTICE_2027, key, "Ed25519");

        assertRefused(FailureCode.LAW_DATA_UNTRUSTED, () -> read(NOTICE_2027, signature));
        assertRefused(FailureCode.LAW_DATA_UNTRUSTED, () -> read(NOTICE_2027, signature, other.getPublic()));
        assertRefused(FailureCode.LAW_DATA_UNTRUSTED, () -> read(NOTICE_2027, new byte[0], key.getPublic()));
        assertThat(read(NOTICE_2027, signature, other.getPublic(), key.getPublic())
                        .years())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"RSA,1024", "EC,256", "Ed448,0"})
    void read_weakOrOtherKey_isRefused(String kind, int size) throws Exception {
        PublicKey key = pair(kind, size).getPublic();

        assertRefused(FailureCode.INVALID_VALUE, () -> read(NOTICE_2027, new byte[64], key));

        KeyPair good = pair("Ed25519", 0);
        byte[] signature = sign(NOTICE_2027, good, "Ed25519");
        assertRefused(FailureCode.INVALID_VALUE, () -> read(NOTICE_2027, signature, good.getPublic(), key));
    }

    @Test
    void updatedBy_olderThanLoaded_isRefusedAndTheSameDayIsNot() throws Exception {
        WorkingCalendar calendar = WorkingCalendar.vietnam();

        assertThat(calendar.issued()).isEqualTo(LocalDate.of(2026, 11, 22));
        assertRefused(FailureCode.LAW_DATA_OUTDATED, () -> calendar.updatedBy(issued("2026-11-21")));
        assertThat(calendar.updatedBy(issued("2026-11-22")).years()).hasSize(7);
        assertRefused(
                FailureCode.LAW_DATA_OUTDATED,
                () -> calendar.updatedBy(issued("2026-12-06")).updatedBy(issued("2026-12-05")));
    }

    @Test
    void read_fileTooLargeOrNotThereOrNotText_isRefused() throws Exception {
        KeyPair key = pair("Ed25519", 0);
        String full = "#".repeat(LawUpdate.MAX_BYTES - NOTICE_2027.getBytes(StandardCharsets.UTF_8).length - 1) + "\n"
                + NOTICE_2027;

        assertThat(read(full, sign(full, key, "Ed25519"), key.getPublic()).years())
                .hasSize(1);
        assertRefused(
                FailureCode.LIMIT_EXCEEDED, () -> read("#" + full, sign("#" + full, key, "Ed25519"), key.getPublic()));
        assertRefused(FailureCode.LIMIT_EXCEEDED, () -> read(NOTICE_2027, new byte[2049], key.getPublic()));
        Path absent = folder.resolve("absent");
        assertRefused(FailureCode.FILE_NOT_FOUND, () -> LawUpdate.read(absent, absent, List.of()));
        assertRefused(FailureCode.FILE_UNREADABLE, () -> LawUpdate.read(folder, folder, List.of()));
    }

    @Test
    @RequiresNative("openssl")
    void read_keyAndSignatureByOpenssl_areAccepted() throws Exception {
        Files.writeString(folder.resolve("law"), NOTICE_2027);
        openssl("genpkey", "-algorithm", "ed25519", "-out", "key");
        openssl("pkey", "-in", "key", "-pubout", "-outform", "DER", "-out", "public");
        openssl("pkeyutl", "-sign", "-inkey", "key", "-rawin", "-in", "law", "-out", "law.sig");
        PublicKey key = KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Files.readAllBytes(folder.resolve("public"))));

        LawUpdate update = LawUpdate.read(folder.resolve("law"), folder.resolve("law.sig"), List.of(key));

        assertThat(update.years()).extracting(WorkingYear::year).containsExactly(2027);
    }

    private LawUpdate issued(String day) throws Exception {
        String text = NOTICE_2027.replace("2026-12-05", day);
        KeyPair key = pair("Ed25519", 0);
        return read(text, sign(text, key, "Ed25519"), key.getPublic());
    }

    private LawUpdate read(String text, byte[] signature, PublicKey... trusted) throws IOException {
        Path file = Files.writeString(folder.resolve("2027.tsv"), text);
        return LawUpdate.read(file, Files.write(folder.resolve("2027.tsv.sig"), signature), List.of(trusted));
    }

    private static KeyPair pair(String kind, int size) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        if (size > 0) {
            generator.initialize(size);
        }
        return generator.generateKeyPair();
    }

    private static byte[] sign(String text, KeyPair key, String algorithm) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key.getPrivate());
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return signature.sign();
    }

    private void openssl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static void assertRefused(FailureCode code, ThrowingCallable call) {
        assertThatExceptionOfType(MotcuaException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
