package vn.motcua.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;
import vn.motcua.indicator.CountingOptions;
import vn.motcua.indicator.DossierFacts;
import vn.motcua.indicator.IndicatorCounter;
import vn.motcua.indicator.IndicatorTally;
import vn.motcua.indicator.PetitionFacts;
import vn.motcua.indicator.ProcedureFacts;

/**
 * Files of facts for the indicators: NDJSON, one JSON object on each line, in UTF-8, of any size.
 *
 * <p>A line tells of a dossier, or with {@code "type":"procedure"} or {@code "type":"petition"} of one of these. Moments
 * are ISO 8601 with an offset; a field that is null or absent is not known; fields that are not named here are ignored.
 *
 * <pre>
 * {"agency":"H55.19","procedure":"2.000815","channel":2,"status":10,"received":"2024-05-06T08:00:00+07:00",
 *  "due":"2024-05-08T17:00:00+07:00","finished":"2024-05-07T09:30:00+07:00","supplements":0,"components":2,
 *  "digitised":2,"reused":1,"electronicResult":true,"personalStore":false,"payment":"PAID_ONLINE",
 *  "synchronised":true,"populationData":true,"satisfaction":"VERY_SATISFIED"}
 * {"type":"procedure","agency":"H55.19","procedure":"2.000815","provision":"FULL","publishedOnTime":true,
 *  "updatedOnTime":true,"contentComplete":true,"fee":true,"feeOnPortal":true,"citizenData":true,"certifiedCopy":true}
 * {"type":"petition","agency":"H55.19","subject":"STAFF","received":"2024-05-06T08:00:00+07:00",
 *  "due":"2024-05-27T17:00:00+07:00","finished":"2024-05-20T10:00:00+07:00","satisfied":true}
 * </pre>
 *
 * <p>A dossier needs agency, procedure, channel (1 to 3), status and received; the names of answers are those of
 * {@link vn.motcua.indicator.Satisfaction} and {@link vn.motcua.indicator.FeePayment}.
 *
 * <p>{@link #line(DossierFacts)} writes such lines:
 *
 * <pre>{@code
 * try (BufferedWriter out = Files.newBufferedWriter(file)) {
 *     for (Dossier dossier : dossiers) {
 *         out.write(IndicatorRecords.line(DossierFacts.of(dossier)) + "\n");
 *     }
 * }
 * IndicatorTally tally = IndicatorRecords.tally(file, CountingOptions.at(clock.instant()), 2);
 * }</pre>
 */
public final class IndicatorRecords {

    /** The most threads. */
    public static final int MAX_THREADS = 64;

    private static final String READING = "reading facts";

    private IndicatorRecords() {}

    /**
     * Counts a file. Each thread holds a megabyte of it, whatever its size.
     *
     * @param file the file
     * @param options how to count
     * @param threads how many threads count, 1 to {@value #MAX_THREADS}
     * @return the tally, the same for any number of threads
     * @throws InvalidInputException if the file is not there, or a line is not what it should be: the first such line is
     *     named
     * @throws ResourceException if the file cannot be read
     */
    public static IndicatorTally tally(Path file, CountingOptions options, int threads) {
        if (threads < 1 || threads > MAX_THREADS) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "threads", Integer.toString(threads), "1 to " + MAX_THREADS);
        }
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(FailureCode.FILE_NOT_FOUND, "file", file.toString(), "a file");
        }
        try (LineChunks chunks = LineChunks.open(file)) {
            List<Part> parts = run(() -> count(chunks, options), threads);
            Optional<BadLine> bad = parts.stream()
                    .flatMap(part -> part.bad().stream())
                    .min(Comparator.comparingLong(BadLine::chunkOffset));
            if (bad.isPresent()) {
                throw bad.get().in(file);
            }
            return parts.stream().map(Part::tally).reduce(IndicatorTally.empty(options), IndicatorTally::merge);
        } catch (IOException e) {
            throw new ResourceException(FailureCode.FILE_UNREADABLE, READING, file + " cannot be read", e);
        }
    }

    /**
     * Writes the facts of a dossier as a line. What is not known is left out, which is not the same as no or zero. The
     * line is also the {@code value} of their JSON document.
     *
     * @param facts the facts
     * @return the line without its end, in ASCII
     */
    public static String line(DossierFacts facts) {
        return FactForms.DOSSIER.write(facts).toString();
    }

    /**
     * Writes the facts of a procedure as a line, like {@link #line(DossierFacts)}.
     *
     * @param facts the facts
     * @return the line without its end, in ASCII
     */
    public static String line(ProcedureFacts facts) {
        return FactForms.PROCEDURE.write(facts).toString();
    }

    /**
     * Writes the facts of a petition as a line, like {@link #line(DossierFacts)}.
     *
     * @param facts the facts
     * @return the line without its end, in ASCII
     */
    public static String line(PetitionFacts facts) {
        return FactForms.PETITION.write(facts).toString();
    }

    private record Part(IndicatorTally tally, Optional<BadLine> bad) {}

    /** A line that stopped a thread; which line of the file it is gets counted only then. */
    private record BadLine(long chunkOffset, int row, InvalidInputException failure) {

        static BadLine of(LineChunks.Chunk chunk, FactLines.Fault fault) {
            return new BadLine(chunk.offset(), fault.row(), fault.failure());
        }

        static BadLine tooLong(LineChunks.Chunk chunk) {
            InvalidInputException failure = new InvalidInputException(
                    FailureCode.LIMIT_EXCEEDED,
                    "line",
                    "more than " + LineChunks.SIZE + " bytes",
                    "one JSON object on each line");
            return new BadLine(chunk.offset(), 1, failure);
        }

        InvalidInputException in(Path file) throws IOException {
            long line = LineChunks.linesBefore(file, chunkOffset) + row;
            return new InvalidInputException(
                    failure.code(), READING, "line " + line + " of the file, " + failure.getMessage(), failure);
        }
    }

    /** Chunks are handed out in file order, so of all threads the one with the first bad line always gets to it. */
    private static Part count(LineChunks chunks, CountingOptions options) throws IOException {
        IndicatorCounter counter = IndicatorCounter.create(options);
        FactLines lines = new FactLines(counter);
        byte[] buffer = new byte[LineChunks.SIZE];
        LineChunks.Chunk chunk = chunks.next(buffer);
        while (chunk.length() > 0) {
            Optional<FactLines.Fault> fault = lines.read(buffer, chunk.length());
            if (fault.isPresent()) {
                chunks.stop();
                return new Part(counter.tally(), Optional.of(BadLine.of(chunk, fault.get())));
            }
            chunk = chunks.next(buffer);
        }
        return new Part(counter.tally(), chunk.tooLong() ? Optional.of(BadLine.tooLong(chunk)) : Optional.empty());
    }

    private static <T> List<T> run(Callable<T> work, int threads) throws IOException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(executor.submit(work));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ResourceException(FailureCode.FILE_UNREADABLE, READING, "the thread was interrupted", e);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } finally {
            executor.shutdownNow();
        }
    }

    private static IOException unwrapped(ExecutionException e) {
        if (e.getCause() instanceof RuntimeException known) {
            throw known;
        }
        return e.getCause() instanceof IOException io ? io : new IOException(e);
    }
}
