package vn.motcua.signing.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;

/**
 * What an office without a network needs to validate signatures: anchors, intermediate certificates and revocation
 * lists, as of a date, in one signed file. Whoever makes packs signs them; whoever opens one names the maker's
 * certificate, and nothing of a pack is believed that was not signed with its key.
 *
 * <p>The file is text: a first line with the format's version and the signature, then the date and one line for each
 * certificate and list. A reader passes over lines it does not know. Immutable.
 *
 * <pre>{@code
 * TrustPack pack = TrustPack.open(Path.of("trust.pack"), publisher);
 * ValidationOptions options = ValidationOptions.defaults().withTrustPack(pack);
 * }</pre>
 */
public final class TrustPack {

    private static final String HEAD = "motcua-trust-pack 1 ";
    private static final String DATE = "date ";
    private static final String ANCHOR = "anchor ";
    private static final String INTERMEDIATE = "intermediate ";
    private static final String LIST = "crl ";
    private static final long LARGEST = 256L << 20;

    private final Instant date;
    private final List<X509Certificate> anchors;
    private final List<X509Certificate> intermediates;
    private final List<byte[]> crls;

    private TrustPack(
            Instant date, List<X509Certificate> anchors, List<X509Certificate> intermediates, List<byte[]> crls) {
        this.date = Objects.requireNonNull(date, "date");
        this.anchors = List.copyOf(anchors);
        this.intermediates = List.copyOf(intermediates);
        this.crls = crls.stream().map(byte[]::clone).toList();
    }

    /**
     * Puts a pack together.
     *
     * @param date as of when its contents are right
     * @param anchors whom it trusts
     * @param intermediates certificates that complete chains
     * @param crls revocation lists, DER
     * @return the pack, to be written with {@link #write}
     */
    public static TrustPack of(
            Instant date, TrustAnchors anchors, List<X509Certificate> intermediates, List<byte[]> crls) {
        return new TrustPack(date, anchors.certificates(), intermediates, crls);
    }

    /**
     * Opens a pack.
     *
     * @param file the pack
     * @param publisher the certificate of who makes packs, known from elsewhere
     * @return the pack
     * @throws InvalidInputException {@code FILE_NOT_FOUND}; {@code LAW_DATA_UNTRUSTED} if it was not signed with the
     *     publisher's key, or is none
     * @throws ResourceException {@code FILE_UNREADABLE} if the file cannot be read
     */
    public static TrustPack open(Path file, X509Certificate publisher) {
        String text = read(file);
        int end = text.indexOf('\n');
        if (!text.startsWith(HEAD) || end < 0) {
            throw untrusted("it is no trust pack", null);
        }
        String body = text.substring(end + 1);
        try {
            byte[] value = Base64.getDecoder().decode(text.substring(HEAD.length(), end));
            Signature verifier =
                    Signature.getInstance(algorithm(publisher.getPublicKey().getAlgorithm()));
            verifier.initVerify(publisher.getPublicKey());
            verifier.update(body.getBytes(StandardCharsets.UTF_8));
            if (!verifier.verify(value)) {
                throw untrusted("its signature does not hold", null);
            }
            return parsed(body);
        } catch (GeneralSecurityException | IllegalArgumentException | DateTimeException e) {
            throw untrusted("its signature or its contents cannot be read", e);
        }
    }

    private static String algorithm(String family) {
        return family.equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw untrusted("it is too large", null);
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(FailureCode.FILE_NOT_FOUND, "opening a trust pack", "no such file", e);
        } catch (CharacterCodingException e) {
            throw untrusted("it is no text", e);
        } catch (IOException e) {
            throw new ResourceException(
                    FailureCode.FILE_UNREADABLE, "opening a trust pack", "the file cannot be read", e);
        }
    }

    private static TrustPack parsed(String body) throws GeneralSecurityException {
        Instant date = null;
        List<X509Certificate> anchors = new ArrayList<>();
        List<X509Certificate> intermediates = new ArrayList<>();
        List<byte[]> crls = new ArrayList<>();
        for (String line : body.lines().toList()) {
            if (line.startsWith(DATE)) {
                date = Instant.parse(line.substring(DATE.length()));
            } else if (line.startsWith(ANCHOR)) {
                anchors.add(certificate(line.substring(ANCHOR.length())));
            } else if (line.startsWith(INTERMEDIATE)) {
                intermediates.add(certificate(line.substring(INTERMEDIATE.length())));
            } else if (line.startsWith(LIST)) {
                crls.add(Base64.getDecoder().decode(line.substring(LIST.length())));
            }
        }
        if (date == null) {
            throw untrusted("it has no date", null);
        }
        return new TrustPack(date, anchors, intermediates, crls);
    }

    private static X509Certificate certificate(String base64) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
    }

    private static InvalidInputException untrusted(String happened, @Nullable Throwable cause) {
        return new InvalidInputException(FailureCode.LAW_DATA_UNTRUSTED, "opening a trust pack", happened, cause);
    }

    /**
     * Signs the pack and writes it.
     *
     * @param file where to; an existing file is replaced
     * @param publisher the key of who makes packs, RSA or EC
     * @throws ResourceException {@code OUTPUT_NOT_WRITABLE} if it cannot be written
     */
    public void write(Path file, SigningKey publisher) {
        String body = body();
        boolean curve = publisher.certificate().getPublicKey().getAlgorithm().equals("EC");
        byte[] value = publisher.signData(
                curve ? SignatureAlgorithm.ECDSA_SHA256 : SignatureAlgorithm.RSA_PKCS1_SHA256,
                body.getBytes(StandardCharsets.UTF_8));
        try {
            Files.writeString(file, HEAD + Base64.getEncoder().encodeToString(value) + '\n' + body);
        } catch (IOException e) {
            throw new ResourceException(
                    FailureCode.OUTPUT_NOT_WRITABLE, "writing a trust pack", "the file cannot be written", e);
        }
    }

    private String body() {
        StringBuilder body = new StringBuilder(DATE).append(date).append('\n');
        anchors.forEach(anchor -> line(body, ANCHOR, encoded(anchor)));
        intermediates.forEach(certificate -> line(body, INTERMEDIATE, encoded(certificate)));
        crls.forEach(list -> line(body, LIST, list));
        return body.toString();
    }

    private static void line(StringBuilder body, String name, byte[] der) {
        body.append(name).append(Base64.getEncoder().encodeToString(der)).append('\n');
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read has an encoding", e);
        }
    }

    /**
     * Returns as of when the contents are right.
     *
     * @return the date of the pack
     */
    public Instant date() {
        return date;
    }

    /**
     * Returns whom the pack trusts.
     *
     * @return the anchors
     */
    public TrustAnchors anchors() {
        return TrustAnchors.of(anchors.toArray(X509Certificate[]::new));
    }

    /**
     * Returns the certificates that complete chains.
     *
     * @return the intermediates
     */
    public List<X509Certificate> intermediates() {
        return intermediates;
    }

    /**
     * Returns the revocation lists.
     *
     * @return DER of CertificateList; copies
     */
    public List<byte[]> crls() {
        return crls.stream().map(byte[]::clone).toList();
    }

    @Override
    public String toString() {
        return "TrustPack[" + date + ", " + anchors.size() + " anchors, " + intermediates.size() + " intermediates, "
                + crls.size() + " CRLs]";
    }
}
