package vn.motcua.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CRLReason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.MotcuaException;
import vn.motcua.failure.RemoteException;
import vn.motcua.sandbox.JournalEntry;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TimestampFault;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.internal.CadesSigner;
import vn.motcua.signing.trust.EvidenceClient;
import vn.motcua.signing.trust.EvidenceOptions;
import vn.motcua.signing.trust.RevocationFreshness;

/** Raising in place and in a draft; what is held against the document and the order of times before it is raised. */
class ExtendTest {

    private static final Sealing SEALING = new Sealing();
    private static final TestKey OFFICER = SEALING.officer(TestKeyType.EC_P256);
    private static final TestKey RSA_OFFICER = SEALING.officer(TestKeyType.RSA_2048);

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        SEALING.close();
    }

    private Path in() {
        return Documents.withTable(folder.resolve("in.pdf"));
    }

    private Path signed(TestKey key, SignatureLevel level) {
        Path signed = folder.resolve("signed.pdf");
        SEALING.sign(in(), signed, key, level);
        return signed;
    }

    private static int arrivals() {
        return SEALING.sandbox.journal().entries().stream()
                .mapToInt(JournalEntry::number)
                .max()
                .orElse(0);
    }

    private static <T extends MotcuaException> ThrowableAssertAlternative<T> assertRefused(
            Class<T> type, FailureCode code, ThrowingCallable call) {
        return assertThatExceptionOfType(type).isThrownBy(call).matches(refused -> refused.code() == code);
    }

    @ParameterizedTest
    @EnumSource(
            value = SignatureLevel.class,
            names = {"B_T", "B_LT", "B_LTA"})
    @RequiresNative("pdfsig")
    void extendInPlace_signedWithoutANetwork_appends(SignatureLevel level) throws Exception {
        Path file = signed(OFFICER, SignatureLevel.B_B);
        byte[] before = Files.readAllBytes(file);

        ExtendedPdf result = PdfSigner.extendInPlace(file, SEALING.to(level));

        assertThat(result.before()).isEqualTo(SignatureLevel.B_B);
        assertThat(result.level()).isEqualTo(level);
        byte[] after = Files.readAllBytes(file);
        assertThat(after).hasSizeGreaterThan(before.length).startsWith(before);
        assertThat(Programs.pdfsig(file)).contains("Signature is Valid").doesNotContain("Invalid");
        assertThat(folder.resolve(".signed.pdf.motcua-undo")).doesNotExist();
    }

    @Test
    void extendInPlace_levelReachedBefore_fileIsNotTouched() throws Exception {
        Path file = signed(OFFICER, SignatureLevel.B_T);
        byte[] before = Files.readAllBytes(file);

        ExtendedPdf result = PdfSigner.extendInPlace(file, SEALING.to(SignatureLevel.B_T));

        assertThat(result.changed()).isFalse();
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void extendInPlace_authorityDeclines_documentIsAsItWas() throws Exception {
        Path file = signed(OFFICER, SignatureLevel.B_B);
        byte[] before = Files.readAllBytes(file);
        SEALING.trust.failNext(TimestampFault.REJECTED);

        assertRefused(
                RemoteException.class,
                FailureCode.REQUEST_DECLINED,
                () -> PdfSigner.extendInPlace(file, SEALING.to(SignatureLevel.B_LTA)));

        assertThat(file).hasBinaryContent(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void complete_moreThanTheJournalCanUndo_isRefused() throws Exception {
        Path file = in();
        byte[] before = Files.readAllBytes(file);
        try (AppendedFile output = AppendedFile.open(file, WriteObserver.none())) {
            output.read(before.length, bytes -> {});

            assertRefused(
                    InvalidInputException.class,
                    FailureCode.LIMIT_EXCEEDED,
                    () -> output.complete(before.length, new byte[64 << 20]));
        }
        assertThat(file).hasBinaryContent(before);
        assertThat(folder.resolve(".in.pdf.motcua-undo")).doesNotExist();
    }

    /** Signed and raised in one draft, which is the way to one call for all levels. */
    @Test
    @RequiresNative("pdfsig")
    void raise_signatureOfTheSameDraft_isWrittenOnce() throws Exception {
        Path in = signed(RSA_OFFICER, SignatureLevel.B_T);
        Path out = folder.resolve("out.pdf");
        try (SigningKey key = Keys.key(OFFICER);
                GrowingPdf document = GrowingPdf.open(in, PdfSignOptions.defaults(), Set.of("SHA-256"));
                OutputDraft draft = OutputDraft.of(in, out, WriteObserver.none())) {
            draft.copy(document.fileLength(), document::take);
            document.requireIntact();
            document.append(source -> signature(source, key, document.covered("SHA-256")));

            ExtendedPdf result =
                    Raising.of(document, SEALING.to(SignatureLevel.B_LTA)).run();

            draft.complete(document.revisions());
            assertThat(result.before()).isEqualTo(SignatureLevel.B_B);
            assertThat(result.level()).isEqualTo(SignatureLevel.B_LTA);
            assertThat(result.timestamps()).isEqualTo(2);
        }
        assertThat(Files.readAllBytes(out)).startsWith(Files.readAllBytes(in));
        assertThat(Programs.pdfsig(out).split("Signature is Valid", -1)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(Programs.pdfsig(out)).doesNotContain("Invalid");
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Signature(byte[] bytes) implements GrowingPdf.Revision {}

    private static Signature signature(SourcePdf source, SigningKey key, MessageDigest covered) {
        SignatureAlgorithm algorithm = key.algorithms().get(0);
        CadesSigner cades = CadesSigner.create(key.chain(), algorithm);
        SignatureReservation reservation =
                new SignatureReservation(Instant.now().atOffset(ZoneOffset.UTC), cades.maximumLength());
        SignatureRequest request = new SignatureRequest(PdfSignOptions.defaults(), reservation, algorithm, key.chain());
        Increment increment = SignatureRevision.of(source, request).increment();
        increment.digest(covered);
        return new Signature(increment.with(cades.sign(key, covered.digest(), Optional.empty())));
    }

    @Test
    void extend_strongerDigest_newTimestampIsOverIt() throws Exception {
        Path signed = signed(OFFICER, SignatureLevel.B_B);
        Path raised = folder.resolve("raised.pdf");
        Path renewed = folder.resolve("renewed.pdf");
        PdfSigner.extend(signed, raised, SEALING.to(SignatureLevel.B_LTA));

        PdfSigner.extend(raised, renewed, SEALING.to(SignatureLevel.B_LTA).withImprintDigest("SHA-512"));

        try (GrowingPdf document = GrowingPdf.open(renewed, PdfSignOptions.defaults(), Set.of())) {
            assertThat(document.inventory().timestamps())
                    .extracting(part -> part.digestAlgorithm().orElse(""))
                    .containsExactly("SHA-256", "SHA-256", "SHA-512");
        }
        // Each is held against the document again, the strong one too.
        assertThat(PdfSigner.extend(renewed, raised, SEALING.to(SignatureLevel.B_LTA))
                        .changed())
                .isTrue();
    }

    @Test
    void extend_documentChangedAfterSigning_refusedBeforeAnybodyIsAsked() throws Exception {
        Path signed = signed(OFFICER, SignatureLevel.B_T);
        flip(signed, "/MediaBox", "/MediaBux");
        Path out = Files.writeString(folder.resolve("out.pdf"), "what stood there");
        int arrived = arrivals();

        assertRefused(
                        InvalidInputException.class,
                        FailureCode.SIGNATURE_BROKEN,
                        () -> PdfSigner.extend(signed, out, SEALING.to(SignatureLevel.B_LTA)))
                .withMessageContaining("field Signature1");
        assertRefused(
                InvalidInputException.class,
                FailureCode.SIGNATURE_BROKEN,
                () -> PdfSigner.extendInPlace(signed, SEALING.to(SignatureLevel.B_LTA)));
        assertThat(arrivals()).isEqualTo(arrived);
        assertThat(out).hasContent("what stood there");
    }

    @Test
    void extend_valueOfTheSecondSignatureChanged_namesItsField() throws Exception {
        Path first = signed(RSA_OFFICER, SignatureLevel.B_B);
        Path second = folder.resolve("second.pdf");
        SignedPdf made = SEALING.sign(first, second, RSA_OFFICER, SignatureLevel.B_B);
        byte[] bytes = Files.readAllBytes(second);
        // The value of the signature is the last octet string of the structure: its last digit is changed.
        int end = (int) made.byteRange().secondOffset() - 2;
        while (bytes[end] == '0') {
            end--;
        }
        bytes[end - 4] = (byte) (bytes[end - 4] == '1' ? '2' : '1');
        Files.write(second, bytes);

        assertRefused(
                        InvalidInputException.class,
                        FailureCode.SIGNATURE_BROKEN,
                        () -> PdfSigner.extend(second, folder.resolve("out.pdf"), SEALING.to(SignatureLevel.B_T)))
                .withMessageContaining("field " + made.fieldName())
                .withMessageNotContaining("field Signature1 ");
    }

    @Test
    void extend_archiveTimestampChanged_refused() throws Exception {
        Path raised = folder.resolve("raised.pdf");
        PdfSigner.extend(signed(OFFICER, SignatureLevel.B_B), raised, SEALING.to(SignatureLevel.B_LTA));
        byte[] bytes = Files.readAllBytes(raised);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.lastIndexOf("/DocTimeStamp");
        bytes[at + 1] = 'd';
        Files.write(raised, bytes);

        assertRefused(
                InvalidInputException.class,
                FailureCode.SIGNATURE_BROKEN,
                () -> PdfSigner.extend(raised, folder.resolve("out.pdf"), SEALING.to(SignatureLevel.B_LTA)));
    }

    @ParameterizedTest
    @EnumSource(TestKeyType.class)
    void extend_pssOrEcdsa_isHeldAgainstTheDocument(TestKeyType type) throws Exception {
        TestKey officer = SEALING.officer(type);
        Path signed = folder.resolve("signed.pdf");
        for (SignatureAlgorithm algorithm : Keys.key(officer).algorithms()) {
            PdfSigner.sign(
                    in(), signed, Keys.key(officer), PdfSignOptions.defaults().withAlgorithm(algorithm));
            assertThat(PdfSigner.extend(signed, folder.resolve("out.pdf"), SEALING.to(SignatureLevel.B_T))
                            .level())
                    .as(algorithm.name())
                    .isEqualTo(SignatureLevel.B_T);
        }
    }

    private static void flip(Path file, String from, String to) throws Exception {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(from);
        Files.writeString(file, text.replaceFirst(from, to), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @EnumSource(
            value = SignatureLevel.class,
            names = {"B_B", "B_T"})
    void extend_revokedAfterItsTimestamp_isRaised(SignatureLevel from) throws Exception {
        TestKey dismissed = SEALING.officer(TestKeyType.EC_P256);
        Path signed = signed(dismissed, from);
        Path raised = folder.resolve("raised.pdf");
        if (from == SignatureLevel.B_B) {
            PdfSigner.extendInPlace(signed, SEALING.to(SignatureLevel.B_T));
        }
        SEALING.trust.revoke(dismissed.certificate(), Instant.now().plusSeconds(2), CRLReason.CESSATION_OF_OPERATION);

        assertThat(PdfSigner.extend(signed, raised, SEALING.to(SignatureLevel.B_LT))
                        .level())
                .isEqualTo(SignatureLevel.B_LT);
    }

    @Test
    void extend_revokedBeforeItsTimestamp_refusedWithTheDate() throws Exception {
        TestKey dismissed = SEALING.officer(TestKeyType.EC_P256);
        Path signed = signed(dismissed, SignatureLevel.B_T);
        SEALING.trust.revoke(dismissed.certificate(), Instant.parse("2026-11-01T02:03:04Z"), CRLReason.KEY_COMPROMISE);

        assertRefused(
                        RemoteException.class,
                        FailureCode.CERTIFICATE_REVOKED,
                        () -> PdfSigner.extend(signed, folder.resolve("out.pdf"), SEALING.to(SignatureLevel.B_LT)))
                .withMessageContaining("certificate 0")
                .withMessageContaining("field Signature1")
                .withMessageContaining("revoked at 2026-11-01T02:03:04Z");
    }

    @Test
    void extend_revokedBeforeTheTimestampOfRaising_refused() throws Exception {
        TestKey dismissed = SEALING.officer(TestKeyType.EC_P256);
        Path signed = signed(dismissed, SignatureLevel.B_B);
        SEALING.trust.revoke(dismissed.certificate(), Instant.now().minusSeconds(1), CRLReason.CERTIFICATE_HOLD);

        assertRefused(
                        RemoteException.class,
                        FailureCode.CERTIFICATE_REVOKED,
                        () -> PdfSigner.extend(signed, folder.resolve("out.pdf"), SEALING.to(SignatureLevel.B_LTA)))
                .withMessageContaining("suspended since");
    }

    /** The sandbox's answers are of a minute ago, which is too old where clocks are taken to agree. */
    @Test
    void extend_answerOlderThanTheTimestamp_onlyCountsWhenInForceIsEnough() throws Exception {
        Path signed = signed(OFFICER, SignatureLevel.B_T);
        Path raised = folder.resolve("raised.pdf");
        EvidenceOptions strict = SEALING.asking().withTolerance(Duration.ZERO);
        try (EvidenceClient client = EvidenceClient.open(strict)) {
            assertRefused(
                            RemoteException.class,
                            FailureCode.EVIDENCE_INCOMPLETE,
                            () -> PdfSigner.extend(
                                    signed,
                                    raised,
                                    SEALING.to(SignatureLevel.B_LT).withEvidence(client)))
                    .withMessageContaining("OCSP of certificate 0")
                    .withMessageContaining("before the signature");
        }
        try (EvidenceClient client = EvidenceClient.open(strict.withFreshness(RevocationFreshness.IN_FORCE))) {
            assertThat(PdfSigner.extend(
                                    signed,
                                    raised,
                                    SEALING.to(SignatureLevel.B_LT).withEvidence(client))
                            .level())
                    .isEqualTo(SignatureLevel.B_LT);
        }
    }

    /** Nobody has stamped the document after the authority's last time-stamp, so nothing proves that it came first. */
    @Test
    void extend_authorityOfTheLastTimestampRevoked_isNotRenewed() throws Exception {
        try (Sealing other = new Sealing()) {
            Path file = folder.resolve("signed.pdf");
            other.sign(in(), file, other.officer(TestKeyType.EC_P256), SignatureLevel.B_T);
            PdfSigner.extendInPlace(file, other.to(SignatureLevel.B_LTA));
            byte[] before = Files.readAllBytes(file);
            other.trust.revoke(
                    other.trust.timestampCertificate(), Instant.now().plusSeconds(2), CRLReason.KEY_COMPROMISE);
            try (EvidenceClient fresh = EvidenceClient.open(other.asking())) {
                assertRefused(
                                RemoteException.class,
                                FailureCode.CERTIFICATE_REVOKED,
                                () -> PdfSigner.extendInPlace(
                                        file, other.to(SignatureLevel.B_LTA).withEvidence(fresh)))
                        .withMessageContaining("no time-stamp proves");
            }
            assertThat(file).hasBinaryContent(before);
        }
    }

    @Test
    void extend_issuerRevoked_isHeldAgainstTheSameTime() throws Exception {
        try (Sealing other = new Sealing()) {
            TestKey officer = other.officer(TestKeyType.EC_P256);
            Path signed = folder.resolve("signed.pdf");
            Path out = folder.resolve("out.pdf");
            other.sign(in(), signed, officer, SignatureLevel.B_T);
            other.trust.revoke(other.trust.pki().subCa(), Instant.now().minusSeconds(3600), CRLReason.CA_COMPROMISE);

            assertRefused(
                            RemoteException.class,
                            FailureCode.CERTIFICATE_REVOKED,
                            () -> PdfSigner.extend(signed, out, other.to(SignatureLevel.B_LT)))
                    .withMessageContaining("certificate 1 of the chain");
        }
    }

    @Test
    void withImprintDigest_sha1_refused() {
        PdfExtendOptions options = PdfExtendOptions.to(SignatureLevel.B_T);

        assertRefused(InvalidInputException.class, FailureCode.INVALID_VALUE, () -> options.withImprintDigest("SHA-1"));
    }
}
