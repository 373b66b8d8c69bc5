package org.ownsky.portal.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachableAddressesTest {
    private static final ReachableAddresses USUAL = allowing();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:0:7f00:1::",
                "fc00::1",
                "fdff::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2001:db8::1"
            })
    void privateAndSpecialAddressesAreClosed(String address) throws Exception {
        assertThat(USUAL.allow(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.15.0.1",
                "172.32.0.1",
                "100.63.0.1",
                "100.128.0.1",
                "2606:4700::1111",
                "223.255.255.1"
            })
    void publicAddressesAreOpen(String address) throws Exception {
        assertThat(USUAL.allow(InetAddress.getByName(address))).isTrue();
    }

    /** As a name's AAAA record gives it: sixteen bytes, which Java leaves as they are. */
    @Test
    void aMappedAddressLeadsWhereTheOneInsideDoes() throws Exception {
        var mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        mapped[12] = (byte) 169;
        mapped[13] = (byte) 254;
        mapped[14] = (byte) 169;
        mapped[15] = (byte) 254;

        assertThat(USUAL.allow(Inet6Address.getByAddress("evil.example", mapped, -1)))
                .isFalse();
    }

    @Test
    void anOperatorOpensANetworkAndNoMore() throws Exception {
        var opened = allowing("10.1.0.0/16", "fd00:1::/32");

        assertThat(opened.allow(InetAddress.getByName("10.1.255.1"))).isTrue();
        assertThat(opened.allow(InetAddress.getByName("10.2.0.1"))).isFalse();
        assertThat(opened.allow(InetAddress.getByName("fd00:1::5"))).isTrue();
        assertThat(opened.allow(InetAddress.getByName("fd00:2::5"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "::/129", "example.org/8", "10.0.0.0/-1", "/8", ""})
    void aNetworkThatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> AddressRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ReachableAddresses allowing(String... networks) {
        return new ReachableAddresses(new WebhookSettings(
                List.of(networks), Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofDays(14)));
    }
}
