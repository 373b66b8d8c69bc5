package org.ownsky.provisioning.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.Inet4Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ownsky.provisioning.driver.spi.AddressRange;

class Ipv4BlockTest {
    @Test
    void firstAddressIsTheNodesAndTheOthersAreForGuests() {
        Ipv4Block block = Ipv4Block.parse("10.77.0.0/22");

        assertThat(block.gateway()).isEqualTo(Inet4Address.ofLiteral("10.77.0.1"));
        assertThat(block.guests()).isEqualTo(new AddressRange(Inet4Address.ofLiteral("10.77.0.2"), 1021));
        assertThat(block.guests()).hasToString("10.77.0.2-10.77.3.254");
        assertThat(block).hasToString("10.77.0.0/22");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10.77.0.0", "10.77.0.0/16", "10.77.0.0/29", "10.77.0.1/22", "10.77.0.256/28", "10.77.0/22"})
    void nonsenseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Ipv4Block.parse(text));
    }
}
