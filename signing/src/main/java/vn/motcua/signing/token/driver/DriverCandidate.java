package vn.motcua.signing.token.driver;

import java.nio.file.Path;

/**
 * A file on this machine that is the driver of a token by its name and place; nothing has been read of it.
 *
 * @param library its absolute path
 * @param issuer who sells or issues the tokens
 * @param evidence how well the row of the catalogue is founded that led to it
 */
public record DriverCandidate(Path library, String issuer, Evidence evidence) {

    /** Makes the path absolute. */
    public DriverCandidate {
        library = library.toAbsolutePath();
    }
}
