package org.ownsky.provisioning.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.ownsky.provisioning.driver.VolumeBackendContractTest;
import org.ownsky.provisioning.driver.local.LocalVolumes;
import org.ownsky.provisioning.driver.spi.Acceleration;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.ImageFile;
import org.ownsky.provisioning.driver.spi.VolumeBackend;
import org.ownsky.provisioning.driver.spi.VolumeName;

class LibvirtLocalVolumesIT extends VolumeBackendContractTest {
    @TempDir
    private static Path directory;

    private static TestNode testNode;
    private static ImageFile blank;

    @BeforeAll
    static void findNode() throws Exception {
        testNode = TestNode.required();
        blank = TestNode.blankImage(directory);
    }

    @AfterAll
    static void closeProxy() throws Exception {
        if (testNode != null) {
            testNode.close();
        }
    }

    @Override
    protected HypervisorNode connect() {
        return testNode.connect();
    }

    @Override
    protected VolumeBackend backend(HypervisorNode connected) {
        return new LocalVolumes(connected);
    }

    @Override
    protected ImageFile image() {
        return blank;
    }

    @Override
    protected Acceleration acceleration() {
        return Acceleration.EMULATION;
    }

    @Override
    protected void write(VolumeName volume, char letter) throws Exception {
        assertThat(TestDisk.run("qemu-io", "-f", "qcow2", "-c", "write -P " + (int) letter + " 0 1M", file(volume)))
                .isTrue();
    }

    @Override
    protected boolean holds(VolumeName volume, char letter) throws Exception {
        return TestDisk.run("qemu-io", "-f", "qcow2", "-c", "read -P " + (int) letter + " 0 1M", file(volume));
    }

    private static String file(VolumeName volume) {
        return testNode.settings()
                .poolPath()
                .resolve("volumes")
                .resolve(volume.value())
                .toString();
    }
}
