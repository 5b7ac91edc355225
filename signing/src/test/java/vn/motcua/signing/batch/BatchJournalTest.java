package vn.motcua.signing.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;
import vn.motcua.signing.xml.SignedXml;

class BatchJournalTest {

    @TempDir
    Path folder;

    private BatchOptions options() {
        return BatchOptions.defaults().withKey(Office.key()).withJournal(journal(), "seal");
    }

    private Path journal() {
        return folder.resolve("batch.journal");
    }

    private static Told<SignedXml> run(List<BatchItem<SignedXml>> papers, BatchOptions options) {
        Told<SignedXml> told = new Told<>();
        SigningBatch.run(papers.iterator(), options, told);
        return told;
    }

    @Test
    void run_again_nothingIsDoneTwice() {
        List<BatchItem<SignedXml>> papers = Office.papers(folder, 8);
        assertThat(run(papers, options()).done()).hasSize(8);
        List<byte[]> signed = contents(papers);

        Told<SignedXml> again = run(papers, options());

        assertThat(again.doneBefore()).hasSize(8);
        assertThat(again.done()).isEmpty();
        assertThat(contents(papers)).containsExactlyElementsOf(signed);
    }

    @Test
    void run_again_failuresAreTriedAgain() throws Exception {
        List<BatchItem<SignedXml>> papers = Office.papers(folder, 4);
        Files.writeString(papers.get(2).input(), "<so>");
        assertThat(run(papers, options()).failed()).hasSize(1);
        Files.writeString(papers.get(2).input(), "<so>2</so>");

        Told<SignedXml> again = run(papers, options());

        assertThat(again.done()).containsExactly(papers.get(2).input());
        assertThat(again.doneBefore()).hasSize(3);
    }

    @Test
    void run_againForWhatIsOnlyRead_readsItOnce() {
        Path paper = Office.document(folder, 1);
        AtomicInteger read = new AtomicInteger();
        Supplier<BatchEnd> run = () -> SigningBatch.run(
                List.of(BatchItem.read(paper, file -> read.incrementAndGet())).iterator(),
                options(),
                (result, progress) -> {});
        assertThat(run.get().progress().done()).isOne();
        assertThat(run.get().progress().doneBefore()).isOne();
        assertThat(read).hasValue(1);
    }

    @Test
    void run_againWithSomethingElse_isDoneAgain() throws Exception {
        List<BatchItem<SignedXml>> papers = Office.papers(folder, 5);
        run(papers, options());
        Files.writeString(papers.get(0).input(), "<so>changed</so>");
        Files.setLastModifiedTime(papers.get(1).input(), FileTime.fromMillis(1_000_000));
        Files.delete(Office.output(papers.get(2).input()));

        assertThat(run(papers, options()).done())
                .containsExactlyInAnyOrder(
                        papers.get(0).input(),
                        papers.get(1).input(),
                        papers.get(2).input());
        assertThat(run(papers, options().withJournal(journal(), "person")).done())
                .hasSize(5);
        assertThat(run(papers, options()).doneBefore()).hasSize(5);
    }

    @Test
    void run_publishedButNotWrittenDown_isRecognised() throws Exception {
        List<BatchItem<SignedXml>> papers = Office.papers(folder, 3);
        for (BatchItem<SignedXml> paper : papers.subList(0, 2)) {
            Files.writeString(Office.output(paper.input()), "what stood there before");
        }
        run(papers, options());
        keepLines(line -> line.startsWith("m") || line.startsWith("B"));
        List<byte[]> signed = contents(papers);

        Told<SignedXml> again = run(papers, options());

        assertThat(again.doneBefore()).hasSize(3);
        assertThat(contents(papers)).containsExactlyElementsOf(signed);
        assertThat(Files.readAllLines(journal()))
                .filteredOn(line -> line.startsWith("D"))
                .hasSize(3);
    }

    @Test
    void run_begunButNotPublished_isDone() throws Exception {
        List<BatchItem<SignedXml>> papers = Office.papers(folder, 2);
        Path output = Office.output(papers.get(0).input());
        Files.writeString(output, "what stood there before");
        try (BatchJournal journal = BatchJournal.open(journal(), "seal")) {
            papers.forEach(paper -> journal.entry(paper).orElseThrow().begin());
        }
        assertThat(run(papers, options()).done()).hasSize(2);
        assertThat(output).content().contains("Signature");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 60})
    void open_tornLastLine_isPassedOver(int lost) throws Exception {
        List<BatchItem<SignedXml>> papers = Office.papers(folder, 4);
        run(papers, options().withThreads(1));
        byte[] whole = Files.readAllBytes(journal());
        Files.write(journal(), Arrays.copyOf(whole, whole.length - lost));

        assertThat(run(papers, options()).doneBefore()).hasSize(4);
        assertThat(Files.size(journal()) % JournalLine.LENGTH).isZero();
        assertThat(run(papers, options()).doneBefore()).hasSize(4);
    }

    @Test
    void open_anyByteFlipped_costsOneDocumentAtMost() throws Exception {
        List<BatchItem<SignedXml>> papers = Office.papers(folder, 4);
        run(papers, options());
        byte[] whole = Files.readAllBytes(journal());
        long seed = new Random().nextLong();
        System.out.println("seed of the flips: " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 25; i++) {
            byte[] damaged = whole.clone();
            int at = JournalLine.LENGTH + random.nextInt(whole.length - JournalLine.LENGTH);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(journal(), damaged);
            assertThat(run(papers, options()).doneBefore())
                    .as("seed %s, byte %s", seed, at)
                    .hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void open_manyLines_findsTheLastOfEach() throws Exception {
        List<BatchItem<SignedXml>> papers = Office.papers(folder, 2);
        run(papers, options());
        List<JournalLine> others = IntStream.range(0, 5000)
                .mapToObj(i -> new JournalLine(
                        JournalLine.Kind.DONE, ItemId.of("another", Integer.toString(i)), JournalLine.NOTHING))
                .toList();
        for (JournalLine line : others) {
            Files.write(journal(), line.bytes(), StandardOpenOption.APPEND);
        }
        assertThat(run(papers, options()).doneBefore()).hasSize(2);
    }

    @Test
    void open_fileOfAnotherKind_isRefusedAndLeftAlone() throws Exception {
        Files.writeString(journal(), "a letter");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> run(Office.papers(folder, 1), options()));
        assertThat(journal()).hasContent("a letter");
    }

    @Test
    void open_cutOffWithinTheFirstLine_isBegunAnew() throws Exception {
        Files.writeString(journal(), "motcua-b");
        assertThat(run(Office.papers(folder, 2), options()).done()).hasSize(2);
        assertThat(run(Office.papers(folder, 2), options()).results).hasSize(2);
    }

    @Test
    void open_byTwoBatches_isRefused() {
        try (BatchJournal journal = BatchJournal.open(journal(), "seal")) {
            assertThat(journal).isNotNull();
            assertThatExceptionOfType(ResourceException.class)
                    .isThrownBy(() -> run(Office.papers(folder, 1), options()))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.FILE_IN_USE));
        }
    }

    @Test
    void open_noSuchFolder_saysSo() {
        BatchOptions options = options().withJournal(folder.resolve("no/such/journal"), "");
        assertThatExceptionOfType(ResourceException.class)
                .isThrownBy(() -> run(Office.papers(folder, 1), options))
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.OUTPUT_NOT_WRITABLE));
    }

    @Test
    void journal_holdsNoNamesOfFiles() throws Exception {
        run(Office.papers(folder, 2), options());
        assertThat(Files.readString(journal(), StandardCharsets.US_ASCII))
                .doesNotContain("paper")
                .matches("(?s)motcua-batch 1 +\\n([BD] [0-9a-f]{32} ([0-9a-f]{16}|-{16}) [0-9a-f]{8}\\n){4}");
    }

    private void keepLines(Predicate<String> kept) throws Exception {
        List<String> lines = Files.readAllLines(journal()).stream().filter(kept).toList();
        Files.writeString(journal(), String.join("\n", lines) + "\n");
    }

    private static List<byte[]> contents(List<BatchItem<SignedXml>> papers) {
        return papers.stream()
                .map(paper -> {
                    try {
                        return Files.readAllBytes(Office.output(paper.input()));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }
}
