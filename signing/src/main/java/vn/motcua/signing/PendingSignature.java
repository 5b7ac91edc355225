package vn.motcua.signing;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.TokenException;
import vn.motcua.identity.PersonalData;

/**
 * A signature that has been prepared and waits for its value: what passes between the two phases of signing.
 *
 * <p>The first phase builds the document as far as it goes without the key and makes this value. It is small and has a
 * {@linkplain #toText() text form}, so that it can be kept in a database or sent on, and the second phase may run in
 * another process, on another machine or after a restart. It holds nothing secret, but whoever can change it decides
 * what is signed: keep it where only the application writes.
 *
 * <p>It knows no document format. What a format needs to finish (signed attributes, the place of the signature) travels
 * in {@link #context()}, whose content is that format's own affair. For PDF it is {@link
 * vn.motcua.signing.pdf.PdfSigner#prepare} that makes one, and {@code complete} there that takes it.
 *
 * <pre>{@code
 * String stored = pending.toText();                        // first phase, at noon
 *
 * PendingSignature pending = PendingSignature.parse(stored);  // second phase, after a restart
 * byte[] value = pending.sign(key, clock);
 * }</pre>
 *
 * @param documentId names the document for whoever finishes it, for instance a dossier's attachment; not empty, without
 *     line breaks
 * @param digest what the key signs, of the length of the algorithm's hash
 * @param algorithm how it is signed
 * @param chain the certificate the preparation was made for, followed by its issuers as far as known
 * @param expiry when the preparation is worth nothing any more; from then on it is refused
 * @param context what the format needs to finish, may be empty
 */
@PersonalData
@SuppressWarnings("ArrayRecordComponent") // Copied in and out, and compared by value below.
public record PendingSignature(
        String documentId,
        byte[] digest,
        SignatureAlgorithm algorithm,
        List<X509Certificate> chain,
        Instant expiry,
        byte[] context) {

    /**
     * Makes the value.
     *
     * @throws InvalidInputException INVALID_VALUE if a component is not as described
     */
    public PendingSignature {
        require(
                !documentId.isBlank() && documentId.lines().count() == 1,
                "documentId",
                "empty or of several lines",
                "one line");
        require(
                digest.length == algorithm.digestLength(),
                "digest",
                digest.length + " bytes",
                algorithm.digestLength() + " bytes for " + algorithm);
        require(!chain.isEmpty(), "chain", "none", "at least the certificate");
        digest = digest.clone();
        chain = List.copyOf(chain);
        context = context.clone();
    }

    private static void require(boolean kept, String field, String given, String legal) {
        if (!kept) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, field, given, legal);
        }
    }

    /**
     * Reads the text form.
     *
     * @param text what {@link #toText()} returned, in this version or an earlier one
     * @return the value
     * @throws InvalidInputException INVALID_VALUE if the text is no pending signature, is incomplete or has been changed
     */
    public static PendingSignature parse(String text) {
        return PendingSignatureText.parse(text);
    }

    /**
     * Returns the text form: ASCII lines, each a name and a value, the last one a check sum against damage. It stays
     * readable by later versions; a reader passes over names it does not know.
     *
     * @return the text, some kilobytes for a chain of three
     */
    public String toText() {
        return PendingSignatureText.of(this);
    }

    /**
     * Returns what the key signs.
     *
     * @return a copy
     */
    @Override
    public byte[] digest() {
        return digest.clone();
    }

    /**
     * Returns what the format needs to finish.
     *
     * @return a copy, may be empty
     */
    @Override
    public byte[] context() {
        return context.clone();
    }

    /**
     * Returns the certificate the preparation was made for.
     *
     * @return the first of the chain
     */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /**
     * Says whether it is too late to finish.
     *
     * @param now the time
     * @return true from the expiry on
     */
    public boolean isExpired(Instant now) {
        return !now.isBefore(expiry);
    }

    /**
     * Makes the signature's value: the second phase, as far as the key is concerned.
     *
     * @param key the key of {@link #certificate()}
     * @param clock tells whether the preparation has expired
     * @return the signature value
     * @throws InvalidInputException INVALID_VALUE if the preparation has expired or the key cannot do the algorithm
     * @throws TokenException KEY_NOT_FOUND if the key has another certificate, or what {@link SigningKey#sign} throws
     */
    public byte[] sign(SigningKey key, Clock clock) {
        Instant now = clock.instant();
        require(!isExpired(now), "expiry", expiry.toString(), "a time after " + now);
        if (!key.certificate().equals(certificate())) {
            throw new TokenException(
                    FailureCode.KEY_NOT_FOUND,
                    "finish a prepared signature",
                    "it was prepared for another certificate than the key's",
                    null);
        }
        return key.sign(algorithm, digest());
    }

    /** Compares all components, the bytes by their values. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PendingSignature that
                && documentId.equals(that.documentId)
                && Arrays.equals(digest, that.digest)
                && algorithm == that.algorithm
                && chain.equals(that.chain)
                && expiry.equals(that.expiry)
                && Arrays.equals(context, that.context);
    }

    @Override
    public int hashCode() {
        return Objects.hash(documentId, Arrays.hashCode(digest), algorithm, chain, expiry, Arrays.hashCode(context));
    }

    /** Returns a text without what is personal: the document's name and the certificates are left out. */
    @Override
    public String toString() {
        return "PendingSignature[algorithm=" + algorithm + ", expiry=" + expiry + "]";
    }
}
