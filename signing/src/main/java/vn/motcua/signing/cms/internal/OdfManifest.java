package vn.motcua.signing.cms.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The list of files that a container with XML signatures has beside them (OpenDocument 1.2, part 3, chapter 4; EN 319
 * 162-1, 4.4.3.2). It proves nothing: each signature refers to the files by itself. But there are readers that call a
 * container without it malformed.
 */
public final class OdfManifest {

    /** Its name in a container. */
    public static final String NAME = "META-INF/manifest.xml";

    private static final String CONTAINER = "application/vnd.etsi.asic-e+zip";
    private static final String FILE = "application/octet-stream";

    private OdfManifest() {}

    /**
     * Writes the list.
     *
     * @param files the names of the files
     * @return XML in UTF-8
     */
    public static byte[] of(List<String> files) {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
                .append("<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"")
                .append(" manifest:version=\"1.2\">");
        append(text, "/", CONTAINER);
        files.forEach(file -> append(text, file, FILE));
        return text.append("</manifest:manifest>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder text, String path, String type) {
        text.append("<manifest:file-entry manifest:full-path=\"");
        path.chars().forEach(character -> {
            if (character < ' ' || "&<>\"".indexOf(character) >= 0) {
                text.append("&#").append(character).append(';');
            } else {
                text.append((char) character);
            }
        });
        text.append("\" manifest:media-type=\"").append(type).append("\"/>");
    }
}
