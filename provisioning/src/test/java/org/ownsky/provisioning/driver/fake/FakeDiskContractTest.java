package org.ownsky.provisioning.driver.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.DiskContractTest;
import org.ownsky.provisioning.driver.TestGuest;
import org.ownsky.provisioning.driver.spi.Acceleration;
import org.ownsky.provisioning.driver.spi.DiskSpec;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.ImageFile;
import org.ownsky.provisioning.driver.spi.VolumeName;

class FakeDiskContractTest extends DiskContractTest {
    @TempDir
    private static Path directory;

    private final FakeDriver driver = new FakeDriver();

    @BeforeAll
    static void writeImage() throws IOException {
        Files.write(directory.resolve("image.qcow2"), new byte[4096]);
    }

    @Override
    protected HypervisorNode connect() {
        return driver.connect(URI.create("fake://node-1"));
    }

    @Override
    protected ImageFile image() {
        return new ImageFile("ami-00000000000000001", directory.resolve("image.qcow2"), Bytes.ofMib(64));
    }

    @Override
    protected Acceleration acceleration() {
        return Acceleration.NONE;
    }

    @Override
    protected void deafen(TestGuest guest) {
        driver.node("node-1").letsGoOfDisks(guest.uuid(), false);
    }

    @Override
    protected void write(VolumeName volume, char letter) {
        driver.node("node-1").write(volume, Character.toString(letter));
    }

    @Override
    protected boolean holds(VolumeName volume, char letter) {
        return driver.node("node-1").content(volume).equals(Character.toString(letter));
    }

    @Override
    protected void leaveHalfMade(VolumeName volume) {
        driver.node("node-1").faults().at(FakeCall.CREATE_VOLUME).dieHalfWay();
        assertFails(DriverException.Kind.UNREACHABLE, () -> node().createVolume(volume, Bytes.ofMib(64)));
    }

    @Test
    void whatANodeThatDiedDidByHalfIsDoneByTheNextCall() {
        guest().define();
        node().start(guest().uuid());
        DiskSpec disk = disk(volume());

        faults().at(FakeCall.ATTACH_DISK).dieHalfWay();
        assertFails(DriverException.Kind.UNREACHABLE, () -> node().attachDisk(guest().uuid(), disk));
        assertThat(node().disks(guest().uuid())).containsExactly(having(disk, false, true));
        node().attachDisk(guest().uuid(), disk);
        assertThat(node().disks(guest().uuid())).containsExactly(having(disk, true, true));

        faults().at(FakeCall.DETACH_DISK).dieHalfWay();
        assertFails(DriverException.Kind.UNREACHABLE, () -> node().detachDisk(guest().uuid(), disk.serial(), false));
        assertThat(node().disks(guest().uuid())).containsExactly(having(disk, false, true));
        node().detachDisk(guest().uuid(), disk.serial(), false);
        assertThat(node().disks(guest().uuid())).isEmpty();
    }

    private Faults faults() {
        return driver.node("node-1").faults();
    }
}
