package vn.motcua.signing.xml;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** How a detached signature names the file it covers: by its name alone, as in the folder of both. */
final class FileReference {

    private FileReference() {}

    static String of(Path file) {
        String name =
                Objects.requireNonNull(file.getFileName(), "a file has a name").toString();
        try {
            // A colon in the first segment would be taken for the end of a scheme.
            String relative =
                    new URI(null, null, "/" + name, null).toASCIIString().substring(1);
            return relative.replace(":", "%3A").replace("#", "%23");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a path is a part of a URI", e);
        }
    }
}
