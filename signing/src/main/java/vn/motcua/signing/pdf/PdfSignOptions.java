package vn.motcua.signing.pdf;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.pdf.appearance.SignatureAppearance;

/**
 * How a PDF is signed.
 *
 * <p>The defaults: level B-B, the algorithm the key names first, nothing shown on the page, a field name that is still
 * free ({@code Signature1} and so on), no signing with an expired certificate, and the time of the system.
 *
 * <pre>{@code
 * PdfSignOptions options = PdfSignOptions.defaults()
 *         .withAppearance(SignatureAppearance.copy(CopyForm.TRUE_COPY, "UBND xã Điềm Thuỵ"));
 * }</pre>
 *
 * @param level the level to reach
 * @param algorithm the algorithm, or empty for the key's first
 * @param appearance what the page shows
 * @param fieldName the name of the new field, or empty for the next free one
 * @param allowExpired whether a certificate may sign after its end; one whose time has not come never may
 * @param clock the time that signatures claim and certificates are held against; its zone does not matter
 */
public record PdfSignOptions(
        SignatureLevel level,
        Optional<SignatureAlgorithm> algorithm,
        SignatureAppearance appearance,
        Optional<String> fieldName,
        boolean allowExpired,
        Clock clock) {

    /**
     * Checks what can be asked for.
     *
     * @throws InvalidInputException if the level is above B-B, which needs a time-stamp authority this version does
     *     not take, or the field name is blank or holds a full stop, which PDF keeps for nested fields
     */
    public PdfSignOptions {
        if (level != SignatureLevel.B_B) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "level", level.label(), SignatureLevel.B_B.label());
        }
        fieldName.ifPresent(PdfSignOptions::requireFieldName);
    }

    /**
     * Returns the defaults.
     *
     * @return B-B, the key's first algorithm, invisible, a generated name, expired certificates refused, the time of the system
     */
    public static PdfSignOptions defaults() {
        return new PdfSignOptions(
                SignatureLevel.B_B,
                Optional.empty(),
                SignatureAppearance.invisible(),
                Optional.empty(),
                false,
                Clock.system(ZoneId.of("Asia/Ho_Chi_Minh")));
    }

    /**
     * Changes the level.
     *
     * @param level the level to reach; this version reaches B-B
     * @return the changed options
     */
    public PdfSignOptions withLevel(SignatureLevel level) {
        return new PdfSignOptions(level, algorithm, appearance, fieldName, allowExpired, clock);
    }

    /**
     * Changes the algorithm.
     *
     * @param algorithm one of the key's algorithms
     * @return the changed options
     */
    public PdfSignOptions withAlgorithm(SignatureAlgorithm algorithm) {
        return new PdfSignOptions(level, Optional.of(algorithm), appearance, fieldName, allowExpired, clock);
    }

    /**
     * Changes what the page shows.
     *
     * @param appearance the appearance
     * @return the changed options
     */
    public PdfSignOptions withAppearance(SignatureAppearance appearance) {
        return new PdfSignOptions(level, algorithm, appearance, fieldName, allowExpired, clock);
    }

    /**
     * Names the new signature field.
     *
     * @param name a name no other field of the document has, without full stop
     * @return the changed options
     */
    public PdfSignOptions withFieldName(String name) {
        return new PdfSignOptions(level, algorithm, appearance, Optional.of(name), allowExpired, clock);
    }

    /**
     * Says whether an expired certificate may sign.
     *
     * @param allowed true to sign after the end of the certificate's validity
     * @return the changed options
     */
    public PdfSignOptions withAllowExpired(boolean allowed) {
        return new PdfSignOptions(level, algorithm, appearance, fieldName, allowed, clock);
    }

    /**
     * Changes the time.
     *
     * @param clock the time that signatures claim and certificates are held against
     * @return the changed options
     */
    public PdfSignOptions withClock(Clock clock) {
        return new PdfSignOptions(level, algorithm, appearance, fieldName, allowExpired, clock);
    }

    private static void requireFieldName(String name) {
        if (name.isBlank() || name.indexOf('.') >= 0) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "fieldName", "\"" + name + "\"", "a name without full stop");
        }
    }
}
