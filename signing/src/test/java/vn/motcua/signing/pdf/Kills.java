package vn.motcua.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import vn.motcua.signing.pdf.WriteObserver.Phase;

/** Kills processes that write signed files, in every phase, and keeps account of where the kills landed. */
final class Kills {

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

    private final int times;
    private final long seed;
    private final Map<Phase, Integer> landed = new EnumMap<>(Phase.class);

    Kills(int times, long seed) {
        this.times = times;
        this.seed = seed;
        System.out.println("seed of the kills: " + seed);
    }

    /**
     * When to kill.
     *
     * @param phase the phase the victim has reached
     * @param occurrence how often it has
     * @param stops whether it waits there for its end, or goes on and is overtaken
     */
    record Kill(Phase phase, int occurrence, boolean stops) {

        private static Kill at(Phase phase, Random random, boolean stops) {
            return new Kill(phase, phase == Phase.PART_APPENDED ? 1 + random.nextInt(3) : 1, stops);
        }

        /** Whether it writes a draft beside its target, and not in place. */
        boolean beside() {
            return BESIDE.contains(phase);
        }
    }

    /** Each phase once; the rest are phases in which bytes are on their way, and every fourth does not wait. */
    List<Kill> plan() {
        Random random = new Random(seed);
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

    /** Kills a victim that prints its phases; returns the one it was last seen in. */
    Phase kill(Class<?> main, Kill kill, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(kill.phase, kill.occurrence, kill.stops));
        all.addAll(List.of(arguments));
        try (ChildJvm victim = ChildJvm.start(main, List.of("-XX:TieredStopAtLevel=1"), all.toArray())) {
            Phase seen = Phase.valueOf(victim.line());
            int left = kill.occurrence;
            while (seen != kill.phase || --left > 0) {
                seen = Phase.valueOf(victim.line());
            }
            victim.kill();
            Phase last = victim.lines().stream().map(Phase::valueOf).reduce(seen, (earlier, later) -> later);
            landed.merge(last, 1, Integer::sum);
            return last;
        }
    }

    /** At least one in each phase, and half of them while bytes were on their way. */
    void requireSpread() {
        int writing = landed.entrySet().stream()
                .filter(entry -> WRITING.contains(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        System.out.println("kills by phase: " + landed + ", while bytes were on their way: " + writing);
        assertThat(landed).as("seed " + seed).containsOnlyKeys(Phase.values());
        assertThat(writing).as("seed " + seed).isGreaterThanOrEqualTo(times / 2);
    }

    static List<Path> hidden(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    /** What a victim is watched by: it says each phase it reaches, and at one of them may stop for ever. */
    static WriteObserver observer(String... arguments) {
        return new Observer(
                Phase.valueOf(arguments[0]), Integer.parseInt(arguments[1]), Boolean.parseBoolean(arguments[2]));
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
