package org.ownsky.provisioning.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet4Address;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.Architecture;
import org.ownsky.provisioning.driver.spi.NodeFacts;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class NodeSettingsTest {

    @Test
    void withoutSettingsThereAreNoNodesAndGuestsMayShareProcessors() {
        assertThat(bound(Map.of()))
                .isEqualTo(new NodeSettings(
                        List.of(),
                        new NodeUse(
                                8,
                                1.0,
                                DataSize.ofMegabytes(512),
                                2.0,
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(15),
                                Duration.ofSeconds(30))));
    }

    @Test
    void everySettingIsRead() {
        var settings = bound(Map.of(
                "ownsky.nodes", "qemu:///system,qemu+ssh://root@node-2/system",
                "ownsky.node.vcpu-overcommit", "2",
                "ownsky.node.memory-overcommit", "1.5",
                "ownsky.node.memory-reserve", "2GB",
                "ownsky.node.disk-overcommit", "1",
                "ownsky.node.heartbeat", "1s",
                "ownsky.node.lease", "4s",
                "ownsky.node.sweep-interval", "10s"));

        assertThat(settings)
                .isEqualTo(new NodeSettings(
                        List.of(URI.create("qemu:///system"), URI.create("qemu+ssh://root@node-2/system")),
                        new NodeUse(
                                2,
                                1.5,
                                DataSize.ofGigabytes(2),
                                1,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(4),
                                Duration.ofSeconds(10))));
    }

    @Test
    void ratiosAndLeasesThatCannotWorkAreRefused() {
        assertThatThrownBy(() -> bound(Map.of("ownsky.node.vcpu-overcommit", "0")))
                .rootCause()
                .hasMessageContaining("ownsky.node.vcpu-overcommit is 0.0");
        assertThatThrownBy(() -> bound(Map.of("ownsky.node.lease", "6s")))
                .rootCause()
                .hasMessageContaining("at least twice the heartbeat");
    }

    @Test
    void limitsAreFactsTimesRatiosLessTheReserve() {
        var use = bound(Map.of()).node();

        assertThat(use.limits(facts(4, Bytes.ofGib(8), Bytes.ofGib(100))))
                .isEqualTo(new NodeUse.Limits(32, Bytes.ofMib(7_680), Bytes.ofGib(200)));
        assertThat(use.limits(facts(1, Bytes.ofMib(256), Bytes.ofGib(1))).memory())
                .isEqualTo(Bytes.ZERO);
    }

    private static NodeFacts facts(int cpus, Bytes memory, Bytes storage) {
        return new NodeFacts(
                new UUID(0, 1),
                "node-1",
                "QEMU 7.2.22",
                Architecture.X86_64,
                cpus,
                memory,
                storage,
                storage,
                false,
                Inet4Address.ofLiteral("10.77.0.2"),
                253);
    }

    private static NodeSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("ownsky", NodeSettings.class);
    }
}
