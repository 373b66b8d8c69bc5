package org.ownsky.provisioning.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.ownsky.provisioning.driver.DiskContractTest;
import org.ownsky.provisioning.driver.TestGuest;
import org.ownsky.provisioning.driver.spi.Acceleration;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.ImageFile;
import org.ownsky.provisioning.driver.spi.VolumeName;

class LibvirtDiskContractIT extends DiskContractTest {
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
    protected ImageFile image() {
        return blank;
    }

    @Override
    protected Acceleration acceleration() {
        return Acceleration.EMULATION;
    }

    /** A guest without a system hears nothing anyway. */
    @Override
    protected void deafen(TestGuest guest) {}

    @Override
    protected void write(VolumeName volume, char letter) throws Exception {
        assertThat(TestDisk.run("qemu-io", "-f", "qcow2", "-c", "write -P " + (int) letter + " 0 1M", file(volume)))
                .isTrue();
    }

    @Override
    protected boolean holds(VolumeName volume, char letter) throws Exception {
        return TestDisk.run("qemu-io", "-f", "qcow2", "-c", "read -P " + (int) letter + " 0 1M", file(volume));
    }

    @Override
    protected void leaveHalfMade(VolumeName volume) throws Exception {
        Files.write(Path.of(file(volume)), new byte[100]);
    }

    private static String file(VolumeName volume) {
        return testNode.settings()
                .poolPath()
                .resolve("volumes")
                .resolve(volume.value())
                .toString();
    }
}
