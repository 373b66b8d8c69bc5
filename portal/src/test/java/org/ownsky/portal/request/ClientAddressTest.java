package org.ownsky.portal.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientAddressTest {

    @Test
    void ipv6AddressesOfOneNetworkAreOne() {
        assertThat(ClientAddress.of("2001:db8:1:2:aaaa::1")).isEqualTo(ClientAddress.of("2001:db8:1:2:bbbb:0:0:9"));
        assertThat(ClientAddress.of("2001:db8:1:2::1")).isNotEqualTo(ClientAddress.of("2001:db8:1:3::1"));
    }

    @Test
    void ipv4AddressesAreApart() {
        assertThat(ClientAddress.of("192.0.2.1")).isNotEqualTo(ClientAddress.of("192.0.2.2"));
        assertThat(ClientAddress.of("::ffff:192.0.2.1")).isNotEqualTo(ClientAddress.of("::ffff:192.0.2.2"));
    }

    @Test
    void whatIsNoAddressStandsForItself() {
        assertThat(ClientAddress.of("un:known")).hasToString("un:known");
    }
}
