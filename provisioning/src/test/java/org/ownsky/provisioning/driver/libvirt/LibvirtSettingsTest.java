package org.ownsky.provisioning.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LibvirtSettingsTest {
    @Test
    void defaults() {
        assertThat(bind(Map.of())).isEqualTo(LibvirtSettings.at(Path.of("/var/lib/ownsky/pool")));
    }

    @Test
    void mappings() {
        assertThat(bind(Map.of(
                        "ownsky.libvirt.pool-path", "/srv/pool",
                        "ownsky.libvirt.guest-network", "10.9.0.0/24",
                        "ownsky.libvirt.lease-time", "10m",
                        "ownsky.libvirt.call-timeout", "1m",
                        "ownsky.libvirt.copy-timeout", "1h",
                        "ownsky.libvirt.calls-at-once", "2",
                        "ownsky.libvirt.keep-alive", "7s",
                        "ownsky.libvirt.reconnect-at-most", "2m")))
                .isEqualTo(new LibvirtSettings(
                        Path.of("/srv/pool"),
                        "10.9.0.0/24",
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(1),
                        Duration.ofHours(1),
                        2,
                        Duration.ofSeconds(7),
                        Duration.ofMinutes(2)));
    }

    @Test
    void nonsenseStopsTheStart() {
        for (Map<String, String> nonsense : List.of(
                Map.of("ownsky.libvirt.pool-path", "pool"),
                Map.of("ownsky.libvirt.guest-network", "10.0.0.0/8"),
                Map.of("ownsky.libvirt.lease-time", "1s"),
                Map.of("ownsky.libvirt.calls-at-once", "0"))) {
            assertThatThrownBy(() -> bind(nonsense)).rootCause().isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static LibvirtSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("ownsky.libvirt", Bindable.of(LibvirtSettings.class));
    }
}
