package vn.motcua.signing.timestamp;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.http.Secret;

/**
 * A time-stamp authority and how to log in to it.
 *
 * <p>Get one with {@link #at(URI)}. Public-duty signatures use {@code http://tsa.ca.gov.vn/} (inferred: read in public
 * code, not in a published specification), which asks for no login.
 *
 * <pre>{@code
 * TimestampService service = TimestampService.at(URI.create("http://tsa.ca.gov.vn/"));
 * }</pre>
 *
 * @param endpoint where requests are posted, http or https
 * @param login name and password for HTTP basic authentication, if the authority asks for them; a client certificate
 *     is set in {@link vn.motcua.http.HttpSettings#withClientKeys}
 */
public record TimestampService(URI endpoint, Optional<Login> login) {

    /**
     * Checks the endpoint.
     *
     * @throws InvalidInputException if it is not an http or https address with a host
     */
    public TimestampService {
        String scheme = endpoint.getScheme() == null ? "" : endpoint.getScheme().toLowerCase(Locale.ROOT);
        if (endpoint.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "endpoint", "another kind of address", "http or https with a host");
        }
        Objects.requireNonNull(login, "login");
    }

    /**
     * Names an authority that asks for no login.
     *
     * @param endpoint where requests are posted
     * @return the service
     * @throws InvalidInputException if it is not an http or https address with a host
     */
    public static TimestampService at(URI endpoint) {
        return new TimestampService(endpoint, Optional.empty());
    }

    /**
     * Logs in with HTTP basic authentication.
     *
     * @param username the name
     * @param password the password; it is read at every call and belongs to the caller
     * @return the changed service
     */
    public TimestampService withLogin(String username, Secret password) {
        return new TimestampService(endpoint, Optional.of(new Login(username, password)));
    }

    /** Returns the host, without a login or a query. */
    @Override
    public String toString() {
        return "TimestampService[" + endpoint.getHost() + "]";
    }

    /**
     * Name and password for HTTP basic authentication.
     *
     * @param username the name
     * @param password the password
     */
    public record Login(String username, Secret password) {

        /**
         * Checks the name.
         *
         * @throws InvalidInputException if the name is empty or holds a colon, which ends the name on the wire
         */
        public Login {
            if (username.isEmpty() || username.indexOf(':') >= 0) {
                throw new InvalidInputException(
                        FailureCode.INVALID_VALUE, "username", "an empty name or one with a colon", "a name");
            }
            Objects.requireNonNull(password, "password");
        }
    }
}
