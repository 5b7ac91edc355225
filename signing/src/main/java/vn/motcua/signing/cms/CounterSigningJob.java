package vn.motcua.signing.cms;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.cms.internal.CmsFile;
import vn.motcua.signing.cms.internal.SignerPart;
import vn.motcua.signing.internal.DraftFile;

/** Signs the values of the signatures in a file. */
record CounterSigningJob(SigningJob signing) {

    private static final String ATTEMPTED = "counter-signing a file";

    CounterSignedCms toFile(Path in, Path out) {
        CmsSignOptions options = signing.options();
        if (options.level() == SignatureLevel.B_LTA) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE,
                    "level",
                    options.level().label(),
                    SignatureLevel.B_LT.label() + " at most, and then raising the file");
        }
        SigningJob.Preparation prepared = signing.prepare();
        Path target = StandingCms.target(in, out, options.content(), ATTEMPTED);
        try (CmsFile file = CmsFile.open(in, ATTEMPTED)) {
            Optional<StandingCms.Content> content =
                    options.content().map(given -> StandingCms.Content.of(given, ATTEMPTED));
            StandingCms standing = new StandingCms(file, content, ATTEMPTED);
            standing.requireIntact(List.of());
            try (DraftFile draft = DraftFile.open(target, ATTEMPTED)) {
                standing.write(signed(file, prepared), draft);
                draft.publish(() -> {});
            }
            return new CounterSignedCms(
                    file.parts().signers().size(), prepared.time(), options.level(), prepared.algorithm());
        }
    }

    private static CmsFile.Parts signed(CmsFile file, SigningJob.Preparation prepared) {
        CmsFile.Parts parts = file.parts();
        List<byte[]> signers = new ArrayList<>();
        for (Optional<SignerPart> read : file.signers()) {
            SignerPart signer = read.orElseThrow();
            byte[] counter = prepared.counterSignature(signer.value());
            Raising raising = Raising.beside(List.of(), prepared.services(), prepared.around(parts, counter));
            raising.run();
            parts = raising.parts();
            signers.add(signer.with(new Attribute(
                            CMSAttributes.counterSignature,
                            new DERSet(raising.signers().get(0).info())))
                    .encoded());
        }
        // The digests of counter-signatures are none of the content's.
        return new CmsFile.Parts(file.parts().digests(), parts.certificates(), parts.revocations(), signers);
    }
}
