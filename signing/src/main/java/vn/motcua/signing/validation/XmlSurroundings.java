package vn.motcua.signing.validation;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.xml.internal.IdAttributes;
import vn.motcua.signing.xml.internal.OctetConsumer;
import vn.motcua.signing.xml.internal.ReferencedFile;
import vn.motcua.signing.xml.internal.ReferencedFiles;
import vn.motcua.signing.xml.internal.Selected;
import vn.motcua.signing.xml.internal.XmlFile;
import vn.motcua.signing.xml.internal.XmlNode;
import vn.motcua.signing.xml.internal.XmlReferenceForm;
import vn.motcua.signing.xml.internal.XmlTransforms;
import vn.motcua.signing.xml.internal.XmlTree;
import vn.motcua.signing.xml.internal.xpath.Steps;

/**
 * What all signatures of one document share while they are verified: the document, its tree if one of them needs it, and
 * what lies beside it.
 */
final class XmlSurroundings {

    /** A signature may name one file in several forms, but not have it read without end. */
    private static final int MOST_FORMS = 16;

    private final XmlFile document;
    private final IdAttributes ids;
    private final Beside beside;
    private final Steps steps = new Steps();
    private final Map<External, Optional<byte[]>> digests = new HashMap<>();
    private final Map<String, Integer> forms = new HashMap<>();
    private @Nullable XmlTree tree;

    /**
     * What lies beside a document.
     *
     * @param files the files that references lead to
     * @param container the files of the container that the document lies in, null if it lies in none
     */
    record Beside(ReferencedFiles files, @Nullable Container container) {

        /** Its entry with the signatures, and the files that they may cover. */
        record Container(String entry, Set<String> files) {

            Container {
                files = Set.copyOf(files);
            }
        }

        Optional<String> entry() {
            return Optional.ofNullable(container).map(Container::entry);
        }

        Coverage coverage(Set<String> covered) {
            return container == null || covered.containsAll(container.files) ? Coverage.WHOLE_FILE : Coverage.PARTIAL;
        }

        ReasonCode changed() {
            return container == null ? ReasonCode.DIGEST_MISMATCH : ReasonCode.CONTAINER_FILE_CHANGED;
        }

        ReasonCode missing() {
            return container == null ? ReasonCode.SIGNED_DATA_MISSING : ReasonCode.CONTAINER_FILE_CHANGED;
        }
    }

    private record External(String uri, XmlReferenceForm.@Nullable Way way, List<XmlNode> transforms, String digest) {}

    XmlSurroundings(XmlFile document, IdAttributes ids, Beside beside) {
        this.document = document;
        this.ids = ids;
        this.beside = beside;
    }

    Beside beside() {
        return beside;
    }

    XmlFile document() {
        return document;
    }

    IdAttributes ids() {
        return ids;
    }

    /** The document as a tree, read when it is first asked for; empty if it is too large. */
    Optional<XmlTree> tree() {
        XmlTree built = tree;
        if (built == null) {
            built = new XmlTree(ids);
            document.read(built);
            tree = built;
        }
        return built.isComplete() ? Optional.of(built) : Optional.empty();
    }

    /** What transforms make of a part of the document; empty if they are not followed. */
    Optional<Selected> transformed(XmlReferenceForm reference, XmlNode signature, OctetConsumer target) {
        return tree().flatMap(built ->
                        XmlTransforms.within(built, reference, signature.tag().ordinal(), steps))
                .flatMap(begun -> begun.run(reference.transforms(), target));
    }

    /** The digest of a file beside the document; empty if its transforms are not followed. */
    Optional<byte[]> digest(XmlReferenceForm reference, ReferencedFile file) {
        String uri = String.valueOf(reference.uri());
        External key = new External(
                uri,
                reference.way(),
                reference.way() == null ? reference.transforms() : List.of(),
                String.valueOf(reference.digest()));
        if (digests.containsKey(key)) {
            return digests.get(key);
        }
        boolean read = forms.merge(uri, 1, Integer::sum) <= MOST_FORMS;
        Optional<byte[]> made = read ? made(reference, file) : Optional.empty();
        digests.put(key, made);
        return made;
    }

    private Optional<byte[]> made(XmlReferenceForm reference, ReferencedFile file) {
        MessageDigest digest = digest(String.valueOf(reference.digest()));
        try {
            return octets(reference, file, digest::update) ? Optional.of(digest.digest()) : Optional.empty();
        } catch (InvalidInputException e) {
            // A file that is broken is not the one that was signed.
            return Optional.of(new byte[0]);
        }
    }

    /** Hands on what a reference makes of a file beside the document. */
    boolean octets(XmlReferenceForm reference, ReferencedFile file, OctetConsumer target) {
        XmlReferenceForm.@Nullable Way way = reference.way();
        if (way != null) {
            return !way.enveloped() && !way.withoutSignatures() && file.octets(way, target);
        }
        return file.bytes(XmlTransforms.LARGEST_FILE)
                .flatMap(bytes -> XmlTransforms.over(bytes, ids, steps).run(reference.transforms(), target))
                .isPresent();
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    /** The names under which references lead to files of a container. */
    static Set<String> names(List<XmlReferenceCheck> references) {
        Set<String> names = new HashSet<>();
        for (XmlReferenceCheck reference : references) {
            if (reference.form().isExternal()) {
                ReferencedFiles.name(String.valueOf(reference.form().uri())).ifPresent(names::add);
            }
        }
        return names;
    }
}
