package vn.motcua.storage.pdfa;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import vn.motcua.identity.PersonalData;

/**
 * An archive file that was written.
 *
 * @param path where it is; its name may tell about a person and is left out of {@link #toString}
 * @param bytes its length in bytes
 * @param sha256 the SHA-256 of the whole file, 64 lower-case hexadecimal digits
 * @param pages its pages in order
 */
@PersonalData
public record ArchiveFile(Path path, long bytes, String sha256, List<ArchivedPage> pages) {

    /** Copies the pages. */
    public ArchiveFile {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(sha256, "sha256");
        pages = List.copyOf(pages);
    }

    /** Returns the number of pages, the length and the hash, without the name of the file. */
    @Override
    public String toString() {
        return "ArchiveFile[" + pages.size() + " pages, " + bytes + " bytes, sha256 " + sha256 + "]";
    }
}
