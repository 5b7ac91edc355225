package vn.motcua.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.motcua.cli.doctor.Doctor;
import vn.motcua.cli.doctor.DoctorReport;
import vn.motcua.cli.doctor.DoctorSettings;

/** What works on this machine and what does not. */
@Command(
        name = "doctor",
        description = "Check this machine: drivers, tokens, clock, fonts, network; a report fit for a support ticket,"
                + " without names of users, home folders or PINs.")
final class DoctorCommand implements Callable<Integer> {

    @Option(
            names = "--trust",
            paramLabel = "FILE-OR-DIR",
            description = "Check these trusted certificates; may be given again.")
    private List<Path> trust = List.of();

    @Option(
            names = "--time-url",
            paramLabel = "URL",
            description = "Compare the clock with the date of this web server; none is asked without it.")
    private @Nullable URI timeUrl;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Check that this address can be reached; may be given again. No other is called.")
    private List<URI> urls = List.of();

    @Option(names = "--check", paramLabel = "NAME", description = "Make only this check; may be given again.")
    private List<String> only = List.of();

    @Mixin
    private DriverSearch drivers;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        DoctorSettings settings = new DoctorSettings(drivers.options(), trust, timeUrl, urls, new HashSet<>(only));
        DoctorReport report = Doctor.of(settings, Now.clock()).examine();
        json.print(spec.commandLine().getOut(), report::text, report::fill);
        if (report.failed()) {
            return ExitCode.ENVIRONMENT;
        }
        return report.negative() ? ExitCode.NEGATIVE : ExitCode.DONE;
    }
}
