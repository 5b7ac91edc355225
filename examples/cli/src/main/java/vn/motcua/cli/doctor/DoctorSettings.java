package vn.motcua.cli.doctor;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.signing.token.driver.DriverOptions;

/**
 * What the user asked to have looked at.
 *
 * @param drivers where drivers are searched for
 * @param trust files and folders of trusted certificates
 * @param timeSource a web server whose date the clock is compared with, or null
 * @param addresses what has to be reached
 * @param only the names of the checks to make; empty for all
 */
public record DoctorSettings(
        DriverOptions drivers, List<Path> trust, @Nullable URI timeSource, List<URI> addresses, Set<String> only) {

    /** Takes copies. */
    public DoctorSettings {
        trust = List.copyOf(trust);
        addresses = List.copyOf(addresses);
        only = Set.copyOf(only);
    }
}
