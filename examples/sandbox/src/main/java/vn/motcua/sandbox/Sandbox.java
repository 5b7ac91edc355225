package vn.motcua.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Objects;

/**
 * The national portal, its payment platform and the services of a test PKI as one HTTP server on 127.0.0.1, with state, faults on command and a
 * journal.
 *
 * <p>It listens on loopback only and everything it holds is in memory. Safe for threads; {@link #close()} frees the
 * port and releases calls that are being kept waiting.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.start()) {
 *     sandbox.portal().failNext(Fault.ANSWER_LOST);
 *     // let a client send a dossier to sandbox.portal().serviceUrl(), then look:
 *     sandbox.portal().dossier("000.00.19.H55-261122-0001");
 *     sandbox.journal().entries();
 * }
 * }</pre>
 */
public final class Sandbox implements AutoCloseable {

    private final FrontDoor door;
    private final Journal journal;
    private final PortalSandbox portal;
    private final PaymentSandbox payments;
    private final TrustSandbox trust;

    private Sandbox(FrontDoor door, Journal journal, SandboxOptions options) {
        this.door = door;
        this.journal = journal;
        this.portal = new PortalSandbox(door::baseUrl);
        this.payments = new PaymentSandbox(door::baseUrl, options.clock());
        this.trust = new TrustSandbox(door::baseUrl, options.clock());
    }

    /**
     * Starts with {@link SandboxOptions#defaults()}.
     *
     * @return the running sandbox
     */
    public static Sandbox start() {
        return start(SandboxOptions.defaults());
    }

    /**
     * Starts a sandbox.
     *
     * @param options port and clock
     * @return the running sandbox
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public static Sandbox start(SandboxOptions options) {
        Objects.requireNonNull(options, "options");
        Redaction redaction = new Redaction(List.of(PortalDesk.PASSWORD, PaymentDesk.SECRET));
        Journal journal = new Journal(options.clock(), redaction);
        FrontDoor door = new FrontDoor(journal);
        Sandbox sandbox = new Sandbox(door, journal, options);
        door.open(options.port(), List.of(sandbox.portal.party(), sandbox.payments.party(), sandbox.trust.party()));
        return sandbox;
    }

    /**
     * Returns where everything is.
     *
     * @return for instance {@code http://127.0.0.1:40123}, without a slash at the end
     */
    public URI baseUrl() {
        return door.baseUrl();
    }

    /**
     * Returns the national portal.
     *
     * @return the same object each time
     */
    public PortalSandbox portal() {
        return portal;
    }

    /**
     * Returns the payment platform of the national portal.
     *
     * @return the same object each time
     */
    public PaymentSandbox payments() {
        return payments;
    }

    /**
     * Returns the time-stamp authority, the responder, the revocation lists and the test PKI they serve.
     *
     * @return the same object each time
     */
    public TrustSandbox trust() {
        return trust;
    }

    /**
     * Returns what arrived.
     *
     * @return the same object each time
     */
    public Journal journal() {
        return journal;
    }

    /** Stops the server; state and journal can still be read. */
    @Override
    public void close() {
        door.close();
    }
}
