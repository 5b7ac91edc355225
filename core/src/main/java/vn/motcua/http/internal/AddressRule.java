package vn.motcua.http.internal;

import java.net.InetAddress;

/** Says which network addresses a connection may be made to. */
public interface AddressRule {

    /**
     * Decides about one address of a host.
     *
     * @param host the name or address in the URI, in lower case, IPv6 without brackets
     * @param address where a connection would be made to
     * @return false if none may be made
     */
    boolean admits(String host, InetAddress address);

    /**
     * Admits every address.
     *
     * @return the rule
     */
    static AddressRule all() {
        return (host, address) -> true;
    }
}
