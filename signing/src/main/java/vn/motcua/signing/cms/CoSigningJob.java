package vn.motcua.signing.cms;

import java.nio.file.Path;
import java.util.List;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.cms.internal.CmsFile;
import vn.motcua.signing.cms.internal.ContentDigests;
import vn.motcua.signing.internal.DraftFile;

/** Adds a signature to those in a file. */
record CoSigningJob(SigningJob signing) {

    private static final String ATTEMPTED = "adding a signature to a file";

    SignedCms toFile(Path in, Path out) {
        SigningJob.Preparation prepared = signing.prepare();
        CmsSignOptions options = signing.options();
        Path target = StandingCms.target(in, out, options.content(), ATTEMPTED);
        try (CmsFile file = CmsFile.open(in, ATTEMPTED)) {
            StandingCms standing = new StandingCms(
                    file, options.content().map(given -> StandingCms.Content.of(given, ATTEMPTED)), ATTEMPTED);
            standing.requireContent("to sign it once more");
            if (!CMSObjectIdentifiers.data.equals(file.contentType())) {
                throw new InvalidInputException(
                        FailureCode.INVALID_VALUE,
                        "in",
                        "content of the type " + file.contentType(),
                        "the signature of a file");
            }
            ContentDigests digests = standing.requireIntact(List.of(prepared.digestName()));
            try (DraftFile draft = DraftFile.open(target, ATTEMPTED)) {
                CmsFile.Parts present = file.parts();
                byte[] signature = prepared.signature(digests.of(prepared.digestName()));
                Raising raising =
                        Raising.beside(present.signers(), prepared.services(), prepared.around(present, signature));
                raising.run();
                standing.write(raising.parts(), draft);
                draft.publish(() -> {});
            }
            CmsPackaging packaging = file.attached() ? CmsPackaging.ATTACHED : CmsPackaging.DETACHED;
            return prepared.signed(packaging, digests.length());
        }
    }
}
