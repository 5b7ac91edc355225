package vn.motcua.signing.token;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;

/**
 * A signing key that is a {@link PrivateKey} of any Java security provider: in memory, or in a hardware module whose
 * provider is installed.
 *
 * <p>RSA keys need a provider that offers {@code RSA/ECB/PKCS1Padding}, and {@code RSA/ECB/NoPadding} for RSASSA-PSS;
 * EC keys one that offers {@code NONEwithECDSA}. Every signature is checked against the certificate before it is
 * returned. Instances are safe for threads as far as the provider is. Closing only stops further use: the private key
 * belongs to the caller.
 *
 * <pre>{@code
 * SigningKey key = JcaKey.of(privateKey, List.of(certificate, issuer));
 * }</pre>
 */
public final class JcaKey implements SigningKey {

    private final PrivateKey key;
    private final @Nullable Provider provider;
    private final List<X509Certificate> chain;
    private final List<SignatureAlgorithm> algorithms;
    private volatile boolean closed;

    private JcaKey(PrivateKey key, List<X509Certificate> chain, @Nullable Provider provider) {
        this.key = key;
        this.provider = provider;
        this.chain = chain;
        this.algorithms = SignatureAlgorithm.of(chain.get(0).getPublicKey());
    }

    /**
     * Makes a signing key.
     *
     * @param key the private key, RSA or EC
     * @param chain its certificate, followed by the issuers as far as known
     * @return the signing key
     * @throws InvalidInputException if the chain is empty or its first certificate has a key that is neither RSA nor EC
     */
    public static JcaKey of(PrivateKey key, List<X509Certificate> chain) {
        return of(key, chain, null);
    }

    /** Takes a key whose provider is not one of the registered ones. */
    static JcaKey of(PrivateKey key, List<X509Certificate> chain, @Nullable Provider provider) {
        if (chain.isEmpty()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "chain", "none", "at least the certificate");
        }
        if (SignatureAlgorithm.of(chain.get(0).getPublicKey()).isEmpty()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "chain",
                    "a key of type " + chain.get(0).getPublicKey().getAlgorithm(),
                    "RSA or EC");
        }
        return new JcaKey(key, List.copyOf(chain), provider);
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
        return algorithms;
    }

    @Override
    public byte[] sign(SignatureAlgorithm algorithm, byte[] digest) {
        if (closed) {
            throw new IllegalStateException("the key is closed");
        }
        PublicKeyCheck.requireUsable(algorithms, algorithm, digest);
        try {
            PublicKey holder = certificate().getPublicKey();
            byte[] signature = switch (algorithm.scheme()) {
                case RSA_PKCS1 -> sign("NONEwithRSA", DigestInfo.of(algorithm, digest));
                case RSA_PSS -> PssPadding.sign((RSAPublicKey) holder, digest, this::rawRsa);
                case ECDSA -> sign("NONEwithECDSA", EcdsaSignature.input(digest, (ECPublicKey) holder));
            };
            return PublicKeyCheck.requireSignedBy(certificate(), algorithm, digest, signature);
        } catch (GeneralSecurityException | ProviderException e) {
            throw new TokenException(
                    FailureCode.TOKEN_FAILED, "sign with " + algorithm, "the key's provider failed", e);
        }
    }

    private byte[] sign(String scheme, byte[] input) throws GeneralSecurityException {
        Signature signer = provider == null ? Signature.getInstance(scheme) : Signature.getInstance(scheme, provider);
        signer.initSign(key);
        signer.update(input);
        return signer.sign();
    }

    private byte[] rawRsa(byte[] block) throws GeneralSecurityException {
        String scheme = "RSA/ECB/NoPadding";
        Cipher rsa = provider == null ? Cipher.getInstance(scheme) : Cipher.getInstance(scheme, provider);
        // Without padding both are the same operation; on a token, keys for signing may not be allowed to decrypt.
        rsa.init(provider == null ? Cipher.DECRYPT_MODE : Cipher.ENCRYPT_MODE, key);
        return rsa.doFinal(block);
    }

    /** Ends the use of the key; the private key is the caller's and is left as it is. */
    @Override
    public void close() {
        closed = true;
    }
}
