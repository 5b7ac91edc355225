package vn.motcua.signing.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.failure.MotcuaException;

/**
 * Whatever is read, only our own exceptions come out, in time and within the memory.
 *
 * <p>What was found once is kept in the resources, in a folder named like the entry, and read by every build.
 */
class FuzzTest {

    /** Who read fewer inputs has not seen enough of an entry to say anything. */
    private static final int ENOUGH = 100_000;

    /** In the short form, which is to end within a minute or two. */
    private static final int BEGINNING = 5000;

    /** In the short form of an entry that reads a file or checks a signature for each input. */
    private static final int SLOW_BEGINNING = 300;

    /** In the short form, because each takes a process of its own: one for each kind of file. */
    private static final List<Entry> ALWAYS = List.of(
            Entry.PDF_SIGNATURES,
            Entry.CMS_STRUCTURE,
            Entry.XML_SIGNATURES,
            Entry.ASIC_FILES,
            Entry.CRL,
            Entry.KEY_URI);

    /** No goal, but an end, on a machine with other things to do. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final int AT_ONCE = 2;
    private static final Path MEMORY = Path.of("/dev/shm");

    private static Path folder;
    private static Bench bench;

    @BeforeAll
    static void makeSeeds() throws Exception {
        folder = Files.isWritable(MEMORY)
                ? Files.createTempDirectory(MEMORY, "fuzz")
                : Files.createTempDirectory("fuzz");
        bench = new Bench(folder);
        try (Seeds seeds = new Seeds(bench)) {
            for (Entry entry : Entry.values()) {
                Path made = Files.createDirectory(FuzzRun.seeds(folder, entry));
                for (Map.Entry<String, byte[]> seed : entry.seeds(seeds).entrySet()) {
                    Files.write(made.resolve(seed.getKey()), seed.getValue());
                }
            }
        }
    }

    @AfterAll
    static void remove() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void read_seedOfEveryStructure_isGoodToTheEnd(Entry entry) throws IOException {
        Reading reading = entry.open(bench);
        List<Path> seeds = files(FuzzRun.seeds(folder, entry));

        assertThat(seeds).isNotEmpty();
        for (Path seed : seeds) {
            assertThat(reading.read(Files.readAllBytes(seed)))
                    .as(seed.toString())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void read_whatFuzzingFound_onlyOurExceptionsComeOut(Entry entry) throws Exception {
        Reading reading = entry.open(bench);
        for (Path found : files(found(entry))) {
            byte[] input = Files.readAllBytes(found);
            assertThatCode(() -> {
                        try {
                            reading.read(input);
                        } catch (MotcuaException e) {
                            // That is how a reader refuses.
                        }
                    })
                    .as(found.toString())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void fuzz_shortly_findsNothing() throws Exception {
        requireNothing(fuzz(ALWAYS, entry -> new FuzzRun.Extent(atFirst(entry), LONGEST)), FuzzTest::atFirst);
    }

    private static int atFirst(Entry entry) {
        return entry.cost() == Entry.Cost.QUICK ? BEGINNING : SLOW_BEGINNING;
    }

    @Test
    @Tag("full")
    void fuzz_long_findsNothingInEnoughInputs() throws Exception {
        List<Entry> entries = List.of(Entry.values());

        requireNothing(
                fuzz(
                        entries,
                        entry -> new FuzzRun.Extent(
                                Integer.MAX_VALUE, entry.cost().share())),
                entry -> ENOUGH);
    }

    private static void requireNothing(Map<Entry, FuzzRun.Outcome> outcomes, ToIntFunction<Entry> fewest) {
        SoftAssertions all = new SoftAssertions();
        outcomes.forEach((entry, outcome) -> {
            all.assertThat(outcome.exitCode())
                    .as("%s: %s", entry, outcome.end())
                    .isZero();
            all.assertThat(outcome.executed())
                    .as("inputs read by %s: %s", entry, outcome.end())
                    .isGreaterThanOrEqualTo(fewest.applyAsInt(entry));
        });
        all.assertAll();
    }

    private static Map<Entry, FuzzRun.Outcome> fuzz(List<Entry> entries, Function<Entry, FuzzRun.Extent> extent)
            throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            Map<Entry, Future<FuzzRun.Outcome>> begun = new LinkedHashMap<>();
            for (Entry entry : entries) {
                FuzzRun run = new FuzzRun(entry, folder, found(entry));
                begun.put(entry, pool.submit(() -> run.run(extent.apply(entry))));
            }
            Map<Entry, FuzzRun.Outcome> ended = new LinkedHashMap<>();
            for (Map.Entry<Entry, Future<FuzzRun.Outcome>> each : begun.entrySet()) {
                ended.put(each.getKey(), each.getValue().get());
            }
            return ended;
        } finally {
            pool.shutdownNow();
        }
    }

    private static Path found(Entry entry) throws URISyntaxException {
        URL resource = FuzzTest.class.getResource(entry.name());
        return resource == null ? folder.resolve("nothing-found") : Path.of(resource.toURI());
    }

    private static List<Path> files(Path of) throws IOException {
        if (!Files.isDirectory(of)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(of)) {
            return files.sorted().toList();
        }
    }
}
