package vn.motcua.signing.token;

import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.SignatureAlgorithm;

/**
 * A signing key on a PKCS#11 token.
 *
 * <p>Opening it finds the token and reads the certificate, without a PIN; the first signature asks for the PIN. A
 * wrong PIN is tried once: after it this key refuses to sign and has to be opened again, so that no loop can lock the
 * token. When the session was lost (the token was pulled out and plugged in again, the card service was restarted, the
 * driver gave up), the token is found by its serial number and label in whatever slot it is now, logged in once again
 * with the PIN asked for anew or {@linkplain Pkcs11Options#pinKeptFor() kept}, and the signature is tried once more;
 * only when that fails too does the caller hear of it. Every signature is checked against the certificate before it is
 * returned.
 *
 * <p>Instances are safe for threads, which sign side by side in sessions of their own as far as the token has them.
 * Closing ends the sessions. A token's login is one for the whole process: a second key on it that is open at the same
 * time does not ask for the PIN again. Keys that demand the PIN for each signature (CKA_ALWAYS_AUTHENTICATE) get it
 * from the source each time unless it is kept. A key left open does not keep the JVM from ending.
 *
 * <pre>{@code
 * KeyUri uri = KeyUri.parse("pkcs11:token=UBND%20xa?module-path=/usr/lib/libbit4xpki.so");
 * try (SigningKey key = Pkcs11Key.open(uri, token -> console.readPassword("PIN: "), Pkcs11Options.defaults())) {
 *     PdfSigner.sign(in, out, key, options);
 * }
 * }</pre>
 */
public final class Pkcs11Key implements TokenKey {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final Pkcs11Module module;
    private final KeyUri uri;
    private final Pkcs11Options options;
    private final PinEntry pin;
    private final TokenInfo token;
    private final CertificateChoice.Chosen chosen;
    private final List<X509Certificate> chain;
    private final TokenAlgorithms algorithms;
    private final ReentrantLock turn = new ReentrantLock();
    private final Condition plugged = turn.newCondition();

    private @Nullable Connection connection;
    private boolean closed;

    /** A token that was found, and how its PIN is entered. */
    private record Fresh(PinEntry pin, Connection connection) {}

    /** What opening has found out. */
    private record Opened(
            Fresh fresh, CertificateChoice.Chosen chosen, List<X509Certificate> chain, TokenAlgorithms algorithms) {}

    private Pkcs11Key(Pkcs11Module module, KeyUri uri, Pkcs11Options options, Opened opened) {
        this.module = module;
        this.uri = uri;
        this.options = options;
        this.pin = opened.fresh().pin();
        this.token = opened.fresh().connection().slot().token();
        this.chosen = opened.chosen();
        this.chain = opened.chain();
        this.algorithms = opened.algorithms();
        this.connection = opened.fresh().connection();
    }

    /**
     * Opens a key. No PIN is asked for.
     *
     * @param uri the token and key, with the driver's path
     * @param pins where the PIN comes from when the first signature is made
     * @param options the clock, issuers that complete the chain, how long the PIN is kept
     * @return the key; the caller closes it
     * @throws InvalidInputException INVALID_VALUE if the URI names no driver
     * @throws TokenException TOKEN_MODULE_FAILED; TOKEN_NOT_FOUND, listing the tokens there are; TOKEN_AMBIGUOUS;
     *     KEY_NOT_FOUND if there is no certificate
     */
    public static Pkcs11Key open(KeyUri uri, PinSource pins, Pkcs11Options options) {
        Path library = uri.modulePath()
                .orElseThrow(() -> new InvalidInputException(
                        FailureCode.INVALID_VALUE, "module-path", "nothing", "the path of the token's driver"));
        Pkcs11Module module = Pkcs11Module.open(library);
        PinEntry pin = new PinEntry(module, pins, options);
        Connection connection = Connection.open(module, module.locate(uri::matches, "meant by " + uri), pin);
        try {
            return new Pkcs11Key(module, uri, options, inspect(module, uri, options, new Fresh(pin, connection)));
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static Opened inspect(Pkcs11Module module, KeyUri uri, Pkcs11Options options, Fresh fresh) {
        Connection connection = fresh.connection();
        TokenInfo token = connection.slot().token();
        TokenContents contents = connection.read(TokenContents::read);
        CertificateChoice.Chosen chosen =
                new CertificateChoice(contents, uri, options.clock().instant(), token).choose();
        X509Certificate certificate = chosen.certificate().certificate();
        PublicKey key = certificate.getPublicKey();
        TokenAlgorithms algorithms = TokenAlgorithms.of(key, module.mechanisms(connection.slot()));
        if (algorithms.names().isEmpty()) {
            throw new TokenException(
                    FailureCode.TOKEN_FAILED,
                    "find a way to sign on the token " + token.described(),
                    "it offers no mechanism for a key of type " + key.getAlgorithm(),
                    null);
        }
        return new Opened(fresh, chosen, contents.chainOf(certificate, options.issuers()), algorithms);
    }

    @Override
    public TokenInfo token() {
        return token;
    }

    @Override
    public Set<FallbackLoss> losses() {
        return Set.of();
    }

    @Override
    public X509Certificate certificate() {
        return chain.get(0);
    }

    @Override
    public List<X509Certificate> chain() {
        return chain;
    }

    @Override
    public List<SignatureAlgorithm> algorithms() {
        return algorithms.names();
    }

    @Override
    public byte[] sign(SignatureAlgorithm algorithm, byte[] digest) {
        PublicKeyCheck.requireUsable(algorithms(), algorithm, digest);
        pin.refuseAfterRefusal(token);
        SignatureForm form = new SignatureForm(algorithm, digest, certificate().getPublicKey());
        return PublicKeyCheck.requireSignedBy(certificate(), algorithm, digest, signedOnceOrTwice(form));
    }

    private byte[] signedOnceOrTwice(SignatureForm form) {
        Connection used = connected();
        try {
            return signed(used, form);
        } catch (TokenException first) {
            if (!ReturnCode.isCuredByNewSession(first)) {
                throw first;
            }
            return signedAgain(used, form, first);
        }
    }

    private byte[] signedAgain(Connection lost, SignatureForm form, TokenException first) {
        Connection found = foundAgain(lost, first);
        try {
            return signed(found, form);
        } catch (TokenException second) {
            second.addSuppressed(first);
            if (ReturnCode.isCuredByNewSession(second)) {
                forget(found);
            }
            throw second;
        }
    }

    private byte[] signed(Connection with, SignatureForm form) {
        return with.sign(this::privateKey, algorithms.mechanisms(form.algorithm()), form);
    }

    private long privateKey(TokenSession session) {
        List<KeyObject> publicKeys = KeyObject.all(session, TokenSession.PUBLIC_KEY);
        List<KeyObject> privateKeys = KeyObject.all(session, TokenSession.PRIVATE_KEY);
        return new PrivateKeyChoice(chosen, uri, publicKeys)
                .choose(privateKeys, token)
                .handle();
    }

    private Connection connected() {
        turn.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the key is closed");
            }
            Connection open = connection;
            return open == null ? connect() : open;
        } finally {
            turn.unlock();
        }
    }

    /** Finds the token by what it says about itself: the slot may be another one now. */
    private Connection connect() {
        Connection open = Connection.open(module, module.locate(token::isSameTokenAs, token.described()), pin);
        connection = open;
        return open;
    }

    /** Replaces a connection that is lost, unless another thread has done so already. */
    private Connection foundAgain(Connection lost, TokenException why) {
        turn.lock();
        try {
            long start = System.nanoTime();
            boolean mayRestart = options.driverIsOurs();
            while (true) {
                try {
                    return connectedInsteadOf(lost, why);
                } catch (TokenException e) {
                    boolean restarted = mayRestart && isBegunAnew();
                    mayRestart = false;
                    if (restarted) {
                        continue;
                    }
                    boolean isTimeLeft = System.nanoTime() - start
                            < options.reinsertionWait().toNanos();
                    if (e.code() != FailureCode.TOKEN_NOT_FOUND || !isTimeLeft) {
                        throw notFoundAgain(why, e);
                    }
                    plugged.awaitNanos(LOOK_AGAIN.toNanos());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notFoundAgain(why, e);
        } finally {
            turn.unlock();
        }
    }

    /** Drivers that were left behind by a restarted card service find their tokens only when they begin. */
    private boolean isBegunAnew() {
        try {
            module.restart();
            return true;
        } catch (TokenException e) {
            return false;
        }
    }

    /**
     * A login that still holds is kept by opening the new session before the old ones are closed; sessions that are
     * gone are closed first, because their numbers may be given out again.
     */
    private Connection connectedInsteadOf(Connection lost, TokenException why) {
        if (connection != lost) {
            return connected();
        }
        if (why.code() != FailureCode.TOKEN_FAILED) {
            lost.close();
        }
        try {
            return connect();
        } catch (TokenException e) {
            connection = null;
            if (DriverAnswer.isBehind(e, ReturnCode.CKR_SESSION_COUNT)) {
                lost.close();
                return connect();
            }
            throw e;
        } finally {
            lost.close();
        }
    }

    private TokenException notFoundAgain(TokenException first, Exception second) {
        if (second instanceof TokenException failure && failure.code() != FailureCode.TOKEN_NOT_FOUND) {
            failure.addSuppressed(first);
            return failure;
        }
        TokenException failure = new TokenException(
                FailureCode.TOKEN_REMOVED,
                "sign on the token " + token.described(),
                Objects.requireNonNullElse(first.getCause(), first).getMessage()
                        + ", and the token was not found again",
                second);
        failure.addSuppressed(first);
        return failure;
    }

    private void forget(Connection lost) {
        turn.lock();
        try {
            if (connection == lost) {
                connection = null;
                lost.close();
            }
        } finally {
            turn.unlock();
        }
    }

    /** Ends the sessions with the token and wipes what was kept of the PIN; calling it again does nothing. */
    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            Connection open = connection;
            connection = null;
            if (open != null) {
                open.close();
            }
        } finally {
            turn.unlock();
        }
        pin.forget();
    }
}
