package vn.motcua.signing.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.MotcuaException;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.cms.CmsSignOptions;
import vn.motcua.signing.cms.CmsSigner;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.validation.Indication;
import vn.motcua.signing.validation.RevocationRule;
import vn.motcua.signing.validation.SignatureValidator;
import vn.motcua.signing.validation.ValidationOptions;
import vn.motcua.signing.validation.ValidationReport;
import vn.motcua.signing.xml.SignedXml;
import vn.motcua.signing.xml.XmlSigner;

class SigningBatchTest {

    private static final ValidationOptions TRUST = ValidationOptions.defaults()
            .withAnchors(TrustAnchors.of(Office.PKI.root()))
            .withRevocation(RevocationRule.NOT_CHECKED)
            .withClock(Office.CLOCK);

    @TempDir
    Path folder;

    private final BatchOptions options = BatchOptions.defaults().withKey(Office.key());

    private static Indication verdict(ValidationReport report) {
        return report.signatures().get(0).indication();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void run_signsThenValidates_everyDocument(int threads) {
        List<BatchItem<SignedXml>> papers = Office.papers(folder, 12);
        Told<SignedXml> told = new Told<>();

        BatchEnd end = SigningBatch.run(papers.iterator(), options.withThreads(threads), told);

        assertThat(end).isInstanceOf(BatchEnd.Finished.class);
        assertThat(end.progress().done()).isEqualTo(12);
        assertThat(told.done()).hasSize(12).doesNotHaveDuplicates();
        assertThat(told.threads).containsOnly(Thread.currentThread());
        Told<ValidationReport> judged = new Told<>();
        Iterator<BatchItem<ValidationReport>> signed = papers.stream()
                .map(paper ->
                        BatchItem.read(paper.output().orElseThrow(), file -> SignatureValidator.validate(file, TRUST)))
                .iterator();
        SigningBatch.run(signed, BatchOptions.defaults().withThreads(threads), judged);
        assertThat(judged.results)
                .hasSize(12)
                .allSatisfy(result -> assertThat(verdict(((BatchResult.Done<ValidationReport>) result).value()))
                        .isEqualTo(Indication.TOTAL_PASSED));
    }

    @Test
    void run_severalKindsOfWork_inOneBatch() {
        Path xml = Office.document(folder, 1);
        Path p7s = folder.resolve("paper.p7s");
        Path copy = folder.resolve("copy.xml");
        List<BatchItem<Object>> items = List.of(
                BatchItem.sign(xml, Office.output(xml), (from, to, key) -> XmlSigner.sign(from, to, key, Office.XML)),
                BatchItem.sign(
                        xml,
                        p7s,
                        (from, to, key) -> CmsSigner.sign(
                                from, to, key, CmsSignOptions.defaults().withClock(Office.CLOCK))),
                BatchItem.make(xml, copy, (from, to) -> {
                    try {
                        return Files.copy(from, to);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));

        BatchEnd end = SigningBatch.run(items.iterator(), options, (result, progress) -> {});

        assertThat(end.progress().done()).isEqualTo(3);
        assertThat(Stream.of(Office.output(xml), p7s, copy)).allMatch(Files::exists);
    }

    @Test
    void run_oneFailureAmongMany_onlyThatDocumentFails() throws Exception {
        List<BatchItem<SignedXml>> papers = Office.papers(folder, 10);
        Files.writeString(papers.get(3).input(), "<so>");
        Files.delete(papers.get(7).input());
        Told<SignedXml> told = new Told<>();

        BatchEnd end = SigningBatch.run(papers.iterator(), options, told);

        assertThat(end).isInstanceOf(BatchEnd.Finished.class);
        assertThat(told.failed())
                .containsExactlyInAnyOrder(papers.get(3).input(), papers.get(7).input());
        List<FailureCode> codes = new ArrayList<>();
        told.results.forEach(result -> result.fold(
                item -> true, failure -> codes.add(((MotcuaException) failure.why()).code()), item -> true));
        assertThat(codes).containsExactlyInAnyOrder(FailureCode.XML_UNREADABLE, FailureCode.FILE_NOT_FOUND);
        assertThat(end.progress().done()).isEqualTo(8);
        assertThat(Office.output(papers.get(3).input())).doesNotExist();
    }

    @Test
    void run_workThatThrowsAnything_failsThatDocumentOnly() {
        List<BatchItem<String>> items = Stream.of("a", "deep", "b", "null")
                .map(name -> BatchItem.read(folder.resolve(name), file -> switch (name) {
                    case "deep" -> throw new StackOverflowError();
                    case "null" -> throw new NullPointerException();
                    default -> name;
                }))
                .toList();
        Told<String> told = new Told<>();
        assertThat(SigningBatch.run(items.iterator(), options, told)).isInstanceOf(BatchEnd.Finished.class);
        assertThat(told.failed()).containsExactlyInAnyOrder(folder.resolve("deep"), folder.resolve("null"));
        assertThat(told.done()).hasSize(2);
    }

    @Test
    void run_noMemory_endsTheBatchWithTheError() {
        Iterator<BatchItem<String>> items = IntStream.range(0, 1000)
                .mapToObj(i -> BatchItem.<String>read(folder, file -> {
                    throw new OutOfMemoryError("for a test");
                }))
                .iterator();
        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> SigningBatch.run(items, options, (result, progress) -> {}));
        assertThat(items).hasNext();
    }

    @Test
    void run_documentsToSignWithoutAKey_fail() {
        Told<SignedXml> told = new Told<>();
        SigningBatch.run(Office.papers(folder, 2).iterator(), BatchOptions.defaults(), told);
        assertThat(told.results)
                .hasSize(2)
                .allSatisfy(result -> assertThat(((BatchResult.Failed<SignedXml>) result).why())
                        .isInstanceOfSatisfying(
                                InvalidInputException.class,
                                e -> assertThat(e.code()).isEqualTo(FailureCode.INVALID_VALUE)));
    }

    @Test
    void run_severalThreads_workSideBySide() {
        CyclicBarrier together = new CyclicBarrier(4);
        Iterator<BatchItem<Integer>> items = IntStream.range(0, 8)
                .mapToObj(i -> BatchItem.read(folder, file -> await(together)))
                .iterator();
        assertThat(SigningBatch.run(items, options, (result, progress) -> {})
                        .progress()
                        .done())
                .isEqualTo(8);
    }

    @Test
    void run_slowDocument_othersAreToldOfBeforeIt() {
        CountDownLatch othersTold = new CountDownLatch(3);
        List<BatchItem<Boolean>> items = new ArrayList<>();
        items.add(BatchItem.read(folder.resolve("slow"), file -> {
            try {
                return othersTold.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }));
        for (int i = 0; i < 3; i++) {
            items.add(BatchItem.read(folder.resolve("quick" + i), file -> true));
        }
        Told<Boolean> told = new Told<>();
        SigningBatch.run(items.iterator(), options.withThreads(2), (result, progress) -> {
            told.finished(result, progress);
            othersTold.countDown();
        });
        assertThat(told.results.get(3)).isEqualTo(new BatchResult.Done<>(items.get(0), true));
    }

    @Test
    void run_manyDocuments_onlyAFewAreHeldAtATime() {
        AtomicInteger held = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Iterator<BatchItem<Integer>> items = IntStream.range(0, 20_000)
                .mapToObj(i -> {
                    most.accumulateAndGet(held.incrementAndGet(), Math::max);
                    return BatchItem.read(folder, file -> i);
                })
                .iterator();
        BatchEnd end = SigningBatch.run(items, options.withThreads(3), (result, progress) -> held.decrementAndGet());
        assertThat(end.progress().done()).isEqualTo(20_000);
        assertThat(most.get()).isLessThanOrEqualTo(7);
    }

    @Test
    void run_cancelled_finishesWhatIsUnderWayAndTellsOfTheRest() {
        AtomicBoolean button = new AtomicBoolean();
        Set<Path> begun = ConcurrentHashMap.newKeySet();
        Iterator<BatchItem<SignedXml>> items = Office.papers(folder, 40).stream()
                .map(paper -> BatchItem.sign(paper.input(), paper.output().orElseThrow(), (from, to, key) -> {
                    begun.add(from);
                    return XmlSigner.sign(from, to, key, Office.XML);
                }))
                .iterator();
        Told<SignedXml> told = new Told<>();

        BatchEnd end = SigningBatch.run(items, options.withCancellation(button::get), (result, progress) -> {
            told.finished(result, progress);
            button.set(told.results.size() >= 5);
        });

        assertThat(end).isInstanceOf(BatchEnd.Cancelled.class);
        assertThat(told.done()).containsExactlyInAnyOrderElementsOf(begun);
        assertThat(told.notBegun()).noneMatch(begun::contains);
        assertThat(told.results.size() + count(items)).isEqualTo(40);
        assertThat(begun).hasSizeLessThan(20).allMatch(in -> Files.exists(Office.output(in)));
        assertThat(signedFiles()).hasSize(begun.size());
    }

    @Test
    void run_interrupted_isCancelledAndStaysInterrupted() {
        Iterator<BatchItem<Integer>> items = IntStream.range(0, 1000)
                .mapToObj(i -> BatchItem.read(folder, file -> i))
                .iterator();
        BatchEnd end = SigningBatch.run(
                items, options, (result, progress) -> Thread.currentThread().interrupt());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(end).isInstanceOf(BatchEnd.Cancelled.class);
        assertThat(items).hasNext();
    }

    @Test
    void run_listenerThrows_endsAndThrowsAfterWhatIsUnderWay() {
        List<BatchItem<SignedXml>> papers = Office.papers(folder, 30);
        AtomicInteger told = new AtomicInteger();
        assertThatIllegalStateException()
                .isThrownBy(() -> SigningBatch.run(papers.iterator(), options, (result, progress) -> {
                    told.incrementAndGet();
                    throw new IllegalStateException("the screen is gone");
                }))
                .withMessage("the screen is gone");
        assertThat(told).hasValue(1);
        assertThat(signedFiles()).hasSizeBetween(1, 12);
        assertThat(folder)
                .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("."));
    }

    @Test
    void run_iteratorThrows_whatWasHandedOutIsToldOf() {
        Iterator<BatchItem<SignedXml>> items = IntStream.range(0, 4)
                .mapToObj(i -> {
                    if (i == 3) {
                        throw new IllegalStateException("the list ends here");
                    }
                    return Office.paper(Office.document(folder, i));
                })
                .iterator();
        Told<SignedXml> told = new Told<>();
        assertThatIllegalStateException().isThrownBy(() -> SigningBatch.run(items, options, told));
        assertThat(told.results).hasSize(3);
    }

    @Test
    void run_noDocuments_isFinished() {
        BatchEnd end = SigningBatch.run(List.<BatchItem<String>>of().iterator(), options, new Told<>());
        assertThat(end.<String>fold(finished -> "finished", cancelled -> "cancelled", stopped -> "stopped"))
                .isEqualTo("finished");
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureCode.class,
            names = {"PIN_INCORRECT", "PIN_LOCKED", "PIN_NOT_GIVEN", "TOKEN_REMOVED"})
    void run_keyThatForgetsItsRefusal_isAskedOnceByAllThreads(FailureCode code) {
        StubbornKey key = new StubbornKey(Office.key(), code, 0, Integer.MAX_VALUE);
        CyclicBarrier together = new CyclicBarrier(8);
        Iterator<BatchItem<SignedXml>> items = Office.papers(folder, 40).stream()
                .map(paper -> BatchItem.sign(paper.input(), paper.output().orElseThrow(), (from, to, lent) -> {
                    await(together);
                    return XmlSigner.sign(from, to, lent, Office.XML);
                }))
                .iterator();
        Told<SignedXml> told = new Told<>();

        BatchEnd end = SigningBatch.run(items, options.withKey(key).withThreads(8), told);

        assertThat(key.asked()).isOne();
        assertThat(end)
                .isInstanceOfSatisfying(
                        BatchEnd.Stopped.class,
                        stopped -> assertThat(stopped.why().code()).isEqualTo(code));
        assertThat(told.failed()).hasSize(1);
        assertThat(told.done()).isEmpty();
        assertThat(told.notBegun()).hasSizeGreaterThanOrEqualTo(7);
        assertThat(signedFiles()).isEmpty();
    }

    @Test
    void run_keyFailsOnce_onlyThatDocumentFails() {
        StubbornKey key = new StubbornKey(Office.key(), FailureCode.TOKEN_FAILED, 3, 1);
        BatchEnd end =
                SigningBatch.run(Office.papers(folder, 12).iterator(), options.withKey(key), new Told<SignedXml>());
        assertThat(end).isInstanceOf(BatchEnd.Finished.class);
        assertThat(end.progress().failed()).isOne();
        assertThat(end.progress().done()).isEqualTo(11);
    }

    @Test
    void run_keyOfABatch_isNotClosedByIt() {
        SigningKey key = Office.key();
        Iterator<BatchItem<Integer>> items = Office.papers(folder, 2).stream()
                .map(paper -> BatchItem.sign(paper.input(), paper.output().orElseThrow(), (from, to, lent) -> {
                    assertThat(lent.chain()).isEqualTo(key.chain());
                    lent.close();
                    return lent.sign(lent.algorithms().get(0), new byte[32]).length;
                }))
                .iterator();
        assertThat(SigningBatch.run(items, options.withKey(key), new Told<>())
                        .progress()
                        .done())
                .isEqualTo(2);
    }

    @Test
    void progress_countsUpToTheTotal() {
        Told<SignedXml> told = new Told<>();
        SigningBatch.run(Office.papers(folder, 6).iterator(), options.withTotal(6), told);
        assertThat(told.progress).extracting(BatchProgress::done).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(told.progress.get(5).timeLeft()).contains(Duration.ZERO);
        assertThat(told.progress.get(5).perSecond()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"30, 0, 100, PT14S", "0, 0, 100, ", "30, 60, 90, PT0S", "10, 0, -1, "})
    void timeLeft_goesByWhatWasWorkedOnNow(long done, long before, long total, Duration left) {
        OptionalLong known = total < 0 ? OptionalLong.empty() : OptionalLong.of(total);
        BatchProgress progress = new BatchProgress(done, before, 0, 0, known, Duration.ofSeconds(6));
        assertThat(progress.timeLeft().orElse(null)).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65})
    void threads_outOfRange_areRefused(int threads) {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> options.withThreads(threads));
    }

    @Test
    void total_negative_isRefused() {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> options.withTotal(-1));
    }

    private static int await(CyclicBarrier together) {
        try {
            return together.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Path> signedFiles() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".signed")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long count(Iterator<?> rest) {
        long count = 0;
        for (; rest.hasNext(); rest.next()) {
            count++;
        }
        return count;
    }
}
