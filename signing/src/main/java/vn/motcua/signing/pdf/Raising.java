package vn.motcua.signing.pdf;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.internal.GatheredEvidence;
import vn.motcua.signing.internal.LevelServices;
import vn.motcua.signing.internal.SignedMaterial;
import vn.motcua.signing.trust.Evidence;

/**
 * Raises the signatures of a document that grows: of one that was there, or of one that has just been signed in the
 * same draft, which {@link GrowingPdf#append} put behind it. Nothing is written here.
 */
final class Raising {

    private static final ZoneOffset VIET_NAM = ZoneOffset.ofHours(7);

    private final GrowingPdf document;
    private final PdfExtendOptions options;
    private final SignatureLevel before;
    private final LevelServices services;
    private final OffsetDateTime time;
    private int timestamps;
    private int evidence;

    private Raising(GrowingPdf document, PdfExtendOptions options, SignatureLevel before) {
        this.document = document;
        this.options = options;
        this.before = before;
        this.services =
                new LevelServices(options.level(), options.timestamps().map(PdfTimestamps::client), options.evidence());
        this.time = options.clock().instant().truncatedTo(ChronoUnit.SECONDS).atOffset(VIET_NAM);
    }

    /** Looks at what is to be done, and requires that there is somebody to ask for it. */
    static Raising of(GrowingPdf document, PdfExtendOptions options) {
        Raising raising = new Raising(document, options, document.level());
        raising.services.require(raising.before);
        return raising;
    }

    /** The digests that a document must have been opened with to be raised. */
    static Set<String> digests(PdfExtendOptions options) {
        return Set.of(options.imprintDigest());
    }

    /** Appends the revisions that are missing. */
    ExtendedPdf run() {
        if (before == SignatureLevel.B_B) {
            stamp();
        }
        if (services.gathers(before)) {
            List<SealedPart> parts = document.inventory().parts();
            gather(services.renews(before) ? parts.subList(parts.size() - 1, parts.size()) : parts);
        }
        if (services.archives()) {
            stamp();
        }
        SignatureLevel reached = timestamps + evidence == 0 ? before : document.level();
        return new ExtendedPdf(before, reached, timestamps, evidence);
    }

    private void stamp() {
        PdfTimestamps asked = options.timestamps().orElseThrow();
        DocumentTimestamp.Before covered =
                new DocumentTimestamp.Before(document.covered(options.imprintDigest()), time);
        document.append(source -> DocumentTimestamp.make(source, asked, covered));
        timestamps++;
    }

    private void gather(List<SealedPart> parts) {
        Map<SealedPart, List<Evidence>> gathered = new LinkedHashMap<>();
        for (SealedPart part : parts) {
            gathered.put(part, evidenceAbout(part));
        }
        SignatureReservation reservation = new SignatureReservation(time, 0);
        evidence += document.append(source -> EvidenceRevision.make(source, gathered, reservation))
                .added();
    }

    /** The evidence about the part itself, then about each time-stamp in it. */
    private List<Evidence> evidenceAbout(SealedPart part) {
        SignatureInventory inventory = document.inventory();
        Optional<Instant> behind = inventory.stampedBehind(part);
        List<Evidence> gathered = new ArrayList<>();
        gathered.add(
                part.timestamp()
                        ? about("the time-stamp in field " + part.field(), behind)
                                .aboutTimestamp(part.material())
                        : about("the signature in field " + part.field(), inventory.stamped(part))
                                .aboutSignature(part.material()));
        for (SignedMaterial stamp : part.material().stamps()) {
            gathered.add(about("the time-stamp within the signature in field " + part.field(), behind)
                    .aboutTimestamp(stamp));
        }
        return gathered;
    }

    private GatheredEvidence about(String name, Optional<Instant> proven) {
        return new GatheredEvidence(services.evidences(), name, proven);
    }
}
