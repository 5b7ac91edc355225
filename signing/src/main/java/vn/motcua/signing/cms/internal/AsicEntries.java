package vn.motcua.signing.cms.internal;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import vn.motcua.signing.xml.internal.OctetConsumer;
import vn.motcua.signing.xml.internal.ReferencedFile;
import vn.motcua.signing.xml.internal.ReferencedFiles;
import vn.motcua.signing.xml.internal.XmlFile;
import vn.motcua.signing.xml.internal.XmlTransforms;

/**
 * The files of a container, as the signatures in it refer to them: by their names, from the container's root on.
 *
 * @param entries the container
 */
public record AsicEntries(ZipEntries entries) implements ReferencedFiles {

    @Override
    public Optional<ReferencedFile> named(String reference) {
        return ReferencedFiles.name(reference)
                .filter(name -> entries.names().contains(name))
                .map(name -> new Entry(entries, name));
    }

    private record Entry(ZipEntries entries, String name) implements ReferencedFile {

        @Override
        public long size() {
            return entries.size(name);
        }

        @Override
        public void octets(OctetConsumer target) {
            entries.read(name, (ByteBuffer block) -> {
                byte[] octets = new byte[block.remaining()];
                block.get(octets);
                target.take(octets, 0, octets.length);
            });
        }

        /** An entry that is transformed is held in memory; one that is covered as it stands never is. */
        @Override
        public Optional<XmlFile> document() {
            return bytes(XmlTransforms.LARGEST_FILE)
                    .map(bytes ->
                            XmlFile.of(() -> new ByteArrayInputStream(bytes)).inAnyEncoding());
        }
    }
}
