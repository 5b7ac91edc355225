package vn.motcua.dossier;

import java.util.regex.Pattern;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.identity.PersonalData;

/**
 * A file that belongs to a dossier, known by its name and content hash; the file itself is kept elsewhere.
 *
 * <p>{@code toString} leaves the name out, which often names a person. Instances are immutable.
 *
 * @param fileName the name with its extension, not blank
 * @param sha256 the SHA-256 of the content, 64 hexadecimal digits in lower case
 */
@PersonalData
public record Attachment(String fileName, String sha256) {

    private static final int MAX_NAME = 1000;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /**
     * Checks the name and the hash.
     *
     * @throws InvalidInputException if the name is blank or too long, or the hash is not one
     */
    public Attachment {
        Require.text("fileName", fileName, MAX_NAME);
        if (!HASH.matcher(sha256).matches()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "sha256",
                    sha256.length() + " characters",
                    "64 hexadecimal digits in lower case");
        }
    }

    /** Returns the hash. */
    @Override
    public String toString() {
        return "Attachment[sha256=" + sha256 + "]";
    }
}
