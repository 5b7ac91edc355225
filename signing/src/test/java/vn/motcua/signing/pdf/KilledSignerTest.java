package vn.motcua.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.pdf.WriteObserver.Phase;
import vn.motcua.signing.token.JcaKey;

/** A signer that is killed leaves the old file or the finished one, and what it left beside goes with the next. */
class KilledSignerTest {

    private static final String BEFORE = "what stood there before";
    private static final int WRITE_SIZE = 2048;

    private static final List<Phase> BESIDE = List.of(
            Phase.DRAFT_MADE,
            Phase.PART_COPIED,
            Phase.INCREMENT_WRITTEN,
            Phase.VALUE_WRITTEN,
            Phase.FILE_FORCED,
            Phase.FILE_RENAMED);
    /** Between the first byte written and the last that is forced to the disk. */
    private static final Set<Phase> WRITING = Set.of(
            Phase.PART_COPIED, Phase.INCREMENT_WRITTEN, Phase.VALUE_WRITTEN, Phase.JOURNAL_FORCED, Phase.PART_APPENDED);

    @TempDir
    Path folder;

    private Path document;
    private byte[] documentBefore;

    @Test
    void kill_aDozenTimes_oldFileOrFinishedOne() throws Exception {
        killed(14, new Random().nextLong());
    }

    @Test
    @Tag("full")
    void kill_aHundredTimes_oldFileOrFinishedOne() throws Exception {
        killed(100, new Random().nextLong());
    }

    private void killed(int times, long seed) throws Exception {
        System.out.println("seed of the kills: " + seed);
        Random random = new Random(seed);
        prepare();
        Map<Phase, Integer> landed = new EnumMap<>(Phase.class);
        for (Kill kill : plan(times, random)) {
            Phase last = BESIDE.contains(kill.phase) ? killBeside(kill) : killInPlace(kill);
            landed.merge(last, 1, Integer::sum);
        }
        int writing = landed.entrySet().stream()
                .filter(entry -> WRITING.contains(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        assertThat(landed).as("seed " + seed).containsOnlyKeys(Phase.values());
        assertThat(writing).as("seed " + seed).isGreaterThanOrEqualTo(times / 2);
    }

    /**
     * When to kill.
     *
     * @param phase the phase the victim has reached
     * @param occurrence how often it has
     * @param stops whether it waits there for its end, or goes on and is overtaken
     */
    private record Kill(Phase phase, int occurrence, boolean stops) {

        static Kill at(Phase phase, Random random, boolean stops) {
            return new Kill(phase, phase == Phase.PART_APPENDED ? 1 + random.nextInt(3) : 1, stops);
        }
    }

    /** Each phase once; the rest are phases in which bytes are on their way, and every fourth does not wait. */
    private static List<Kill> plan(int times, Random random) {
        List<Kill> plan = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            plan.add(Kill.at(phase, random, true));
        }
        List<Phase> writing = WRITING.stream().sorted().toList();
        for (int i = 0; plan.size() < times; i++) {
            plan.add(Kill.at(writing.get(random.nextInt(writing.size())), random, i % 4 != 3));
        }
        Collections.shuffle(plan, random);
        return plan;
    }

    private void prepare() throws Exception {
        document = Documents.withTable(folder.resolve("document.pdf"));
        documentBefore = Files.readAllBytes(document);
        Files.write(folder.resolve("key"), Keys.EC.privateKey().getEncoded());
        for (int i = 0; i < Keys.EC.chain().size(); i++) {
            Files.write(
                    folder.resolve("certificate" + i), Keys.EC.chain().get(i).getEncoded());
        }
    }

    /** Kills a signer; returns the phase it was last seen in. */
    private Phase kill(Kill kill, boolean inPlace) {
        try (ChildJvm victim = ChildJvm.start(
                Victim.class,
                List.of("-XX:TieredStopAtLevel=1"),
                folder,
                inPlace,
                kill.phase,
                kill.occurrence,
                kill.stops,
                Keys.CLOCK.instant())) {
            Phase seen = Phase.valueOf(victim.line());
            int left = kill.occurrence;
            while (seen != kill.phase || --left > 0) {
                seen = Phase.valueOf(victim.line());
            }
            victim.kill();
            return victim.lines().stream().map(Phase::valueOf).reduce(seen, (earlier, later) -> later);
        }
    }

    private Phase killBeside(Kill kill) throws Exception {
        Path out = Files.writeString(folder.resolve("out.pdf"), BEFORE);

        Phase last = kill(kill, false);

        boolean old = Arrays.equals(Files.readAllBytes(out), BEFORE.getBytes(StandardCharsets.UTF_8));
        if (kill.stops) {
            assertThat(old).as("killed in " + last).isEqualTo(last != Phase.FILE_RENAMED);
        }
        if (!old) {
            requireSigned(out);
        }
        assertThat(document).hasBinaryContent(documentBefore);
        PdfSigner.sign(document, out, Keys.key(Keys.EC), Keys.options());
        requireSigned(out);
        assertThat(hidden()).isEmpty();
        return last;
    }

    private Phase killInPlace(Kill kill) throws Exception {
        Path file = Files.write(folder.resolve("place.pdf"), documentBefore);

        Phase last = kill(kill, true);

        byte[] after = Files.readAllBytes(file);
        assertThat(Arrays.copyOf(after, documentBefore.length)).isEqualTo(documentBefore);
        boolean unfinished = PdfSigner.restore(file);
        assertThat(hidden()).isEmpty();
        if (unfinished || after.length == documentBefore.length) {
            assertThat(file).hasBinaryContent(documentBefore);
        } else {
            assertThat(file).hasBinaryContent(after);
            requireSigned(file);
            Files.write(file, documentBefore);
        }
        PdfSigner.signInPlace(file, Keys.key(Keys.EC), Keys.options());
        requireSigned(file);
        assertThat(hidden()).isEmpty();
        return last;
    }

    private static void requireSigned(Path file) throws Exception {
        try (Judged judged = Judged.open(file)) {
            judged.requireValid(Keys.EC.certificate());
        }
    }

    private List<Path> hidden() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    /** Signs, says each phase it reaches, and at one of them may stop for ever. */
    static final class Victim {

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            Observer observer = new Observer(
                    Phase.valueOf(arguments[2]), Integer.parseInt(arguments[3]), Boolean.parseBoolean(arguments[4]));
            Clock clock = Clock.fixed(Instant.parse(arguments[5]), ZoneOffset.UTC);
            SigningJob job =
                    new SigningJob(key(folder), PdfSignOptions.defaults().withClock(clock), observer);
            if (Boolean.parseBoolean(arguments[1])) {
                job.inPlace(folder.resolve("place.pdf"));
            } else {
                job.toFile(folder.resolve("document.pdf"), folder.resolve("out.pdf"));
            }
        }

        private static SigningKey key(Path folder) throws Exception {
            List<X509Certificate> chain = new ArrayList<>();
            for (int i = 0; Files.exists(folder.resolve("certificate" + i)); i++) {
                chain.add((X509Certificate) CertificateFactory.getInstance("X.509")
                        .generateCertificate(Files.newInputStream(folder.resolve("certificate" + i))));
            }
            return JcaKey.of(
                    KeyFactory.getInstance("EC")
                            .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(folder.resolve("key")))),
                    chain);
        }
    }

    private static final class Observer implements WriteObserver {

        private final Phase stop;
        private final boolean stops;
        private int left;

        Observer(Phase stop, int occurrence, boolean stops) {
            this.stop = stop;
            this.left = occurrence;
            this.stops = stops;
        }

        @Override
        public void reached(Phase phase) {
            System.out.println(phase);
            if (phase == stop && --left == 0 && stops) {
                try {
                    System.in.read();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        @Override
        public int largestWrite() {
            return WRITE_SIZE;
        }
    }
}
