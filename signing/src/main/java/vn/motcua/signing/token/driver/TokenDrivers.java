package vn.motcua.signing.token.driver;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import vn.motcua.failure.ResourceException;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.token.KeyUri;
import vn.motcua.signing.token.PinSource;
import vn.motcua.signing.token.Pkcs11Module;
import vn.motcua.signing.token.Pkcs11Options;
import vn.motcua.signing.token.TokenKey;

/**
 * Finds the drivers of the tokens that are plugged in, without configuration.
 *
 * <p>The files that the catalogue leads to are looked at one after the other, because drivers disturb each other on
 * the same token: the header of each is read, and one that fits is tried in a process of its own. Only a driver that
 * has answered there is ever loaded into this process, unless JNA cannot be loaded: see {@link #open}. A search takes about a second for each
 * driver installed; keep what it found for as long as the token stays plugged in.
 *
 * <p>The methods are safe for threads.
 *
 * <pre>{@code
 * KeyUri uri = KeyUri.parse("pkcs11:token=UBND%20xa;serial=0012");
 * try (TokenKey key =
 *         TokenDrivers.open(uri, token -> console.readPassword("PIN: "), Pkcs11Options.defaults(), DriverOptions.defaults())) {
 *     PdfSigner.sign(in, out, key, options);
 * }
 * }</pre>
 */
public final class TokenDrivers {

    private TokenDrivers() {}

    /**
     * Looks at every driver the catalogue finds on this machine.
     *
     * @param options where to search, and how long a driver may take
     * @return what has been found out about each, in the order of the catalogue; empty if no driver is installed
     * @throws ResourceException PART_MISSING if no Java process can be started, or OUTPUT_NOT_WRITABLE
     */
    public static List<DriverFinding> examine(DriverOptions options) {
        Machine machine = Machine.ofThisProcess();
        return examine(options.catalogue().candidates(machine), machine, new DriverProbe(options));
    }

    /**
     * Looks at one driver.
     *
     * @param library the PKCS#11 library
     * @param options how long it may take; its catalogue is searched only for a file to use instead
     * @return what has been found out
     * @throws ResourceException PART_MISSING if no Java process can be started, or OUTPUT_NOT_WRITABLE
     */
    public static DriverFinding examine(Path library, DriverOptions options) {
        Machine machine = Machine.ofThisProcess();
        List<DriverCandidate> all = options.catalogue().candidates(machine);
        DriverCandidate candidate = all.stream()
                .filter(known -> known.library().equals(library.toAbsolutePath()))
                .findFirst()
                .orElseGet(() -> new DriverCandidate(library, "", Evidence.GIVEN));
        return examine(candidate, new HeaderCheck(machine, all), new DriverProbe(options));
    }

    static List<DriverFinding> examine(List<DriverCandidate> candidates, Machine machine, DriverProbe probe) {
        HeaderCheck check = new HeaderCheck(machine, candidates);
        return candidates.stream()
                .map(candidate -> examine(candidate, check, probe))
                .toList();
    }

    private static DriverFinding examine(DriverCandidate candidate, HeaderCheck check, DriverProbe probe) {
        Optional<DriverFinding> objection = check.objection(candidate);
        return objection.isPresent() ? objection.get() : probe.probe(candidate);
    }

    /**
     * Opens the drivers of the tokens that are plugged in. Where several drivers see the same token, the one that also
     * reads its certificates is taken, else the first.
     *
     * @param options where to search, and how long a driver may take
     * @return the drivers, without those that see no token of their own; empty if there is no token
     * @throws TokenException TOKEN_MODULE_FAILED if a driver that has just worked fails now
     * @throws ResourceException PART_MISSING if no Java process can be started, or OUTPUT_NOT_WRITABLE
     */
    public static List<Pkcs11Module> find(DriverOptions options) {
        return find(examine(options));
    }

    /**
     * Opens the drivers of the tokens that have been found already, as {@link #find(DriverOptions)} does.
     *
     * @param findings what {@link #examine(DriverOptions)} has found out
     * @return the drivers, without those that see no token of their own; empty if there is no token
     * @throws TokenException TOKEN_MODULE_FAILED if a driver that worked fails now
     */
    public static List<Pkcs11Module> find(List<DriverFinding> findings) {
        return FoundTokens.of(findings).libraries().stream()
                .map(Pkcs11Module::open)
                .toList();
    }

    /**
     * Names the driver of a key's token. An address that names a driver is returned as it is, and nothing is searched.
     *
     * @param uri the address of a key
     * @param options where to search, and how long a driver may take
     * @return the address with the path of the driver
     * @throws TokenException TOKEN_NOT_FOUND, listing the tokens there are and the drivers that do not work;
     *     TOKEN_AMBIGUOUS if several tokens are meant
     * @throws ResourceException PART_MISSING if no Java process can be started, or OUTPUT_NOT_WRITABLE
     */
    public static KeyUri resolve(KeyUri uri, DriverOptions options) {
        return uri.modulePath().isPresent()
                ? uri
                : FoundTokens.of(examine(options)).resolve(uri);
    }

    /**
     * Opens a key whose address need not name a driver, by the best way there is on this machine.
     *
     * <p>Where JNA can be loaded no PIN is asked for yet. Where it cannot, drivers are not tried in a process of their own:
     * those whose header fits are opened one after the other through SunPKCS11, until one sees the token, and its PIN is
     * asked for; {@link TokenKey#losses()} names what is lost.
     *
     * @param uri the address of a key
     * @param pins where the PIN comes from
     * @param options how the key is opened
     * @param drivers where to search for the driver, and how long one may take
     * @return the key; the caller closes it
     * @throws TokenException as {@link #resolve} and {@link TokenKey#open} have it
     * @throws ResourceException PART_MISSING if no Java process can be started, or OUTPUT_NOT_WRITABLE
     */
    public static TokenKey open(KeyUri uri, PinSource pins, Pkcs11Options options, DriverOptions drivers) {
        if (uri.modulePath().isPresent() || TokenKey.lossesHere().isEmpty()) {
            return TokenKey.open(resolve(uri, drivers), pins, options);
        }
        Machine machine = Machine.ofThisProcess();
        List<DriverCandidate> candidates = drivers.catalogue().candidates(machine);
        HeaderCheck check = new HeaderCheck(machine, candidates);
        return new FallbackSearch(uri, pins, options)
                .open(candidates.stream()
                        .filter(candidate -> check.objection(candidate).isEmpty())
                        .map(DriverCandidate::library)
                        .toList());
    }
}
