package vn.motcua.signing.cms;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.cms.internal.AsicEntries;
import vn.motcua.signing.cms.internal.AsicManifest;
import vn.motcua.signing.cms.internal.ContentDigests;
import vn.motcua.signing.cms.internal.ZipEntries;
import vn.motcua.signing.cms.internal.ZipRewrite;
import vn.motcua.signing.internal.DraftFile;

/** Adds a signature to those in a container. */
record AsicCoSigningJob(AsicForm form, SigningJob signing) {

    private static final String ATTEMPTED = "adding a signature to a container";

    SignedCms toFile(Path container, Path out) {
        SigningJob.Preparation prepared = signing.prepare();
        try (ZipEntries entries = ZipEntries.open(container, AsicContainer.most(AsicLimits.defaults()), ATTEMPTED)) {
            Path target = DraftFile.target(out, List.of(container), ATTEMPTED);
            List<AsicManifest.Reference> references = new ArrayList<>();
            long length = 0;
            for (AsicContainer.Entry file : AsicContainer.files(entries)) {
                references.add(reference(entries, file.name(), prepared.digestName()));
                length += file.size();
            }
            if (references.isEmpty()) {
                throw new InvalidInputException(FailureCode.INVALID_VALUE, "container", "no files", "at least one");
            }
            try (DraftFile draft = DraftFile.open(target, ATTEMPTED)) {
                ZipRewrite zip =
                        new ZipRewrite(entries, draft::append, prepared.time().toLocalDateTime());
                zip.keep(name -> true);
                new AsicSignature(form, prepared, new AsicEntries(entries))
                        .over(references, entries.names()::contains)
                        .forEach(zip::add);
                zip.finish();
                draft.publish(() -> {});
            }
            return prepared.signed(CmsPackaging.DETACHED, length);
        }
    }

    private static AsicManifest.Reference reference(ZipEntries entries, String name, String digestName) {
        ContentDigests digests = new ContentDigests(List.of(digestName));
        entries.read(name, (ByteBuffer block) -> digests.update(block));
        return new AsicManifest.Reference(name, digestName, digests.of(digestName));
    }
}
