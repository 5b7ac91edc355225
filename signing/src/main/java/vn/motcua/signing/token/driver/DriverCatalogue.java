package vn.motcua.signing.token.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;

/**
 * The names and folders under which the drivers of tokens are installed.
 *
 * <p>The bundled catalogue knows the tokens sold in Viet Nam, those of the Government Cipher Committee's authority
 * (VGCA), OpenSC and SoftHSM, on Windows, Linux and macOS. Its names come from public programs that sign with these
 * tokens; rows that were inferred from the naming of others are {@linkplain Evidence#INFERRED marked}. A token it does
 * not know is added with {@link #withProduct}, {@link #withFolder}, {@link #withLibrary} or a table of one's own.
 *
 * <p>Values are immutable and safe for threads.
 *
 * <pre>{@code
 * DriverCatalogue catalogue = DriverCatalogue.bundled().withFolder(Path.of("D:/drivers"));
 * for (DriverCandidate driver : catalogue.candidates()) {
 *     System.out.println(driver.issuer() + " " + driver.library());
 * }
 * }</pre>
 */
public final class DriverCatalogue {

    private static final DriverCatalogue BUNDLED = CatalogueTable.bundled();

    private final List<DriverProduct> products;
    private final List<SearchFolder> folders;
    private final List<Path> ownFolders;
    private final List<Path> ownLibraries;

    private DriverCatalogue(
            List<DriverProduct> products, List<SearchFolder> folders, List<Path> ownFolders, List<Path> ownLibraries) {
        this.products = products;
        this.folders = folders;
        this.ownFolders = ownFolders;
        this.ownLibraries = ownLibraries;
    }

    static DriverCatalogue of(List<DriverProduct> products, List<SearchFolder> folders) {
        return new DriverCatalogue(List.copyOf(products), List.copyOf(folders), List.of(), List.of());
    }

    /**
     * Returns the catalogue that comes with the SDK.
     *
     * @return the catalogue
     */
    public static DriverCatalogue bundled() {
        return BUNDLED;
    }

    /**
     * Returns a catalogue that knows nothing, to be filled by the caller alone.
     *
     * @return the catalogue
     */
    public static DriverCatalogue empty() {
        return of(List.of(), List.of());
    }

    /**
     * Adds a table of one's own in the form of the bundled {@code drivers.tsv}. Its rows come before those already
     * there.
     *
     * @param file the table, in UTF-8, with tabs between its cells
     * @return a new catalogue
     * @throws InvalidInputException FILE_NOT_FOUND, or INVALID_VALUE naming the line that is malformed
     * @throws ResourceException FILE_UNREADABLE
     */
    public DriverCatalogue withTable(Path file) {
        DriverCatalogue own = CatalogueTable.load(file);
        return new DriverCatalogue(
                joined(own.products, products), joined(own.folders, folders), ownFolders, ownLibraries);
    }

    /**
     * Adds a driver, searched for in every folder of its system before those already there.
     *
     * @param product the driver
     * @return a new catalogue
     */
    public DriverCatalogue withProduct(DriverProduct product) {
        return new DriverCatalogue(joined(List.of(product), products), folders, ownFolders, ownLibraries);
    }

    /**
     * Adds a folder in which every driver is searched for, before those already there.
     *
     * @param folder the folder itself, without those below it
     * @return a new catalogue
     */
    public DriverCatalogue withFolder(Path folder) {
        return new DriverCatalogue(
                products, folders, joined(List.of(folder.toAbsolutePath()), ownFolders), ownLibraries);
    }

    /**
     * Adds a driver by its path. It comes before all that is searched for, whatever its name.
     *
     * @param library the PKCS#11 library
     * @return a new catalogue
     */
    public DriverCatalogue withLibrary(Path library) {
        return new DriverCatalogue(
                products, folders, ownFolders, joined(List.of(library.toAbsolutePath()), ownLibraries));
    }

    /**
     * Lists the drivers the catalogue knows.
     *
     * @return the rows for all systems, best first
     */
    public List<DriverProduct> products() {
        return products;
    }

    /**
     * Lists the files of this machine that are drivers by name and place. A file that is reached by several paths is
     * listed once.
     *
     * @return the files, best first; whether they work is told by {@link TokenDrivers#examine(DriverOptions)}
     */
    public List<DriverCandidate> candidates() {
        return candidates(Machine.ofThisProcess());
    }

    List<DriverCandidate> candidates(Machine machine) {
        List<Path> files = files(machine);
        Stream<DriverCandidate> given = ownLibraries.stream()
                .filter(Files::isRegularFile)
                .map(library -> new DriverCandidate(library, "", Evidence.GIVEN));
        Stream<DriverCandidate> known = products.stream()
                .filter(product -> product.system() == machine.system())
                .flatMap(product -> matching(product, files));
        Set<Path> seen = new HashSet<>();
        return Stream.concat(given, known)
                .filter(candidate -> seen.add(real(candidate.library())))
                .toList();
    }

    /** Every file in the folders that could be meant, so that each folder is read once for all names. */
    private List<Path> files(Machine machine) {
        Set<Path> places = new LinkedHashSet<>(ownFolders);
        folders.forEach(folder -> places.addAll(folder.on(machine)));
        Pattern wanted = products.stream()
                .filter(product -> product.system() == machine.system())
                .flatMap(product -> product.files().stream())
                .map(name -> "(?:" + regex(name) + ")")
                .collect(Collectors.collectingAndThen(Collectors.joining("|"), all -> pattern(all, machine.system())));
        return places.stream()
                .flatMap(place -> SearchFolder.entries(place, "*").stream())
                .filter(file -> wanted.matcher(name(file)).matches())
                .filter(Files::isRegularFile)
                .toList();
    }

    private static Stream<DriverCandidate> matching(DriverProduct product, List<Path> files) {
        return product.files().stream()
                .map(name -> pattern(regex(name), product.system()))
                .flatMap(pattern -> files.stream()
                        .filter(file -> pattern.matcher(name(file)).matches()))
                .map(file -> new DriverCandidate(file, product.issuer(), product.evidence()));
    }

    private static String regex(String name) {
        return Stream.of(name.split("#", -1)).map(Pattern::quote).collect(Collectors.joining("[0-9]+"));
    }

    private static Pattern pattern(String regex, OperatingSystem system) {
        return Pattern.compile(regex, system.ignoresCase() ? Pattern.CASE_INSENSITIVE : 0);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file;
        }
    }

    private static <T> List<T> joined(List<T> first, List<T> then) {
        List<T> both = new ArrayList<>(first);
        both.addAll(then);
        return List.copyOf(both);
    }

    /** Says how much the catalogue knows. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "DriverCatalogue[%d products, %d folders]",
                products.size(),
                folders.size() + ownFolders.size());
    }
}
