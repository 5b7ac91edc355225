package vn.motcua.signing.pdf;

import java.security.cert.CRLReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.RemoteException;
import vn.motcua.signing.internal.SignedMaterial;
import vn.motcua.signing.trust.Evidence;
import vn.motcua.signing.trust.EvidenceClient;
import vn.motcua.signing.trust.RevocationStatus;

/**
 * Gathers what proves the certificates of a signature or time-stamp, and holds it against the time by which that was
 * there: a certificate revoked later does no harm (EN 319 102-1, 5.6.2).
 */
record EvidenceOrder(EvidenceClient client, SignatureInventory inventory, SealedPart part) {

    /** The evidence about the part itself, then about each time-stamp in it. */
    List<Evidence> gather() {
        List<Evidence> gathered = new ArrayList<>();
        Optional<Instant> behind = inventory.stampedBehind(part);
        gathered.add(gather(
                part.material(),
                (part.timestamp() ? "the time-stamp" : "the signature") + " in field " + part.field(),
                part.timestamp() ? behind : inventory.stamped(part)));
        for (SignedMaterial stamp : part.material().stamps()) {
            gathered.add(gather(stamp, "the time-stamp within the signature in field " + part.field(), behind));
        }
        return gathered;
    }

    private Evidence gather(SignedMaterial material, String name, Optional<Instant> proven) {
        Evidence gathered = client.gather(material.certificate(), material.certificates());
        List<RevocationStatus> statuses = gathered.statuses();
        for (int place = 0; place < statuses.size(); place++) {
            if (statuses.get(place) instanceof RevocationStatus.Revoked revoked) {
                requireLater(revoked, "certificate " + place + " of the chain of " + name, proven);
            }
        }
        if (!gathered.complete()) {
            throw refused(FailureCode.EVIDENCE_INCOMPLETE, name + ": " + missing(gathered));
        }
        return gathered;
    }

    private static void requireLater(RevocationStatus.Revoked revoked, String certificate, Optional<Instant> proven) {
        if (proven.isPresent() && proven.get().isBefore(revoked.at())) {
            return;
        }
        String fate =
                revoked.reason() == CRLReason.CERTIFICATE_HOLD ? " has been suspended since " : " was revoked at ";
        throw refused(
                FailureCode.CERTIFICATE_REVOKED,
                certificate
                        + fate
                        + revoked.at()
                        + proven.map(time -> ", and the time-stamp over it is only of " + time)
                                .orElse(", and no time-stamp proves that it was there before"));
    }

    static String missing(Evidence gathered) {
        return gathered.notes().stream()
                .filter(note -> !note.helped())
                .map(note -> note.source() + " of certificate " + note.certificate() + ": " + note.text())
                .reduce((one, other) -> one + "; " + other)
                .orElse("an issuer is not known");
    }

    private static RemoteException refused(FailureCode code, String happened) {
        return new RemoteException(code, "gathering evidence for a signature", happened, null);
    }
}
