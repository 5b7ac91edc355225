package vn.motcua.signing.trust;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * The fingerprint of an authority's root. A pin trusts nobody by itself: it turns a certificate that the caller has got,
 * from the authority or from a colleague, into an anchor, because the certificate is the one that is meant.
 *
 * <p>The shipped pins are those of the two roots of the specialised government authority (chuyên dùng Chính phủ), read
 * in public source code and not confirmed by the authority: each says where it comes from. Compare it with the
 * authority's own publication before you rely on it.
 *
 * <pre>{@code
 * TrustAnchors anchors = TrustPin.anchorsAmong(TrustPin.shipped(), TrustAnchors.load(folder).certificates());
 * }</pre>
 *
 * @param name what the root is called
 * @param fingerprint SHA-256 of the certificate's DER, 64 hexadecimal digits
 * @param source where the fingerprint was read
 */
public record TrustPin(String name, String fingerprint, String source) {

    private static final String RESOURCE = "pins.tsv";
    private static final int DIGITS = 64;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the fingerprint is not 64 hexadecimal digits: a truncated one pins nothing
     */
    public TrustPin {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(source, "source");
        if (fingerprint.length() != DIGITS || !fingerprint.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException("a fingerprint has 64 hexadecimal digits");
        }
    }

    /**
     * Returns the pins the SDK ships.
     *
     * @return the two roots of the specialised government authority, single-sourced
     */
    public static List<TrustPin> shipped() {
        List<TrustPin> pins = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(TrustPin.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split("\t", -1);
                if (!line.startsWith("#") && cells.length == 3) {
                    pins.add(new TrustPin(cells[0], cells[1], cells[2]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
        return List.copyOf(pins);
    }

    /**
     * Trusts those of some certificates that a pin names, and no other.
     *
     * @param pins the pins
     * @param supplied certificates from anywhere
     * @return the anchors; none if no certificate is pinned
     */
    public static TrustAnchors anchorsAmong(Collection<TrustPin> pins, Collection<X509Certificate> supplied) {
        return TrustAnchors.of(supplied.stream()
                .filter(certificate -> pins.stream().anyMatch(pin -> pin.names(certificate)))
                .toArray(X509Certificate[]::new));
    }

    /**
     * Says whether a certificate is the one that is meant.
     *
     * @param certificate the certificate
     * @return true if its SHA-256 is the fingerprint
     */
    public boolean names(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return MessageDigest.isEqual(digest, HexFormat.of().parseHex(fingerprint));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
