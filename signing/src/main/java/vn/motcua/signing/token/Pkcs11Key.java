package vn.motcua.signing.token;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;

/**
 * A signing key on a PKCS#11 token.
 *
 * <p>Opening it finds the token and reads the certificate, without a PIN; the first signature asks for the PIN. A
 * wrong PIN is tried once: after it this key refuses to sign and has to be opened again, so that no loop can lock the
 * token. When the token is pulled out a signature fails with TOKEN_REMOVED; once it is plugged in again the next one
 * finds it by its label and serial number and asks for the PIN anew. Every signature is checked against the
 * certificate before it is returned.
 *
 * <p>Instances are safe for threads, which sign one after the other. Closing ends the session. A token's login is
 * one for the whole process: a second key on it that is open at the same time does not ask for the PIN again.
 *
 * <pre>{@code
 * KeyUri uri = KeyUri.parse("pkcs11:token=UBND%20xa?module-path=/usr/lib/libbit4xpki.so");
 * try (SigningKey key = Pkcs11Key.open(uri, token -> console.readPassword("PIN: "), Pkcs11Options.defaults())) {
 *     PdfSigner.sign(in, out, key, options);
 * }
 * }</pre>
 */
public final class Pkcs11Key implements SigningKey {

    /** What holds as long as the token stays plugged in. */
    private record Connection(Pkcs11Module.Slot slot, TokenSession session) {}

    /** The private key, once logged in. */
    private record Unlocked(long handle, boolean confirmEach) {}

    private final Pkcs11Module module;
    private final KeyUri uri;
    private final PinSource pins;
    private final TokenInfo token;
    private final CertificateChoice.Chosen chosen;
    private final List<X509Certificate> chain;
    private final TokenAlgorithms algorithms;
    private final ReentrantLock turn = new ReentrantLock();

    private @Nullable Connection connection;
    private @Nullable Unlocked unlocked;
    private boolean pinRefused;
    private boolean closed;

    private Pkcs11Key(Pkcs11Module module, KeyUri uri, PinSource pins, Opened opened) {
        this.module = module;
        this.uri = uri;
        this.pins = pins;
        this.token = opened.connection().slot().token();
        this.chosen = opened.chosen();
        this.chain = opened.chain();
        this.algorithms = opened.algorithms();
        this.connection = opened.connection();
    }

    /** What opening has found out. */
    private record Opened(
            Connection connection,
            CertificateChoice.Chosen chosen,
            List<X509Certificate> chain,
            TokenAlgorithms algorithms) {}

    /**
     * Opens a key. No PIN is asked for.
     *
     * @param uri the token and key, with the driver's path
     * @param pins where the PIN comes from when the first signature is made
     * @param options the clock
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
        Connection connection = connect(module, module.locate(uri::matches, "meant by " + uri));
        try {
            return new Pkcs11Key(
                    module,
                    uri,
                    pins,
                    inspect(module, connection, uri, options.clock().instant()));
        } catch (RuntimeException e) {
            connection.session().close();
            throw e;
        }
    }

    private static Connection connect(Pkcs11Module module, Pkcs11Module.Slot slot) {
        return new Connection(slot, module.session(slot));
    }

    private static Opened inspect(Pkcs11Module module, Connection connection, KeyUri uri, Instant now) {
        TokenInfo token = connection.slot().token();
        TokenContents contents = TokenContents.read(connection.session());
        CertificateChoice.Chosen chosen = new CertificateChoice(contents, uri, now, token).choose();
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
        return new Opened(connection, chosen, contents.chainOf(certificate), algorithms);
    }

    /**
     * Returns the token that holds the key, as it described itself when the key was opened.
     *
     * @return the token
     */
    public TokenInfo token() {
        return token;
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
        turn.lock();
        try {
            refuseIfUnusable();
            return PublicKeyCheck.requireSignedBy(certificate(), algorithm, digest, signNow(algorithm, digest));
        } catch (RuntimeException e) {
            forgetSessionAfter(e);
            throw e;
        } finally {
            turn.unlock();
        }
    }

    private void refuseIfUnusable() {
        if (closed) {
            throw new IllegalStateException("the key is closed");
        }
        if (pinRefused) {
            throw new TokenException(
                    FailureCode.PIN_INCORRECT,
                    "sign on the token " + token.described(),
                    "its PIN was refused before, and is not tried again; open the key again for another try",
                    null);
        }
    }

    /** What a failure leaves behind, a signature half begun for instance, must not meet the next one. */
    private void forgetSessionAfter(RuntimeException e) {
        pinRefused |= e instanceof TokenException failure && failure.code() == FailureCode.PIN_INCORRECT;
        disconnect();
    }

    private byte[] signNow(SignatureAlgorithm algorithm, byte[] digest) {
        Connection open = connection;
        if (open == null) {
            open = connect(module, module.locate(token::isSameTokenAs, token.described()));
            connection = open;
        }
        PinEntry pin = new PinEntry(module, open.slot(), pins);
        Unlocked key = unlocked;
        if (key == null) {
            pin.logIn(open.session());
            key = unlock(open.session());
            unlocked = key;
        }
        return sign(new Signing(open.session(), key, pin), algorithm, digest);
    }

    private Unlocked unlock(TokenSession session) {
        List<KeyObject> publicKeys = KeyObject.all(session, TokenSession.PUBLIC_KEY);
        List<KeyObject> privateKeys = KeyObject.all(session, TokenSession.PRIVATE_KEY);
        long handle = new PrivateKeyChoice(chosen, uri, publicKeys)
                .choose(privateKeys, token)
                .handle();
        return new Unlocked(handle, session.flag(handle, TokenSession.CKA_ALWAYS_AUTHENTICATE));
    }

    /** One use of the private key. */
    private record Signing(TokenSession session, Unlocked key, PinEntry pin) {

        byte[] sign(SignMechanism mechanism, byte[] input) {
            session.beginSigning(mechanism, key.handle());
            if (key.confirmEach()) {
                pin.confirm(session);
            }
            return session.finishSigning(input);
        }
    }

    private byte[] sign(Signing signing, SignatureAlgorithm algorithm, byte[] digest) {
        SignMechanism mechanism = algorithms.mechanism(algorithm);
        return switch (mechanism) {
            case RSA_PKCS -> signing.sign(mechanism, DigestInfo.of(algorithm, digest));
            case RSA_PSS_SHA256 -> signing.sign(mechanism, digest);
            case RSA_RAW -> pss(digest, block -> signing.sign(mechanism, block));
            case ECDSA -> EcdsaSignature.der(signing.sign(mechanism, digest));
        };
    }

    private byte[] pss(byte[] digest, RawRsa rsa) {
        try {
            return PssPadding.sign((RSAPublicKey) certificate().getPublicKey(), digest, rsa);
        } catch (GeneralSecurityException e) {
            throw new TokenException(
                    FailureCode.TOKEN_FAILED, "sign on the token " + token.described(), "its RSA failed", e);
        }
    }

    private void disconnect() {
        Connection open = connection;
        connection = null;
        unlocked = null;
        if (open != null) {
            open.session().close();
        }
    }

    /** Ends the session with the token; calling it again does nothing. Nothing is kept of the PIN. */
    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            disconnect();
        } finally {
            turn.unlock();
        }
    }
}
