package vn.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RangeDigestsTest {

    @TempDir
    Path folder;

    private Path file(byte[] content) throws IOException {
        byte[] head = "%PDF-1.7".getBytes(StandardCharsets.US_ASCII);
        byte[] tail = "%%EOF".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, content, 0, head.length);
        System.arraycopy(tail, 0, content, content.length - tail.length, tail.length);
        return Files.write(folder.resolve("ranges"), content);
    }

    @RepeatedTest(20)
    void take_randomRanges_areThoseOfEachAlone() throws IOException, GeneralSecurityException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] content = new byte[100 + random.nextInt(300_000)];
        random.nextBytes(content);
        Path file = file(content);
        List<RangeDigests.Request> requests = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int[] cuts = random.ints(3, 0, content.length + 1).sorted().toArray();
            requests.add(new RangeDigests.Request(
                    new ByteRange(cuts[0], cuts[1], cuts[2]), i % 2 == 0 ? "SHA-256" : "SHA3-512"));
        }

        Map<RangeDigests.Request, byte[]> digests;
        try (PdfBytes pdf = PdfBytes.open(file)) {
            digests = RangeDigests.take(pdf, requests);
        }

        for (RangeDigests.Request request : requests) {
            assertThat(digests.get(request)).as("seed %d, %s", seed, request).isEqualTo(alone(content, request));
        }
    }

    private static byte[] alone(byte[] content, RangeDigests.Request request) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance(request.algorithm());
        digest.update(content, 0, (int) request.range().gapStart());
        digest.update(Arrays.copyOfRange(
                content, (int) request.range().gapEnd(), (int) request.range().end()));
        return digest.digest();
    }

    @Test
    void take_rangesBuiltToCostTooMuch_stopsAtTheLimit() throws IOException {
        byte[] content = new byte[10_000];
        List<RangeDigests.Request> requests = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            requests.add(new RangeDigests.Request(new ByteRange(10 + i, 100 + i, 10_000), "SHA-256"));
        }

        try (PdfBytes pdf = PdfBytes.open(file(content))) {
            assertThat(RangeDigests.take(pdf, requests)).hasSize(4);
        }
    }
}
