package org.ownsky.provisioning.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Bytes;

class StagedImageTest {
    private final StagedImage staged = new StagedImage("ami-0b41d7f2c9a6e3815", 1_795_415_832_331L, Bytes.ofMib(256));

    @Test
    void bothVolumesLeadBackToTheCopy() {
        assertThat(StagedImage.of(staged.content())).contains(staged);
        assertThat(StagedImage.of(staged.marker())).contains(staged);
        assertThat(staged.content()).endsWith(".qcow2").isNotEqualTo(staged.marker());
    }

    @Test
    void otherFilesAreNoCopies() {
        assertThat(StagedImage.of("ami-0b41d7f2c9a6e3815.qcow2")).isEmpty();
        assertThat(StagedImage.of("lost+found")).isEmpty();
    }
}
