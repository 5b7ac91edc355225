package vn.motcua.signing.cms;

import java.security.cert.CRLReason;
import java.time.Instant;
import java.util.Optional;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.RemoteException;
import vn.motcua.signing.internal.SignedMaterial;
import vn.motcua.signing.trust.Evidence;
import vn.motcua.signing.trust.EvidenceClient;
import vn.motcua.signing.trust.RevocationStatus;

/**
 * Gathers what proves a signature's or a time-stamp's certificates, and holds it against the time by which that was
 * there: a certificate revoked later does no harm (EN 319 102-1, 5.6.2).
 */
record GatheredEvidence(EvidenceClient client, String name, Optional<Instant> proven) {

    Evidence about(SignedMaterial material) {
        Evidence gathered = client.gather(material.certificate(), material.certificates());
        for (RevocationStatus status : gathered.statuses()) {
            if (status instanceof RevocationStatus.Revoked revoked) {
                requireLater(revoked);
            }
        }
        if (!gathered.complete()) {
            throw refused(FailureCode.EVIDENCE_INCOMPLETE, name + ": " + missing(gathered));
        }
        return gathered;
    }

    private void requireLater(RevocationStatus.Revoked revoked) {
        if (proven.isEmpty() || !proven.get().isBefore(revoked.at())) {
            String fate =
                    revoked.reason() == CRLReason.CERTIFICATE_HOLD ? "has been suspended since " : "was revoked at ";
            throw refused(
                    FailureCode.CERTIFICATE_REVOKED,
                    "a certificate of " + name + " " + fate + revoked.at()
                            + ", and no time-stamp proves that it was there before");
        }
    }

    private static String missing(Evidence gathered) {
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
