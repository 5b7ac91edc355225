package vn.motcua.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.batch.BatchEnd;
import vn.motcua.signing.batch.BatchItem;
import vn.motcua.signing.batch.BatchOptions;
import vn.motcua.signing.batch.SigningBatch;
import vn.motcua.signing.token.Pkcs12Key;
import vn.motcua.signing.token.Pkcs12Options;

/** A batch that is killed again and again goes on each time, and signs every document exactly once. */
class KilledBatchTest {

    private static final char[] PASSWORD = "secret".toCharArray();

    @TempDir
    Path folder;

    private final Map<Path, byte[]> seen = new HashMap<>();

    @Test
    void kill_aFewTimes_everyDocumentIsSignedOnce() throws Exception {
        killed(14, 5, new Random().nextLong());
    }

    @Test
    @Tag("full")
    void kill_manyTimes_everyDocumentIsSignedOnce() throws Exception {
        killed(150, 6, new Random().nextLong());
    }

    /** Each victim stops for ever with one document published and not written down; its other threads go on. */
    private void killed(int documents, int most, long seed) throws Exception {
        System.out.println("seed of the kills: " + seed);
        Random random = new Random(seed);
        Path template = Documents.withTable(folder.resolve("template"));
        for (int i = 0; i < documents; i++) {
            Files.copy(template, folder.resolve(i + ".pdf"));
        }
        Keys.EC.writePkcs12(folder.resolve("key.p12"), PASSWORD);
        List<String> published = new ArrayList<>();
        int kills = 0;
        while (documents - seen.size() > most) {
            published.addAll(publishedUntilKilled(documents, 1 + random.nextInt(most)));
            kills++;
            requireUntouched(documents);
        }
        int before = seen.size();
        BatchEnd end = Victim.sign(folder, documents, Victim::signed);

        System.out.println("killed " + kills + " times");
        assertThat(kills).as("seed " + seed).isGreaterThanOrEqualTo(2);
        assertThat(end).isInstanceOf(BatchEnd.Finished.class);
        assertThat(published).as("seed " + seed).doesNotHaveDuplicates();
        assertThat(end.progress().doneBefore())
                .as("seed " + seed)
                .isEqualTo(before)
                .isGreaterThanOrEqualTo(published.size());
        assertThat(end.progress().failed()).isZero();
        requireUntouched(documents);
        assertThat(seen).hasSize(documents);
        assertThat(Kills.hidden(folder)).isEmpty();
        for (Path file : seen.keySet()) {
            try (Judged judged = Judged.open(file)) {
                judged.requireValid(Keys.EC.certificate());
            }
        }
    }

    private List<String> publishedUntilKilled(int documents, int count) {
        try (ChildJvm victim =
                ChildJvm.start(Victim.class, List.of("-XX:TieredStopAtLevel=1"), folder, documents, count)) {
            List<String> published = new ArrayList<>();
            while (published.size() < count) {
                published.add(victim.line());
            }
            victim.kill();
            published.addAll(victim.lines());
            return published;
        }
    }

    /** What was published once never changes again. */
    private void requireUntouched(int documents) throws IOException {
        for (int i = 0; i < documents; i++) {
            Path file = folder.resolve(i + ".signed");
            if (Files.exists(file)) {
                byte[] now = Files.readAllBytes(file);
                assertThat(now).as(file.toString()).isEqualTo(seen.getOrDefault(file, now));
                seen.put(file, now);
            }
        }
    }

    /** Signs, and says which document is published. */
    static final class Victim {

        interface Signing {
            SignedPdf sign(Path in, Path out, SigningKey key);
        }

        public static void main(String[] arguments) {
            AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[2]));
            sign(Path.of(arguments[0]), Integer.parseInt(arguments[1]), (in, out, key) -> {
                SignedPdf signed = signed(in, out, key);
                stopAtLast(left, in);
                return signed;
            });
        }

        private static void stopAtLast(AtomicInteger left, Path in) {
            synchronized (left) {
                System.out.println(in.getFileName());
                if (left.decrementAndGet() > 0) {
                    return;
                }
            }
            try {
                System.in.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static SignedPdf signed(Path in, Path out, SigningKey key) {
            Clock clock = Clock.fixed(Instant.parse("2026-11-22T02:30:15Z"), ZoneOffset.UTC);
            return PdfSigner.sign(in, out, key, PdfSignOptions.defaults().withClock(clock));
        }

        static BatchEnd sign(Path folder, int documents, Signing signing) {
            try (SigningKey key =
                    Pkcs12Key.open(folder.resolve("key.p12"), PASSWORD.clone(), Pkcs12Options.defaults())) {
                BatchOptions options =
                        BatchOptions.defaults().withThreads(3).withKey(key).withJournal(folder.resolve("journal"), "");
                Iterator<BatchItem<SignedPdf>> items = IntStream.range(0, documents)
                        .mapToObj(i -> BatchItem.sign(
                                folder.resolve(i + ".pdf"), folder.resolve(i + ".signed"), signing::sign))
                        .iterator();
                return SigningBatch.run(items, options, (result, progress) -> {});
            }
        }
    }
}
