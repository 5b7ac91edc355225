package vn.motcua.signing.validation;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.motcua.signing.internal.LevelRule;

/** How far the signatures of one document have come. */
record Levels(LevelRule rule, long length) {

    static Levels of(List<PdfSignatureCheck> checks, Map<RangeDigests.Request, byte[]> digests, PdfRevisions revisions)
            throws IOException {
        List<LevelRule.Sealed> held = checks.stream()
                .map(check -> check.heldTimestamp(digests))
                .flatMap(Optional::stream)
                .toList();
        return new Levels(new LevelRule(held, revisions), revisions.length());
    }

    /** The level of a signature by its time-stamps that hold. */
    AchievedLevel of(long end, X509Certificate signer, Collection<X509Certificate> stamps) {
        LevelRule.Sealed signature = new LevelRule.Sealed(end, signer, List.copyOf(stamps));
        try {
            return switch (rule.of(signature, length)) {
                case B_B -> AchievedLevel.B_B;
                case B_T -> AchievedLevel.B_T;
                case B_LT -> AchievedLevel.B_LT;
                case B_LTA -> AchievedLevel.B_LTA;
            };
        } catch (IOException e) {
            // The store cannot be read: it holds nothing that could be relied on.
            return AchievedLevel.B_T;
        }
    }
}
