package vn.motcua.signing.cms;

import java.nio.file.Path;
import java.util.List;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.cms.internal.CmsFile;
import vn.motcua.signing.cms.internal.ContentDigests;
import vn.motcua.signing.internal.DraftFile;
import vn.motcua.signing.internal.LevelServices;

/** Raises the signatures of one file. */
record ExtensionJob(CmsExtendOptions options) {

    static final String ATTEMPTED = "raising a signature's level";

    ExtendedCms toFile(Path in, Path out) {
        Path target = StandingCms.target(in, out, options.content(), ATTEMPTED);
        LevelServices services = new LevelServices(options.level(), options.timestamps(), options.evidence());
        try (CmsFile file = CmsFile.open(in, ATTEMPTED)) {
            StandingCms standing = new StandingCms(
                    file, options.content().map(given -> StandingCms.Content.of(given, ATTEMPTED)), ATTEMPTED);
            Raising raising = Raising.all(services, file.contentType(), file.parts());
            SignatureLevel before = raising.level();
            services.require(before);
            if (services.archives()) {
                standing.requireContent("for level B-LTA");
            }
            standing.requireIntact(List.of());
            try (DraftFile draft = DraftFile.open(target, ATTEMPTED)) {
                raising.run();
                ExtendedCms extended =
                        new ExtendedCms(before, raising.level(), raising.timestamps(), raising.evidence());
                if (extended.changed()) {
                    standing.write(raising.parts(), draft);
                } else {
                    ContentDigests.read(in, draft::append, ATTEMPTED);
                }
                draft.publish(() -> {});
                return extended;
            }
        }
    }
}
