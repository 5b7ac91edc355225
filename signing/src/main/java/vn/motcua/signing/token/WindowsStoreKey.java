package vn.motcua.signing.token;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;

/**
 * A signing key in the certificate store of the Windows user ("Personal"), where tokens' own software puts their
 * certificates, through the JDK's provider SunMSCAPI.
 *
 * <p><strong>It has not been tested on Windows</strong>, only with another key store in the place of that one. Windows
 * or the token's software asks for the PIN in a window of its own; no {@link PinSource} takes part.
 *
 * <p>The provider hashes what it signs itself and takes no digests: use {@link #signData}. {@link #sign} is refused, and
 * so these keys do not serve {@link vn.motcua.signing.PendingSignature}. Every signature is checked against the
 * certificate before it is returned. Instances are safe for threads. Closing only stops further use.
 *
 * <pre>{@code
 * SigningKey key = WindowsStoreKey.open("", Pkcs11Options.defaults());
 * }</pre>
 */
public final class WindowsStoreKey implements SigningKey {

    private static final String ATTEMPTED = "open the Windows certificate store";

    private final PrivateKey key;
    private final Provider provider;
    private final List<X509Certificate> chain;
    private volatile boolean closed;

    private WindowsStoreKey(PrivateKey key, Provider provider, List<X509Certificate> chain) {
        this.key = key;
        this.provider = provider;
        this.chain = chain;
    }

    /**
     * Opens a key.
     *
     * @param alias the friendly name of the certificate; empty for the only one that fits, chosen by key usage and
     *     validity
     * @param options the clock, and issuers that complete the chain
     * @return the key; the caller closes it
     * @throws TokenException TOKEN_MODULE_FAILED if this is not Windows; KEY_NOT_FOUND; TOKEN_AMBIGUOUS
     */
    public static WindowsStoreKey open(String alias, Pkcs11Options options) {
        Provider provider = Security.getProvider("SunMSCAPI");
        if (provider == null || !isWindows()) {
            throw failure(FailureCode.TOKEN_MODULE_FAILED, "this system has none", null);
        }
        try {
            KeyStore store = KeyStore.getInstance("Windows-MY", provider);
            store.load(null, null);
            return open(store, new char[0], alias, options);
        } catch (GeneralSecurityException | IOException e) {
            throw failure(FailureCode.TOKEN_FAILED, "it cannot be read", e);
        }
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /** Opens a key of a store that has been loaded. */
    static WindowsStoreKey open(KeyStore store, char[] password, String alias, Pkcs11Options options)
            throws GeneralSecurityException {
        List<TokenCertificate> certificates = new ArrayList<>();
        List<X509Certificate> issuers = new ArrayList<>(options.issuers());
        for (String name : Collections.list(store.aliases())) {
            if (store.isKeyEntry(name) && store.getCertificate(name) instanceof X509Certificate certificate) {
                certificates.add(new TokenCertificate(name, "", certificate));
                for (Certificate issuer : store.getCertificateChain(name)) {
                    issuers.add((X509Certificate) issuer);
                }
            }
        }
        TokenContents contents = new TokenContents(certificates, List.of());
        TokenCertificate chosen = chosen(contents, alias, options);
        PrivateKey handle = (PrivateKey) store.getKey(chosen.label(), password);
        Provider provider = store.getProvider();
        return new WindowsStoreKey(handle, provider, contents.chainOf(chosen.certificate(), issuers));
    }

    private static TokenCertificate chosen(TokenContents contents, String alias, Pkcs11Options options) {
        KeyUri named = KeyUri.parse("pkcs11:").withObject(alias);
        TokenInfo store = new TokenInfo("Windows", "", "", "", Set.of());
        CertificateChoice.Chosen chosen =
                new CertificateChoice(contents, named, options.clock().instant(), store).choose();
        if (!chosen.confirmed()) {
            throw failure(FailureCode.KEY_NOT_FOUND, "none has the friendly name asked for", null);
        }
        return chosen.certificate();
    }

    private static TokenException failure(FailureCode code, String happened, @Nullable Exception cause) {
        return new TokenException(code, ATTEMPTED, happened, cause);
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
        return SignatureAlgorithm.of(certificate().getPublicKey());
    }

    /** Refused: the provider takes no digests. */
    @Override
    public byte[] sign(SignatureAlgorithm algorithm, byte[] digest) {
        throw new InvalidInputException(
                FailureCode.INVALID_VALUE, "digest", "a digest", "the data itself: the Windows store hashes it");
    }

    @Override
    public byte[] signData(SignatureAlgorithm algorithm, byte[] data) {
        if (closed) {
            throw new IllegalStateException("the key is closed");
        }
        byte[] digest = PublicKeyCheck.digest(algorithm, data);
        PublicKeyCheck.requireUsable(algorithms(), algorithm, digest);
        try {
            Signature signer = signer(algorithm);
            signer.initSign(key);
            signer.update(data);
            return PublicKeyCheck.requireSignedBy(certificate(), algorithm, digest, signer.sign());
        } catch (GeneralSecurityException | ProviderException e) {
            throw new TokenException(
                    FailureCode.TOKEN_FAILED, "sign with a key of the Windows store", "Windows did not sign", e);
        }
    }

    private Signature signer(SignatureAlgorithm algorithm) throws GeneralSecurityException {
        String hash = algorithm.digestName();
        return switch (algorithm.scheme()) {
            case RSA_PKCS1 -> instance(hash.replace("-", "") + "withRSA");
            case ECDSA -> instance(hash.replace("-", "") + "withECDSA");
            case RSA_PSS -> {
                Signature pss = instance("RSASSA-PSS");
                pss.setParameter(new PSSParameterSpec(
                        hash,
                        "MGF1",
                        new MGF1ParameterSpec(hash),
                        algorithm.digestLength(),
                        PSSParameterSpec.TRAILER_FIELD_BC));
                yield pss;
            }
        };
    }

    /** By the key's own provider where it has the scheme, which on Windows it does. */
    private Signature instance(String scheme) throws GeneralSecurityException {
        return provider.getService("Signature", scheme) == null
                ? Signature.getInstance(scheme)
                : Signature.getInstance(scheme, provider);
    }

    /** Ends the use of the key; calling it again does nothing. */
    @Override
    public void close() {
        closed = true;
    }
}
