package vn.motcua.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vn.motcua.signing.token.driver.DriverCatalogue;
import vn.motcua.signing.token.driver.DriverOptions;

/** Where drivers of tokens are searched for besides the usual places. */
final class DriverSearch {

    @Option(
            names = "--driver-folder",
            paramLabel = "DIR",
            description = "Also search this folder for drivers; may be given again.")
    private List<Path> folders = List.of();

    @Option(
            names = "--driver-table",
            paramLabel = "FILE",
            description = "Also search for the drivers of this table, in the form of the SDK's drivers.tsv.")
    private @Nullable Path table;

    DriverOptions options() {
        DriverCatalogue catalogue = DriverCatalogue.bundled();
        if (table != null) {
            catalogue = catalogue.withTable(table);
        }
        for (Path folder : folders) {
            catalogue = catalogue.withFolder(folder);
        }
        return DriverOptions.defaults().withCatalogue(catalogue);
    }
}
