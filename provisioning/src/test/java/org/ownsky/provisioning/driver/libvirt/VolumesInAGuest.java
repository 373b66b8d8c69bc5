package org.ownsky.provisioning.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
import org.ownsky.provisioning.driver.spi.AttachedDisk;
import org.ownsky.provisioning.driver.spi.BackupOrder;
import org.ownsky.provisioning.driver.spi.CopyProgress;
import org.ownsky.provisioning.driver.spi.DiskFacts;
import org.ownsky.provisioning.driver.spi.DiskSerial;
import org.ownsky.provisioning.driver.spi.DiskSpec;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.ImageFile;
import org.ownsky.provisioning.driver.spi.VolumeAccess;
import org.ownsky.provisioning.driver.spi.VolumeBackend;
import org.ownsky.provisioning.driver.spi.VolumeCopy;
import org.ownsky.provisioning.driver.spi.VolumeName;

/** Volumes as a guest with a system sees them, wherever they are kept. */
abstract class VolumesInAGuest {
    /** Under emulation, on a machine that does other things too. */
    private static final Duration BOOT = Duration.ofMinutes(2);

    private static final String ONE = "vol-0000000000000000a";
    private static final String TWO = "vol-1000000000000000b";

    @TempDir
    private Path directory;

    private TestNode testNode;
    private HypervisorNode node;
    private VolumeBackend backend;
    private TestGuest guest;

    /** The place that keeps the volumes. */
    abstract VolumeBackend backend(HypervisorNode connected);

    /** A program that brings down what the volumes need, and up again. */
    abstract Optional<String> disturbance();

    @BeforeEach
    void startGuestThatSignsVolumes() throws Exception {
        testNode = TestNode.required();
        node = testNode.connect();
        ImageFile tiny = TestNode.tiny();
        backend = backend(node);
        node.facts();
        node.stageImage(tiny);
        guest = new TestGuest(node, tiny, Acceleration.EMULATION);
        guest.createRoot();
        guest.writeSeed(List.of(), SigningGuest.SCRIPT);
        node.reserveAddress(guest.reservation());
        node.define(guest.spec());
        for (String volume : List.of(ONE, TWO)) {
            remove(volume);
            backend.create(VolumeName.data(volume), Bytes.ofMib(64));
        }
    }

    @AfterEach
    void removeAll() throws Exception {
        guest.remove();
        remove(ONE);
        remove(TWO);
        backend.close();
        node.close();
        testNode.close();
    }

    @Test
    void guestSeesVolumesComeGrowAndGo() throws Exception {
        node.start(guest.uuid());
        node.attachDisk(guest.uuid(), disk(ONE));
        awaitSignature(ONE, Bytes.ofMib(64));

        node.attachDisk(guest.uuid(), disk(TWO));
        grow(ONE, Bytes.ofMib(96));
        awaitSignature(TWO, Bytes.ofMib(64));
        awaitSignature(ONE, Bytes.ofMib(96));

        node.detachDisk(guest.uuid(), DiskSerial.of(ONE), false);

        assertThat(node.disks(guest.uuid())).extracting(DiskFacts::serial).containsExactly(DiskSerial.of(TWO));
        backend.close(VolumeName.data(ONE), guest.spec().name());
        assertSigned(ONE, Bytes.ofMib(96));
    }

    @Test
    void guestWaitsWhileWhatItNeedsIsGone() throws Exception {
        Assumptions.assumeTrue(disturbance().isPresent(), "Nothing here can be restarted");
        node.attachDisk(guest.uuid(), disk(TWO));
        node.start(guest.uuid());
        node.attachDisk(guest.uuid(), disk(ONE));
        awaitSignature(TWO, Bytes.ofMib(64));
        awaitSignature(ONE, Bytes.ofMib(64));

        Process restart =
                new ProcessBuilder(disturbance().orElseThrow()).inheritIO().start();
        assertThat(restart.waitFor(60, TimeUnit.SECONDS)).isTrue();

        await().atMost(BOOT)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(node.disks(guest.uuid()))
                        .extracting(DiskFacts::plugged)
                        .containsExactly(true, true));
        grow(ONE, Bytes.ofMib(96));
        awaitSignature(ONE, Bytes.ofMib(96));
        node.detachDisk(guest.uuid(), DiskSerial.of(ONE), false);
        node.forceOff(guest.uuid());
        node.detachDisk(guest.uuid(), DiskSerial.of(TWO), false);
        assertThat(node.disks(guest.uuid())).isEmpty();
        assertSigned(ONE, Bytes.ofMib(96));
        assertSigned(TWO, Bytes.ofMib(64));
    }

    private void grow(String volume, Bytes size) {
        backend.grow(
                VolumeName.data(volume),
                size,
                Optional.of(new AttachedDisk(node, guest.uuid(), DiskSerial.of(volume))));
    }

    private void remove(String volume) {
        backend.close(VolumeName.data(volume), guest.spec().name());
        backend.delete(VolumeName.data(volume));
    }

    private void assertSigned(String volume, Bytes size) throws Exception {
        VolumeCopy copy = backend.export(VolumeName.data(volume), directory.resolve("idle"), CopyProgress.UNHEARD);
        assertThat(signature(copy)).isEqualTo(SigningGuest.signature(DiskSerial.of(volume), size));
    }

    private DiskSpec disk(String volume) {
        return DiskSpec.writable(
                DiskSerial.of(volume),
                backend.open(
                        VolumeName.data(volume), new VolumeAccess(guest.spec().name(), "127.0.0.1", false)));
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
