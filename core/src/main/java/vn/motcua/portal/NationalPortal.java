package vn.motcua.portal;

import java.util.List;
import vn.motcua.dossier.Dossier;

/**
 * The national public service portal, whichever generation of its interface is behind it.
 *
 * <p>Program against this type: a second generation of the interface is coming and will implement it as well.
 * Implementations are safe for threads and meant to be shared.
 *
 * <p>Every call sends at once and returns what the portal said. Nothing is queued, and nothing is repeated behind the
 * caller's back, except what is known to have had no effect. Calls for one dossier should follow one another, since the
 * last one at the portal wins.
 *
 * <pre>{@code
 * try (MapiPortal portal = MapiPortal.open(settings, HttpSettings.defaults())) {
 *     SyncResult result = portal.synchronise(dossier);
 *     portal.updateProgress(dossier);
 * }
 * }</pre>
 */
public interface NationalPortal {

    /**
     * Makes the portal hold the dossier as it is now, whether it was there before or not.
     *
     * <p>Safe to call again after any failure: a dossier that had arrived in spite of it is updated, never doubled.
     *
     * @param dossier the dossier as it is now
     * @return created, updated or rejected, with the portal's code and text
     * @throws vn.motcua.failure.TransportException if the portal could not be reached or its answer did not come whole;
     *     whether the dossier arrived is told by the {@linkplain vn.motcua.failure.FailureCode code}
     * @throws vn.motcua.failure.RemoteException if the portal refused the account or the session, or answered something
     *     that its protocol does not know
     */
    SyncResult synchronise(Dossier dossier);

    /**
     * Reports steps of handling, in the order given.
     *
     * <p>Whether the portal keeps a row twice that was sent twice is not known, so after a failure ask the result
     * (or the exception, which means none) how many rows arrived, and send only the rest.
     *
     * @param steps the steps, of one dossier or of several; none is allowed and sends nothing
     * @return how many rows were taken, and what stopped the rest
     * @throws vn.motcua.failure.TransportException if the first call failed on the way, see {@link ProgressResult}
     * @throws vn.motcua.failure.RemoteException if the portal refused the account or the session in the first call, or
     *     answered it with something that its protocol does not know
     */
    ProgressResult updateProgress(List<ProgressStep> steps);

    /**
     * Reports every step of a dossier so far.
     *
     * @param dossier the dossier
     * @return as {@link #updateProgress(List)}
     */
    default ProgressResult updateProgress(Dossier dossier) {
        return updateProgress(ProgressStep.allOf(dossier));
    }
}
