package vn.motcua.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import vn.motcua.signing.batch.BatchProgress;

class ProgressLineTest {

    private final StringWriter shown = new StringWriter();

    private static BatchProgress at(int second) {
        return new BatchProgress(second * 2L, 0, 0, 0, OptionalLong.of(60), Duration.ofSeconds(second));
    }

    @Test
    void show_onATerminal_drawsABarThatCanBeCleared() {
        ProgressLine line = new ProgressLine(new PrintWriter(shown), true);
        line.show(at(15));
        assertThat(shown.toString()).startsWith("\r[###############               ] 30/60, 2.0/s, 15 s left");
        line.clear();
        assertThat(shown.toString()).endsWith("\r");
    }

    @Test
    void show_elsewhere_saysALineNowAndThen() {
        ProgressLine line = new ProgressLine(new PrintWriter(shown), false);
        for (int second = 1; second <= 30; second++) {
            line.show(at(second));
        }
        line.clear();
        assertThat(shown.toString().lines())
                .containsExactly(
                        "motcua: 20/60, 2.0/s, 20 s left",
                        "motcua: 40/60, 2.0/s, 10 s left",
                        "motcua: 60/60, 2.0/s, 0 s left");
    }
}
