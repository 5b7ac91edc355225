package vn.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many signatures in one document cost as much each as a few do: work is counted here, not time. */
class ManySignaturesTest {

    private static final Pattern RANGE = Pattern.compile("/ByteRange \\[0 \\d+ (\\d+) (\\d+)\\]");
    private static final int FEW = 8;
    private static final int MANY = 32;

    @TempDir
    static Path folder;

    private static Path few;
    private static Path many;

    @BeforeAll
    static void sign() throws IOException {
        TestIdentity officer = TestIdentity.root("Root").issue("Nguyễn Văn Thử");
        TestSignature signer = TestSignature.pkcs7(officer);
        many = Letter.write(folder.resolve("many.pdf"));
        few = folder.resolve("few.pdf");
        for (int i = 0; i < MANY; i++) {
            if (i == FEW) {
                Files.copy(many, few);
            }
            signer.sign(many);
        }
    }

    private static List<Long> ends(byte[] bytes) {
        return RANGE.matcher(new String(bytes, StandardCharsets.ISO_8859_1))
                .results()
                .map(range -> Long.parseLong(range.group(1)) + Long.parseLong(range.group(2)))
                .toList();
    }

    private static Counted compared(Path file) throws IOException {
        byte[] bytes = Letter.read(file);
        Counted counted = new Counted(bytes);
        try (PdfRevisions revisions = PdfRevisions.of(counted, Optional.empty())) {
            PdfTimeline.of(revisions, ends(bytes));
        }
        return counted;
    }

    @Test
    void compare_fourTimesTheSignatures_readsFourTimesAsMuch() throws IOException {
        Counted least = compared(few);
        Counted most = compared(many);

        assertThat((double) most.octets / least.octets).as("octets").isLessThan(1.3 * MANY / FEW);
        assertThat((double) most.calls / least.calls).as("calls").isLessThan(1.3 * MANY / FEW);
        assertThat(most.octets).isLessThan(6 * Files.size(many));
    }

    @Test
    void validate_manySignatures_permitsAllButTheLastWhichIsNotChanged() {
        List<SignatureReport> signatures =
                SignatureValidator.validate(many, ValidationOptions.defaults()).signatures();

        assertThat(signatures).hasSize(MANY).allMatch(SignatureReport::integrity);
        assertThat(signatures.subList(0, MANY - 1))
                .extracting(signature -> signature.changesAfterSigning().orElseThrow())
                .containsOnly(ChangesAfterSigning.PERMITTED);
        assertThat(signatures.get(MANY - 1).changesAfterSigning()).contains(ChangesAfterSigning.NONE);
        assertThat(signatures.stream()
                        .map(signature -> signature.changes().size())
                        .toList())
                .isEqualTo(IntStream.range(0, MANY).mapToObj(i -> MANY - 1 - i).toList());
    }

    /** Counts what is read. */
    private static final class Counted implements RandomAccessRead {

        private final RandomAccessReadBuffer bytes;
        private long octets;
        private long calls;

        Counted(byte[] bytes) {
            this.bytes = new RandomAccessReadBuffer(bytes);
        }

        @Override
        public int read() throws IOException {
            calls++;
            octets++;
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = bytes.read(target, offset, length);
            calls++;
            octets += Math.max(0, count);
            return count;
        }

        @Override
        public long getPosition() throws IOException {
            return bytes.getPosition();
        }

        @Override
        public void seek(long position) throws IOException {
            bytes.seek(position);
        }

        @Override
        public long length() throws IOException {
            return bytes.length();
        }

        @Override
        public boolean isClosed() {
            return bytes.isClosed();
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }

        @Override
        public boolean isEOF() throws IOException {
            return bytes.isEOF();
        }

        @Override
        public RandomAccessReadView createView(long start, long length) {
            return new RandomAccessReadView(this, start, length);
        }
    }
}
