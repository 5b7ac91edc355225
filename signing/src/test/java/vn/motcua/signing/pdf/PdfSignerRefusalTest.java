package vn.motcua.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.MotcuaException;
import vn.motcua.failure.ResourceException;
import vn.motcua.failure.TokenException;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.signing.SignatureAlgorithm;

/** Whatever is refused is refused before the key is asked, and leaves the folder as it was. */
class PdfSignerRefusalTest {

    private static final String BEFORE = "what stood there before";

    private final Keys.Counting key = Keys.Counting.of(Keys.officer());

    @TempDir
    Path folder;

    private Path inputs;
    private Path outputs;
    private Path in;
    private Path out;

    @BeforeEach
    void prepare() throws IOException {
        inputs = Files.createDirectory(folder.resolve("in"));
        outputs = Files.createDirectory(folder.resolve("out"));
        in = inputs.resolve("in.pdf");
        out = Files.writeString(outputs.resolve("out.pdf"), BEFORE);
    }

    @AfterEach
    void outputFolder_isAsItWas() throws IOException {
        try (Stream<Path> files = Files.list(outputs)) {
            assertThat(files).containsExactly(out);
        }
        assertThat(out).hasContent(BEFORE);
    }

    private void sign() {
        PdfSigner.sign(in, out, key, Keys.options());
    }

    private AbstractThrowableAssert<?, ?> assertRefused(ThrowingCallable call, FailureCode code) {
        AbstractThrowableAssert<?, ?> refusal = assertThatThrownBy(call)
                .isInstanceOf(MotcuaException.class)
                .satisfies(
                        thrown -> assertThat(((MotcuaException) thrown).code()).isEqualTo(code));
        assertThat(key.asked).isZero();
        return refusal;
    }

    @Test
    void sign_missingFile_isNotFound() {
        assertRefused(this::sign, FailureCode.FILE_NOT_FOUND).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void sign_folder_isUnreadable() {
        in = inputs;
        assertRefused(this::sign, FailureCode.FILE_UNREADABLE).isInstanceOf(ResourceException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PK\u0003\u0004 a word processor's file", "<html><body>502</body></html>"})
    void sign_otherContent_isNotAPdf(String content) {
        Documents.store(in, content.getBytes(StandardCharsets.UTF_8));
        assertRefused(this::sign, FailureCode.NOT_A_PDF);
    }

    @Test
    void sign_headerBehindTheFirst1024Bytes_isNotAPdf() throws IOException {
        byte[] document = Files.readAllBytes(Documents.withTable(in));
        byte[] shifted = new byte[document.length + 1024];
        System.arraycopy(document, 0, shifted, 1024, document.length);
        Documents.store(in, shifted);
        assertRefused(this::sign, FailureCode.NOT_A_PDF);
    }

    static Stream<Arguments> lengths() {
        return Stream.of(Arguments.of(0.02), Arguments.of(0.3), Arguments.of(0.5), Arguments.of(0.9));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void sign_cutOff_isDamaged(double share) throws IOException {
        for (byte[] whole : wholeDocuments()) {
            Documents.store(in, Arrays.copyOf(whole, Math.max(10, (int) (whole.length * share))));
            assertRefused(this::sign, FailureCode.PDF_DAMAGED);
        }
    }

    @Test
    void sign_lastBytesMissing_isDamaged() throws IOException {
        for (byte[] whole : wholeDocuments()) {
            for (int missing = 2; missing < 40; missing++) {
                Documents.store(in, Arrays.copyOf(whole, whole.length - missing));
                assertRefused(this::sign, FailureCode.PDF_DAMAGED);
            }
        }
    }

    @Test
    void sign_laterRevisionCutOff_isDamagedNotTheEarlierOne() throws IOException {
        Path signed = inputs.resolve("signed.pdf");
        long earlier = Files.size(Documents.withTable(in));
        PdfSigner.sign(in, signed, Keys.officer(), Keys.options());
        byte[] whole = Files.readAllBytes(signed);

        for (int length : new int[] {(int) earlier + 10, (int) earlier + 200, whole.length - 300, whole.length - 7}) {
            Documents.store(in, Arrays.copyOf(whole, length));
            assertRefused(this::sign, FailureCode.PDF_DAMAGED);
        }
    }

    @Test
    void sign_bytesLostInTheMiddle_isDamaged() throws IOException {
        for (byte[] whole : wholeDocuments()) {
            byte[] shorter = new byte[whole.length - 1];
            int lost = whole.length / 3;
            System.arraycopy(whole, 0, shorter, 0, lost);
            System.arraycopy(whole, lost + 1, shorter, lost, shorter.length - lost);
            Documents.store(in, shorter);
            assertRefused(this::sign, FailureCode.PDF_DAMAGED);
        }
    }

    @Test
    void sign_oneEntryOfTheTableWrong_isDamaged() throws IOException {
        String document = Files.readString(Documents.withTable(in), StandardCharsets.ISO_8859_1);
        int entry = document.lastIndexOf(" 00000 n");
        String wrong = document.substring(0, entry - 1)
                + (char) ('0' + (document.charAt(entry - 1) - '0' + 1) % 10)
                + document.substring(entry);
        Documents.store(in, wrong.getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(this::sign, FailureCode.PDF_DAMAGED).hasMessageContaining("is not where");
    }

    private static Stream<byte[]> stream(Path... files) {
        return Stream.of(files).map(file -> {
            try {
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Iterable<byte[]> wholeDocuments() {
        return stream(
                        Documents.withTable(inputs.resolve("table.pdf")),
                        Documents.withStream(inputs.resolve("stream.pdf")),
                        Documents.linearized(inputs.resolve("linearized.pdf")))
                .toList();
    }

    @Test
    void sign_encryptedWithoutItsPassword_isRefused() {
        Documents.encrypted(in, "secret");
        assertRefused(this::sign, FailureCode.PDF_ENCRYPTED).hasMessageContaining("no password given");
    }

    @Test
    void sign_unknownEncryption_isRefusedAsEncrypted() throws IOException {
        Documents.Raw raw = new Documents.Raw();
        raw.object(1, "<</Type/Catalog/Pages 2 0 R>>");
        raw.object(2, "<</Type/Pages/Kids[]/Count 0>>");
        raw.object(3, "<</Filter/Adobe.PubSec/SubFilter/adbe.pkcs7.s5/V 4/Length 128/Recipients[(x)]>>");
        long table = raw.position();
        raw.text("xref\n0 4\n0000000000 65535 f \n" + raw.entries(1, 2, 3)
                + "trailer\n<</Size 4/Root 1 0 R/Encrypt 3 0 R>>\nstartxref\n" + table + "\n%%EOF\n");
        Documents.store(in, raw.bytes());
        assertRefused(this::sign, FailureCode.PDF_ENCRYPTED);
    }

    @Test
    void sign_noPage_isDamaged() {
        Documents.Raw raw = new Documents.Raw();
        raw.object(1, "<</Type/Catalog/Pages 2 0 R>>");
        raw.object(2, "<</Type/Pages/Kids[]/Count 0>>");
        long table = raw.position();
        raw.text("xref\n0 3\n0000000000 65535 f \n" + raw.entries(1, 2) + "trailer\n<</Size 3/Root 1 0 R>>\nstartxref\n"
                + table + "\n%%EOF\n");
        Documents.store(in, raw.bytes());
        assertRefused(this::sign, FailureCode.PDF_DAMAGED);
    }

    @Test
    void sign_certifiedAgainstChanges_isLocked() {
        Documents.write(in, CompressParameters.NO_COMPRESSION, document -> {
            COSDictionary parameters = new COSDictionary();
            parameters.setInt(COSName.P, 1);
            COSDictionary reference = new COSDictionary();
            reference.setItem(COSName.TRANSFORM_METHOD, COSName.DOCMDP);
            reference.setItem(COSName.TRANSFORM_PARAMS, parameters);
            COSArray references = new COSArray();
            references.add(reference);
            COSDictionary certification = new COSDictionary();
            certification.setItem(COSName.REFERENCE, references);
            COSDictionary permissions = new COSDictionary();
            permissions.setItem(COSName.DOCMDP, certification);
            document.getDocumentCatalog().getCOSObject().setItem(COSName.PERMS, permissions);
        });
        assertRefused(this::sign, FailureCode.PDF_LOCKED);
    }

    @Test
    void sign_outputIsInput_isRefusedByEveryName() throws IOException {
        Documents.withTable(in);
        byte[] before = Files.readAllBytes(in);
        Path link = Files.createSymbolicLink(inputs.resolve("link.pdf"), in);
        Path hardLink = Files.createLink(inputs.resolve("hard.pdf"), in);
        Path roundabout = inputs.resolve("..").resolve("in").resolve("in.pdf");

        for (Path same : new Path[] {in, link, hardLink, roundabout}) {
            assertRefused(() -> PdfSigner.sign(in, same, key, Keys.options()), FailureCode.OUTPUT_IS_INPUT);
        }
        assertThat(in).hasBinaryContent(before);
    }

    @Test
    void sign_outputFolderMissing_isNotWritable() {
        Documents.withTable(in);
        Path nowhere = folder.resolve("missing").resolve("out.pdf");
        assertRefused(() -> PdfSigner.sign(in, nowhere, key, Keys.options()), FailureCode.OUTPUT_NOT_WRITABLE)
                .isInstanceOf(ResourceException.class);
    }

    @Test
    void sign_outputIsAFolder_isNotWritable() {
        Documents.withTable(in);
        assertRefused(() -> PdfSigner.sign(in, outputs, key, Keys.options()), FailureCode.OUTPUT_NOT_WRITABLE);
    }

    @Test
    void sign_outputBelowAFile_isNotWritable() {
        Documents.withTable(in);
        assertRefused(
                () -> PdfSigner.sign(in, out.resolve("below.pdf"), key, Keys.options()),
                FailureCode.OUTPUT_NOT_WRITABLE);
    }

    @Test
    void sign_expiredCertificate_isRefusedUnlessAllowed() throws IOException {
        Documents.withTable(in);
        TestKey expired = Keys.PKI.issue(TestSubject.of("Lê Văn Cũ", "UBND xã Mẫu")
                .withValidity(Instant.parse("2019-11-01T00:00:00Z"), Instant.parse("2024-11-01T00:00:00Z")));
        Path allowed = inputs.resolve("allowed.pdf");

        assertRefused(
                        () -> PdfSigner.sign(in, out, Keys.Counting.of(Keys.key(expired)), Keys.options()),
                        FailureCode.CERTIFICATE_NOT_VALID)
                .isInstanceOf(TokenException.class);
        PdfSigner.sign(in, allowed, Keys.key(expired), Keys.options().withAllowExpired(true));
        assertThat(allowed).exists();
    }

    @Test
    void sign_certificateNotYetValid_isRefusedEvenIfExpiredOnesAreAllowed() {
        Documents.withTable(in);
        Clock tooEarly = Clock.offset(Keys.CLOCK, Duration.ofDays(-2));
        assertRefused(
                () -> PdfSigner.sign(
                        in, out, key, Keys.options().withAllowExpired(true).withClock(tooEarly)),
                FailureCode.CERTIFICATE_NOT_VALID);
    }

    @Test
    void sign_algorithmTheKeyLacks_isRefused() {
        Documents.withTable(in);
        assertRefused(
                () -> PdfSigner.sign(in, out, key, Keys.options().withAlgorithm(SignatureAlgorithm.ECDSA_SHA256)),
                FailureCode.INVALID_VALUE);
    }

    @Test
    void sign_fieldNameTaken_isRefused() {
        Path once = inputs.resolve("once.pdf");
        PdfSigner.sign(
                Documents.withTable(in), once, Keys.officer(), Keys.options().withFieldName("Ký tên"));
        assertRefused(
                () -> PdfSigner.sign(once, out, key, Keys.options().withFieldName("Ký tên")),
                FailureCode.INVALID_VALUE);
    }

    @Test
    void sign_nestedNameNoFieldHas_isRefused() {
        Documents.withTable(in);
        assertRefused(
                () -> PdfSigner.sign(in, out, key, Keys.options().withFieldName("a.b")), FailureCode.INVALID_VALUE);
    }

    @Test
    void sign_keyThatBelongsToAnotherCertificate_writesNothing() {
        Documents.withTable(in);
        Keys.Counting wrong = new Keys.Counting(Keys.officer(), Keys.agency());
        assertThatThrownBy(() -> PdfSigner.sign(in, out, wrong, Keys.options()))
                .isInstanceOf(TokenException.class)
                .satisfies(
                        thrown -> assertThat(((TokenException) thrown).code()).isEqualTo(FailureCode.TOKEN_FAILED));
        assertThat(wrong.asked).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void options_unfitFieldName_isRefusedAtOnce(String name) {
        assertThatThrownBy(() -> Keys.options().withFieldName(name)).isInstanceOf(InvalidInputException.class);
    }
}
