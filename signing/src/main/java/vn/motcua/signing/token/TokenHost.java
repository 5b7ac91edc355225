package vn.motcua.signing.token;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.token.HostWire.Kind;

/**
 * Drivers in a process of their own, so that one that crashes or hangs does not take the application with it.
 *
 * <p>The process is a small JVM, started at the first use and started anew at the next use after it has ended. When the
 * driver crashes while it signs, that signature fails with TOKEN_FAILED; the key stays open and the next signature goes
 * to the new process, where the PIN is asked for again. Only digests, certificates and PINs cross the pipes between the
 * two; a PIN crosses as bytes that are wiped at both ends (copies the operating system makes of a pipe's content are out
 * of reach). The process ends with {@link #close()} and when this one ends, however it ends.
 *
 * <p>Instances are safe for threads, but the process does one thing at a time: threads that sign a lot use
 * {@link Pkcs11Key} in their own process. The application's jars must be files, see
 * {@link TokenHostOptions#classPath()}.
 *
 * <pre>{@code
 * try (TokenHost host = TokenHost.open(TokenHostOptions.defaults());
 *         SigningKey key = host.key(uri, pins, Pkcs11Options.defaults())) {
 *     PdfSigner.sign(in, out, key, options);
 * }
 * }</pre>
 */
public final class TokenHost implements AutoCloseable {

    /** A conversation with the process: which run of it answered, and what. */
    record Answer(HostProcess run, DataInputStream body) {}

    private final TokenHostOptions options;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable HostProcess process;
    private boolean closed;

    private TokenHost(TokenHostOptions options) {
        this.options = options;
    }

    /**
     * Makes a host. Nothing is started yet.
     *
     * @param options how the process is run
     * @return the host; the caller closes it
     */
    public static TokenHost open(TokenHostOptions options) {
        return new TokenHost(options);
    }

    /**
     * Opens a key as {@link Pkcs11Key#open} does, with the driver in the other process.
     *
     * @param uri the token and key, with the driver's path
     * @param pins where the PIN comes from, asked in this process
     * @param options as for a key in this process; its clock is read once
     * @return the key; the caller closes it
     * @throws TokenException as {@link Pkcs11Key#open}, or TOKEN_FAILED if the driver crashes or does not answer
     */
    public SigningKey key(KeyUri uri, PinSource pins, Pkcs11Options options) {
        return HostedKey.open(this, new HostedKey.Wanted(uri, pins, options));
    }

    /**
     * Lists the tokens of a driver, as {@link Pkcs11Module#tokens()} does.
     *
     * @param library the PKCS#11 library
     * @return the tokens as they are now
     * @throws TokenException TOKEN_MODULE_FAILED, or TOKEN_FAILED if the driver crashes or does not answer
     */
    public List<TokenInfo> tokens(Path library) {
        DataInputStream listed = ask(
                        Kind.LIST,
                        body -> body.writeUTF(library.toAbsolutePath().toString()),
                        Kind.LISTED,
                        token -> new char[0])
                .body();
        try {
            List<TokenInfo> tokens = new ArrayList<>();
            for (int left = listed.readInt(); left > 0; left--) {
                tokens.add(HostWire.token(listed));
            }
            return List.copyOf(tokens);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks the process, starting it if it does not run. */
    Answer ask(Kind request, HostWire.Writer body, Kind expected, PinSource pins) {
        turn.lock();
        try {
            HostProcess run = running();
            return new Answer(run, run.exchange(request, body, expected, pins));
        } finally {
            turn.unlock();
        }
    }

    /** Tells whether a run is the one that goes on: what it held is lost otherwise. */
    boolean isRunning(HostProcess run) {
        turn.lock();
        try {
            return process != null && process.pid() == run.pid() && run.isAlive();
        } finally {
            turn.unlock();
        }
    }

    private HostProcess running() {
        if (closed) {
            throw new IllegalStateException("the token host is closed");
        }
        HostProcess run = process;
        if (run == null || !run.isAlive()) {
            run = HostProcess.start(options);
            process = run;
        }
        return run;
    }

    /** Ends the process; keys opened here cannot be used any more. Calling it again does nothing. */
    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            if (process != null) {
                process.end();
                process = null;
            }
        } finally {
            turn.unlock();
        }
    }
}
