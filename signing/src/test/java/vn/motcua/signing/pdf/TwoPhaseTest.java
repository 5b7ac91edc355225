package vn.motcua.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.MotcuaException;
import vn.motcua.failure.RemoteException;
import vn.motcua.failure.TokenException;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TimestampFault;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.PendingSignature;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.pdf.appearance.CopyForm;
import vn.motcua.signing.pdf.appearance.SignatureAppearance;
import vn.motcua.signing.token.JcaKey;

class TwoPhaseTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final String BEFORE = "what stood there before";
    private static final Sealing SEALING = new Sealing();
    private static final TestKey STAMPED = SEALING.officer(TestKeyType.RSA_2048);

    @TempDir
    Path folder;

    private Path in;
    private Path prepared;
    private Path out;

    @BeforeEach
    void files() throws IOException {
        in = Documents.withTable(folder.resolve("in.pdf"));
        prepared = folder.resolve("prepared.pdf");
        out = Files.writeString(folder.resolve("out.pdf"), BEFORE);
    }

    @AfterAll
    static void stop() {
        SEALING.close();
    }

    private PendingSignature prepare(TestKey key, PdfSignOptions options) {
        return PdfSigner.prepare(
                in, prepared, key.chain(), PdfPrepareOptions.of("hồ sơ 1", DAY).withSigning(options));
    }

    private PendingSignature prepare(TestKey key) {
        return prepare(key, Keys.options());
    }

    private static byte[] value(PendingSignature pending, TestKey key) {
        return pending.sign(Keys.key(key), Keys.CLOCK);
    }

    private static PdfCompletion completion(byte[] value) {
        return PdfCompletion.of(value).withClock(Keys.CLOCK);
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("table", (UnaryOperator<Path>) Documents::withTable),
                Arguments.of("stream", (UnaryOperator<Path>) Documents::withStream),
                Arguments.of("linearized", (UnaryOperator<Path>) Documents::linearized),
                Arguments.of("hybrid", (UnaryOperator<Path>) Documents::hybrid));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void complete_preparedDocument_isTheDocumentSignedInOneGo(String kind, UnaryOperator<Path> maker) {
        assertThat(maker.apply(in)).exists();
        PdfSignOptions options =
                Keys.options().withAppearance(SignatureAppearance.copy(CopyForm.TRUE_COPY, "UBND xã Điềm Thuỵ"));
        PendingSignature pending = prepare(Keys.OFFICER, options);

        SignedPdf signed = PdfSigner.complete(
                prepared, out, PendingSignature.parse(pending.toText()), completion(value(pending, Keys.OFFICER)));

        Path atOnce = folder.resolve("once.pdf");
        assertThat(signed).isEqualTo(PdfSigner.sign(in, atOnce, Keys.officer(), options));
        assertThat(out).hasSameBinaryContentAs(atOnce);
    }

    @Test
    @RequiresNative("pdfsig")
    void complete_inAnotherProcess_popplerAcceptsIt() throws Exception {
        StructureTest.large(in, 40L << 20);
        PendingSignature pending = prepare(Keys.EC);
        Files.writeString(folder.resolve("pending"), pending.toText());
        Files.write(folder.resolve("key"), Keys.EC.privateKey().getEncoded());

        try (ChildJvm later = ChildJvm.start(
                Completer.class, List.of("-XX:TieredStopAtLevel=1", "-Xmx32m"), folder, Keys.CLOCK.instant())) {
            assertThat(later.lines()).containsExactly("Signature1 ECDSA_SHA256");
            assertThat(later.exitCode()).isZero();
        }

        assertThat(Programs.pdfsig(out)).contains("Signature is Valid", "Total document signed", "Trần Thị Mẫu");
        try (Judged judged = Judged.open(out)) {
            judged.requireValid(Keys.EC.certificate());
        }
    }

    /** The second phase, which knows the folder and nothing else. */
    static final class Completer {

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            Clock clock = Clock.fixed(Instant.parse(arguments[1]), ZoneOffset.UTC);
            PendingSignature pending = PendingSignature.parse(Files.readString(folder.resolve("pending")));
            SigningKey key = JcaKey.of(
                    KeyFactory.getInstance("EC")
                            .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(folder.resolve("key")))),
                    pending.chain());
            SignedPdf signed = PdfSigner.complete(
                    folder.resolve("prepared.pdf"),
                    folder.resolve("out.pdf"),
                    pending,
                    PdfCompletion.of(pending.sign(key, clock)).withClock(clock));
            System.out.println(signed.fieldName() + " " + signed.algorithm());
        }
    }

    @Test
    void prepare_anyDocument_writesItWholeAndLeavesNothingBeside() throws Exception {
        PendingSignature pending = prepare(Keys.OFFICER);

        byte[] before = Files.readAllBytes(in);
        assertThat(Arrays.copyOf(Files.readAllBytes(prepared), before.length)).isEqualTo(before);
        assertThat(pending.algorithm()).isEqualTo(SignatureAlgorithm.RSA_PKCS1_SHA256);
        assertThat(pending.expiry())
                .isEqualTo(Keys.CLOCK.instant().minusNanos(987_000_000).plus(DAY));
        assertThat(pending.context()).hasSizeLessThan(200);
        assertThat(pending.toText()).doesNotContain(folder.toString());
        assertNothingBeside();
    }

    @Test
    void complete_bT_theValueIsStampedThen() throws Exception {
        PdfSignOptions options = PdfSignOptions.defaults().withTimestamps(SEALING.timestamps);
        PendingSignature pending = prepare(STAMPED, options);
        byte[] value = pending.sign(Keys.key(STAMPED), options.clock());

        SignedPdf signed = PdfSigner.complete(
                prepared, out, pending, PdfCompletion.of(value).withTimestamps(SEALING.timestamps));

        assertThat(signed.level()).isEqualTo(SignatureLevel.B_T);
        try (Judged judged = Judged.open(out)) {
            judged.requireValid(STAMPED.certificate());
        }
        ExtendedPdf raised = PdfSigner.extend(out, folder.resolve("raised.pdf"), SEALING.to(SignatureLevel.B_LT));
        assertThat(raised.before()).isEqualTo(SignatureLevel.B_T);
    }

    @Test
    void complete_bTWithoutAuthority_saysSoOrEndsAtTheLevelAskedFor() throws Exception {
        PdfSignOptions options = PdfSignOptions.defaults().withTimestamps(SEALING.timestamps);
        PendingSignature pending = prepare(STAMPED, options);
        PdfCompletion alone = PdfCompletion.of(pending.sign(Keys.key(STAMPED), options.clock()));

        assertRefused(pending, alone, "timestamps");
        SEALING.trust.failNext(TimestampFault.REJECTED);
        assertThatExceptionOfType(RemoteException.class)
                .isThrownBy(() -> PdfSigner.complete(prepared, out, pending, alone.withTimestamps(SEALING.timestamps)));
        assertUnchanged();

        SignedPdf signed = PdfSigner.complete(prepared, out, pending, alone.withLevel(SignatureLevel.B_B));
        assertThat(signed.level()).isEqualTo(SignatureLevel.B_B);
        try (Judged judged = Judged.open(out)) {
            judged.requireValid(STAMPED.certificate());
        }
    }

    @Test
    void complete_timestampLongerThanTheRoomKept_saysHowMuchItNeeds() throws Exception {
        PdfSignOptions options = PdfSignOptions.defaults()
                .withTimestamps(PdfTimestamps.of(SEALING.timestamps).withRoom(1024));
        PendingSignature pending = prepare(STAMPED, options);
        byte[] value = pending.sign(Keys.key(STAMPED), options.clock());

        assertRefused(pending, PdfCompletion.of(value).withTimestamps(SEALING.timestamps), "at least");
    }

    @Test
    void complete_expired_isRefused() throws Exception {
        PendingSignature pending = prepare(Keys.OFFICER);
        byte[] value = value(pending, Keys.OFFICER);
        Clock late = Clock.offset(Keys.CLOCK, DAY);

        assertRefused(pending, PdfCompletion.of(value).withClock(late), "expiry");
    }

    @Test
    void complete_valueOfAnotherKeyOrOverSomethingElse_isRefused() throws Exception {
        PendingSignature pending = prepare(Keys.OFFICER);
        byte[] foreign = Keys.agency().sign(pending.algorithm(), pending.digest());
        byte[] other = Keys.officer().sign(pending.algorithm(), new byte[32]);
        byte[] flipped = value(pending, Keys.OFFICER);
        flipped[40] ^= 1;

        for (byte[] wrong : List.of(foreign, other, flipped, new byte[0], new byte[5000])) {
            assertRefused(pending, completion(wrong), "value");
        }
    }

    @Test
    void complete_anyByteOfThePreparedFileChanged_isRefused() throws Exception {
        PendingSignature pending = prepare(Keys.OFFICER);
        byte[] value = value(pending, Keys.OFFICER);
        byte[] sound = Files.readAllBytes(prepared);
        ByteRange range = PreparedSignature.read(pending).signed().byteRange();
        long seed = new Random().nextLong();
        System.out.println("seed of the changed bytes: " + seed);
        int[] places = new Random(seed).ints(12, 0, sound.length).toArray();
        places[0] = (int) range.firstLength();
        places[1] = (int) range.firstLength() + 5;
        places[2] = (int) range.secondOffset() - 1;
        for (int place : places) {
            byte[] changed = sound.clone();
            changed[place] ^= 1;
            Files.write(prepared, changed);
            assertRefused(pending, completion(value), "prepared");
        }
        Files.write(prepared, Arrays.copyOf(sound, sound.length - 1));
        assertRefused(pending, completion(value), "prepared");
        Files.write(prepared, Arrays.copyOf(sound, sound.length + 1));
        assertRefused(pending, completion(value), "prepared");

        Files.write(prepared, sound);
        PdfSigner.complete(prepared, out, pending, completion(value));
    }

    @Test
    void complete_pendingOfAnotherDocumentOrCertificate_isRefused() throws Exception {
        PendingSignature pending = prepare(Keys.OFFICER);
        byte[] value = value(pending, Keys.OFFICER);
        PendingSignature otherCertificate = new PendingSignature(
                pending.documentId(),
                pending.digest(),
                pending.algorithm(),
                Keys.AGENCY.chain(),
                pending.expiry(),
                pending.context());
        PendingSignature otherAlgorithm = new PendingSignature(
                pending.documentId(),
                pending.digest(),
                SignatureAlgorithm.ECDSA_SHA256,
                pending.chain(),
                pending.expiry(),
                pending.context());

        assertRefused(otherCertificate, completion(value), "pending");
        assertRefused(otherAlgorithm, completion(value), "algorithm");
        Documents.withStream(in);
        Path other = folder.resolve("other.pdf");
        PdfSigner.prepare(in, other, Keys.OFFICER.chain(), PdfPrepareOptions.of("other", DAY));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> PdfSigner.complete(other, out, pending, completion(value)))
                .withMessageContaining("prepared");
    }

    @Test
    void complete_contextCutOffOrChanged_isRefusedAsBadInput() throws Exception {
        PendingSignature pending = prepare(Keys.OFFICER);
        byte[] value = value(pending, Keys.OFFICER);
        byte[] context = pending.context();
        int numbers = 4 + 1 + 8 + 8 + 4 + 1 + 32;
        for (int length = 0; length < context.length; length += 3) {
            assertRefused(with(pending, Arrays.copyOf(context, length)), completion(value), "context");
        }
        long seed = new Random().nextLong();
        System.out.println("seed of the changed contexts: " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            byte[] changed = context.clone();
            changed[random.nextInt(numbers)] ^= (byte) (1 + random.nextInt(255));
            assertRefused(with(pending, changed), completion(value), "");
        }
        assertRefused(with(pending, new byte[1 << 20]), completion(value), "context");

        byte[] longer = Arrays.copyOf(context, context.length + 100);
        PdfSigner.complete(prepared, out, with(pending, longer), completion(value));
        assertThat(out).isNotEmptyFile();
    }

    private static PendingSignature with(PendingSignature pending, byte[] context) {
        return new PendingSignature(
                pending.documentId(),
                pending.digest(),
                pending.algorithm(),
                pending.chain(),
                pending.expiry(),
                context);
    }

    @Test
    void prepare_chainThatIsNone_isRefused() throws Exception {
        TestKey officer = Keys.OFFICER;
        List<List<X509Certificate>> unfit = List.of(
                List.of(),
                List.of(officer.certificate(), Keys.AGENCY.certificate()),
                List.of(officer.chain().get(0), officer.chain().get(2)));
        for (List<X509Certificate> chain : unfit) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> PdfSigner.prepare(in, prepared, chain, PdfPrepareOptions.of("1", DAY)))
                    .withMessageContaining("chain");
        }
        assertThat(prepared).doesNotExist();
    }

    @Test
    void prepare_optionsOutOfRange_areRefused() {
        assertThatThrownBy(() -> PdfPrepareOptions.of(" ", DAY)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> PdfPrepareOptions.of("a\nb", DAY)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> PdfPrepareOptions.of("1", Duration.ZERO)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> PdfPrepareOptions.of("1", Duration.ofDays(4000)))
                .isInstanceOf(InvalidInputException.class);
        PdfSignOptions raised = PdfSignOptions.defaults().withLevel(SignatureLevel.B_LT);
        assertThatThrownBy(() -> PdfPrepareOptions.of("1", DAY).withSigning(raised))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("PdfSigner.extend");
    }

    @Test
    void prepare_expiredCertificate_isRefused() {
        Clock late = Clock.offset(Keys.CLOCK, Duration.ofDays(20_000));

        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> prepare(Keys.OFFICER, Keys.options().withClock(late)))
                .extracting(MotcuaException::code)
                .isEqualTo(FailureCode.CERTIFICATE_NOT_VALID);
        assertThat(prepared).doesNotExist();
    }

    private void assertRefused(PendingSignature pending, PdfCompletion completion, String said) throws IOException {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> PdfSigner.complete(prepared, out, pending, completion))
                .withMessageContaining(said);
        assertUnchanged();
    }

    private void assertUnchanged() throws IOException {
        assertThat(out).hasContent(BEFORE);
        assertNothingBeside();
    }

    private void assertNothingBeside() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).noneMatch(name -> name.startsWith("."));
        }
    }
}
