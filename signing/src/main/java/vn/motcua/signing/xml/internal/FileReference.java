package vn.motcua.signing.xml.internal;

import java.net.URI;
import java.net.URISyntaxException;

/** How a detached signature names the file it covers. */
public final class FileReference {

    private FileReference() {}

    /**
     * Writes a name as a relative reference.
     *
     * @param name the name in the folder of both, or in the container, with strokes between folders
     * @return the reference
     */
    public static String of(String name) {
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
