package vn.motcua.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.pdfbox.cos.COSObjectKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.MotcuaException;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.validation.Indication;
import vn.motcua.signing.validation.RevocationRule;
import vn.motcua.signing.validation.SignatureValidator;
import vn.motcua.signing.validation.ValidationOptions;
import vn.motcua.signing.validation.ValidationReport;

/** Long documents, documents with many revisions, and documents whose cross-reference is broken. */
class StructureTest {

    @TempDir
    Path folder;

    private Path in;
    private Path out;

    @BeforeEach
    void name() {
        in = folder.resolve("in.pdf");
        out = folder.resolve("out.pdf");
    }

    @Test
    void crossReference_behindFourGigabytes_isWrittenInFull() {
        TreeMap<COSObjectKey, CrossReferenceRun.Place> places = new TreeMap<>();
        places.put(new COSObjectKey(7, 0), CrossReferenceRun.Place.at(9_999_999_999L, 0));
        CrossReferenceRun run = CrossReferenceRun.of(places).get(0);

        assertThat(run.tableLines()).isEqualTo("9999999999 00000 n \n");
        assertThat(run.streamEntries()).containsExactly(1, 0, 2, 0x54, 0x0b, 0xe3, 0xff, 0, 0);
    }

    @Test
    void sign_thirtyTimes_eachVerifies() throws Exception {
        Documents.withTable(in);
        serial(30);
        try (Judged judged = Judged.open(in)) {
            assertThat(judged.signatures()).hasSize(30);
            judged.requireValid(java.util.stream.Stream.generate(Keys.EC::certificate)
                    .limit(30)
                    .toArray(java.security.cert.X509Certificate[]::new));
        }
    }

    /** The cost grows far slower than the number of signatures: every field and revision is read, little of each. */
    @Test
    @Tag("full")
    void sign_twoHundredTimes_theLastCostsLessThanFourTimesTheFirst() throws Exception {
        Documents.withStream(in);
        serial(30);
        Documents.withStream(in);

        long[] nanos = serial(200);

        long first = median(Arrays.copyOfRange(nanos, 0, 20));
        long last = median(Arrays.copyOfRange(nanos, 180, 200));
        long digest = digestNanos(in);
        System.out.println("first " + first + " ns, last " + last + " ns, digest " + digest + " ns");
        assertThat(last).isLessThan(first * 4 + digest);
    }

    private long[] serial(int times) {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            PdfSigner.signInPlace(in, Keys.key(Keys.EC), Keys.options());
            nanos[i] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        }
        return nanos;
    }

    private static long median(long[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static long digestNanos(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        long[] nanos = new long[21];
        for (int i = 0; i < nanos.length; i++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            MessageDigest.getInstance("SHA-256").digest(bytes);
            nanos[i] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        }
        return median(nanos);
    }

    static List<Arguments> breakages() {
        return List.of(
                Arguments.of("end cut off", (UnaryOperator<byte[]>) whole -> Arrays.copyOf(whole, whole.length - 30)),
                Arguments.of("bytes added in the middle", (UnaryOperator<byte[]>) StructureTest::shifted),
                Arguments.of("no cross-reference", (UnaryOperator<byte[]>) StructureTest::withoutTable));
    }

    private static byte[] shifted(byte[] whole) {
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("\n2 0 obj") + 1;
        return (text.substring(0, at) + "% somebody's remark\n" + text.substring(at))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] withoutTable(byte[] whole) {
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        return text.substring(0, text.lastIndexOf("startxref") - 20).getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breakages")
    void sign_brokenCrossReference_onlyIfToldToRepair(String name, UnaryOperator<byte[]> breakage) throws Exception {
        for (UnaryOperator<Path> maker :
                List.<UnaryOperator<Path>>of(Documents::withTable, Documents::withStream, Documents::hybrid)) {
            byte[] broken = breakage.apply(Files.readAllBytes(maker.apply(in)));
            Files.write(in, broken);

            assertThatThrownBy(() -> PdfSigner.sign(in, out, Keys.officer(), Keys.options()))
                    .isInstanceOfSatisfying(
                            MotcuaException.class,
                            thrown -> assertThat(thrown.code()).isEqualTo(FailureCode.PDF_DAMAGED));
            PdfSigner.sign(in, out, Keys.officer(), Keys.options().withRepair(true));

            assertThat(Arrays.copyOf(Files.readAllBytes(out), broken.length)).isEqualTo(broken);
            try (Judged judged = Judged.open(out)) {
                judged.requireValid(Keys.OFFICER.certificate());
                assertThat(judged.document().getNumberOfPages()).isEqualTo(1);
            }
            // Whoever comes next needs no repair.
            PdfSigner.signInPlace(out, Keys.agency(), Keys.options());
        }
    }

    @Test
    void sign_nothingToRepair_isDamaged() throws IOException {
        Files.writeString(in, "%PDF-1.7\nnothing at all\n");
        assertThatThrownBy(() ->
                        PdfSigner.sign(in, out, Keys.officer(), Keys.options().withRepair(true)))
                .isInstanceOfSatisfying(
                        MotcuaException.class,
                        thrown -> assertThat(thrown.code()).isEqualTo(FailureCode.PDF_DAMAGED));
    }

    @Test
    void sign_eightMegabytesInASmallHeap_verifiesThere() throws Exception {
        long length = 8L << 20;
        assertSmall(length, "-Xmx32m");
    }

    @Test
    @Tag("full")
    void sign_2300MegabytesIn32Megabytes_verifiesThere() throws Exception {
        assertSmall(2_300_000_000L, "-Xmx32m");
    }

    private void assertSmall(long length, String heap) throws Exception {
        large(in, length);
        try (ChildJvm child = ChildJvm.start(Large.class, List.of(heap, "-XX:MaxDirectMemorySize=16m"), in, out)) {
            assertThat(child.lines()).containsExactly("[TOTAL_PASSED]", Long.toString(Files.size(out)));
            assertThat(child.exitCode()).isZero();
        }
        assertThat(Files.size(out)).isGreaterThan(length);
        Files.delete(out);
    }

    /** A page whose content is a hole in the file; all that names it stands behind the hole. */
    static void large(Path file, long length) throws IOException {
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.setLength(0);
            raw.writeBytes("%PDF-1.7\n");
            long[] offsets = new long[4];
            offsets[0] = raw.getFilePointer();
            raw.writeBytes("1 0 obj\n<</Length " + length + ">>\nstream\n");
            raw.seek(raw.getFilePointer() + length);
            raw.writeBytes("\nendstream\nendobj\n");
            String[] objects = {
                "<</Type/Catalog/Pages 3 0 R>>",
                "<</Type/Pages/Kids[4 0 R]/Count 1>>",
                "<</Type/Page/Parent 3 0 R/MediaBox[0 0 595 842]/Resources<<>>/Contents 1 0 R>>"
            };
            for (int i = 0; i < objects.length; i++) {
                offsets[i + 1] = raw.getFilePointer();
                raw.writeBytes(i + 2 + " 0 obj\n" + objects[i] + "\nendobj\n");
            }
            long table = raw.getFilePointer();
            raw.writeBytes("xref\n0 5\n0000000000 65535 f \n");
            for (long offset : offsets) {
                raw.writeBytes(String.format(Locale.ROOT, "%010d 00000 n \n", offset));
            }
            raw.writeBytes("trailer\n<</Size 5/Root 2 0 R>>\nstartxref\n" + table + "\n%%EOF\n");
        }
    }

    /** Signs and verifies in one small process. */
    static final class Large {

        public static void main(String[] arguments) {
            Path in = Path.of(arguments[0]);
            Path out = Path.of(arguments[1]);
            SignedPdf signed = PdfSigner.sign(in, out, Keys.officer(), Keys.options());
            ValidationReport report = SignatureValidator.validate(
                    out,
                    ValidationOptions.defaults()
                            .withClock(Keys.CLOCK)
                            .withRevocation(RevocationRule.NOT_CHECKED)
                            .withAnchors(TrustAnchors.of(Keys.PKI.root())));
            List<Indication> indications = report.signatures().stream()
                    .map(signature -> signature.indication())
                    .toList();
            System.out.println(indications);
            System.out.println(signed.byteRange().end());
        }
    }
}
