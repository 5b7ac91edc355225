package vn.motcua.signing.validation;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.cms.internal.AsicManifest;
import vn.motcua.signing.cms.internal.ContentDigests;
import vn.motcua.signing.cms.internal.ZipEntries;
import vn.motcua.signing.xml.internal.XmlAlgorithms;

/** What a container holds, held against what manifests say of it; each file is read once for each digest. */
final class AsicFiles {

    static final String META = "META-INF/";

    private static final String TYPE = "mimetype";

    private final ZipEntries entries;
    private final Map<String, Map<String, byte[]>> digests = new LinkedHashMap<>();

    AsicFiles(ZipEntries entries) {
        this.entries = entries;
    }

    /** How what a manifest lists relates to what is there. */
    enum State {
        INTACT,
        CHANGED,
        /** Said by a digest that is not known, so that nothing can be told. */
        UNKNOWN
    }

    ZipEntries entries() {
        return entries;
    }

    /** The files that are not part of the container itself. */
    List<String> names() {
        return entries.names().stream()
                .filter(name -> !name.startsWith(META) && !name.equals(TYPE) && !name.endsWith("/"))
                .toList();
    }

    State state(AsicManifest manifest) {
        if (manifest.files().isEmpty()) {
            return State.CHANGED;
        }
        List<State> states = manifest.files().stream().map(this::state).toList();
        if (states.contains(State.CHANGED)) {
            return State.CHANGED;
        }
        return states.contains(State.UNKNOWN) ? State.UNKNOWN : State.INTACT;
    }

    private State state(AsicManifest.Reference file) {
        if (!entries.names().contains(file.name())) {
            return State.CHANGED;
        }
        if (file.digestName().isEmpty()) {
            return State.UNKNOWN;
        }
        byte[] digest = digests.computeIfAbsent(file.name(), asked -> new LinkedHashMap<>())
                .computeIfAbsent(file.digestName(), asked -> digest(file.name(), asked));
        return MessageDigest.isEqual(digest, file.digest()) ? State.INTACT : State.CHANGED;
    }

    private byte[] digest(String name, String digestName) {
        ContentDigests taken = new ContentDigests(List.of(digestName));
        try {
            entries.read(name, (ByteBuffer block) -> taken.update(block));
        } catch (InvalidInputException e) {
            // An entry that is broken is not the one that was signed.
            return new byte[0];
        }
        return taken.of(digestName);
    }

    /** The weakest digest that a manifest relies on. */
    static Optional<String> weakest(AsicManifest manifest) {
        return weakest(manifest.files().stream()
                .map(AsicManifest.Reference::digestName)
                .filter(name -> !name.isEmpty())
                .toList());
    }

    static Optional<String> weakest(Collection<String> names) {
        return names.stream().reduce(XmlAlgorithms::weaker);
    }
}
