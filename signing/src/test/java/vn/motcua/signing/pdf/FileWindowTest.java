package vn.motcua.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file read through pages says what the file says, wherever it is read and however often. */
class FileWindowTest {

    private static final int PAGE = 1 << 15;
    private static final int MORE_THAN_IS_KEPT = 67 * PAGE;
    private static final int LOOKS = 1000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PAGE - 1, PAGE, PAGE + 1, MORE_THAN_IS_KEPT, MORE_THAN_IS_KEPT + 7})
    void anyPlace_inAnyOrder_isTheFiles(int length) throws IOException {
        long seed = new Random().nextLong();
        System.out.println("FileWindowTest seed " + seed + " length " + length);
        Random random = new Random(seed);
        byte[] expected = new byte[length];
        random.nextBytes(expected);
        try (FileWindow window = FileWindow.open(Files.write(folder.resolve("file"), expected))) {
            for (int look = 0; look < LOOKS; look++) {
                int place = random.nextInt(length + 1);
                byte[] read = new byte[1 + random.nextInt(100)];
                window.seek(place);
                int taken = window.read(read, 0, read.length);
                assertThat(taken).isBetween(place == length ? -1 : 1, place == length ? -1 : read.length);
                int end = place + Math.max(0, taken);
                assertThat(Arrays.copyOf(read, end - place)).isEqualTo(Arrays.copyOfRange(expected, place, end));
                assertThat(window.getPosition()).isEqualTo(end);
                assertThat(window.peek()).isEqualTo(end == length ? -1 : expected[end] & 0xFF);
                if (end > 0) {
                    window.rewind(1);
                    assertThat(window.read()).isEqualTo(expected[end - 1] & 0xFF);
                }
            }
        }
    }

    @Test
    void oneByteAfterTheOther_crossesEveryPage_toTheEnd() throws IOException {
        byte[] expected = new byte[3 * PAGE + 5];
        new Random(1).nextBytes(expected);
        try (FileWindow window = FileWindow.open(Files.write(folder.resolve("file"), expected))) {
            for (byte one : expected) {
                assertThat(window.read()).isEqualTo(one & 0xFF);
            }
            assertThat(window.read()).isEqualTo(-1);
            assertThat(window.isEOF()).isTrue();
        }
    }

    /** What was there when it was opened is gone: that is an end, never the bytes of another page. */
    @Test
    void fileThatBecameShorter_endsThere_andThePageIsNotKept() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[2 * PAGE]);
        try (FileWindow window = FileWindow.open(file);
                FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(PAGE + 10);
            window.seek(PAGE + 9);
            assertThat(window.read()).isZero();
            assertThat(window.read()).isEqualTo(-1);
            window.seek(0);
            assertThat(window.read()).isZero();
            window.seek(PAGE + 20);
            assertThat(window.read()).isEqualTo(-1);
        }
    }
}
