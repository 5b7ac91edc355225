package vn.motcua.signing.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.login.LoginException;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.SignatureAlgorithm;

/**
 * A signing key on a token behind the JDK's SunPKCS11 provider: the fallback for machines where JNA cannot be loaded.
 *
 * <p>Get it through {@link TokenKey#open}, which prefers {@link Pkcs11Key}. The slot is found anew at each opening by
 * the token's label and serial number, which the opened provider itself reports. What it cannot do is in
 * {@link #losses()}: the PIN is asked for when the key is opened; a token that was pulled out ends the key; keys that
 * demand the PIN for each signature cannot be used; keys are named by label, not by identifier. While it is opened,
 * what the provider prints on standard output is caught, for some milliseconds; what other threads print is not.
 *
 * <p>Every signature is checked against the certificate before it is returned. Instances are safe for threads. Closing
 * logs out.
 */
public final class SunPkcs11Key implements TokenKey {

    static final Set<FallbackLoss> ALL_LOSSES = Collections.unmodifiableSet(EnumSet.allOf(FallbackLoss.class));

    private final SunPkcs11Token token;
    private final JcaKey key;

    private SunPkcs11Key(SunPkcs11Token token, JcaKey key) {
        this.token = token;
        this.key = key;
    }

    /**
     * Opens a key, asking for the PIN.
     *
     * @param uri the token and key, with the driver's path; an identifier finds nothing
     * @param pins where the PIN comes from
     * @param options the clock, and issuers that complete the chain; the PIN is never kept
     * @return the key; the caller closes it
     * @throws InvalidInputException INVALID_VALUE if the URI names no driver
     * @throws TokenException TOKEN_MODULE_FAILED, TOKEN_NOT_FOUND, TOKEN_AMBIGUOUS, KEY_NOT_FOUND, PIN_INCORRECT,
     *     PIN_LOCKED or PIN_NOT_GIVEN
     */
    public static SunPkcs11Key open(KeyUri uri, PinSource pins, Pkcs11Options options) {
        SunPkcs11Token token = located(uri);
        try {
            return opened(token, uri, pins, options);
        } catch (GeneralSecurityException e) {
            logOut(token);
            throw failure(token.info(), FailureCode.TOKEN_FAILED, "SunPKCS11 failed", e);
        } catch (RuntimeException e) {
            logOut(token);
            throw e;
        }
    }

    private static SunPkcs11Key opened(SunPkcs11Token token, KeyUri uri, PinSource pins, Pkcs11Options options)
            throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS11", token.provider());
        load(store, token.info(), pins);
        TokenContents contents = new TokenContents(certificates(store), List.of());
        CertificateChoice.Chosen chosen =
                new CertificateChoice(contents, uri, options.clock().instant(), token.info()).choose();
        if (!chosen.confirmed()) {
            throw failure(token.info(), FailureCode.KEY_NOT_FOUND, "none is named as asked for", null);
        }
        String alias = chosen.certificate().label();
        List<X509Certificate> issuers = new ArrayList<>(options.issuers());
        for (Certificate issuer : store.getCertificateChain(alias)) {
            issuers.add((X509Certificate) issuer);
        }
        List<X509Certificate> chain = contents.chainOf(chosen.certificate().certificate(), issuers);
        PrivateKey handle = (PrivateKey) store.getKey(alias, null);
        return new SunPkcs11Key(token, JcaKey.of(handle, chain, token.provider()));
    }

    private static SunPkcs11Token located(KeyUri uri) {
        Path library = uri.modulePath()
                .orElseThrow(() -> new InvalidInputException(
                        FailureCode.INVALID_VALUE, "module-path", "nothing", "the path of the token's driver"));
        if (!Files.isRegularFile(library)) {
            throw new TokenException(
                    FailureCode.TOKEN_MODULE_FAILED, "load the token driver " + library, "there is no such file", null);
        }
        List<SunPkcs11Token> all = SunPkcs11Token.all(library);
        List<SunPkcs11Token> found =
                all.stream().filter(token -> uri.matches(token.info())).toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new TokenException(
                found.isEmpty() ? FailureCode.TOKEN_NOT_FOUND : FailureCode.TOKEN_AMBIGUOUS,
                "find the token meant by " + uri,
                "there is " + described(found.isEmpty() ? all : found),
                null);
    }

    private static String described(List<SunPkcs11Token> tokens) {
        return tokens.isEmpty()
                ? "none"
                : tokens.stream().map(token -> token.info().described()).collect(Collectors.joining(", "));
    }

    private static void load(KeyStore store, TokenInfo token, PinSource pins) throws GeneralSecurityException {
        if (token.has(TokenFlag.PIN_LOCKED)) {
            throw failure(token, FailureCode.PIN_LOCKED, "its PIN is locked; no PIN was asked for", null);
        }
        boolean asked = token.has(TokenFlag.LOGIN_REQUIRED) && !token.has(TokenFlag.PROTECTED_AUTHENTICATION_PATH);
        char[] pin = asked ? pins.pin(token) : new char[0];
        try {
            if (asked && pin.length == 0) {
                throw failure(token, FailureCode.PIN_NOT_GIVEN, "no PIN was given", null);
            }
            store.load(null, asked ? pin : null);
        } catch (IOException e) {
            throw failure(token, meaningOf(e), "the login failed", e);
        } finally {
            Arrays.fill(pin, '\0');
        }
    }

    private static FailureCode meaningOf(IOException e) {
        String said = Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
        if (said.contains("CKR_PIN_LOCKED")) {
            return FailureCode.PIN_LOCKED;
        }
        return said.contains("CKR_PIN_IN") || said.contains("CKR_PIN_LEN_RANGE")
                ? FailureCode.PIN_INCORRECT
                : FailureCode.TOKEN_FAILED;
    }

    private static List<TokenCertificate> certificates(KeyStore store) throws GeneralSecurityException {
        List<TokenCertificate> certificates = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias) && store.getCertificate(alias) instanceof X509Certificate certificate) {
                certificates.add(new TokenCertificate(alias, "", certificate));
            }
        }
        return certificates;
    }

    private static TokenException failure(
            TokenInfo token, FailureCode code, String happened, @Nullable Exception cause) {
        return new TokenException(code, "open the token " + token.described(), happened, cause);
    }

    @Override
    public TokenInfo token() {
        return token.info();
    }

    @Override
    public Set<FallbackLoss> losses() {
        return ALL_LOSSES;
    }

    @Override
    public X509Certificate certificate() {
        return key.certificate();
    }

    @Override
    public List<X509Certificate> chain() {
        return key.chain();
    }

    @Override
    public List<SignatureAlgorithm> algorithms() {
        return key.algorithms();
    }

    @Override
    public byte[] sign(SignatureAlgorithm algorithm, byte[] digest) {
        return key.sign(algorithm, digest);
    }

    /** Logs out; calling it again does nothing. */
    @Override
    public void close() {
        key.close();
        logOut(token);
    }

    private static void logOut(SunPkcs11Token token) {
        try {
            if (token.provider() instanceof AuthProvider provider) {
                provider.logout();
            }
        } catch (LoginException e) {
            // The token has gone, and the login with it.
        }
    }
}
