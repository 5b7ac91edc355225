package vn.motcua.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.pdf.WriteObserver.Phase;
import vn.motcua.signing.token.JcaKey;

/** A signer that is killed leaves the old file or the finished one, and what it left beside goes with the next. */
class KilledSignerTest {

    private static final String BEFORE = "what stood there before";

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
        Kills kills = new Kills(times, seed);
        prepare();
        for (Kills.Kill kill : kills.plan()) {
            if (kill.beside()) {
                killBeside(kills, kill);
            } else {
                killInPlace(kills, kill);
            }
        }
        kills.requireSpread();
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

    private void killBeside(Kills kills, Kills.Kill kill) throws Exception {
        Path out = Files.writeString(folder.resolve("out.pdf"), BEFORE);

        Phase last = kills.kill(Victim.class, kill, folder, false, Keys.CLOCK.instant());

        boolean old = Arrays.equals(Files.readAllBytes(out), BEFORE.getBytes(StandardCharsets.UTF_8));
        if (kill.stops()) {
            assertThat(old).as("killed in " + last).isEqualTo(last != Phase.FILE_RENAMED);
        }
        if (!old) {
            requireSigned(out);
        }
        assertThat(document).hasBinaryContent(documentBefore);
        PdfSigner.sign(document, out, Keys.key(Keys.EC), Keys.options());
        requireSigned(out);
        assertThat(Kills.hidden(folder)).isEmpty();
    }

    private void killInPlace(Kills kills, Kills.Kill kill) throws Exception {
        Path file = Files.write(folder.resolve("place.pdf"), documentBefore);

        kills.kill(Victim.class, kill, folder, true, Keys.CLOCK.instant());

        byte[] after = Files.readAllBytes(file);
        assertThat(Arrays.copyOf(after, documentBefore.length)).isEqualTo(documentBefore);
        boolean unfinished = PdfSigner.restore(file);
        assertThat(Kills.hidden(folder)).isEmpty();
        if (unfinished || after.length == documentBefore.length) {
            assertThat(file).hasBinaryContent(documentBefore);
        } else {
            assertThat(file).hasBinaryContent(after);
            requireSigned(file);
            Files.write(file, documentBefore);
        }
        PdfSigner.signInPlace(file, Keys.key(Keys.EC), Keys.options());
        requireSigned(file);
        assertThat(Kills.hidden(folder)).isEmpty();
    }

    private static void requireSigned(Path file) throws Exception {
        try (Judged judged = Judged.open(file)) {
            judged.requireValid(Keys.EC.certificate());
        }
    }

    /** Signs, watched. */
    static final class Victim {

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[3]);
            Clock clock = Clock.fixed(Instant.parse(arguments[5]), ZoneOffset.UTC);
            SigningJob job =
                    new SigningJob(key(folder), PdfSignOptions.defaults().withClock(clock), Kills.observer(arguments));
            if (Boolean.parseBoolean(arguments[4])) {
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
}
