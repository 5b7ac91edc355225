package vn.motcua.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.MotcuaException;
import vn.motcua.signing.pdf.WriteObserver.Phase;

class InPlaceTest {

    @TempDir
    Path folder;

    private Path file;
    private byte[] before;

    @BeforeEach
    void prepare() throws IOException {
        file = Documents.withStream(folder.resolve("document.pdf"));
        before = Files.readAllBytes(file);
    }

    private void assertAlone() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    /** An observer that does something at a phase. */
    private static WriteObserver at(Phase phase, Runnable action) {
        return reached -> {
            if (reached == phase) {
                action.run();
            }
        };
    }

    private static FailureCode failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        AtomicReference<FailureCode> code = new AtomicReference<>();
        assertThatThrownBy(call).isInstanceOfSatisfying(MotcuaException.class, thrown -> code.set(thrown.code()));
        return code.get();
    }

    @Test
    void signInPlace_twice_keepsAllBytesAndVerifies() throws Exception {
        PdfSigner.signInPlace(file, Keys.officer(), Keys.options());
        SignedPdf second = PdfSigner.signInPlace(file, Keys.agency(), Keys.options());

        assertThat(second.byteRange().end()).isEqualTo(Files.size(file));
        assertThat(Arrays.copyOf(Files.readAllBytes(file), before.length)).isEqualTo(before);
        try (Judged judged = Judged.open(file)) {
            judged.requireValid(Keys.OFFICER.certificate(), Keys.AGENCY.certificate());
        }
        assertAlone();
    }

    @Test
    void signInPlace_writesWhatSignWrites() throws Exception {
        Path out = folder.resolve("out.pdf");
        PdfSigner.sign(file, out, Keys.officer(), Keys.options());
        PdfSigner.signInPlace(file, Keys.officer(), Keys.options());

        assertThat(file).hasSameBinaryContentAs(out);
    }

    @Test
    void signInPlace_keyFails_leavesTheDocument() throws Exception {
        Keys.Counting wrong = new Keys.Counting(Keys.officer(), Keys.agency());

        assertThat(failure(() -> PdfSigner.signInPlace(file, wrong, Keys.options())))
                .isEqualTo(FailureCode.TOKEN_FAILED);
        assertThat(file).hasBinaryContent(before);
        assertAlone();
    }

    @Test
    void signInPlace_damagedDocument_isRefusedBeforeTheKeyIsAsked() throws Exception {
        Files.write(file, Arrays.copyOf(before, before.length - 5));
        Keys.Counting key = Keys.Counting.of(Keys.officer());

        assertThat(failure(() -> PdfSigner.signInPlace(file, key, Keys.options())))
                .isEqualTo(FailureCode.PDF_DAMAGED);
        assertThat(key.asked).isZero();
        assertAlone();
    }

    @Test
    void signInPlace_whileAnotherDoes_isRefused() throws Exception {
        AtomicReference<FailureCode> second = new AtomicReference<>();
        AtomicReference<FailureCode> reader = new AtomicReference<>();
        WriteObserver observer = at(Phase.JOURNAL_FORCED, () -> {
            second.set(failure(() -> PdfSigner.signInPlace(file, Keys.agency(), Keys.options())));
            reader.set(failure(() -> PdfSigner.sign(file, folder.resolve("out.pdf"), Keys.agency(), Keys.options())));
        });

        new SigningJob(Keys.officer(), Keys.options(), observer).inPlace(file);

        assertThat(second).hasValue(FailureCode.FILE_IN_USE);
        assertThat(reader).hasValue(FailureCode.FILE_IN_USE);
        try (Judged judged = Judged.open(file)) {
            judged.requireValid(Keys.OFFICER.certificate());
        }
        assertAlone();
    }

    @Test
    void signInPlace_documentGrowsMeanwhile_leavesWhatTheOtherWrote() throws Exception {
        WriteObserver observer = at(Phase.JOURNAL_FORCED, () -> {
            try {
                Files.writeString(file, "% somebody else\n", StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });

        assertThat(failure(() -> new SigningJob(Keys.officer(), Keys.options(), observer).inPlace(file)))
                .isEqualTo(FailureCode.FILE_UNREADABLE);
        assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                .endsWith("% somebody else\n");
        assertAlone();
    }

    @Test
    void restore_journalOfOtherBytes_leavesTheDocument() throws Exception {
        byte[] journal = journal();
        byte[] other = Arrays.copyOf(before, before.length + 20);
        Arrays.fill(other, before.length, other.length, (byte) 'x');
        Files.write(file, other);
        Files.write(UndoJournal.beside(file), journal);

        assertThat(PdfSigner.restore(file)).isFalse();
        assertThat(file).hasBinaryContent(other);
        assertAlone();
    }

    @Test
    void restore_anyPartOfTheRevision_givesTheDocumentBack() throws Exception {
        byte[] journal = journal();
        byte[] signed = Files.readAllBytes(file);
        for (int length : new int[] {before.length + 1, (before.length + signed.length) / 2, signed.length - 1}) {
            Files.write(file, Arrays.copyOf(signed, length));
            Files.write(UndoJournal.beside(file), journal);

            assertThat(PdfSigner.restore(file)).isTrue();
            assertThat(file).hasBinaryContent(before);
        }
        Files.write(file, signed);
        Files.write(UndoJournal.beside(file), journal);
        assertThat(PdfSigner.restore(file)).isFalse();
        assertThat(file).hasBinaryContent(signed);
        assertAlone();
    }

    @Test
    void restore_powerCutBeforeTheBytes_givesTheDocumentBack() throws Exception {
        byte[] journal = journal();
        int signed = (int) Files.size(file);
        Files.write(file, Arrays.copyOf(before, signed));
        Files.write(UndoJournal.beside(file), journal);

        assertThat(PdfSigner.restore(file)).isTrue();
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void sign_inputWithAnUnfinishedRevision_isRestoredFirst() throws Exception {
        byte[] journal = journal();
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), before.length + 100));
        Files.write(UndoJournal.beside(file), journal);
        Path out = Files.createDirectory(folder.resolve("out")).resolve("out.pdf");

        PdfSigner.sign(file, out, Keys.agency(), Keys.options());

        assertThat(file).hasBinaryContent(before);
        try (Judged judged = Judged.open(out)) {
            judged.requireValid(Keys.AGENCY.certificate());
        }
    }

    /** Signs, and returns the journal as it stood while the signature was written. */
    private byte[] journal() {
        AtomicReference<byte[]> journal = new AtomicReference<>();
        WriteObserver observer = at(Phase.PART_APPENDED, () -> {
            try {
                journal.set(Files.readAllBytes(UndoJournal.beside(file)));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        new SigningJob(Keys.officer(), Keys.options(), observer).inPlace(file);
        return journal.get();
    }
}
