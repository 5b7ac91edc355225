package vn.motcua.signing.xml.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;

/** A file beside a document with signatures that refer to it. */
public interface ReferencedFile {

    /**
     * Tells how long it is.
     *
     * @return the length in bytes
     */
    long size();

    /**
     * Reads it.
     *
     * @param target takes the octets
     */
    void octets(OctetConsumer target);

    /**
     * Takes it for a document.
     *
     * @return the document, empty if it is larger than it can be read
     */
    Optional<XmlFile> document();

    /**
     * Reads it at once.
     *
     * @param most how long it may be
     * @return the octets, empty if it is longer
     */
    default Optional<byte[]> bytes(int most) {
        if (size() > most) {
            return Optional.empty();
        }
        ByteArrayOutputStream held = new ByteArrayOutputStream((int) size());
        octets(held::write);
        return Optional.of(held.toByteArray());
    }

    /**
     * Reads it as a reference asks for: as it is, or as XML in a canonical form.
     *
     * @param way how the octets come about
     * @param target takes the octets
     * @return false if it cannot be read like that
     */
    default boolean octets(XmlReferenceForm.Way way, OctetConsumer target) {
        if (way.form() == null) {
            octets(target);
            return true;
        }
        ReferencedPart part = ReferencedPart.selected(
                Selection.document().withComments(), new ReferencedPart.Way(way.form(), way.inclusive(), target));
        Optional<XmlFile> document = document();
        document.ifPresent(file -> file.read(part));
        return document.isPresent() && part.finish();
    }

    /**
     * Names a file of the machine.
     *
     * @param path the file
     * @return the file
     */
    static ReferencedFile of(Path path) {
        XmlFile file = XmlFile.of(path).inAnyEncoding();
        return new ReferencedFile() {
            @Override
            public long size() {
                try {
                    return Files.size(path);
                } catch (IOException e) {
                    throw new ResourceException(
                            FailureCode.FILE_UNREADABLE, "reading what was signed", "the file cannot be read", e);
                }
            }

            @Override
            public void octets(OctetConsumer target) {
                file.octets(target);
            }

            @Override
            public Optional<XmlFile> document() {
                return Optional.of(file);
            }
        };
    }
}
