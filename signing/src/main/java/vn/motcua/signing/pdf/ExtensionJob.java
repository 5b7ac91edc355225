package vn.motcua.signing.pdf;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.RemoteException;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.internal.SignedMaterial;
import vn.motcua.signing.trust.Evidence;
import vn.motcua.signing.trust.EvidenceClient;
import vn.motcua.signing.trust.RevocationStatus;

/** Raises the signatures of one document. */
final class ExtensionJob {

    private static final ZoneOffset VIET_NAM = ZoneOffset.ofHours(7);

    private final PdfExtendOptions options;
    private final WriteObserver observer;
    private final OffsetDateTime time;
    private int timestamps;
    private int evidence;

    ExtensionJob(PdfExtendOptions options, WriteObserver observer) {
        this.options = options;
        this.observer = observer;
        this.time = options.clock().instant().truncatedTo(ChronoUnit.SECONDS).atOffset(VIET_NAM);
    }

    ExtendedPdf toFile(Path in, Path out) {
        SourcePdf.requireFile(in);
        Path target = OutputDraft.target(in, out);
        UndoJournal.restore(SigningJob.realPath(in));
        MessageDigest digest = sha256();
        PdfSignOptions opening =
                options.password().map(PdfSignOptions.defaults()::withPassword).orElseGet(PdfSignOptions::defaults);
        try (GrowingPdf document = GrowingPdf.open(in, opening, digest);
                OutputDraft draft = OutputDraft.of(in, target, observer)) {
            SignatureInventory inventory = document.inventory();
            SignatureLevel before = level(document, inventory);
            require(before);
            draft.copy(document.fileLength(), digest::update);
            raise(document, inventory, before);
            draft.complete(document.revisions());
            SignatureLevel reached = timestamps + evidence == 0 ? before : level(document, document.inventory());
            return new ExtendedPdf(before, reached, timestamps, evidence);
        }
    }

    private static SignatureLevel level(GrowingPdf document, SignatureInventory inventory) {
        return inventory.level(document.length(), document.stores());
    }

    /** Asks for what will be needed before anything is copied. */
    private void require(SignatureLevel before) {
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

    private void raise(GrowingPdf document, SignatureInventory found, SignatureLevel before) {
        SignatureInventory inventory = found;
        if (before == SignatureLevel.B_B) {
            stamp(document);
            inventory = document.inventory();
        }
        boolean renewal = options.level() == SignatureLevel.B_LTA && before == SignatureLevel.B_LTA;
        if (renewal
                || (options.level().compareTo(SignatureLevel.B_LT) >= 0 && before.compareTo(SignatureLevel.B_LT) < 0)) {
            List<SealedPart> parts = inventory.parts();
            gather(document, renewal ? parts.subList(parts.size() - 1, parts.size()) : parts);
        }
        if (options.level() == SignatureLevel.B_LTA) {
            stamp(document);
        }
    }

    private void stamp(GrowingPdf document) {
        PdfTimestamps asked = options.timestamps().orElseThrow(() -> missing("timestamps"));
        DocumentTimestamp.Before before = new DocumentTimestamp.Before(document.covered(), time);
        document.append(source -> DocumentTimestamp.make(source, asked, before));
        timestamps++;
    }

    private void gather(GrowingPdf document, List<SealedPart> parts) {
        EvidenceClient client = options.evidence().orElseThrow(() -> missing("evidence"));
        Map<SealedPart, List<Evidence>> gathered = new LinkedHashMap<>();
        for (SealedPart part : parts) {
            List<Evidence> each = new ArrayList<>();
            each.add(gather(client, part.material()));
            part.material().stamps().forEach(stamp -> each.add(gather(client, stamp)));
            gathered.put(part, each);
        }
        SignatureReservation reservation = new SignatureReservation(time, 0);
        evidence += document.append(source -> EvidenceRevision.make(source, gathered, reservation))
                .added();
    }

    private static Evidence gather(EvidenceClient client, SignedMaterial material) {
        Evidence gathered = client.gather(material.certificate(), material.certificates());
        if (!gathered.complete()) {
            String missing = gathered.notes().stream()
                    .filter(note -> !note.helped())
                    .map(note -> note.source() + " of certificate " + note.certificate() + ": " + note.text())
                    .reduce((one, other) -> one + "; " + other)
                    .orElse("an issuer is not known");
            throw refused(FailureCode.EVIDENCE_INCOMPLETE, missing);
        }
        if (gathered.statuses().stream().anyMatch(RevocationStatus.Revoked.class::isInstance)) {
            throw refused(
                    FailureCode.CERTIFICATE_REVOKED, "a certificate of the signature or of a time-stamp is revoked");
        }
        return gathered;
    }

    private static RemoteException refused(FailureCode code, String happened) {
        return new RemoteException(code, "gathering evidence for a signature", happened, null);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
