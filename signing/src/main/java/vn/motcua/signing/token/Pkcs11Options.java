package vn.motcua.signing.token;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * How a key on a token is opened and used.
 *
 * @param clock tells the time at which certificates are compared when a token holds several, and how long a PIN has
 *     been kept; default the system's clock in Viet Nam's zone
 * @param issuers certificates that complete the chain where the token holds the leaf alone, as most do; their order
 *     does not matter and superfluous ones do no harm; default none
 * @param pinKeptFor how long the PIN is kept in memory after it was accepted, for keys that demand it at each signature
 *     and for logging in again when the session was lost; then it is wiped. Default zero: wiped as soon as it was sent,
 *     and asked for again when it is needed again
 * @param reinsertionWait how long a signature waits for a token that was pulled out to be plugged in again; default
 *     zero: it must be back when it is looked for
 * @param driverIsOurs whether nothing else in this process uses the driver (the JDK's SunPKCS11 for instance), so that
 *     it may be ended and begun anew when it does not find the token again, which some need after the card service was
 *     restarted; default false
 */
public record Pkcs11Options(
        Clock clock,
        List<X509Certificate> issuers,
        Duration pinKeptFor,
        Duration reinsertionWait,
        boolean driverIsOurs) {

    /**
     * Makes the options.
     *
     * @throws InvalidInputException INVALID_VALUE if a duration is negative
     */
    public Pkcs11Options {
        issuers = List.copyOf(issuers);
        requireNotNegative("pinKeptFor", pinKeptFor);
        requireNotNegative("reinsertionWait", reinsertionWait);
    }

    private static void requireNotNegative(String field, Duration duration) {
        if (duration.isNegative()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, field, duration.toString(), "zero or more");
        }
    }

    /**
     * Returns the defaults: the system's clock, no further issuers, nothing kept of the PIN, no waiting, a driver shared
     * with others.
     *
     * @return the options
     */
    public static Pkcs11Options defaults() {
        return new Pkcs11Options(
                Clock.system(ZoneId.of("Asia/Ho_Chi_Minh")), List.of(), Duration.ZERO, Duration.ZERO, false);
    }

    /**
     * Replaces the clock.
     *
     * @param clock the clock
     * @return new options
     */
    public Pkcs11Options withClock(Clock clock) {
        return new Pkcs11Options(clock, issuers, pinKeptFor, reinsertionWait, driverIsOurs);
    }

    /**
     * Gives certificates to complete the chain with.
     *
     * @param issuers the issuers' certificates, from a file or fetched from where the certificate names them
     * @return new options
     */
    public Pkcs11Options withIssuers(List<X509Certificate> issuers) {
        return new Pkcs11Options(clock, issuers, pinKeptFor, reinsertionWait, driverIsOurs);
    }

    /**
     * Keeps the PIN for a batch.
     *
     * @param duration how long, zero or more
     * @return new options
     */
    public Pkcs11Options withPinKeptFor(Duration duration) {
        return new Pkcs11Options(clock, issuers, duration, reinsertionWait, driverIsOurs);
    }

    /**
     * Waits for a token that was pulled out.
     *
     * @param duration how long at most, zero or more
     * @return new options
     */
    public Pkcs11Options withReinsertionWait(Duration duration) {
        return new Pkcs11Options(clock, issuers, pinKeptFor, duration, driverIsOurs);
    }

    /**
     * Says that nothing else in this process uses the driver.
     *
     * @return new options
     */
    public Pkcs11Options withDriverOfOurs() {
        return new Pkcs11Options(clock, issuers, pinKeptFor, reinsertionWait, true);
    }
}
