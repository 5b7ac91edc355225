package vn.motcua.signing.pdf;

import java.security.cert.CRLReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
        @Nullable Instant behind = inventory.stampedBehind(part).orElse(null);
        if (part.timestamp()) {
            gathered.add(held(about(part.material()), "the time-stamp in field " + part.field(), behind));
        } else {
            @Nullable Instant stamped = inventory.stamped(part).orElse(null);
            gathered.add(held(aboutSigner(stamped), "the signature in field " + part.field(), stamped));
        }
        for (SignedMaterial stamp : part.material().stamps()) {
            gathered.add(held(about(stamp), "the time-stamp within the signature in field " + part.field(), behind));
        }
        return gathered;
    }

    private Evidence about(SignedMaterial material) {
        return client.gather(material.certificate(), material.certificates());
    }

    private Evidence aboutSigner(@Nullable Instant signed) {
        SignedMaterial material = part.material();
        return signed == null
                ? about(material)
                : client.gather(material.certificate(), material.certificates(), signed);
    }

    /** Requires that nothing is missing and that nothing was revoked by the time that is proven. */
    private static Evidence held(Evidence gathered, String name, @Nullable Instant proven) {
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

    private static void requireLater(RevocationStatus.Revoked revoked, String certificate, @Nullable Instant proven) {
        if (proven != null && proven.isBefore(revoked.at())) {
            return;
        }
        String fate =
                revoked.reason() == CRLReason.CERTIFICATE_HOLD ? " has been suspended since " : " was revoked at ";
        String order = proven == null
                ? ", and no time-stamp proves that it was used before"
                : ", and the time-stamp over its signature is only of " + proven;
        throw refused(FailureCode.CERTIFICATE_REVOKED, certificate + fate + revoked.at() + order);
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
