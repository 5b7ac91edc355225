package vn.motcua.storage.pdfa;

import java.util.Objects;
import vn.motcua.storage.scan.Resolution;

/**
 * One page of an archive file and the image it was made from.
 *
 * @param sourceSha256 the SHA-256 of the image file as it was read, 64 lower-case hexadecimal digits
 * @param width pixels in a row, as stored in the image file
 * @param height rows, as stored in the image file
 * @param resolution dots per inch, from which the size of the page follows
 */
public record ArchivedPage(String sourceSha256, int width, int height, Resolution resolution) {

    /** Checks that nothing is missing. */
    public ArchivedPage {
        Objects.requireNonNull(sourceSha256, "sourceSha256");
        Objects.requireNonNull(resolution, "resolution");
    }
}
