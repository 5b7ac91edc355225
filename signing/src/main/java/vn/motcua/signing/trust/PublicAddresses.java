package vn.motcua.signing.trust;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Set;
import vn.motcua.http.internal.AddressRule;

/**
 * Admits what can be reached from anywhere: no address of this machine, its link or a private network (RFC 6890), be it
 * wrapped into one of IPv6. Hosts that the caller named may be anywhere.
 */
record PublicAddresses(Set<String> named) implements AddressRule {

    private static final int[][] RESERVED = {
        {0, 8}, // this network
        {10 << 24, 8},
        {100 << 24 | 64 << 16, 10}, // shared between a provider and its customers
        {127 << 24, 8},
        {169 << 24 | 254 << 16, 16},
        {172 << 24 | 16 << 16, 12},
        {192 << 24, 24}, // assigned by protocols
        {192 << 24 | 168 << 16, 16},
        {198 << 24 | 18 << 16, 15}, // measurements
        {224 << 24, 3}, // multicast, reserved, broadcast
    };

    @Override
    public boolean admits(String host, InetAddress address) {
        return named.contains(host) || isPublic(address);
    }

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return isPublic(bytes, 0);
        }
        return address instanceof Inet6Address && isPublic6(bytes);
    }

    private static boolean isPublic(byte[] bytes, int from) {
        int value = (bytes[from] & 0xff) << 24
                | (bytes[from + 1] & 0xff) << 16
                | (bytes[from + 2] & 0xff) << 8
                | (bytes[from + 3] & 0xff);
        return Arrays.stream(RESERVED).noneMatch(range -> (value ^ range[0]) >>> (32 - range[1]) == 0);
    }

    /** Of IPv6 only 2000::/3 is handed out (RFC 4291); some of it, and 64:ff9b::/96, holds addresses of IPv4. */
    private static boolean isPublic6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        int second = (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
        if (first == 0x64 && second == 0xff9b) {
            return isPublic(bytes, 12);
        }
        if (first == 0x2002) {
            return isPublic(bytes, 2);
        }
        boolean special = first == 0x2001 && (second < 0x200 || second == 0xdb8);
        return first >>> 13 == 1 && !special;
    }
}
