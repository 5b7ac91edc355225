package vn.motcua.signing.xml.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Finds the files that signatures refer to; nothing is looked for anywhere but where the caller said. */
public interface ReferencedFiles {

    /**
     * Finds a file.
     *
     * @param reference how a signature refers to it
     * @return the file, or empty if there is none of that name
     */
    Optional<ReferencedFile> named(String reference);

    /**
     * Knows no files.
     *
     * @return none
     */
    static ReferencedFiles none() {
        return reference -> Optional.empty();
    }

    /**
     * Looks in one place.
     *
     * @param content a file, which is what every reference means, or a folder, in which names are looked for
     * @return the files
     */
    static ReferencedFiles in(Path content) {
        if (!Files.isDirectory(content)) {
            ReferencedFile only = ReferencedFile.of(content);
            return reference -> Optional.of(only);
        }
        return reference ->
                name(reference).flatMap(name -> within(content, name)).map(ReferencedFile::of);
    }

    /** Links are followed first: one that leads out of the folder leads nowhere. */
    private static Optional<Path> within(Path folder, String name) {
        try {
            Path root = folder.toRealPath();
            Path found = root.resolve(name).toRealPath();
            return found.startsWith(root) && Files.isRegularFile(found) ? Optional.of(found) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads a reference as the name of a file below the place where it is looked for.
     *
     * @param reference a relative reference with escapes (RFC 3986)
     * @return the name with strokes between its parts, or empty if it is none or leads elsewhere
     */
    static Optional<String> name(String reference) {
        boolean plain = reference.chars().noneMatch(character -> character == '?' || character == '#');
        boolean scheme = reference.matches("[A-Za-z][A-Za-z0-9+.-]*:.*");
        if (!plain || scheme) {
            return Optional.empty();
        }
        return decoded(reference.startsWith("./") ? reference.substring(2) : reference)
                .filter(ReferencedFiles::staysBelow);
    }

    private static boolean staysBelow(String name) {
        return name.chars().noneMatch(character -> character == '\\' || character < ' ')
                && Arrays.stream(name.split("/", -1))
                        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    }

    private static Optional<String> decoded(String reference) {
        byte[] octets = reference.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream name = new ByteArrayOutputStream(octets.length);
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] != '%') {
                name.write(octets[i]);
            } else {
                int high = i < octets.length - 2 ? Character.digit(octets[i + 1], 16) : -1;
                int low = i < octets.length - 2 ? Character.digit(octets[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                name.write((high << 4) | low);
                i += 2;
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
