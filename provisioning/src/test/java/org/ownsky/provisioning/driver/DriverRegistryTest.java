package org.ownsky.provisioning.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ownsky.provisioning.driver.fake.FakeDriver;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.HypervisorNode;

class DriverRegistryTest {
    private final FakeDriver fake = new FakeDriver();
    private final DriverRegistry registry = new DriverRegistry(List.of(fake));

    @Test
    void schemeChoosesTheDriver() {
        try (HypervisorNode node = registry.connect(URI.create("fake://node-1"))) {
            assertThat(node.facts().hostName()).isEqualTo("node-1");
        }
        assertThat(registry.serves(URI.create("fake://node-1"))).isTrue();
    }

    @Test
    void unknownSchemeIsRefusedWithAWayOut() {
        URI unknown = URI.create("vsphere://somewhere");

        assertThat(registry.serves(unknown)).isFalse();
        assertThatThrownBy(() -> registry.connect(unknown))
                .isInstanceOfSatisfying(
                        DriverException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(DriverException.Kind.REFUSED))
                .hasMessageContaining("vsphere://somewhere")
                .hasMessageContaining("qemu:///system");
    }
}
