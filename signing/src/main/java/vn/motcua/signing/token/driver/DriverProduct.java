package vn.motcua.signing.token.driver;

import java.util.List;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * The driver of one kind of token: a row of the catalogue.
 *
 * @param system the system the files are for
 * @param issuer who sells or issues the tokens, for instance {@code Viettel-CA}
 * @param files the names the PKCS#11 library may have, without a folder, best first; {@code #} stands for a number of
 *     one or more digits
 * @param evidence how well the row is founded
 * @param source where the names were found
 */
public record DriverProduct(
        OperatingSystem system, String issuer, List<String> files, Evidence evidence, String source) {

    /** Takes a copy of the names and refuses a name that is none. */
    public DriverProduct {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "files", "none", "at least one name");
        }
        for (String file : files) {
            if (file.isBlank() || file.contains("/") || file.contains("\\")) {
                throw new InvalidInputException(
                        FailureCode.INVALID_VALUE, "files", "'" + file + "'", "the name of a file without a folder");
            }
        }
    }

    /**
     * Makes a row of one's own.
     *
     * @param system the system the files are for
     * @param issuer who sells or issues the tokens
     * @param files the names the PKCS#11 library may have, best first
     * @return the row, marked as given
     * @throws InvalidInputException INVALID_VALUE if there is no name, or one with a folder
     */
    public static DriverProduct of(OperatingSystem system, String issuer, String... files) {
        return new DriverProduct(system, issuer, List.of(files), Evidence.GIVEN, "the caller");
    }
}
