package org.ownsky.provisioning.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.ChapSecret;
import org.ownsky.provisioning.driver.spi.DiskLimits;
import org.ownsky.provisioning.driver.spi.DiskSerial;
import org.ownsky.provisioning.driver.spi.DiskSource;
import org.ownsky.provisioning.driver.spi.DiskSpec;
import org.ownsky.provisioning.driver.spi.VolumeName;

class DiskXmlTest {
    private static final VolumeName VOLUME = VolumeName.data("vol-0b41d7f2c9a6e3815");

    @Test
    void namesGoOnAfterTheAlphabet() {
        assertThat(List.of(DiskXml.target(0), DiskXml.target(25), DiskXml.target(26), DiskXml.target(27)))
                .containsExactly("vda", "vdz", "vdaa", "vdab");
    }

    @Test
    void firstFreeNameIsFound() {
        XmlTree one = domain(DiskXml.of(local(DiskLimits.NONE), "vdc"));
        XmlTree other = domain(DiskXml.of(local(DiskLimits.NONE), "vdd"));

        assertThat(DiskXml.freeTarget(List.of(one, other))).isEqualTo("vde");
        assertThat(DiskXml.freeTarget(List.of(other))).isEqualTo("vdc");
    }

    @Test
    void readsWhatItWrote() {
        DiskLimits limits = DiskLimits.of(200, Bytes.ofMib(20));
        DiskSpec network = new DiskSpec(
                DiskSerial.of(VOLUME),
                new DiskSource.IscsiDisk(
                        "10.78.0.1", 3260, "iqn.2026-11.org.ownsky:a", 1, new ChapSecret("user-1", "abcdefghijkl")),
                true,
                limits);
        XmlElement disk = DiskXml.of(network, "vdd");

        assertThat(DiskXml.volumes(domain(disk)))
                .containsExactly(new DiskXml.Present(
                        DiskSerial.of(VOLUME), "vdd", network.source().location(), true, limits));
        assertThat(disk.toXml()).doesNotContain("abcdefghijkl");
        assertThat(DiskXml.volumes(domain(DiskXml.of(local(DiskLimits.NONE), "vdc"))))
                .containsExactly(
                        new DiskXml.Present(DiskSerial.of(VOLUME), "vdc", VOLUME.value(), false, DiskLimits.NONE));
    }

    private static DiskSpec local(DiskLimits limits) {
        return new DiskSpec(DiskSerial.of(VOLUME), new DiskSource.LocalDisk(VOLUME), false, limits);
    }

    private static XmlTree domain(XmlElement disk) {
        return XmlTree.parse(XmlElement.element("domain")
                .with(XmlElement.element("devices").with(disk))
                .toXml());
    }
}
