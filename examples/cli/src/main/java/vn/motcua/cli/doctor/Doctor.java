package vn.motcua.cli.doctor;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.token.driver.DriverFinding;
import vn.motcua.signing.token.driver.TokenDrivers;

/** Looks at the parts of this machine one after the other. */
public final class Doctor {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Text FAILED =
            new Text("The check could not be made: %s", "Không thực hiện được bước kiểm tra: %s");

    private final List<Check> checks;
    private final Redaction redaction;

    Doctor(List<Check> checks, Redaction redaction) {
        this.checks = checks;
        this.redaction = redaction;
    }

    /**
     * Makes the checks for this machine.
     *
     * @param settings what was asked for
     * @param clock the machine's clock
     * @return the doctor
     * @throws InvalidInputException INVALID_VALUE if a check is named that there is not
     */
    public static Doctor of(DoctorSettings settings, Clock clock) {
        Map<String, String> properties = properties();
        List<Check> all = all(settings, clock, properties);
        List<String> names = all.stream().map(Check::name).toList();
        settings.only().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidInputException(FailureCode.INVALID_VALUE, "--check", name, "one of " + names);
                });
        List<Check> wanted = all.stream()
                .filter(check -> settings.only().isEmpty() || settings.only().contains(check.name()))
                .toList();
        return new Doctor(wanted, Redaction.of(properties, System.getenv()));
    }

    private static List<Check> all(DoctorSettings settings, Clock clock, Map<String, String> properties) {
        Supplier<List<DriverFinding>> drivers = once(() -> TokenDrivers.examine(settings.drivers()));
        HttpHead http = new HttpHead(LIMIT);
        return List.of(
                new JavaCheck(properties),
                NativeCodeCheck.ofThisProcess(),
                new DriversCheck(drivers),
                new TokensCheck(drivers, clock),
                new ClockCheck(clock, System::nanoTime, ZoneId.systemDefault(), source(settings.timeSource(), http)),
                new TrustCheck(settings.trust(), clock),
                FontsCheck.bundled(),
                new TesseractCheck(System.getenv().getOrDefault("PATH", ""), LIMIT),
                new DatabaseCheck(Doctor.class.getClassLoader()),
                new NetworkCheck(System.getenv(), properties, settings.addresses(), http),
                TempFolderCheck.of(Path.of(properties.getOrDefault("java.io.tmpdir", "."))));
    }

    private static Optional<TimeSource> source(@Nullable URI address, HttpHead http) {
        return Optional.ofNullable(address).map(it -> () -> http.date(it));
    }

    private static Map<String, String> properties() {
        Properties properties = System.getProperties();
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), properties::getProperty));
    }

    /** The drivers are tried once for the two checks that look at them. */
    private static Supplier<List<DriverFinding>> once(Supplier<List<DriverFinding>> examination) {
        AtomicReference<@Nullable List<DriverFinding>> found = new AtomicReference<>();
        return () -> {
            List<DriverFinding> known = found.get();
            List<DriverFinding> now = known == null ? examination.get() : known;
            found.set(now);
            return now;
        };
    }

    /**
     * Makes the checks. One that fails is reported and the others are made.
     *
     * @return the report, without personal data
     */
    public DoctorReport examine() {
        return new DoctorReport(checks.stream().map(this::made).toList());
    }

    private DoctorReport.Section made(Check check) {
        List<Finding> findings;
        try {
            findings = check.run();
        } catch (RuntimeException e) {
            findings = List.of(Finding.of(Status.FAILED, FAILED.with(String.valueOf(e.getMessage()))));
        }
        return new DoctorReport.Section(
                check.name(),
                findings.stream().map(finding -> finding.redacted(redaction)).toList());
    }
}
