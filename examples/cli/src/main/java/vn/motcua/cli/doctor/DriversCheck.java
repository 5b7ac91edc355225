package vn.motcua.cli.doctor;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vn.motcua.signing.token.driver.DriverFinding;
import vn.motcua.signing.token.driver.DriverState;

/** The drivers of tokens that are installed, and whether each works. */
final class DriversCheck implements Check {

    private static final Text NONE = new Text(
            "No driver of a token was found. Install the one of the token's maker, or name its folder with"
                    + " --driver-folder",
            "Không tìm thấy trình điều khiển thiết bị ký số nào. Hãy cài bản của nhà cung cấp, hoặc chỉ thư mục bằng"
                    + " --driver-folder");

    private final Supplier<List<DriverFinding>> drivers;

    DriversCheck(Supplier<List<DriverFinding>> drivers) {
        this.drivers = drivers;
    }

    @Override
    public String name() {
        return "drivers";
    }

    @Override
    public List<Finding> run() {
        List<DriverFinding> all = drivers.get();
        if (all.isEmpty()) {
            return List.of(Finding.of(Status.ATTENTION, NONE));
        }
        Set<Path> working = all.stream()
                .filter(DriversCheck::works)
                .map(DriverFinding::library)
                .collect(Collectors.toSet());
        return all.stream()
                .map(driver -> finding(driver, status(driver, working)))
                .toList();
    }

    private static boolean works(DriverFinding driver) {
        return driver.state() == DriverState.USABLE || driver.state() == DriverState.NO_TOKEN;
    }

    /** A driver of the other width beside one that works is how it should be on a 64-bit Windows. */
    private static Status status(DriverFinding driver, Set<Path> working) {
        if (works(driver)) {
            return Status.OK;
        }
        return replacements(driver).stream().anyMatch(working::contains) ? Status.NOTE : Status.WILL_NOT_WORK;
    }

    private static Set<Path> replacements(DriverFinding driver) {
        Set<Path> files = new HashSet<>();
        if (driver instanceof DriverFinding.WrongWidth narrow) {
            files.addAll(narrow.replacements());
        } else if (driver instanceof DriverFinding.WrongArchitecture foreign) {
            files.addAll(foreign.replacements());
        }
        return files;
    }

    private static Finding finding(DriverFinding driver, Status status) {
        Locale vietnamese = Locale.forLanguageTag("vi");
        Text what = new Text(
                driver.library().getFileName() + ": " + driver.explanation(Locale.ENGLISH),
                driver.library().getFileName() + ": " + driver.explanation(vietnamese));
        Text text = status == Status.OK
                ? what
                : what.and(new Text(driver.remedy(Locale.ENGLISH), driver.remedy(vietnamese)));
        Finding finding = Finding.of(status, text)
                .with("library", driver.library())
                .with("issuer", driver.candidate().issuer())
                .with("state", driver.state());
        return driver instanceof DriverFinding.WrongWidth narrow ? finding.with("bits", narrow.width()) : finding;
    }
}
