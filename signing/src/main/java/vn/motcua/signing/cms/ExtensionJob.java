package vn.motcua.signing.cms;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.cms.internal.CmsFile;
import vn.motcua.signing.cms.internal.ContentDigests;
import vn.motcua.signing.cms.internal.SignerPart;
import vn.motcua.signing.internal.DraftFile;

/** Raises the signatures of one file. */
record ExtensionJob(CmsExtendOptions options) {

    private static final String ATTEMPTED = "raising a signature's level";

    ExtendedCms toFile(Path in, Path out) {
        List<Path> inputs = new ArrayList<>(List.of(in));
        options.content().ifPresent(inputs::add);
        inputs.forEach(input -> ContentDigests.requireFile(input, ATTEMPTED));
        Path target = DraftFile.target(out, inputs, ATTEMPTED);
        try (CmsFile file = CmsFile.open(in, ATTEMPTED)) {
            Services services = new Services(options.level(), options.timestamps(), options.evidence());
            Raising raising = new Raising(services, file.contentType(), file.parts());
            SignatureLevel before = raising.level();
            services.require(before);
            requireIntact(file, raising);
            try (DraftFile draft = DraftFile.open(target, ATTEMPTED)) {
                raising.run();
                ExtendedCms extended =
                        new ExtendedCms(before, raising.level(), raising.timestamps(), raising.evidence());
                if (extended.changed()) {
                    write(file, raising, draft);
                } else {
                    ContentDigests.read(in, draft::append, ATTEMPTED);
                }
                draft.publish(() -> {});
                return extended;
            }
        }
    }

    /** Nothing that does not hold is raised: its time-stamp would say that it held once. */
    private void requireIntact(CmsFile file, Raising raising) {
        if (!file.attached() && options.content().isEmpty() && options.level() == SignatureLevel.B_LTA) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "content", "no file", "the file that was signed, for level B-LTA");
        }
        Set<String> names = new LinkedHashSet<>();
        for (SignerPart signer : raising.signers()) {
            names.add(signer.digestName().orElseThrow(Raising.damaged("it is made with a digest that is not taken")));
        }
        ContentDigests digests = new ContentDigests(names);
        boolean known = file.attached() || options.content().isPresent();
        if (file.attached()) {
            file.content(digests::update);
        } else {
            options.content().ifPresent(content -> ContentDigests.read(content, digests::update, ATTEMPTED));
        }
        for (SignerPart signer : raising.signers()) {
            byte[] claimed = signer.messageDigest().orElseThrow(Raising.damaged("it does not say what was signed"));
            byte[] digest = known ? digests.of(signer.digestName().orElseThrow()) : claimed;
            if (!signer.holdsOver(raising.material(signer).certificate(), digest)) {
                throw Raising.refused(
                        FailureCode.SIGNATURE_BROKEN, "a signature in it does not hold over what it covers", null);
            }
        }
    }

    private static void write(CmsFile file, Raising raising, DraftFile draft) {
        CmsDraft output = new CmsDraft(draft, raising.parts().digests());
        if (file.attached()) {
            output.copyContent(file);
            output.complete(file.contentType(), raising.parts());
        } else {
            output.detached(file.contentType(), raising.parts());
        }
    }
}
