package vn.motcua.signing.token;

import java.time.Clock;
import java.time.ZoneId;

/**
 * How a key on a token is opened.
 *
 * @param clock tells the time at which certificates are compared when a token holds several; default the system's
 *     clock in Viet Nam's zone
 */
public record Pkcs11Options(Clock clock) {

    /** Makes the options. */
    public Pkcs11Options {}

    /**
     * Returns the defaults: the system's clock.
     *
     * @return the options
     */
    public static Pkcs11Options defaults() {
        return new Pkcs11Options(Clock.system(ZoneId.of("Asia/Ho_Chi_Minh")));
    }

    /**
     * Replaces the clock.
     *
     * @param clock the clock
     * @return new options
     */
    public Pkcs11Options withClock(Clock clock) {
        return new Pkcs11Options(clock);
    }
}
