package vn.motcua.signing.trust;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.RemoteException;
import vn.motcua.failure.TransportException;
import vn.motcua.http.internal.HttpBody;
import vn.motcua.http.internal.HttpConnection;
import vn.motcua.http.internal.HttpReply;
import vn.motcua.signing.trust.internal.ServiceHealth;

/**
 * Calls to addresses that stand in certificates.
 *
 * <p>Whoever makes a certificate chooses them, so each one, and each place a redirect points to, is held against what
 * may be asked before anything is sent: its name here, its network address where the connection is made.
 */
final class EvidenceFetcher implements AutoCloseable {

    private static final int MOST_REDIRECTS = 3;
    private static final int MOST_HOSTS = 256;
    private static final int FAILURES_BEFORE_REST = 3;
    private static final Duration REST = Duration.ofMinutes(2);

    private final EvidenceOptions options;
    private final HttpConnection connection;
    private final Map<String, ServiceHealth> health = new LinkedHashMap<>();

    EvidenceFetcher(EvidenceOptions options) {
        this.options = options;
        this.connection = new HttpConnection(options.http(), new PublicAddresses(options.namedHosts()));
    }

    byte[] get(String attempted, URI address) {
        URI target = target(attempted, address);
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            URI asked = target;
            HttpReply reply = guarded(attempted, asked, () -> connection.get(attempted, asked, Map.of()));
            if (reply.status() < 300 || reply.status() > 399 || reply.location().isEmpty()) {
                return bodyOf(attempted, reply);
            }
            target = target(attempted, redirected(attempted, asked, reply.location()));
        }
        throw new RemoteException(
                FailureCode.PROTOCOL_VIOLATED, attempted, "more than " + MOST_REDIRECTS + " redirects", null);
    }

    byte[] post(String attempted, URI address, HttpBody body) {
        URI target = target(attempted, address);
        return bodyOf(attempted, guarded(attempted, target, () -> connection.post(attempted, target, Map.of(), body)));
    }

    private HttpReply guarded(String attempted, URI target, Call call) {
        ServiceHealth host = healthOf(target);
        if (!host.admits()) {
            throw new TransportException(
                    FailureCode.UNREACHABLE, attempted, "nothing is sent to a host that has failed repeatedly", null);
        }
        try {
            HttpReply reply = call.send();
            if (reply.status() >= 500) {
                host.failed();
            } else {
                host.succeeded();
            }
            return reply;
        } catch (TransportException e) {
            host.failed();
            throw e;
        }
    }

    private static byte[] bodyOf(String attempted, HttpReply reply) {
        if (reply.status() != 200) {
            throw new RemoteException(FailureCode.HTTP_ERROR, attempted, "HTTP status " + reply.status(), null);
        }
        return reply.body();
    }

    private URI target(String attempted, URI address) {
        if (!NamedAddresses.isHttp(address.toString())) {
            throw notAllowed(attempted, "the address is not http or https");
        }
        String host = address.getHost().toLowerCase(Locale.ROOT);
        String mapped = options.hostMapping().getOrDefault(host, host);
        if (!options.allowedHosts().isEmpty() && !options.allowedHosts().contains(mapped)) {
            throw notAllowed(attempted, "the host is not among those that may be asked");
        }
        return mapped.equals(host) ? address : moved(address, mapped);
    }

    private static URI moved(URI address, String host) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return URI.create(address.getScheme() + "://" + host + port + path + query);
    }

    private static URI redirected(String attempted, URI from, String location) {
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new RemoteException(
                    FailureCode.PROTOCOL_VIOLATED, attempted, "a redirect to something that is no address", e);
        }
    }

    private static TransportException notAllowed(String attempted, String why) {
        return new TransportException(FailureCode.UNREACHABLE, attempted, why + ", nothing was sent", null);
    }

    /** Forgets the host known longest when there are many: certificates can name any number of them. */
    private ServiceHealth healthOf(URI target) {
        String host = target.getHost().toLowerCase(Locale.ROOT) + ":" + target.getPort();
        synchronized (health) {
            if (health.size() >= MOST_HOSTS && !health.containsKey(host)) {
                health.remove(health.keySet().iterator().next());
            }
            return health.computeIfAbsent(
                    host, unknown -> new ServiceHealth(FAILURES_BEFORE_REST, REST, options.clock()));
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    /** One call, ready to be sent. */
    private interface Call {
        HttpReply send();
    }
}
