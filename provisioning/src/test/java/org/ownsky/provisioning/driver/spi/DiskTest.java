package org.ownsky.provisioning.driver.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Bytes;

class DiskTest {
    private static final String VOLUME = "vol-0b41d7f2c9a6e3815";

    @Test
    void serialIsTheFirstTwentyCharactersOfTheId() {
        assertThat(DiskSerial.of(VOLUME).value())
                .isEqualTo("vol-0b41d7f2c9a6e381")
                .hasSize(20);
        assertThat(DiskSerial.of(VolumeName.data(VOLUME))).isEqualTo(DiskSerial.of(VOLUME));
        assertThatThrownBy(() -> DiskSerial.of("i-0b41d7f2c9a6e3815")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void volumesAreToldFromDisksOfInstances() {
        assertThat(VolumeName.data(VOLUME).isData()).isTrue();
        assertThat(VolumeName.data(VOLUME).owner()).isEqualTo(VOLUME);
        assertThat(VolumeName.root("i-0b41d7f2c9a6e3815").isData()).isFalse();
    }

    @Test
    void secretNeverPrintsItself() {
        ChapSecret secret = new ChapSecret("user-1", "abcdefghijkl");
        DiskSource disk = new DiskSource.IscsiDisk("10.78.0.1", 3260, "iqn.2026-11.org.ownsky:vol-1.i-1", 1, secret);

        assertThat(disk.location()).isEqualTo("iscsi://10.78.0.1:3260/iqn.2026-11.org.ownsky:vol-1.i-1/1");
        assertThat(secret.toString() + disk + DiskSpec.writable(DiskSerial.of(VOLUME), disk))
                .doesNotContain("abcdefghijkl");
        assertThatThrownBy(() -> new ChapSecret("user-1", "not a pass word"))
                .hasMessageNotContaining("not a pass word");
    }

    @Test
    void sourcesAndLimitsAreValidOrRefused() {
        ChapSecret secret = new ChapSecret("user-1", "abcdefghijkl");

        assertThatThrownBy(() -> new DiskSource.IscsiDisk("a b", 3260, "iqn.2026-11.org.ownsky:a", 1, secret))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DiskSource.IscsiDisk("a", 0, "iqn.2026-11.org.ownsky:a", 1, secret))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DiskSource.IscsiDisk("a", 3260, "eui.02004567A425678D", 1, secret))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DiskLimits.of(0, Bytes.ofMib(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DiskLimits.of(1, new Bytes(1))).isInstanceOf(IllegalArgumentException.class);
    }
}
