package vn.motcua.signing.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as texts; no name is looked up. */
class PublicAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.0.3",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "224.0.0.1",
                "239.1.2.3",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::7f00:1",
                "64:ff9b::c0a8:1",
                "fe80::1",
                "fc00::1",
                "fdff::1",
                "fec0::1",
                "ff02::1",
                "2001::1",
                "2001:db8::1",
                "2002:c0a8:101::1"
            })
    void isPublic_reservedOrPrivate_isNot(String text) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(text))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "103.1.208.1",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:ee0::1",
                "2405:4800::1",
                "2002:101:101::1",
                "64:ff9b::101:101"
            })
    void isPublic_handedOut_is(String text) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(text))).isTrue();
    }

    @Test
    void admits_hostTheCallerNamed_anywhere() throws UnknownHostException {
        PublicAddresses rule = new PublicAddresses(Set.of("ocsp.ca.gov.vn"));
        InetAddress inside = InetAddress.getByName("10.1.2.3");

        assertThat(rule.admits("ocsp.ca.gov.vn", inside)).isTrue();
        assertThat(rule.admits("ca.gov.vn", inside)).isFalse();
    }

    @Test
    void namedHosts_allowedPrivateAndMappedTo_areNamed() {
        EvidenceOptions options =
                EvidenceOptions.defaults().withAllowedHosts(Set.of("A.vn")).withPrivateHosts(Set.of("10.1.2.3"));

        assertThat(options.namedHosts()).containsExactlyInAnyOrder("a.vn", "10.1.2.3", "ocsp.ca.gov.vn");
    }
}
