package vn.motcua.signing.token;

import java.security.cert.X509Certificate;
import java.util.List;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.trust.EvidenceClient;

/**
 * A signing key with the issuers that its token does not hold, fetched from where the certificates name them (authority
 * information access, RFC 5280, section 4.2.2.1).
 *
 * <p>Most tokens in Viet Nam hold the officer's certificate alone, and a signature without its issuers can be checked
 * only by who finds them himself. Issuers that the key knows already, from the token or from
 * {@link Pkcs11Options#withIssuers}, are taken first, and nothing is sent where these suffice. Where an issuer cannot be
 * had the chain ends before it: signing goes on without a network.
 *
 * <p>Everything else is as with the key given, which is closed with this one. Instances are as safe for threads as it
 * is.
 *
 * <pre>{@code
 * try (EvidenceClient evidence = EvidenceClient.open(EvidenceOptions.defaults());
 *         SigningKey key = CompletedKey.of(Pkcs11Key.open(uri, pins, Pkcs11Options.defaults()), evidence)) {
 *     PdfSigner.sign(in, out, key, PdfSignOptions.defaults());
 * }
 * }</pre>
 */
public final class CompletedKey implements SigningKey {

    private final SigningKey key;
    private final List<X509Certificate> chain;

    private CompletedKey(SigningKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = chain;
    }

    /**
     * Completes the chain of a key, once and now.
     *
     * @param key the key, closed with the one returned
     * @param evidence fetches issuers; it stays the caller's to close
     * @return the key with as long a chain as could be found
     */
    public static CompletedKey of(SigningKey key, EvidenceClient evidence) {
        return new CompletedKey(
                key, evidence.complete(key.certificate(), key.chain()).certificates());
    }

    @Override
    public X509Certificate certificate() {
        return key.certificate();
    }

    @Override
    public List<X509Certificate> chain() {
        return chain;
    }

    @Override
    public List<SignatureAlgorithm> algorithms() {
        return key.algorithms();
    }

    @Override
    public byte[] sign(SignatureAlgorithm algorithm, byte[] digest) {
        return key.sign(algorithm, digest);
    }

    @Override
    public byte[] signData(SignatureAlgorithm algorithm, byte[] data) {
        return key.signData(algorithm, data);
    }

    @Override
    public void close() {
        key.close();
    }
}
