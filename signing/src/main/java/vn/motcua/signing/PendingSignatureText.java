package vn.motcua.signing;

import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The text form of a pending signature, version 1.
 *
 * <p>A first line names the form and its version; then {@code name: value} lines; the last line is the SHA-256 of all
 * before it. The document's name is percent-encoded, so that the whole is ASCII and survives any store.
 */
final class PendingSignatureText {

    private static final String FIRST = "motcua-pending-signature: 1";
    private static final String DOCUMENT = "document";
    private static final String ALGORITHM = "algorithm";
    private static final String DIGEST = "digest";
    private static final String EXPIRY = "expiry";
    private static final String CERTIFICATE = "certificate";
    private static final String CONTEXT = "context";
    private static final String CHECK = "check: ";
    private static final int LONGEST = 1 << 20;
    private static final int LONGEST_CHAIN = 32;

    private PendingSignatureText() {}

    static String of(PendingSignature pending) {
        StringBuilder text = new StringBuilder(FIRST).append('\n');
        line(text, DOCUMENT, URLEncoder.encode(pending.documentId(), StandardCharsets.UTF_8));
        line(text, ALGORITHM, pending.algorithm().name());
        line(text, DIGEST, HexFormat.of().formatHex(pending.digest()));
        line(text, EXPIRY, pending.expiry().toString());
        for (X509Certificate certificate : pending.chain()) {
            line(text, CERTIFICATE, Base64.getEncoder().encodeToString(encoded(certificate)));
        }
        line(text, CONTEXT, Base64.getEncoder().encodeToString(pending.context()));
        return text + CHECK + checkSum(text.toString()) + "\n";
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append('\n');
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw failure("its certificate cannot be written", e);
        }
    }

    static PendingSignature parse(String stored) {
        if (stored.length() > LONGEST) {
            throw failure("it is longer than " + LONGEST + " characters", null);
        }
        String text = stored.replace("\r\n", "\n");
        int check = text.lastIndexOf("\n" + CHECK) + 1;
        if (!text.startsWith(FIRST + "\n") || check == 0) {
            throw failure("it does not begin and end like version 1 of a pending signature", null);
        }
        String covered = text.substring(0, check);
        if (!text.substring(check + CHECK.length()).strip().equals(checkSum(covered))) {
            throw failure("its check sum does not fit: it has been changed or damaged", null);
        }
        try {
            return read(covered.lines().skip(1).toList());
        } catch (IllegalArgumentException | CertificateException | DateTimeParseException e) {
            throw failure("a value of it cannot be read", e);
        }
    }

    private static PendingSignature read(List<String> lines) throws CertificateException {
        List<X509Certificate> chain = new ArrayList<>();
        List<String> certificates = values(lines, CERTIFICATE);
        if (certificates.size() > LONGEST_CHAIN) {
            throw failure("it has more than " + LONGEST_CHAIN + " certificates", null);
        }
        for (String certificate : certificates) {
            chain.add(certificate(Base64.getDecoder().decode(certificate)));
        }
        return new PendingSignature(
                URLDecoder.decode(value(lines, DOCUMENT), StandardCharsets.UTF_8),
                HexFormat.of().parseHex(value(lines, DIGEST)),
                SignatureAlgorithm.valueOf(value(lines, ALGORITHM)),
                chain,
                Instant.parse(value(lines, EXPIRY)),
                Base64.getDecoder().decode(value(lines, CONTEXT)));
    }

    private static X509Certificate certificate(byte[] der) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static List<String> values(List<String> lines, String name) {
        String start = name + ": ";
        return lines.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .toList();
    }

    private static String value(List<String> lines, String name) {
        List<String> values = values(lines, name);
        if (values.size() != 1) {
            throw failure("it has " + values.size() + " lines '" + name + "', expected 1", null);
        }
        return values.get(0);
    }

    private static String checkSum(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static InvalidInputException failure(String happened, @Nullable Throwable cause) {
        return new InvalidInputException(FailureCode.INVALID_VALUE, "read a pending signature", happened, cause);
    }
}
