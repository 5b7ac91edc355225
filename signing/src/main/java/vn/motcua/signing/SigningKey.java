package vn.motcua.signing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.List;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.TokenException;

/**
 * A private key that signs digests, with its certificate: on a token, in a file, or wherever an implementation keeps
 * it.
 *
 * <p>The key itself never leaves its place; only digests go in, so that hashing a large document is not the token's
 * work. Implementations are safe for threads. Whoever opened a key closes it; closing ends the session and wipes what
 * was kept of the PIN.
 */
public interface SigningKey extends AutoCloseable {

    /**
     * Returns the certificate of the key.
     *
     * @return the certificate
     */
    X509Certificate certificate();

    /**
     * Returns the certificate followed by its issuers as far as they are known.
     *
     * @return at least the certificate itself, leaf first
     */
    List<X509Certificate> chain();

    /**
     * Returns what the key can do, the preferred algorithm first.
     *
     * @return at least one algorithm
     */
    List<SignatureAlgorithm> algorithms();

    /**
     * Signs a digest. A PIN is asked for once while the token stays plugged in, and never tried again when it is
     * wrong.
     *
     * @param algorithm one of {@link #algorithms()}
     * @param digest the digest, of the length of the algorithm's hash
     * @return the signature value
     * @throws InvalidInputException if the algorithm is not one of the key's or the digest has another length
     * @throws TokenException if the key cannot be used
     */
    byte[] sign(SignatureAlgorithm algorithm, byte[] digest);

    /**
     * Signs data, which is hashed here. It is meant for the few kilobytes that a signature covers itself, the signed
     * attributes of a document's signature for instance; the document is hashed by whoever reads it.
     *
     * <p>A key that only signs data, because its provider insists on hashing, does so here and refuses digests.
     *
     * @param algorithm one of {@link #algorithms()}
     * @param data the data, all of it
     * @return the signature value
     * @throws InvalidInputException if the algorithm is not one of the key's
     * @throws TokenException if the key cannot be used
     */
    default byte[] signData(SignatureAlgorithm algorithm, byte[] data) {
        try {
            return sign(
                    algorithm, MessageDigest.getInstance(algorithm.digestName()).digest(data));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm.digestName(), e);
        }
    }

    /** Ends the use of the key; calling it again does nothing. */
    @Override
    void close();
}
