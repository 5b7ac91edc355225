package vn.motcua.portal;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.dossier.Dossier;
import vn.motcua.failure.RemoteException;
import vn.motcua.failure.TransportException;
import vn.motcua.http.HttpSettings;
import vn.motcua.http.internal.HttpConnection;

/**
 * The national portal through its interface "mapi", in service since 2020.
 *
 * <p>Open one per agency and share it between threads; close it at the end. It logs in when the first call needs it,
 * keeps the session for {@link MapiOptions#sessionLifetime()}, and gets a new one once when a call is told that its
 * session has expired; however many threads need a session, one login is sent. A call refused for its session had no
 * effect and is sent again with the new one; nothing else is repeated.
 *
 * <p>{@code synchronise} sends {@code DongBoHoSoMC} as an insert, and if the portal answers that the dossier exists, the
 * same message as an update. {@code updateProgress} sends {@code CapNhatTienDoHoSoMC} in batches of
 * {@link MapiOptions#progressBatch()} rows. An answer counts as a success by its code, and by its text only where it
 * has no code. The trap: wrong credentials are tried again by the next call, so stop calling on
 * {@link vn.motcua.failure.FailureCode#CREDENTIALS_REFUSED}.
 *
 * <p>Inferred, where the portal requires a field that a dossier may not have: a dossier that was not accepted is sent
 * with the time it was handed in as its reception; until the result is handed over, it counts as to be fetched at the
 * desk; an applicant who is neither citizen nor enterprise is an organisation (4). An officer's name longer than 50
 * characters is cut. Optional fields that the dossier does not know are left out. Times are in +07:00.
 *
 * <p>Sources: message fields and codes as running integrators send them; Circular 04/2025/TT-VPCP on the exchange of
 * data with the national portal. The official guide is not public, hence {@link MapiOptions}.
 *
 * <pre>{@code
 * PortalAccount account = new PortalAccount("user", Secret.of(System.getenv("PORTAL_PASSWORD")));
 * PortalSettings settings = PortalSettings.behindAdapter(adapter, AgencyCode.of("000.00.19.H55"), account);
 * try (MapiPortal portal = MapiPortal.open(settings, HttpSettings.defaults())) {
 *     SyncResult result = portal.synchronise(dossier);
 * }
 * }</pre>
 */
public final class MapiPortal implements NationalPortal, AutoCloseable {

    private static final String SYNCHRONISE = "DongBoHoSoMC";
    private static final String PROGRESS = "CapNhatTienDoHoSoMC";

    private final MapiOptions options;
    private final HttpConnection connection;
    private final MapiChannel channel;
    private final DossierMessage dossiers;
    private final ProgressMessage rows;

    private MapiPortal(PortalSettings settings, HttpConnection connection) {
        this.options = settings.options();
        this.connection = connection;
        this.channel = new MapiChannel(settings, connection);
        this.dossiers = new DossierMessage(options.dates());
        this.rows = new ProgressMessage(options.dates());
    }

    /**
     * Opens the portal; nothing is sent yet.
     *
     * @param settings where it is and as whom it is called
     * @param http time-outs and limits
     * @return the portal, to be closed by the caller
     */
    public static MapiPortal open(PortalSettings settings, HttpSettings http) {
        return new MapiPortal(settings, new HttpConnection(http));
    }

    @Override
    public SyncResult synchronise(Dossier dossier) {
        ArrayNode data = JsonNodeFactory.instance.arrayNode().add(dossiers.of(dossier));
        MapiReply inserted =
                channel.call("inserting dossier " + dossier.code(), SYNCHRONISE, parameters("False", data));
        if (inserted.successful()) {
            return new SyncResult.Created(inserted.answer());
        }
        if (!options.duplicate().test(inserted.answer())) {
            return new SyncResult.Rejected(inserted.answer());
        }
        MapiReply updated = channel.call("updating dossier " + dossier.code(), SYNCHRONISE, parameters("True", data));
        return updated.successful()
                ? new SyncResult.Updated(updated.answer())
                : new SyncResult.Rejected(updated.answer());
    }

    @Override
    public ProgressResult updateProgress(List<ProgressStep> steps) {
        List<ProgressStep> all = List.copyOf(steps);
        List<PortalAnswer> answers = new ArrayList<>();
        int taken = 0;
        while (taken < all.size()) {
            int end = Math.min(taken + options.progressBatch(), all.size());
            MapiReply reply;
            try {
                reply = report(all.subList(taken, end), taken);
            } catch (TransportException | RemoteException e) {
                if (taken == 0) {
                    throw e;
                }
                return new ProgressResult.Interrupted(taken, e);
            }
            if (!reply.successful()) {
                return new ProgressResult.Rejected(taken, reply.answer());
            }
            answers.add(reply.answer());
            taken = end;
        }
        return new ProgressResult.Taken(taken, answers);
    }

    private MapiReply report(List<ProgressStep> batch, int before) {
        ArrayNode data = JsonNodeFactory.instance.arrayNode();
        batch.forEach(step -> data.add(rows.of(step)));
        String attempted = "reporting rows " + (before + 1) + " to " + (before + batch.size()) + " of progress";
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        parameters.set("data", data);
        return channel.call(attempted, PROGRESS, parameters);
    }

    private static ObjectNode parameters(String isUpdating, ArrayNode data) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        parameters.put("isUpdating", isUpdating);
        parameters.set("data", data);
        return parameters;
    }

    /** Ends idle connections. The portal knows no logout. */
    @Override
    public void close() {
        connection.close();
    }
}
