package vn.motcua.portal;

import java.net.URI;
import java.util.Locale;
import vn.motcua.agency.AgencyCode;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * Where the portal is and as whom an agency calls it.
 *
 * <p>Calls go through a security server (adapter) at the agency, so the addresses differ from place to place.
 * Immutable; one value per agency, and several agencies may be open side by side.
 *
 * <pre>{@code
 * PortalSettings settings = PortalSettings.behindAdapter(
 *         URI.create("http://adapter.commune.local:8080"),
 *         AgencyCode.of("000.00.19.H55"),
 *         new PortalAccount("user", Secret.of(System.getenv("PORTAL_PASSWORD"))));
 * }</pre>
 *
 * @param loginAddress where to log in, http or https
 * @param serviceAddress where the services are, http or https
 * @param destination what the security server forwards to
 * @param agency the agency that calls ({@code madonvi}), sent as it is spelled
 * @param account the agency's account
 * @param options what no source proves about the wire
 */
public record PortalSettings(
        URI loginAddress,
        URI serviceAddress,
        PortalDestination destination,
        AgencyCode agency,
        PortalAccount account,
        MapiOptions options) {

    /**
     * Checks the addresses.
     *
     * @throws InvalidInputException if an address is not an absolute http or https address
     */
    public PortalSettings {
        requireHttp("loginAddress", loginAddress);
        requireHttp("serviceAddress", serviceAddress);
    }

    /**
     * Makes settings for two known addresses, with the defaults of {@link PortalDestination} and {@link MapiOptions}.
     *
     * @param loginAddress where to log in
     * @param serviceAddress where the services are
     * @param agency the agency that calls
     * @param account the agency's account
     * @return the settings
     */
    public static PortalSettings of(URI loginAddress, URI serviceAddress, AgencyCode agency, PortalAccount account) {
        return new PortalSettings(
                loginAddress, serviceAddress, PortalDestination.defaults(), agency, account, MapiOptions.defaults());
    }

    /**
     * Makes settings for a security server with the usual paths below {@code /XrdAdapter/RestService/forward}: {@code
     * /mapi/login}, which is proven, and {@code /mapi/g} for the services, which is inferred.
     *
     * @param adapter the address of the security server, without a path
     * @param agency the agency that calls
     * @param account the agency's account
     * @return the settings
     */
    public static PortalSettings behindAdapter(URI adapter, AgencyCode agency, PortalAccount account) {
        String base = adapter.toString().replaceAll("/+$", "") + "/XrdAdapter/RestService/forward";
        return of(URI.create(base + "/mapi/login"), URI.create(base + "/mapi/g"), agency, account);
    }

    /**
     * Changes where to log in.
     *
     * @param address http or https
     * @return the changed settings
     */
    public PortalSettings withLoginAddress(URI address) {
        return new PortalSettings(address, serviceAddress, destination, agency, account, options);
    }

    /**
     * Changes where the services are.
     *
     * @param address http or https
     * @return the changed settings
     */
    public PortalSettings withServiceAddress(URI address) {
        return new PortalSettings(loginAddress, address, destination, agency, account, options);
    }

    /**
     * Changes what the security server forwards to.
     *
     * @param destination code and place
     * @return the changed settings
     */
    public PortalSettings withDestination(PortalDestination destination) {
        return new PortalSettings(loginAddress, serviceAddress, destination, agency, account, options);
    }

    /**
     * Changes what is not proven about the wire.
     *
     * @param options the options
     * @return the changed settings
     */
    public PortalSettings withOptions(MapiOptions options) {
        return new PortalSettings(loginAddress, serviceAddress, destination, agency, account, options);
    }

    private static void requireHttp(String field, URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (address.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, field, "another kind of address", "an absolute http or https address");
        }
    }
}
