package vn.motcua.signing.internal;

import java.security.cert.CRLReason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.RemoteException;
import vn.motcua.signing.trust.Evidence;
import vn.motcua.signing.trust.EvidenceClient;
import vn.motcua.signing.trust.RevocationStatus;

/**
 * Gathers what proves the certificates of a signature or time-stamp, and holds it against the time by which that was
 * there: a certificate revoked later does no harm (EN 319 102-1, 5.6.2).
 *
 * @param client whom to ask
 * @param name what it is about, for the message of a failure
 * @param proven the time by which it was there, empty where no time-stamp proves it
 */
public record GatheredEvidence(EvidenceClient client, String name, Optional<Instant> proven) {

    /**
     * Gathers evidence about a signature, by answers made after it was there.
     *
     * @param material the signature
     * @return evidence that lacks nothing
     * @throws RemoteException {@code CERTIFICATE_REVOKED} if a certificate was revoked by the proven time,
     *     {@code EVIDENCE_INCOMPLETE} if something cannot be had
     */
    public Evidence aboutSignature(SignedMaterial material) {
        return aboutSignature(material.certificate(), material.certificates());
    }

    /**
     * Gathers evidence about a signature, by answers made after it was there.
     *
     * @param signer the signature's certificate
     * @param beside the certificates beside it
     * @return evidence that lacks nothing
     * @throws RemoteException as {@link #aboutSignature(SignedMaterial)} does
     */
    public Evidence aboutSignature(X509Certificate signer, Collection<X509Certificate> beside) {
        return held(proven.map(signed -> client.gather(signer, beside, signed))
                .orElseGet(() -> client.gather(signer, beside)));
    }

    /**
     * Gathers evidence about a time-stamp.
     *
     * @param material the time-stamp
     * @return evidence that lacks nothing
     * @throws RemoteException as {@link #aboutSignature(SignedMaterial)} does
     */
    public Evidence aboutTimestamp(SignedMaterial material) {
        return held(client.gather(material.certificate(), material.certificates()));
    }

    /** Requires that nothing is missing and that nothing was revoked by the time that is proven. */
    private Evidence held(Evidence gathered) {
        List<RevocationStatus> statuses = gathered.statuses();
        for (int place = 0; place < statuses.size(); place++) {
            if (statuses.get(place) instanceof RevocationStatus.Revoked revoked) {
                requireLater(revoked, "certificate " + place + " of the chain of " + name);
            }
        }
        if (!gathered.complete()) {
            throw refused(FailureCode.EVIDENCE_INCOMPLETE, name + ": " + missing(gathered));
        }
        return gathered;
    }

    private void requireLater(RevocationStatus.Revoked revoked, String certificate) {
        if (proven.isPresent() && proven.get().isBefore(revoked.at())) {
            return;
        }
        String fate =
                revoked.reason() == CRLReason.CERTIFICATE_HOLD ? " has been suspended since " : " was revoked at ";
        String order = proven.map(time -> ", and the time-stamp over its signature is only of " + time)
                .orElse(", and no time-stamp proves that it was used before");
        throw refused(FailureCode.CERTIFICATE_REVOKED, certificate + fate + revoked.at() + order);
    }

    /**
     * Asks for what will prove a key's certificate before the key is asked. The answers are remembered by the client, so
     * that they are not asked for again when the signature is there.
     *
     * @param client whom to ask
     * @param chain the key's certificates, its own first
     * @throws RemoteException as {@link #aboutSignature(SignedMaterial)} does
     */
    public static void requireProvable(EvidenceClient client, List<X509Certificate> chain) {
        Evidence gathered = client.gather(chain.get(0), chain);
        if (gathered.statuses().stream().anyMatch(RevocationStatus.Revoked.class::isInstance)) {
            throw unprovable(FailureCode.CERTIFICATE_REVOKED, "a certificate of the key's chain is revoked");
        }
        if (!gathered.complete()) {
            throw unprovable(FailureCode.EVIDENCE_INCOMPLETE, missing(gathered));
        }
    }

    private static RemoteException unprovable(FailureCode code, String happened) {
        return new RemoteException(code, "gathering evidence before signing", happened, null);
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
