package vn.motcua.signing.pdf;

import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * What may still change in a document whose first signature certifies it (DocMDP; ISO 32000-1, table 254).
 *
 * <pre>{@code
 * PdfSignOptions options = PdfSignOptions.defaults().withCertification(Certification.FORM_FILLING);
 * }</pre>
 */
public enum Certification {
    /** Nothing, further signatures included. */
    NO_CHANGES(1),
    /** Filling in forms and signing. */
    FORM_FILLING(2),
    /** Filling in forms, signing, and annotations. */
    ANNOTATIONS(3);

    private final int permission;

    Certification(int permission) {
        this.permission = permission;
    }

    /**
     * Returns the number the standard gives the permission.
     *
     * @return 1, 2 or 3
     */
    public int permission() {
        return permission;
    }

    /**
     * Finds a certification by the number of the standard.
     *
     * @param permission 1, 2 or 3
     * @return the certification
     * @throws InvalidInputException if the standard has no such number
     */
    public static Certification of(int permission) {
        for (Certification certification : values()) {
            if (certification.permission == permission) {
                return certification;
            }
        }
        throw new InvalidInputException(
                FailureCode.INVALID_VALUE, "certification", Integer.toString(permission), "1, 2 or 3");
    }
}
