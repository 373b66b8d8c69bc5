package org.ownsky.provisioning.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.VcpuCount;
import org.ownsky.provisioning.driver.spi.Acceleration;
import org.ownsky.provisioning.driver.spi.DomainSpec;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.MacAddress;
import org.ownsky.provisioning.driver.spi.VolumeName;

class DomainXmlTest {
    private static final String INSTANCE = "i-0b41d7f2c9a6e3815";

    @Test
    void saysWhatTheGuestHas() {
        XmlTree domain = XmlTree.parse(DomainXml.of(spec("web", Acceleration.EMULATION)));

        assertThat(text(domain, "name")).isEqualTo(INSTANCE);
        assertThat(text(domain, "uuid")).isEqualTo("7e5b3f7a-1f2e-4c7d-9a44-0d0d0d0d0d01");
        assertThat(text(domain, "vcpu")).isEqualTo("2");
        assertThat(text(domain, "memory")).isEqualTo("268435456");
        assertThat(domain.first("memory").orElseThrow().attribute("unit")).contains("bytes");
        assertThat(domain.all("devices", "disk", "source"))
                .extracting(source -> source.attribute("volume").orElseThrow())
                .containsExactly(INSTANCE + ".root", INSTANCE + ".seed");
        assertThat(domain.first("devices", "interface", "mac").orElseThrow().attribute("address"))
                .contains("52:54:00:4d:00:05");
    }

    @Test
    void carriesOurMark() {
        XmlTree domain = XmlTree.parse(DomainXml.of(spec("web", Acceleration.EMULATION)));

        XmlTree mark = domain.first("metadata", "ownsky:instance").orElseThrow();
        assertThat(mark.attribute("xmlns:ownsky")).contains(DomainXml.MARK_NAMESPACE);
        assertThat(mark.attribute("id")).contains(INSTANCE);
    }

    @Test
    void dialectFollowsTheAcceleration() {
        XmlTree emulated = XmlTree.parse(DomainXml.of(spec("web", Acceleration.EMULATION)));
        XmlTree accelerated = XmlTree.parse(DomainXml.of(spec("web", Acceleration.KVM)));

        assertThat(emulated.attribute("type")).contains("qemu");
        assertThat(emulated.first("cpu").flatMap(cpu -> cpu.attribute("mode"))).contains("maximum");
        assertThat(accelerated.attribute("type")).contains("kvm");
        assertThat(accelerated.first("cpu").flatMap(cpu -> cpu.attribute("mode")))
                .contains("host-passthrough");
        assertThatThrownBy(() -> DomainXml.of(spec("web", Acceleration.NONE))).isInstanceOf(DriverException.class);
    }

    @Test
    void titleIsOneLineOfText() {
        XmlTree domain = XmlTree.parse(DomainXml.of(spec("a\nb\u0001c <d> & 'é'", Acceleration.EMULATION)));

        assertThat(text(domain, "title")).isEqualTo("a b c <d> & 'é'");
    }

    @Test
    void probeHasNeitherMarkNorNetwork() {
        DomainXml.Shape probe = new DomainXml.Shape(
                UUID.randomUUID(),
                "ownsky-probe-1",
                "probe",
                Optional.empty(),
                new VcpuCount(1),
                Bytes.ofMib(256),
                "root",
                "seed",
                Optional.empty(),
                Acceleration.KVM,
                List.of());

        XmlTree domain = XmlTree.parse(DomainXml.of(probe));

        assertThat(domain.first("metadata")).isEmpty();
        assertThat(domain.all("devices", "interface")).isEmpty();
    }

    private static DomainSpec spec(String title, Acceleration acceleration) {
        return new DomainSpec(
                UUID.fromString("7e5b3f7a-1f2e-4c7d-9a44-0d0d0d0d0d01"),
                INSTANCE,
                title,
                new VcpuCount(2),
                Bytes.ofMib(256),
                VolumeName.root(INSTANCE),
                VolumeName.seed(INSTANCE),
                new MacAddress("52:54:00:4d:00:05"),
                acceleration,
                List.of());
    }

    private static String text(XmlTree tree, String name) {
        return tree.first(name).orElseThrow().text();
    }
}
