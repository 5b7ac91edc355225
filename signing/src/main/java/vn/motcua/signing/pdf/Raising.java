package vn.motcua.signing.pdf;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.trust.Evidence;
import vn.motcua.signing.trust.EvidenceClient;

/**
 * Raises the signatures of a document that grows: of one that was there, or of one that has just been signed in the
 * same draft, which {@link GrowingPdf#append} put behind it. Nothing is written here.
 */
final class Raising {

    private static final ZoneOffset VIET_NAM = ZoneOffset.ofHours(7);

    private final GrowingPdf document;
    private final PdfExtendOptions options;
    private final SignatureLevel before;
    private final OffsetDateTime time;
    private int timestamps;
    private int evidence;

    private Raising(GrowingPdf document, PdfExtendOptions options, SignatureLevel before) {
        this.document = document;
        this.options = options;
        this.before = before;
        this.time = options.clock().instant().truncatedTo(ChronoUnit.SECONDS).atOffset(VIET_NAM);
    }

    /** Looks at what is to be done, and requires that there is somebody to ask for it. */
    static Raising of(GrowingPdf document, PdfExtendOptions options) {
        Raising raising = new Raising(document, options, document.level());
        raising.requireClients();
        return raising;
    }

    /** The digests that a document must have been opened with to be raised. */
    static Set<String> digests(PdfExtendOptions options) {
        return Set.of(options.imprintDigest());
    }

    private void requireClients() {
        boolean stamps = options.level() == SignatureLevel.B_LTA || before == SignatureLevel.B_B;
        if (stamps && options.timestamps().isEmpty()) {
            throw missing("timestamps");
        }
        boolean gathers = options.level() == SignatureLevel.B_LTA
                || (options.level() == SignatureLevel.B_LT && before.compareTo(SignatureLevel.B_LT) < 0);
        if (gathers && options.evidence().isEmpty()) {
            throw missing("evidence");
        }
    }

    private InvalidInputException missing(String client) {
        return new InvalidInputException(
                FailureCode.INVALID_VALUE,
                client,
                "nobody to ask",
                "a client for level " + options.level().label());
    }

    /** Appends the revisions that are missing. */
    ExtendedPdf run() {
        if (before == SignatureLevel.B_B) {
            stamp();
        }
        boolean renewal = options.level() == SignatureLevel.B_LTA && before == SignatureLevel.B_LTA;
        if (renewal
                || (options.level().compareTo(SignatureLevel.B_LT) >= 0 && before.compareTo(SignatureLevel.B_LT) < 0)) {
            List<SealedPart> parts = document.inventory().parts();
            gather(renewal ? parts.subList(parts.size() - 1, parts.size()) : parts);
        }
        if (options.level() == SignatureLevel.B_LTA) {
            stamp();
        }
        SignatureLevel reached = timestamps + evidence == 0 ? before : document.level();
        return new ExtendedPdf(before, reached, timestamps, evidence);
    }

    private void stamp() {
        PdfTimestamps asked = options.timestamps().orElseThrow(() -> missing("timestamps"));
        DocumentTimestamp.Before covered =
                new DocumentTimestamp.Before(document.covered(options.imprintDigest()), time);
        document.append(source -> DocumentTimestamp.make(source, asked, covered));
        timestamps++;
    }

    private void gather(List<SealedPart> parts) {
        EvidenceClient client = options.evidence().orElseThrow(() -> missing("evidence"));
        Map<SealedPart, List<Evidence>> gathered = new LinkedHashMap<>();
        for (SealedPart part : parts) {
            gathered.put(part, new EvidenceOrder(client, document.inventory(), part).gather());
        }
        SignatureReservation reservation = new SignatureReservation(time, 0);
        evidence += document.append(source -> EvidenceRevision.make(source, gathered, reservation))
                .added();
    }
}
