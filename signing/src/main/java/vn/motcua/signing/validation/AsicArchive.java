package vn.motcua.signing.validation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.cms.internal.AsicManifest;
import vn.motcua.signing.cms.internal.CmsFile;
import vn.motcua.signing.internal.SignedMaterial;
import vn.motcua.signing.xml.internal.XmlAlgorithms;

/**
 * The archive manifests of a container (EN 319 162-1, 4.4.4 and annex A.7): each lists signatures, manifests, files and
 * earlier time-stamps with their digests, and a time-stamp over it proves that all of them were there.
 */
final class AsicArchive {

    private static final String ATTEMPTED = "validating a container";
    private static final String NAMED = AsicFiles.META + "ASiCArchiveManifest";
    private static final int LARGEST_MANIFEST = 16 << 20;
    private static final int LARGEST_PART = 40 << 20;

    private final AsicFiles files;
    private final List<Archived> archived = new ArrayList<>();

    private AsicArchive(AsicFiles files) {
        this.files = files;
    }

    /**
     * One archive manifest.
     *
     * @param names what it lists
     * @param stamp its time-stamp, empty if that does not hold or something listed is not what it was
     */
    private record Archived(Set<String> names, Optional<TimestampFacts> stamp) {}

    static AsicArchive of(AsicFiles files) {
        AsicArchive archive = new AsicArchive(files);
        for (String name : files.entries().names()) {
            if (name.startsWith(NAMED)) {
                archive.take(name);
            }
        }
        return archive;
    }

    private void take(String name) {
        byte[] manifest = files.entries().bytes(name, LARGEST_MANIFEST).orElse(new byte[0]);
        AsicManifest.read(manifest).ifPresent(read -> {
            Set<String> names = new LinkedHashSet<>();
            read.files().forEach(file -> names.add(file.name()));
            boolean intact = files.state(read) == AsicFiles.State.INTACT;
            archived.add(new Archived(names, intact ? stamp(read, manifest, names) : Optional.empty()));
        });
    }

    private Optional<TimestampFacts> stamp(AsicManifest manifest, byte[] over, Set<String> names) {
        Optional<SignedMaterial> token =
                files.entries().bytes(manifest.signature(), LARGEST_PART).flatMap(SignedMaterial::read);
        Optional<Instant> time = token.flatMap(read -> read.timeOver(digest -> digest(digest, over)));
        if (token.isEmpty() || time.isEmpty()) {
            return Optional.empty();
        }
        TimestampFacts stamp = TimestampFacts.of(token.get(), time.get(), evidence(names));
        return Optional.of(AsicFiles.weakest(manifest).map(stamp::relyingOn).orElse(stamp));
    }

    private static byte[] digest(String name, byte[] over) {
        return name.isEmpty() ? new byte[0] : XmlAlgorithms.digester(name).digest(over);
    }

    /** What signatures and time-stamps that are listed carry. */
    private FoundEvidence evidence(Set<String> names) {
        FoundEvidence evidence = FoundEvidence.NONE;
        for (String name : names) {
            if (name.startsWith(AsicFiles.META) && (name.endsWith(".p7s") || name.endsWith(".tst"))) {
                evidence = evidence.and(evidence(name));
            }
        }
        return evidence;
    }

    private FoundEvidence evidence(String name) {
        Optional<byte[]> bytes = files.entries().bytes(name, LARGEST_PART);
        if (bytes.isEmpty()) {
            return FoundEvidence.NONE;
        }
        try (CmsFile file = CmsFile.of(bytes.get(), ATTEMPTED)) {
            return CmsSignatures.Surroundings.evidence(file.parts());
        } catch (InvalidInputException e) {
            return FoundEvidence.NONE;
        }
    }

    /** The time-stamps that hold and prove an entry, with all they list. */
    List<TimestampFacts> proofsOf(String name) {
        return archived.stream()
                .filter(one -> one.names().contains(name))
                .flatMap(one -> one.stamp().stream())
                .toList();
    }

    /** Whether there is one that lists an entry and does not hold. */
    boolean failedFor(String name) {
        return archived.stream()
                .anyMatch(one -> one.names().contains(name) && one.stamp().isEmpty());
    }
}
