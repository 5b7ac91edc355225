package vn.motcua.benchmarks.core;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/** A made-up NDJSON file of dossiers of one year, the same for the same seed. */
final class FactsFile {

    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 366;
    private static final int LONGEST_DAYS = 20;
    private static final int AGENCIES = 50;
    private static final int PROCEDURES = 300;
    private static final List<String> SATISFACTIONS =
            List.of("VERY_SATISFIED", "SATISFIED", "NORMAL", "DISSATISFIED", "VERY_DISSATISFIED");
    private static final List<String> PAYMENTS =
            List.of("NOTHING_OWED", "EXEMPT", "UNPAID", "PAID_AT_DESK", "PAID_ONLINE");
    private static final int[] STATUSES = {10, 10, 10, 10, 10, 10, 9, 9, 4, 2, 5, 7};

    private final Random random;
    private final StringBuilder line = new StringBuilder(512);
    private final List<String> days = IntStream.range(0, DAYS + LONGEST_DAYS)
            .mapToObj(day -> FIRST.plusDays(day) + "T")
            .toList();
    private final List<String> minutes = IntStream.range(0, 24 * 60)
            .mapToObj(minute -> String.format(Locale.ROOT, "%02d:%02d:", minute / 60, minute % 60))
            .toList();
    private final List<String> agencies = IntStream.rangeClosed(1, AGENCIES)
            .mapToObj(agency -> "H55." + agency)
            .toList();
    private final List<String> procedures = IntStream.range(0, PROCEDURES)
            .mapToObj(procedure -> String.format(Locale.ROOT, "2.%06d", 815 + procedure))
            .toList();

    private FactsFile(long seed) {
        random = new Random(seed);
    }

    static Path write(Path file, long dossiers, long seed) throws IOException {
        FactsFile facts = new FactsFile(seed);
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            for (long i = 0; i < dossiers; i++) {
                out.append(facts.next());
            }
        }
        return file;
    }

    private StringBuilder next() {
        int received = random.nextInt(DAYS);
        int term = 1 + random.nextInt(LONGEST_DAYS - 1);
        int status = STATUSES[random.nextInt(STATUSES.length)];
        line.setLength(0);
        text("{\"agency\":\"", any(agencies)).append('"');
        text(",\"procedure\":\"", any(procedures)).append('"');
        line.append(",\"channel\":").append(chance(950) ? 2 : 1 + random.nextInt(3));
        line.append(",\"status\":").append(status);
        moment(",\"received\":\"", received);
        moment(",\"due\":\"", received + term);
        if (status >= 9) {
            moment(",\"finished\":\"", received + random.nextInt(term + 1));
        }
        line.append(",\"supplements\":").append(chance(100) ? 1 + random.nextInt(2) : 0);
        papers();
        text(",\"payment\":\"", any(PAYMENTS)).append('"');
        answer(",\"synchronised\":", 980);
        answer(",\"populationData\":", 700);
        if (chance(300)) {
            text(",\"satisfaction\":\"", any(SATISFACTIONS)).append('"');
        }
        return line.append("}\n");
    }

    private void papers() {
        int components = 1 + random.nextInt(5);
        int digitised = chance(815) ? components : random.nextInt(components);
        line.append(",\"components\":").append(components);
        line.append(",\"digitised\":").append(digitised);
        line.append(",\"reused\":").append(random.nextInt(digitised + 1));
        answer(",\"electronicResult\":", 900);
        answer(",\"personalStore\":", 500);
    }

    private StringBuilder text(String before, String value) {
        return line.append(before).append(value);
    }

    private void moment(String before, int day) {
        text(before, days.get(day)).append(minutes.get(7 * 60 + random.nextInt(10 * 60)));
        int second = random.nextInt(60);
        line.append(second < 10 ? "0" : "").append(second).append("+07:00\"");
    }

    private void answer(String before, int perMille) {
        line.append(before).append(chance(perMille));
    }

    private String any(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private boolean chance(int perMille) {
        return random.nextInt(1000) < perMille;
    }
}
