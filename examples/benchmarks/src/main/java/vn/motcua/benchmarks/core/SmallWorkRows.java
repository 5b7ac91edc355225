package vn.motcua.benchmarks.core;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import vn.motcua.agency.AdministrativeUnits;
import vn.motcua.agency.Gazetteer;
import vn.motcua.benchmarks.harness.Choices;
import vn.motcua.benchmarks.harness.Contender;
import vn.motcua.benchmarks.harness.Goal;
import vn.motcua.benchmarks.harness.Measured;
import vn.motcua.benchmarks.harness.Option;
import vn.motcua.benchmarks.harness.Progress;
import vn.motcua.benchmarks.harness.Quantity;
import vn.motcua.benchmarks.harness.Row;
import vn.motcua.benchmarks.harness.Times;
import vn.motcua.benchmarks.harness.Turns;
import vn.motcua.calendar.DeadlineRule;
import vn.motcua.calendar.WorkingCalendar;
import vn.motcua.identity.PersonName;
import vn.motcua.identity.VietnameseText;

/** Deadlines, and look-ups by name, one after the other on one thread. */
final class SmallWorkRows {

    private static final String DEADLINES = "deadlines";
    private static final String PLACES = "places";
    private static final String PERSONS = "persons";
    private static final int WARM_UP_ROUNDS = 3;
    private static final int INPUTS = 1 << 12;
    private static final int LONGEST_TERM = 60;
    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
    private static final int MINUTES = 2 * 365 * 24 * 60;
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final List<String> SURNAMES = List.of("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi");
    private static final List<String> MIDDLE_NAMES = List.of("Văn", "Thị", "Đức", "Ngọc Minh", "Hữu", "Thuý", "Quốc");
    private static final List<String> GIVEN_NAMES = List.of("Hoà", "Thụy", "Dũng", "Hường", "Ánh", "Khuê", "Yến", "Tý");

    private final int rounds;
    private final long deadlines;
    private final long lookups;
    private final Random random;
    private final Progress progress;

    SmallWorkRows(Choices choices, Progress progress) {
        rounds = (int) choices.get(Option.ROUNDS);
        deadlines = choices.get(CoreBench.DEADLINES);
        lookups = choices.get(CoreBench.LOOKUPS);
        random = new Random(choices.get(Option.SEED));
        this.progress = progress;
    }

    List<Row> measure() throws IOException {
        progress.step("computing deadlines and looking up names");
        List<Contender> contenders = List.of(deadlines(), places(), persons());
        Turns.take(contenders, WARM_UP_ROUNDS);
        Times times = Turns.take(contenders, rounds);
        Goal quick = Goal.atMost(new Quantity(20, "µs"));
        return List.of(
                Row.alone(
                        "deadlines on one core",
                        new Quantity(deadlines / times.of(DEADLINES).cpuSeconds() / 1e6, "million/s"),
                        Goal.atLeast(new Quantity(2, "million/s"))),
                Row.alone("a commune by its name without accents", micros(times.of(PLACES)), quick),
                Row.alone("the search key of a person's name", micros(times.of(PERSONS)), quick));
    }

    private Contender deadlines() {
        WorkingCalendar calendar = WorkingCalendar.vietnam();
        List<Instant> moments = IntStream.range(0, INPUTS)
                .mapToObj(i -> FIRST.plus(Duration.ofMinutes(random.nextInt(MINUTES))))
                .toList();
        List<DeadlineRule> rules = IntStream.rangeClosed(0, LONGEST_TERM)
                .mapToObj(DeadlineRule::ofWorkingDays)
                .toList();
        return new Contender(DEADLINES, () -> {
            long sum = 0;
            for (long i = 0; i < deadlines; i++) {
                DeadlineRule rule = rules.get((int) (i % rules.size()));
                sum += rule.deadline(moments.get((int) (i % INPUTS)), calendar)
                        .due()
                        .toEpochSecond();
            }
            return sum;
        });
    }

    private Contender places() {
        Gazetteer gazetteer = AdministrativeUnits.bundled().at(DAY);
        List<String> names = new ArrayList<>(gazetteer.communes().stream()
                .map(commune -> VietnameseText.searchKey(commune.name()))
                .toList());
        Collections.shuffle(names, random);
        return new Contender(PLACES, () -> {
            long found = 0;
            for (long i = 0; i < lookups; i++) {
                found += gazetteer
                        .communesNamed(names.get((int) (i % names.size())))
                        .size();
            }
            return found;
        });
    }

    private Contender persons() {
        List<String> names = IntStream.range(0, INPUTS)
                .mapToObj(i -> any(SURNAMES) + " " + any(MIDDLE_NAMES) + " " + any(GIVEN_NAMES))
                .toList();
        return new Contender(PERSONS, () -> {
            long length = 0;
            for (long i = 0; i < lookups; i++) {
                length +=
                        PersonName.of(names.get((int) (i % INPUTS))).searchKey().length();
            }
            return length;
        });
    }

    private Quantity micros(Measured measured) {
        return new Quantity(measured.cpuSeconds() * 1e6 / lookups, "µs");
    }

    private String any(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
