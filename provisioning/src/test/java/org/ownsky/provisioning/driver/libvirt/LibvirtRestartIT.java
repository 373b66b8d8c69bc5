package org.ownsky.provisioning.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.TestGuest;
import org.ownsky.provisioning.driver.spi.Acceleration;
import org.ownsky.provisioning.driver.spi.DiskFacts;
import org.ownsky.provisioning.driver.spi.DiskSerial;
import org.ownsky.provisioning.driver.spi.DiskSource;
import org.ownsky.provisioning.driver.spi.DiskSpec;
import org.ownsky.provisioning.driver.spi.DomainState;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.ImageFile;
import org.ownsky.provisioning.driver.spi.VolumeFacts;
import org.ownsky.provisioning.driver.spi.VolumeName;

/** What callers do when libvirtd goes away under their calls: the same again, until it is done. */
class LibvirtRestartIT {
    private static final int GUESTS_EACH = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path directory;

    @Test
    void callsRepeatedAcrossRestartsLeaveNothingBehind() throws Exception {
        try (TestNode testNode = TestNode.required();
                HypervisorNode node = testNode.connect()) {
            String restart = TestNode.restartProgram().orElse("");
            Assumptions.assumeFalse(restart.isEmpty(), "No OWNSKY_TEST_NODE_RESTART");
            ImageFile image = TestNode.blankImage(directory);
            node.facts();
            node.stageImage(image);

            List<TestGuest> guests = new ArrayList<>();
            try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> lives = new ArrayList<>();
                for (int caller = 0; caller < 3; caller++) {
                    List<TestGuest> own = new ArrayList<>();
                    for (int index = 0; index < GUESTS_EACH; index++) {
                        own.add(new TestGuest(node, image, Acceleration.EMULATION, guests.size() + index));
                    }
                    guests.addAll(own);
                    lives.add(callers.submit(() -> own.forEach(guest -> live(guest, node))));
                }
                for (int count = 0; count < 2; count++) {
                    Process restarting = new ProcessBuilder(restart).inheritIO().start();
                    assertThat(restarting.waitFor(60, TimeUnit.SECONDS)).isTrue();
                }
                for (Future<?> life : lives) {
                    life.get(5, TimeUnit.MINUTES);
                }
            }

            for (TestGuest guest : guests) {
                assertThat(node.domain(guest.uuid())).isEmpty();
                assertThat(node.addresses()).doesNotContain(guest.reservation());
                assertThat(node.volumes())
                        .extracting(VolumeFacts::name)
                        .doesNotContain(guest.spec().root(), guest.spec().seed(), volume(guest));
            }
        }
    }

    private static void live(TestGuest guest, HypervisorNode node) {
        untilDone(guest::createRoot);
        untilDone(guest::writeSeed);
        untilDone(() -> node.reserveAddress(guest.reservation()));
        untilDone(() -> node.define(guest.spec()));
        untilDone(() -> node.start(guest.uuid()));
        untilDone(() -> assertThat(guest.state()).isEqualTo(DomainState.RUNNING));
        VolumeName volume = volume(guest);
        DiskSpec disk = DiskSpec.writable(DiskSerial.of(volume), new DiskSource.LocalDisk(volume));
        untilDone(() -> node.createVolume(volume, Bytes.ofMib(64)));
        untilDone(() -> node.attachDisk(guest.uuid(), disk));
        untilDone(() -> node.growDisk(guest.uuid(), disk.serial(), Bytes.ofMib(128)));
        untilDone(() -> assertThat(node.disks(guest.uuid()))
                .extracting(DiskFacts::plugged, DiskFacts::defined)
                .containsExactly(tuple(true, true)));
        untilDone(() -> node.forceOff(guest.uuid()));
        untilDone(() -> node.detachDisk(guest.uuid(), disk.serial(), false));
        untilDone(() -> node.deleteVolume(volume));
        untilDone(guest::remove);
    }

    private static VolumeName volume(TestGuest guest) {
        return VolumeName.data(guest.spec().name().replace("i-", "vol-"));
    }

    /** What can't be retried fails the test at once. */
    private static void untilDone(Runnable call) {
        await().atMost(PATIENCE).pollDelay(Duration.ZERO).until(() -> {
            try {
                call.run();
                return true;
            } catch (DriverException e) {
                if (e.retryable()) {
                    return false;
                }
                throw e;
            }
        });
    }
}
