package vn.motcua.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.pdf.WriteObserver.Phase;
import vn.motcua.signing.timestamp.TimestampClient;
import vn.motcua.signing.timestamp.TimestampOptions;
import vn.motcua.signing.timestamp.TimestampService;
import vn.motcua.signing.trust.EvidenceClient;
import vn.motcua.signing.trust.EvidenceOptions;
import vn.motcua.signing.trust.TrustAnchors;

/** A process that is killed while it raises a signature leaves the old file or the raised one. */
class KilledExtensionTest {

    private static final Sealing SEALING = new Sealing();
    private static final String BEFORE = "what stood there before";
    /** Each phase once, of which half have bytes on their way. */
    private static final int EACH_ONCE = Phase.values().length;

    @TempDir
    Path folder;

    private Path document;
    private byte[] documentBefore;

    @AfterAll
    static void stop() {
        SEALING.close();
    }

    @Test
    void kill_inEachPhase_oldFileOrRaisedOne() throws Exception {
        killed(EACH_ONCE, new Random().nextLong());
    }

    @Test
    @Tag("full")
    void kill_aHundredTimes_oldFileOrRaisedOne() throws Exception {
        killed(100, new Random().nextLong());
    }

    private void killed(int times, long seed) throws Exception {
        Kills kills = new Kills(times, seed);
        document = folder.resolve("document.pdf");
        SEALING.sign(
                Documents.withTable(folder.resolve("in.pdf")),
                document,
                SEALING.officer(TestKeyType.EC_P256),
                SignatureLevel.B_B);
        documentBefore = Files.readAllBytes(document);
        Files.write(folder.resolve("root.crt"), SEALING.trust.pki().root().getEncoded());
        for (Kills.Kill kill : kills.plan()) {
            if (kill.beside()) {
                killBeside(kills, kill);
            } else {
                killInPlace(kills, kill);
            }
        }
        kills.requireSpread();
    }

    private Phase kill(Kills kills, Kills.Kill kill) {
        return kills.kill(Victim.class, kill, folder, !kill.beside(), SEALING.trust.timestampUrl());
    }

    private void killBeside(Kills kills, Kills.Kill kill) throws Exception {
        Path out = Files.writeString(folder.resolve("out.pdf"), BEFORE);

        Phase last = kill(kills, kill);

        boolean old = Arrays.equals(Files.readAllBytes(out), BEFORE.getBytes(StandardCharsets.UTF_8));
        if (kill.stops()) {
            assertThat(old).as("killed in " + last).isEqualTo(last != Phase.FILE_RENAMED);
        }
        if (!old) {
            requireRaised(out);
        }
        assertThat(document).hasBinaryContent(documentBefore);
        PdfSigner.extend(document, out, SEALING.to(SignatureLevel.B_LTA));
        requireRaised(out);
        assertThat(Kills.hidden(folder)).isEmpty();
    }

    private void killInPlace(Kills kills, Kills.Kill kill) throws Exception {
        Path file = Files.write(folder.resolve("place.pdf"), documentBefore);

        kill(kills, kill);

        byte[] after = Files.readAllBytes(file);
        assertThat(after).startsWith(documentBefore);
        boolean unfinished = PdfSigner.restore(file);
        assertThat(Kills.hidden(folder)).isEmpty();
        if (unfinished || after.length == documentBefore.length) {
            assertThat(file).hasBinaryContent(documentBefore);
            PdfSigner.extendInPlace(file, SEALING.to(SignatureLevel.B_LTA));
        }
        requireRaised(file);
        assertThat(Kills.hidden(folder)).isEmpty();
    }

    /** PDFBox reads it, and every signature and time-stamp holds over the bytes it covers. */
    private void requireRaised(Path file) throws Exception {
        assertThat(Files.readAllBytes(file)).startsWith(documentBefore);
        try (Judged judged = Judged.open(file)) {
            assertThat(judged.signatures()).hasSize(3);
            int[] range = judged.signatures().get(2).getByteRange();
            assertThat(range[2] + (long) range[3]).isEqualTo(Files.size(file));
        }
        ExtendedPdf again =
                PdfSigner.extend(file, folder.resolve("again.pdf"), PdfExtendOptions.to(SignatureLevel.B_T));
        assertThat(again.before()).isEqualTo(SignatureLevel.B_LTA);
    }

    /** Raises, watched. */
    static final class Victim {

        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[3]);
            EvidenceOptions asking = EvidenceOptions.defaults()
                    .withPrivateHosts(Set.of("127.0.0.1"))
                    .withAnchors(TrustAnchors.load(folder.resolve("root.crt")));
            try (TimestampClient timestamps = TimestampClient.open(
                            TimestampOptions.defaults(TimestampService.at(URI.create(arguments[5]))));
                    EvidenceClient evidence = EvidenceClient.open(asking)) {
                ExtensionJob job = new ExtensionJob(
                        PdfExtendOptions.to(SignatureLevel.B_LTA)
                                .withTimestamps(timestamps)
                                .withEvidence(evidence),
                        Kills.observer(arguments));
                if (Boolean.parseBoolean(arguments[4])) {
                    job.inPlace(folder.resolve("place.pdf"));
                } else {
                    job.toFile(folder.resolve("document.pdf"), folder.resolve("out.pdf"));
                }
            }
        }
    }
}
