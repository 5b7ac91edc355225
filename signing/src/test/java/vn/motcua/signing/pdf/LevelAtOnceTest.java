package vn.motcua.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.MotcuaException;
import vn.motcua.failure.RemoteException;
import vn.motcua.sandbox.Fault;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TrustService;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.pdf.appearance.CopyForm;
import vn.motcua.signing.pdf.appearance.SignatureAppearance;
import vn.motcua.signing.trust.EvidenceClient;
import vn.motcua.signing.trust.EvidenceOptions;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.validation.Indication;
import vn.motcua.signing.validation.SignatureValidator;
import vn.motcua.signing.validation.ValidationOptions;

/** A signature and all that proves it, in one call. */
class LevelAtOnceTest {

    private static final Sealing SEALING = new Sealing();
    private static final TestKey OFFICER = SEALING.officer(TestKeyType.EC_P256);

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        SEALING.close();
    }

    private static PdfSignOptions options(SignatureLevel level) {
        return PdfSignOptions.defaults()
                .withTimestamps(SEALING.timestamps)
                .withEvidence(SEALING.evidence)
                .withLevel(level);
    }

    private Path in() {
        return Documents.withTable(folder.resolve("in.pdf"));
    }

    private Path out() {
        return folder.resolve("out.pdf");
    }

    @ParameterizedTest
    @EnumSource(
            value = SignatureLevel.class,
            names = {"B_LT", "B_LTA"})
    @RequiresNative("pdfsig")
    void sign_aboveBT_oneOutputAtThatLevel(SignatureLevel level) throws Exception {
        Keys.Counting key = Keys.Counting.of(Keys.key(OFFICER));
        Path in = in();

        SignedPdf signed = PdfSigner.sign(in, out(), key, options(level));

        assertThat(signed.level()).isEqualTo(level);
        assertThat(key.asked).isEqualTo(1);
        assertLevel(out(), level);
        byte[] before = Files.readAllBytes(in);
        assertThat(Arrays.copyOf(Files.readAllBytes(out()), before.length)).isEqualTo(before);
        assertFiles("in.pdf", "out.pdf");
    }

    @ParameterizedTest
    @EnumSource(
            value = SignatureLevel.class,
            names = {"B_LT", "B_LTA"})
    @RequiresNative("pdfsig")
    void signInPlace_aboveBT_appendsAllAtOnce(SignatureLevel level) throws Exception {
        Path file = Documents.withStream(folder.resolve("place.pdf"));
        byte[] before = Files.readAllBytes(file);

        SignedPdf signed = PdfSigner.signInPlace(file, Keys.key(OFFICER), options(level));

        assertThat(signed.level()).isEqualTo(level);
        assertLevel(file, level);
        assertThat(Files.readAllBytes(file)).startsWith(before);
        assertFiles("place.pdf");
    }

    private static void assertLevel(Path file, SignatureLevel level) {
        assertThat(Programs.pdfsig(file)).contains("Signature is Valid").doesNotContain("Invalid");
        ExtendedPdf judged = PdfSigner.extend(
                file,
                file.resolveSibling("judged.pdf"),
                PdfExtendOptions.to(level).withTimestamps(SEALING.timestamps).withEvidence(SEALING.evidence));
        assertThat(judged.before()).isEqualTo(level);
        assertThat(file.resolveSibling("judged.pdf").toFile().delete()).isTrue();
        assertThat(SignatureValidator.validate(
                                file,
                                ValidationOptions.defaults()
                                        .withAnchors(TrustAnchors.of(
                                                SEALING.trust.pki().root())))
                        .signatures()
                        .get(0)
                        .indication())
                .isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    @RequiresNative("pdfsig")
    void signAll_lastStepArchived_theOnesBeforeAreRaisedToo() throws Exception {
        PdfSignOptions mark =
                PdfSignOptions.defaults().withAppearance(SignatureAppearance.copy(CopyForm.TRUE_COPY, "UBND xã Mẫu"));

        List<SignedPdf> signed =
                PdfSigner.signAll(in(), out(), Keys.key(OFFICER), List.of(mark, options(SignatureLevel.B_LTA)));

        assertThat(signed).extracting(SignedPdf::fieldName).containsExactly("Signature1", "Signature2");
        assertThat(signed).extracting(SignedPdf::level).containsOnly(SignatureLevel.B_LTA);
        assertLevel(out(), SignatureLevel.B_LTA);
        assertFiles("in.pdf", "out.pdf");
    }

    @Test
    void sign_certificateRevoked_refusedBeforeTheKeyIsAsked() throws Exception {
        TestKey revoked = SEALING.officer(TestKeyType.EC_P256);
        SEALING.trust.revoke(revoked.certificate(), Instant.now().minusSeconds(60), CRLReason.KEY_COMPROMISE);

        assertRefused(revoked, SEALING.evidence, FailureCode.CERTIFICATE_REVOKED);
    }

    @Test
    void sign_nobodyAnswersAboutTheCertificate_refusedBeforeTheKeyIsAsked() throws Exception {
        SEALING.trust.failNext(TrustService.OCSP, Fault.HTTP_503, 1);
        SEALING.trust.failNext(TrustService.CRL, Fault.HTML_PAGE, 2);
        try (EvidenceClient fresh = EvidenceClient.open(EvidenceOptions.defaults()
                .withPrivateHosts(Set.of("127.0.0.1"))
                .withAnchors(TrustAnchors.of(SEALING.trust.pki().root())))) {
            assertRefused(SEALING.officer(TestKeyType.EC_P256), fresh, FailureCode.EVIDENCE_INCOMPLETE);
        }
    }

    private void assertRefused(TestKey officer, EvidenceClient evidence, FailureCode code) throws IOException {
        Keys.Counting key = Keys.Counting.of(Keys.key(officer));
        Path in = in();

        assertThatExceptionOfType(RemoteException.class)
                .isThrownBy(() -> PdfSigner.sign(
                        in, out(), key, options(SignatureLevel.B_LT).withEvidence(evidence)))
                .extracting(MotcuaException::code)
                .isEqualTo(code);
        assertThat(key.asked).isZero();
        assertFiles("in.pdf");
    }

    @Test
    void sign_levelWithoutSomebodyToAsk_saysWhoIsMissing() throws Exception {
        Keys.Counting key = Keys.Counting.of(Keys.key(OFFICER));
        Path in = in();
        PdfSignOptions stamps = PdfSignOptions.defaults().withTimestamps(SEALING.timestamps);
        PdfSignOptions evidence = PdfSignOptions.defaults().withEvidence(SEALING.evidence);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> PdfSigner.sign(in, out(), key, stamps.withLevel(SignatureLevel.B_LT)))
                .withMessageContaining("evidence");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> PdfSigner.sign(in, out(), key, evidence))
                .withMessageContaining("timestamps");
        assertThat(key.asked).isZero();
        assertFiles("in.pdf");
    }

    @Test
    void options_clientsGiven_raiseTheLevelAndNeverLowerIt() {
        PdfSignOptions archived = PdfSignOptions.defaults()
                .withLevel(SignatureLevel.B_LTA)
                .withEvidence(SEALING.evidence)
                .withTimestamps(SEALING.timestamps);

        assertThat(archived.level()).isEqualTo(SignatureLevel.B_LTA);
        assertThat(PdfSignOptions.defaults().withEvidence(SEALING.evidence).level())
                .isEqualTo(SignatureLevel.B_LT);
    }

    @Test
    void signAll_whileItWrites_oneDraftAndNothingElseStandsBeside() throws Exception {
        List<List<String>> beside = new ArrayList<>();
        WriteObserver observer = phase -> beside.add(names());
        Path in = in();

        new SigningSequence(Keys.officer(), List.of(Keys.options(), Keys.options(), Keys.options()), observer)
                .toFile(in, out());

        assertThat(beside)
                .isNotEmpty()
                .allSatisfy(names -> assertThat(names).isSubsetOf("in.pdf", "out.pdf", ".out.pdf.1.draft"));
        try (Judged judged = Judged.open(out())) {
            judged.requireValid(Keys.OFFICER.certificate(), Keys.OFFICER.certificate(), Keys.OFFICER.certificate());
        }
    }

    @Test
    void signAll_killedBefore_theNextCallCleansUp() throws Exception {
        Path in = in();
        for (WriteObserver.Phase phase : List.of(
                WriteObserver.Phase.DRAFT_MADE,
                WriteObserver.Phase.PART_COPIED,
                WriteObserver.Phase.INCREMENT_WRITTEN,
                WriteObserver.Phase.FILE_FORCED)) {
            try (ChildJvm victim = ChildJvm.start(Victim.class, List.of("-XX:TieredStopAtLevel=1"), folder, phase)) {
                assertThat(victim.line()).isEqualTo(phase.name());
                victim.kill();
            }
            assertThat(names()).containsExactlyInAnyOrder("in.pdf", ".out.pdf.1.draft");

            PdfSigner.signAll(in, out(), Keys.officer(), List.of(Keys.options(), Keys.options()));

            assertFiles("in.pdf", "out.pdf");
            Files.delete(out());
        }
    }

    /** Signs twice and stops for ever at a phase. */
    static final class Victim {

        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            WriteObserver observer = phase -> {
                if (phase.name().equals(arguments[1])) {
                    System.out.println(phase);
                    try {
                        System.in.read();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            };
            new SigningSequence(Keys.key(Keys.EC), List.of(Keys.options(), Keys.options()), observer)
                    .toFile(folder.resolve("in.pdf"), folder.resolve("out.pdf"));
        }
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::getFileName).map(Path::toString).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertFiles(String... names) {
        assertThat(names()).containsExactlyInAnyOrder(names);
    }
}
