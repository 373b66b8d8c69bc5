package org.ownsky.provisioning.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.TestGuest;
import org.ownsky.provisioning.driver.spi.Acceleration;
import org.ownsky.provisioning.driver.spi.BackupOrder;
import org.ownsky.provisioning.driver.spi.CopyProgress;
import org.ownsky.provisioning.driver.spi.DiskFacts;
import org.ownsky.provisioning.driver.spi.DiskSerial;
import org.ownsky.provisioning.driver.spi.DiskSource;
import org.ownsky.provisioning.driver.spi.DiskSpec;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.ImageFile;
import org.ownsky.provisioning.driver.spi.VolumeCopy;
import org.ownsky.provisioning.driver.spi.VolumeName;

/** Volumes as a guest with a system sees them. */
class LibvirtVolumeIT {
    /** Under emulation, on a machine that does other things too. */
    private static final Duration BOOT = Duration.ofMinutes(2);

    private static final String ONE = "vol-0000000000000000a";
    private static final String TWO = "vol-1000000000000000b";

    @TempDir
    private Path directory;

    private TestNode testNode;
    private HypervisorNode node;
    private TestGuest guest;

    @BeforeEach
    void startGuestThatSignsVolumes() throws Exception {
        testNode = TestNode.required();
        node = testNode.connect();
        ImageFile tiny = TestNode.tiny();
        node.facts();
        node.stageImage(tiny);
        guest = new TestGuest(node, tiny, Acceleration.EMULATION);
        guest.createRoot();
        guest.writeSeed(List.of(), SigningGuest.SCRIPT);
        node.reserveAddress(guest.reservation());
        node.define(guest.spec());
        for (String volume : List.of(ONE, TWO)) {
            node.deleteVolume(VolumeName.data(volume));
            node.createVolume(VolumeName.data(volume), Bytes.ofMib(64));
        }
    }

    @AfterEach
    void removeAll() throws Exception {
        guest.remove();
        node.deleteVolume(VolumeName.data(ONE));
        node.deleteVolume(VolumeName.data(TWO));
        node.close();
        testNode.close();
    }

    @Test
    void guestSeesVolumesComeGrowAndGo() throws Exception {
        node.start(guest.uuid());
        node.attachDisk(guest.uuid(), disk(ONE));
        awaitSignature(ONE, Bytes.ofMib(64));

        node.attachDisk(guest.uuid(), disk(TWO));
        node.growDisk(guest.uuid(), DiskSerial.of(ONE), Bytes.ofMib(96));
        awaitSignature(TWO, Bytes.ofMib(64));
        awaitSignature(ONE, Bytes.ofMib(96));

        node.detachDisk(guest.uuid(), DiskSerial.of(ONE), false);

        assertThat(node.disks(guest.uuid())).extracting(DiskFacts::serial).containsExactly(DiskSerial.of(TWO));
        VolumeCopy copy = node.exportVolume(VolumeName.data(ONE), directory.resolve("idle"), CopyProgress.UNHEARD);
        assertThat(signature(copy)).isEqualTo(SigningGuest.signature(DiskSerial.of(ONE), Bytes.ofMib(96)));
    }

    @Test
    void daemonIsRestartedUnderAGuestWithVolumes() throws Exception {
        Assumptions.assumeTrue(TestNode.restartProgram().isPresent(), "No OWNSKY_TEST_NODE_RESTART");
        node.start(guest.uuid());
        node.attachDisk(guest.uuid(), disk(ONE));
        awaitSignature(ONE, Bytes.ofMib(64));

        Process restart = new ProcessBuilder(TestNode.restartProgram().orElseThrow())
                .inheritIO()
                .start();
        assertThat(restart.waitFor(60, TimeUnit.SECONDS)).isTrue();

        await().atMost(BOOT)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(node.disks(guest.uuid()))
                        .extracting(DiskFacts::plugged)
                        .containsExactly(true));
        node.growDisk(guest.uuid(), DiskSerial.of(ONE), Bytes.ofMib(96));
        awaitSignature(ONE, Bytes.ofMib(96));
        node.detachDisk(guest.uuid(), DiskSerial.of(ONE), false);
        assertThat(node.disks(guest.uuid())).isEmpty();
    }

    private static DiskSpec disk(String volume) {
        return DiskSpec.writable(DiskSerial.of(volume), new DiskSource.LocalDisk(VolumeName.data(volume)));
    }

    /** Looks at the volume by backups while the guest goes on. */
    private void awaitSignature(String volume, Bytes size) {
        DiskSerial serial = DiskSerial.of(volume);
        UUID uuid = guest.uuid();
        Path file = directory.resolve(volume);
        await().atMost(BOOT)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(signature(
                                node.backup(uuid, List.of(new BackupOrder(serial, file)), CopyProgress.UNHEARD)
                                        .copies()
                                        .getFirst()))
                        .isEqualTo(SigningGuest.signature(serial, size)));
    }

    private String signature(VolumeCopy copy) throws Exception {
        Path raw = directory.resolve("raw");
        assertThat(TestDisk.run(
                        "qemu-img",
                        "convert",
                        "-f",
                        "qcow2",
                        "-O",
                        "raw",
                        copy.file().toString(),
                        raw.toString()))
                .isTrue();
        return SigningGuest.read(raw);
    }
}
