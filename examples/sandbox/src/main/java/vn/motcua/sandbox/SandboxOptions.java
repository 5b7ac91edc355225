package vn.motcua.sandbox;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Objects;

/**
 * How a {@link Sandbox} is started.
 *
 * @param port the TCP port on 127.0.0.1, 0 to 65535; 0 takes a free one
 * @param clock the time of every part; its zone is not used, wire times are written for Vietnam
 */
public record SandboxOptions(int port, Clock clock) {

    static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final int HIGHEST_PORT = 65_535;

    /** Checks the port. */
    public SandboxOptions {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("port " + port + " is not within 0 to " + HIGHEST_PORT);
        }
        Objects.requireNonNull(clock, "clock");
    }

    /**
     * Returns a free port and the system clock.
     *
     * @return the defaults
     */
    public static SandboxOptions defaults() {
        return new SandboxOptions(0, Clock.system(VIETNAM));
    }

    /**
     * Replaces the port.
     *
     * @param newPort 0 to 65535; 0 takes a free one
     * @return a copy
     */
    public SandboxOptions withPort(int newPort) {
        return new SandboxOptions(newPort, clock);
    }

    /**
     * Replaces the clock.
     *
     * @param newClock the time of every part
     * @return a copy
     */
    public SandboxOptions withClock(Clock newClock) {
        return new SandboxOptions(port, newClock);
    }
}
