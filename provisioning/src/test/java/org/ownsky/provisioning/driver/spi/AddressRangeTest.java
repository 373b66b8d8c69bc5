package org.ownsky.provisioning.driver.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.Inet4Address;
import org.junit.jupiter.api.Test;

class AddressRangeTest {
    private static final Inet4Address FIRST = Inet4Address.ofLiteral("10.77.0.254");

    private final AddressRange range = new AddressRange(FIRST, 4);

    @Test
    void countsAcrossOctets() {
        assertThat(range.at(0)).isEqualTo(FIRST);
        assertThat(range.at(3)).isEqualTo(Inet4Address.ofLiteral("10.77.1.1"));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> range.at(4));
    }

    @Test
    void containsItsEndsAndNothingBeyond() {
        assertThat(range.contains(FIRST)).isTrue();
        assertThat(range.contains(Inet4Address.ofLiteral("10.77.1.1"))).isTrue();
        assertThat(range.contains(Inet4Address.ofLiteral("10.77.0.253"))).isFalse();
        assertThat(range.contains(Inet4Address.ofLiteral("10.77.1.2"))).isFalse();
    }

    @Test
    void endsWithTheLastAddressThereIs() {
        Inet4Address last = Inet4Address.ofLiteral("255.255.255.255");

        assertThat(new AddressRange(last, 1).at(0)).isEqualTo(last);
        assertThatIllegalArgumentException().isThrownBy(() -> new AddressRange(last, 2));
    }

    @Test
    void hardwareAddressDerivesFromTheAddress() {
        assertThat(MacAddress.of(Inet4Address.ofLiteral("10.77.3.254"))).hasToString("52:54:00:4d:03:fe");
    }
}
