package vn.motcua.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarnessTest {

    private static final Goal RATIO = Goal.ratioAtMost(2);
    private static final Goal LEAST_RATIO = Goal.ratioAtLeast(0.8);
    private static final Goal LEAST = Goal.atLeast(quantity(1.7));
    private static final Goal MOST = Goal.atMost(quantity(1.7));
    private static final Goal WHERE_PEER_DOES = Goal.atLeastWherePeerDoes(quantity(1.7));

    @Test
    void turns_contendersAlternate_andEachIsMeasured() throws IOException {
        List<String> order = new ArrayList<>();
        Times times = Turns.take(List.of(contender("ours", order), contender("peer", order)), 3);

        assertThat(order).containsExactly("ours", "peer", "ours", "peer", "ours", "peer");
        assertThat(times.of("ours").wallSeconds()).isPositive();
        assertThat(times.of("ours").cpuSeconds()).isNotNegative();
        assertThatThrownBy(() -> times.of("third")).hasMessageContaining("third did not take part");
    }

    @Test
    void turns_workThatChangesFromRoundToRound_isRefused() {
        AtomicLong next = new AtomicLong();
        List<Contender> fickle = List.of(new Contender("fickle", next::incrementAndGet));

        assertThatThrownBy(() -> Turns.take(fickle, 2)).hasMessage("fickle came to 2 after 1");
    }

    @Test
    void median_ofOddAndEvenNumbers_isTheMiddle() {
        assertThat(Measured.median(new long[] {9, 1, 5})).isEqualTo(5);
        assertThat(Measured.median(new long[] {9, 1, 5, 2})).isEqualTo(3.5);
    }

    @ParameterizedTest
    @CsvSource({
        "RATIO, 4.0, 2.0, HOLDS",
        "RATIO, 4.1, 2.0, DOES_NOT_HOLD",
        "RATIO, 4.0, , DOES_NOT_HOLD",
        "LEAST_RATIO, 4.0, 5.0, HOLDS",
        "LEAST_RATIO, 3.9, 5.0, DOES_NOT_HOLD",
        "LEAST_RATIO, 3.9, , DOES_NOT_HOLD",
        "LEAST, 1.7, , HOLDS",
        "LEAST, 1.6, , DOES_NOT_HOLD",
        "MOST, 1.7, , HOLDS",
        "MOST, 1.8, , DOES_NOT_HOLD",
        "WHERE_PEER_DOES, 1.7, 1.0, HOLDS",
        "WHERE_PEER_DOES, 1.6, 1.7, DOES_NOT_HOLD",
        "WHERE_PEER_DOES, 1.6, 1.6, NOT_JUDGED"
    })
    void goal_isJudged(String goal, double ours, Double peer, Verdict verdict) {
        Goal judged = Map.of(
                        "RATIO", RATIO,
                        "LEAST_RATIO", LEAST_RATIO,
                        "LEAST", LEAST,
                        "MOST", MOST,
                        "WHERE_PEER_DOES", WHERE_PEER_DOES)
                .get(goal);
        Row row = new Row("row", quantity(ours), Optional.ofNullable(peer).map(HarnessTest::quantity), judged);

        assertThat(row.verdict()).isEqualTo(verdict);
    }

    @Test
    void table_isAlignedAndShowsTheRatio() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<Row> rows = List.of(
                Row.beside("with a peer", quantity(1234), quantity(1000), RATIO),
                Row.alone("alone", quantity(12.34), Goal.atMost(quantity(20))));
        Table.print(rows, new PrintStream(bytes, true, StandardCharsets.UTF_8));

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "             ours      peer      ratio  goal             verdict",
                        "with a peer  1,234 ms  1,000 ms  1.23   ratio <= 2.00    holds",
                        "alone        12.3 ms   -         -      ours <= 20.0 ms  holds");
    }

    @Test
    void workspace_closed_isGoneWithItsFiles() throws IOException {
        Path file;
        try (Workspace workspace = Workspace.create()) {
            file = Files.writeString(workspace.file("input"), "generated");
        }

        assertThat(file.getParent()).doesNotExist();
    }

    private static Contender contender(String name, List<String> order) {
        return new Contender(name, () -> order.add(name) ? 1 : 0);
    }

    private static Quantity quantity(double value) {
        return new Quantity(value, "ms");
    }
}
