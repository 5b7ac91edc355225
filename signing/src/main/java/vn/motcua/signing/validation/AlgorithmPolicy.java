package vn.motcua.signing.validation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which algorithms are accepted, and until when: dated data, so that a new rule is a new line. */
final class AlgorithmPolicy {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int COLUMNS = 6;

    /** Below those it is built with. */
    static final AlgorithmPolicy SHIPPED = read("algorithms.tsv");

    private final Map<String, Row> rows;

    private AlgorithmPolicy(Map<String, Row> rows) {
        this.rows = Map.copyOf(rows);
    }

    private record Row(int leastBits, @Nullable Instant before) {

        boolean holdsAt(Instant time) {
            return before == null || time.isBefore(before);
        }
    }

    static AlgorithmPolicy read(String resource) {
        Map<String, Row> rows = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(AlgorithmPolicy.class.getResourceAsStream(resource), resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split("\t", -1);
                if (cells.length == COLUMNS && !line.startsWith("#")) {
                    rows.put(cells[0] + ' ' + cells[1], row(cells));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
        return new AlgorithmPolicy(rows);
    }

    private static Row row(String[] cells) {
        Instant before = cells[3].isEmpty()
                ? null
                : LocalDate.parse(cells[3]).atStartOfDay(ZONE).toInstant();
        return new Row(Integer.parseInt(cells[2]), before);
    }

    /** Says what is wrong with a digest and a key at a time. */
    void judge(String digest, PublicKey key, Instant time, Grounds grounds) {
        judgeDigest(digest, time, grounds);
        Row row = rows.get("key " + family(key));
        if (row == null) {
            grounds.doubt(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, ReasonCode.ALGORITHM_UNSUPPORTED);
        } else if (bits(key) < row.leastBits) {
            grounds.doubt(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, ReasonCode.KEY_TOO_SHORT);
        } else if (!row.holdsAt(time)) {
            grounds.doubt(SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE, ReasonCode.KEY_TOO_SHORT);
        }
    }

    private void judgeDigest(String digest, Instant time, Grounds grounds) {
        Row row = rows.get("digest " + digest);
        if (row == null) {
            grounds.doubt(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, ReasonCode.HASH_TOO_WEAK);
        } else if (!row.holdsAt(time)) {
            grounds.doubt(SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE, ReasonCode.HASH_TOO_WEAK);
        }
    }

    /** Judges the digest by which a certificate was signed. PSS keeps its digest in its parameters: the JDK judges it. */
    void judgeIssuance(X509Certificate certificate, Instant time, Grounds grounds) {
        String name = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        int with = name.indexOf("WITH");
        if (with > 0) {
            String digest = name.substring(0, with);
            judgeDigest(digest.startsWith("SHA3") ? digest : digest.replace("SHA", "SHA-"), time, grounds);
        }
    }

    private static String family(PublicKey key) {
        return key.getAlgorithm().startsWith("RSA")
                ? "RSA"
                : key.getAlgorithm().startsWith("Ed") ? "EdDSA" : key.getAlgorithm();
    }

    private static int bits(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength();
        }
        return key instanceof ECPublicKey ec ? ec.getParams().getOrder().bitLength() : Integer.MAX_VALUE;
    }
}
