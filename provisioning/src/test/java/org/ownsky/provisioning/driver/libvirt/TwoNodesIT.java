package org.ownsky.provisioning.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.TestGuest;
import org.ownsky.provisioning.driver.iscsi.ControllerAddress;
import org.ownsky.provisioning.driver.iscsi.IscsiVolumes;
import org.ownsky.provisioning.driver.spi.Acceleration;
import org.ownsky.provisioning.driver.spi.BackupOrder;
import org.ownsky.provisioning.driver.spi.CopyProgress;
import org.ownsky.provisioning.driver.spi.DiskFacts;
import org.ownsky.provisioning.driver.spi.DiskSerial;
import org.ownsky.provisioning.driver.spi.DiskSpec;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.ImageFile;
import org.ownsky.provisioning.driver.spi.VolumeAccess;
import org.ownsky.provisioning.driver.spi.VolumeBackend;
import org.ownsky.provisioning.driver.spi.VolumeCopy;
import org.ownsky.provisioning.driver.spi.VolumeName;

/**
 * A volume goes from an instance on one node to an instance on another one. {@code OWNSKY_TEST_SECOND_NODE} is another node's
 * address, {@code OWNSKY_TEST_SHARED_STORE} a storage controller that the first node reaches from 10.78.0.11 and the second from
 * 10.78.0.12.
 */
class TwoNodesIT {
    private static final Map<String, String> ENVIRONMENT = System.getenv();
    private static final String FIRST = "10.78.0.11";
    private static final String SECOND = "10.78.0.12";
    private static final VolumeName VOLUME = VolumeName.data("vol-0000000000000000c");
    private static final DiskSerial SERIAL = DiskSerial.of(VOLUME);

    @TempDir
    private Path directory;

    private TestNode testNode;
    private HypervisorNode first;
    private HypervisorNode second;
    private VolumeBackend store;
    private TestGuest one;
    private TestGuest two;
    private Path data;

    @BeforeEach
    void startAGuestOnEachNode() throws Exception {
        Assumptions.assumeTrue(
                ENVIRONMENT.containsKey("OWNSKY_TEST_SECOND_NODE")
                        && ENVIRONMENT.containsKey("OWNSKY_TEST_SHARED_STORE"),
                "No second node with a storage controller");
        testNode = TestNode.required();
        first = testNode.connect();
        // In the second node this folder is its own.
        second = new LibvirtDriver(LibvirtSettings.at(Path.of("/var/lib/libvirt/ownsky")), Clock.systemUTC())
                .connect(URI.create(ENVIRONMENT.getOrDefault("OWNSKY_TEST_SECOND_NODE", "")));
        ControllerAddress address =
                ControllerAddress.parse(URI.create(ENVIRONMENT.getOrDefault("OWNSKY_TEST_SHARED_STORE", "")));
        store = new IscsiVolumes(address);
        data = address.folder().resolve("volumes").resolve(VOLUME.value());
        one = guest(first);
        two = guest(second);
        removeVolume();
        store.create(VOLUME, Bytes.ofMib(64));
    }

    @AfterEach
    void removeAll() throws Exception {
        if (testNode == null) {
            return;
        }
        one.remove();
        two.remove();
        removeVolume();
        store.close();
        first.close();
        second.close();
        testNode.close();
    }

    @Test
    void volumeGoesFromNodeToNodeWithItsData() throws Exception {
        first.attachDisk(one.uuid(), disk(one, FIRST));
        assertThat(TestDisk.run("qemu-io", "-f", "raw", "-c", "write -P 66 0 1M", data.toString()))
                .isTrue();
        assertThatThrownBy(() -> disk(two, SECOND)).isInstanceOf(DriverException.class);

        first.detachDisk(one.uuid(), SERIAL, true);
        store.close(VOLUME, one.spec().name());
        second.attachDisk(two.uuid(), disk(two, SECOND));

        VolumeCopy copy = second.backup(
                        two.uuid(), List.of(new BackupOrder(SERIAL, directory.resolve("copy"))), CopyProgress.UNHEARD)
                .copies()
                .getFirst();
        assertThat(TestDisk.run(
                        "qemu-io",
                        "-f",
                        "qcow2",
                        "-c",
                        "read -P 66 0 1M",
                        copy.file().toString()))
                .isTrue();
        assertThat(first.disks(one.uuid())).isEmpty();
        assertThat(second.disks(two.uuid())).extracting(DiskFacts::plugged).containsExactly(true);
    }

    @Test
    void anotherNodeWithTheRightPasswordIsNotLetIn() {
        DiskSpec disk = disk(two, SECOND);

        assertThatThrownBy(() -> first.attachDisk(one.uuid(), disk)).isInstanceOf(DriverException.class);

        assertThat(first.disks(one.uuid())).isEmpty();
        second.attachDisk(two.uuid(), disk);
        assertThat(second.disks(two.uuid())).extracting(DiskFacts::plugged).containsExactly(true);
    }

    private TestGuest guest(HypervisorNode node) throws Exception {
        ImageFile blank = TestNode.blankImage(directory);
        node.facts();
        node.stageImage(blank);
        TestGuest guest = new TestGuest(node, blank, Acceleration.EMULATION);
        guest.define();
        node.start(guest.uuid());
        return guest;
    }

    private DiskSpec disk(TestGuest guest, String node) {
        return DiskSpec.writable(
                SERIAL, store.open(VOLUME, new VolumeAccess(guest.spec().name(), node, false)));
    }

    private void removeVolume() {
        store.close(VOLUME, one.spec().name());
        store.close(VOLUME, two.spec().name());
        store.delete(VOLUME);
    }
}
