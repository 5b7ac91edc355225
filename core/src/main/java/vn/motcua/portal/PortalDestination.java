package vn.motcua.portal;

import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * Where the security server at the agency forwards a call to, and where in the call that is written.
 *
 * @param code the destination code ({@code dstcode}), letters, digits, {@code : . _ -}
 * @param place where the code is put
 */
public record PortalDestination(String code, Place place) {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9:._-]{1,200}");

    /** Where a call carries its destination. Both are in use. */
    public enum Place {
        /** In the address, as query parameter {@code dstcode}. */
        QUERY,
        /** In the header {@code dstcode}. */
        HEADER,
        /** Nowhere: the address leads to the portal itself. */
        NONE
    }

    /**
     * Checks the code.
     *
     * @throws InvalidInputException if the code cannot stand in an address or a header
     */
    public PortalDestination {
        if (!CODE.matcher(code).matches()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "dstcode",
                    "a text of " + code.length() + " characters",
                    "1 to 200 letters, digits, colons, dots, hyphens and underscores");
        }
    }

    /**
     * Returns the national portal's destination.
     *
     * @return {@code VN:GOV:000.00.00.G22:vpcpdvcprovider}, as a query parameter
     */
    public static PortalDestination defaults() {
        return new PortalDestination("VN:GOV:000.00.00.G22:vpcpdvcprovider", Place.QUERY);
    }

    /**
     * Changes the code.
     *
     * @param code the destination code
     * @return the changed destination
     */
    public PortalDestination withCode(String code) {
        return new PortalDestination(code, place);
    }

    /**
     * Changes where the code is put.
     *
     * @param place where
     * @return the changed destination
     */
    public PortalDestination withPlace(Place place) {
        return new PortalDestination(code, place);
    }

    URI applyTo(URI address) {
        if (place != Place.QUERY) {
            return address;
        }
        String query = address.getRawQuery() == null ? "" : "&" + address.getRawQuery();
        String text = address.toString();
        int end = text.indexOf('?') < 0 ? text.length() : text.indexOf('?');
        return URI.create(text.substring(0, end) + "?dstcode=" + code + query);
    }

    Map<String, String> headers() {
        return place == Place.HEADER ? Map.of("dstcode", code) : Map.of();
    }
}
