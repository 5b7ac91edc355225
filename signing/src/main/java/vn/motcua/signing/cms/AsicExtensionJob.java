package vn.motcua.signing.cms;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.cms.internal.AsicEntries;
import vn.motcua.signing.cms.internal.AsicManifest;
import vn.motcua.signing.cms.internal.CmsFile;
import vn.motcua.signing.cms.internal.CmsLayout;
import vn.motcua.signing.cms.internal.ContentDigests;
import vn.motcua.signing.cms.internal.ZipEntries;
import vn.motcua.signing.cms.internal.ZipRewrite;
import vn.motcua.signing.internal.DraftFile;
import vn.motcua.signing.internal.LevelServices;
import vn.motcua.signing.xml.internal.DetachedSignature;
import vn.motcua.signing.xml.internal.XmlRaising;

/** Raises the signatures of one container, in CMS and in XML. */
record AsicExtensionJob(AsicExtendOptions options) {

    private static final String ATTEMPTED = ExtensionJob.ATTEMPTED;
    private static final String MANIFEST = "META-INF/ASiCManifest";
    private static final int LARGEST = 40 << 20;

    /** Zip asks for a time; that of raising tells nothing that the time-stamps do not. */
    private static final LocalDateTime UNTOLD = LocalDateTime.of(1980, 1, 1, 0, 0);

    ExtendedCms toFile(Path container, Path out) {
        try (ZipEntries entries = ZipEntries.open(container, AsicContainer.most(AsicLimits.defaults()), ATTEMPTED)) {
            Path target = DraftFile.target(out, List.of(container), ATTEMPTED);
            Map<String, byte[]> raised = new LinkedHashMap<>();
            List<ExtendedCms> done = new ArrayList<>();
            for (String name : entries.names()) {
                String plain = name.toLowerCase(Locale.ROOT);
                if (plain.startsWith("meta-inf/") && plain.contains("signature")) {
                    done.add(plain.endsWith(".p7s") ? raise(entries, name, raised) : raiseXml(entries, name, raised));
                }
            }
            ExtendedCms all = done.stream()
                    .reduce(AsicExtensionJob::both)
                    .orElseThrow(() -> new InvalidInputException(
                            FailureCode.INVALID_VALUE, "container", "none", "at least one signature"));
            try (DraftFile draft = DraftFile.open(target, ATTEMPTED)) {
                if (all.changed()) {
                    ZipRewrite zip = new ZipRewrite(entries, draft::append, UNTOLD);
                    zip.keep(name -> !raised.containsKey(name));
                    raised.forEach(zip::add);
                    zip.finish();
                } else {
                    ContentDigests.read(container, draft::append, ATTEMPTED);
                }
                draft.publish(() -> {});
            }
            return all;
        }
    }

    private static ExtendedCms both(ExtendedCms one, ExtendedCms other) {
        return new ExtendedCms(
                lower(one.before(), other.before()),
                lower(one.level(), other.level()),
                one.timestamps() + other.timestamps(),
                one.evidence() + other.evidence());
    }

    private static SignatureLevel lower(SignatureLevel one, SignatureLevel other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static byte[] signature(ZipEntries entries, String name) {
        return entries.bytes(name, LARGEST)
                .orElseThrow(() -> refused(FailureCode.LIMIT_EXCEEDED, "a signature is larger than any"));
    }

    private LevelServices services() {
        return new LevelServices(options.level(), options.timestamps(), options.evidence());
    }

    private ExtendedCms raiseXml(ZipEntries entries, String name, Map<String, byte[]> raised) {
        DetachedSignature.RaisedDocument made =
                DetachedSignature.raised(signature(entries, name), services(), new AsicEntries(entries));
        XmlRaising.Raised done = made.done();
        ExtendedCms extended = new ExtendedCms(done.before(), done.reached(), done.timestamps(), done.evidence());
        if (extended.changed()) {
            raised.put(name, made.document());
        }
        return extended;
    }

    private ExtendedCms raise(ZipEntries entries, String name, Map<String, byte[]> raised) {
        LevelServices services = services();
        try (CmsFile file = CmsFile.of(signature(entries, name), ATTEMPTED)) {
            String content = content(entries, name);
            StandingCms standing = new StandingCms(file, Optional.of(sink -> entries.read(content, sink)), ATTEMPTED);
            Raising raising = Raising.all(services, file.contentType(), file.parts());
            SignatureLevel before = raising.level();
            services.require(before);
            standing.requireIntact(List.of());
            raising.run();
            ExtendedCms extended = new ExtendedCms(before, raising.level(), raising.timestamps(), raising.evidence());
            if (extended.changed()) {
                raised.put(name, CmsLayout.detached(file.contentType(), raising.parts()));
            }
            return extended;
        }
    }

    /** The manifest of a signature, whose files have to be there as they were, or the only file of a simple container. */
    private static String content(ZipEntries entries, String signature) {
        for (String name : entries.names()) {
            Optional<AsicManifest> manifest = name.startsWith(MANIFEST)
                    ? entries.bytes(name, LARGEST).flatMap(AsicManifest::read)
                    : Optional.empty();
            if (manifest.isPresent() && manifest.get().signature().equals(signature)) {
                manifest.get().files().forEach(file -> requireIntact(entries, file));
                return name;
            }
        }
        List<AsicContainer.Entry> files = AsicContainer.files(entries);
        if (files.size() != 1) {
            throw refused(FailureCode.SIGNATURE_DAMAGED, "a signature in it has no manifest");
        }
        return files.get(0).name();
    }

    private static void requireIntact(ZipEntries entries, AsicManifest.Reference file) {
        if (!file.digestName().isEmpty() && entries.names().contains(file.name())) {
            ContentDigests digests = new ContentDigests(List.of(file.digestName()));
            entries.read(file.name(), (ByteBuffer block) -> digests.update(block));
            if (MessageDigest.isEqual(digests.of(file.digestName()), file.digest())) {
                return;
            }
        }
        throw refused(FailureCode.SIGNATURE_BROKEN, "a file that is signed is missing or not what it was");
    }

    private static InvalidInputException refused(FailureCode code, String happened) {
        @Nullable Throwable none = null;
        return new InvalidInputException(code, ATTEMPTED, happened, none);
    }
}
