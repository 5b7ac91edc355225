package vn.motcua.signing.validation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;
import vn.motcua.signing.cms.internal.AsicManifest;
import vn.motcua.signing.cms.internal.CmsFile;
import vn.motcua.signing.cms.internal.ZipEntries;

/** Finds the signatures in an ASiC container (EN 319 162-1) and verifies them over the files they cover. */
final class AsicSignatures {

    private static final String ATTEMPTED = "validating a container";
    private static final ZipEntries.Most MOST = new ZipEntries.Most(10_000, 16L << 30, 200);
    private static final int LARGEST_MANIFEST = 16 << 20;
    private static final int LARGEST_SIGNATURE = 40 << 20;

    private final ZipEntries entries;
    private final AsicFiles files;
    private final AsicArchive archive;
    private final ValidationOptions options;
    private final Map<String, String> manifestOf = new LinkedHashMap<>();
    private final Map<String, AsicManifest> manifests = new LinkedHashMap<>();

    private AsicSignatures(ZipEntries entries, ValidationOptions options) {
        this.entries = entries;
        this.files = new AsicFiles(entries);
        this.archive = AsicArchive.of(files);
        this.options = options;
    }

    /**
     * Reads every signature of a container.
     *
     * @throws InvalidInputException {@code FILE_NOT_FOUND}, {@code SIGNATURE_DAMAGED} or {@code LIMIT_EXCEEDED}
     * @throws ResourceException {@code FILE_UNREADABLE}
     */
    static List<SignatureFacts> find(Path file, ValidationOptions options) {
        try (ZipEntries entries = ZipEntries.open(file, MOST, ATTEMPTED)) {
            return new AsicSignatures(entries, options).read();
        }
    }

    private List<SignatureFacts> read() {
        for (String name : entries.names()) {
            if (name.startsWith(AsicFiles.META + "ASiCManifest")) {
                entries.bytes(name, LARGEST_MANIFEST)
                        .flatMap(AsicManifest::read)
                        .ifPresent(manifest -> take(name, manifest));
            }
        }
        List<SignatureFacts> facts = new ArrayList<>();
        for (String name : entries.names()) {
            String plain = name.toLowerCase(Locale.ROOT);
            if (plain.startsWith("meta-inf/") && plain.contains("signature")) {
                facts.addAll(
                        plain.endsWith(".p7s")
                                ? signature(name)
                                : AsicXades.read(
                                        entries,
                                        new AsicXades.Job(name, Set.copyOf(files.names()), options, facts.size())));
            }
        }
        return facts;
    }

    private void take(String name, AsicManifest manifest) {
        manifests.put(name, manifest);
        manifestOf.putIfAbsent(manifest.signature(), name);
    }

    private List<SignatureFacts> signature(String name) {
        Optional<byte[]> bytes = entries.bytes(name, LARGEST_SIGNATURE);
        if (bytes.isEmpty()) {
            return List.of(failed(name, ReasonCode.CMS_TOO_LARGE));
        }
        try (CmsFile file = CmsFile.of(bytes.get(), ATTEMPTED)) {
            String content = manifestOf.getOrDefault(name, only());
            return CmsSignatures.read(
                    file,
                    content.isEmpty() ? Optional.empty() : Optional.of(sink -> entries.read(content, sink)),
                    place(name, content));
        } catch (InvalidInputException e) {
            return List.of(failed(name, ReasonCode.CMS_MALFORMED));
        }
    }

    /** Without a manifest a container holds a single file, which the signature is over (ASiC-S). */
    private String only() {
        List<String> names = files.names();
        return names.size() == 1 ? names.get(0) : "";
    }

    private CmsSignatures.Place place(String signature, String content) {
        CmsSignatures.Place place = CmsSignatures.Place.ALONE.named(signature);
        if (archive.failedFor(signature)) {
            place = place.noting(ReasonCode.TIMESTAMP_NOT_CHECKED);
        }
        if (!manifests.containsKey(content)) {
            return place.archivedBy(archive.proofsOf(signature));
        }
        AsicManifest manifest = manifests.get(content);
        Set<String> covered = new LinkedHashSet<>();
        manifest.files().forEach(file -> covered.add(file.name()));
        if (!covered.containsAll(files.names())) {
            place = place.noting(ReasonCode.CONTAINER_FILE_UNSIGNED).covering(Coverage.PARTIAL);
        }
        return place.over(files.state(manifest), AsicFiles.weakest(manifest).orElse(null))
                .archivedBy(archive.proofsOf(signature));
    }

    private static SignatureFacts failed(String name, ReasonCode why) {
        return failed(SignatureFormat.CADES, name, why);
    }

    /** What cannot be read is not left out. */
    static SignatureFacts failed(SignatureFormat format, String name, ReasonCode why) {
        Grounds grounds = new Grounds();
        grounds.fail(SubIndication.FORMAT_FAILURE, why);
        return new SignatureFacts(
                new SignatureFacts.Form(format, AchievedLevel.UNKNOWN, name, Coverage.PARTIAL, null, List.of()),
                new SignatureFacts.Signed(null, List.of(), null, null, null, null, false),
                List.of(),
                FoundEvidence.NONE,
                grounds);
    }
}
