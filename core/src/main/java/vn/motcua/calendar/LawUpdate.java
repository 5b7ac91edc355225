package vn.motcua.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPublicKey;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;
import vn.motcua.internal.table.TableText;

/**
 * Law that came out after this version of the SDK, from a signed file: working days, the rules of holidays, procedures.
 *
 * <p>The file is UTF-8 text whose first line is {@code issued}, a tab and a date; lines that start with {@code #} are
 * comments. Then come working days in the form of the SDK's own table: lines of {@code notice}, {@code off} and
 * {@code worked}. A line of {@code table}, a tab and {@value #HOLIDAYS} or {@value #PROCEDURES} begins rows in the form of
 * {@code holidays.tsv} or {@code commune-procedures.tsv}, without their first line. A table of another name is refused,
 * never passed over. Its signature is
 * a second file with the raw bytes of an Ed25519 signature, or of RSA with SHA-256 (PKCS#1 v1.5) by a key of at least 2048
 * bits. Nothing is trusted by default: the caller gives the public keys. The text is not looked at before the signature
 * has proven right. Instances are immutable.
 *
 * <pre>{@code
 * LawUpdate update = LawUpdate.read(Path.of("2027.tsv"), Path.of("2027.tsv.sig"), List.of(vendorKey));
 * WorkingCalendar calendar = WorkingCalendar.vietnam().updatedBy(update);
 * HolidayRules rules = HolidayRules.bundled().updatedBy(update);
 * }</pre>
 */
public final class LawUpdate {

    /** The largest file accepted, in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    /** The name of the table of {@link HolidayRules}. */
    public static final String HOLIDAYS = "holidays";

    /** The name of the table of procedures, which {@code vn.motcua.procedure.ProcedureCatalogue} reads. */
    public static final String PROCEDURES = "procedures";

    private static final Set<String> TABLES = Set.of("", HOLIDAYS, PROCEDURES);
    private static final int MAX_SIGNATURE_BYTES = 2048;
    private static final int MIN_RSA_BITS = 2048;

    private final TableText text;
    private final WorkingYearTable table;

    private LawUpdate(TableText text) {
        this.text = text;
        text.tabSeparated().stream()
                .filter(row -> row.cells().get(0).equals("table"))
                .filter(row ->
                        !TABLES.contains(row.named(List.of("kind", "table")).required(1)))
                .findFirst()
                .ifPresent(row -> {
                    throw row.illegal(1, HOLIDAYS + " or " + PROCEDURES);
                });
        this.table = WorkingYearTable.read(TableText.of(text.name(), text.part("")));
    }

    /**
     * Reads a file whose signature one of the keys made.
     *
     * @param file the table, at most {@value #MAX_BYTES} bytes
     * @param signature the signature over the bytes of the file
     * @param trusted the keys that may sign, at least one; Ed25519 or RSA
     * @return the update
     * @throws InvalidInputException with {@link FailureCode#LAW_DATA_UNTRUSTED} if no key made the signature, or if
     *     the file is too large or not such a table, or a key is of another kind
     * @throws ResourceException if a file cannot be read
     */
    public static LawUpdate read(Path file, Path signature, Collection<PublicKey> trusted) {
        List<PublicKey> keys = List.copyOf(trusted);
        keys.forEach(LawUpdate::algorithm);
        byte[] bytes = bytes(file, MAX_BYTES);
        byte[] proof = bytes(signature, MAX_SIGNATURE_BYTES);
        if (keys.stream().noneMatch(key -> proves(key, bytes, proof))) {
            throw new InvalidInputException(
                    FailureCode.LAW_DATA_UNTRUSTED,
                    "signature of " + file.getFileName(),
                    "one that no trusted key made",
                    "one by any of the " + keys.size() + " trusted keys");
        }
        return new LawUpdate(TableText.decode(String.valueOf(file.getFileName()), bytes));
    }

    /**
     * Returns the day on which the data were issued.
     *
     * @return the day
     */
    public LocalDate issued() {
        return table.issued();
    }

    /**
     * Lists the years in the update; each replaces what was loaded for that year.
     *
     * @return the years in order
     */
    public List<WorkingYear> years() {
        return table.years();
    }

    /**
     * Returns the rows of one table, for the type that holds such data.
     *
     * @param table {@link #HOLIDAYS} or {@link #PROCEDURES}
     * @return its lines, each at the place where it stands in the file and empty ones for the others; no line at all
     *     if the update does not have the table
     */
    public List<String> lines(String table) {
        return text.part(table);
    }

    /**
     * Refuses this update for data that are newer.
     *
     * @param loaded when the data were issued that the update would change
     * @throws InvalidInputException with {@link FailureCode#LAW_DATA_OUTDATED} if the update was issued before
     */
    public void requireNotBefore(LocalDate loaded) {
        if (issued().isBefore(loaded)) {
            throw new InvalidInputException(
                    FailureCode.LAW_DATA_OUTDATED, "issued", issued().toString(), "a day not before " + loaded);
        }
    }

    private static byte[] bytes(Path file, int most) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(most + 1);
        } catch (NoSuchFileException e) {
            throw new ResourceException(
                    FailureCode.FILE_NOT_FOUND, "reading " + file.getFileName(), "there is no such file", e);
        } catch (IOException e) {
            throw new ResourceException(
                    FailureCode.FILE_UNREADABLE, "reading " + file.getFileName(), "the file cannot be read", e);
        }
        if (bytes.length > most) {
            throw new InvalidInputException(
                    FailureCode.LIMIT_EXCEEDED, "size of " + file.getFileName(), "more", "at most " + most + " bytes");
        }
        return bytes;
    }

    private static String algorithm(PublicKey key) {
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= MIN_RSA_BITS) {
            return "SHA256withRSA";
        }
        // The JDK names a key of this kind by its family; its encoding tells Ed25519 (44 bytes) from Ed448.
        boolean edwards =
                key.getAlgorithm().equals("EdDSA") || key.getAlgorithm().equals("Ed25519");
        if (edwards && key.getEncoded().length == 44) {
            return "Ed25519";
        }
        throw new InvalidInputException(
                FailureCode.INVALID_VALUE,
                "trusted key",
                key.getAlgorithm(),
                "Ed25519, or RSA of at least " + MIN_RSA_BITS + " bits");
    }

    private static boolean proves(PublicKey key, byte[] bytes, byte[] proof) {
        try {
            Signature signature = Signature.getInstance(algorithm(key));
            signature.initVerify(key);
            signature.update(bytes);
            return signature.verify(proof);
        } catch (SignatureException e) {
            // The bytes cannot be a signature by this key, for instance because of their length.
            return false;
        } catch (GeneralSecurityException e) {
            throw new ResourceException(
                    FailureCode.PART_MISSING, "verifying an update of the law", "the Java runtime cannot verify it", e);
        }
    }
}
