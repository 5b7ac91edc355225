package vn.motcua.http.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import okhttp3.Connection;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * Keeps connections to the addresses a rule admits. A name is resolved once, and the connection is made to what that
 * gave: an answer of the name service that changes between check and use changes nothing.
 *
 * <p>Behind a proxy it is the proxy that resolves names; then only addresses that stand in the URI itself are held
 * against the rule.
 */
final class GuardedNetwork implements Dns {

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-f.:]*:[0-9a-f.:]*");

    private final AddressRule rule;
    private final Set<String> proxies = ConcurrentHashMap.newKeySet();

    GuardedNetwork(AddressRule rule) {
        this.rule = rule;
    }

    void guard(OkHttpClient.Builder builder) {
        builder.dns(this).proxySelector(new Remembering(Optional.ofNullable(ProxySelector.getDefault())));
    }

    /** Refuses an address in the URI before a connection is made; names are left to {@link #lookup}. */
    void require(HttpUrl url) throws IOException {
        if (ADDRESS.matcher(url.host()).matches()) {
            require(url.host(), InetAddress.getByName(url.host()));
        }
    }

    /** Refuses an open connection that is not what was checked, before anything is sent on it. */
    void require(HttpUrl url, Connection connection) throws IOException {
        if (connection.route().proxy().type() == Proxy.Type.DIRECT) {
            require(url.host(), connection.route().socketAddress().getAddress());
        }
    }

    private void require(String host, InetAddress address) throws IOException {
        if (!rule.admits(host, address)) {
            throw new Refused();
        }
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> found = Dns.SYSTEM.lookup(host);
        if (proxies.contains(host)) {
            return found;
        }
        List<InetAddress> admitted =
                found.stream().filter(address -> rule.admits(host, address)).toList();
        if (admitted.isEmpty()) {
            throw new Refused();
        }
        return admitted;
    }

    /** No address of a host is admitted; as one that is not known it ends the call at once. */
    @SuppressWarnings("serial") // never written anywhere
    static final class Refused extends UnknownHostException {

        Refused() {
            super("not an address that may be connected to");
        }
    }

    /** The proxies of the system, whose names the operator chose and no rule is for. */
    private final class Remembering extends ProxySelector {

        private final Optional<ProxySelector> system;

        Remembering(Optional<ProxySelector> system) {
            this.system = system;
        }

        @Override
        public List<Proxy> select(URI address) {
            List<Proxy> found =
                    system.map(selector -> selector.select(address)).orElseGet(() -> List.of(Proxy.NO_PROXY));
            for (Proxy proxy : found) {
                if (proxy.address() instanceof InetSocketAddress place) {
                    proxies.add(place.getHostString());
                }
            }
            return found;
        }

        @Override
        public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
            system.ifPresent(selector -> selector.connectFailed(address, proxy, failure));
        }
    }
}
