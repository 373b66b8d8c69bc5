package org.ownsky.provisioning.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.VolumeBackendContractTest;
import org.ownsky.provisioning.driver.spi.Acceleration;
import org.ownsky.provisioning.driver.spi.AttachedDisk;
import org.ownsky.provisioning.driver.spi.ChapSecret;
import org.ownsky.provisioning.driver.spi.DiskSerial;
import org.ownsky.provisioning.driver.spi.DiskSource;
import org.ownsky.provisioning.driver.spi.DiskSpec;
import org.ownsky.provisioning.driver.spi.DomainState;
import org.ownsky.provisioning.driver.spi.DriverException.Kind;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.ImageFile;
import org.ownsky.provisioning.driver.spi.VolumeAccess;
import org.ownsky.provisioning.driver.spi.VolumeBackend;
import org.ownsky.provisioning.driver.spi.VolumeName;

class IscsiVolumesIT extends VolumeBackendContractTest {
    private static final String STRANGER = "i-0000000000000000f";

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
        return TestStore.required();
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
        try (RandomAccessFile file = new RandomAccessFile(TestStore.file(volume).toFile(), "rw")) {
            file.write(letter);
        }
    }

    @Override
    protected boolean holds(VolumeName volume, char letter) throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(TestStore.file(volume).toFile(), "r")) {
            return file.read() == letter;
        }
    }

    @Test
    void wrongPasswordIsRefused() {
        guest().define();
        node().start(guest().uuid());
        VolumeName volume = volume();
        DiskSource.IscsiDisk right = (DiskSource.IscsiDisk) backend().open(volume, access(false));
        DiskSource wrong = new DiskSource.IscsiDisk(
                right.host(),
                right.port(),
                right.target(),
                right.lun(),
                new ChapSecret(right.secret().user(), "notThePassword1"));

        assertFails(
                Kind.REFUSED, () -> node().attachDisk(guest().uuid(), DiskSpec.writable(DiskSerial.of(volume), wrong)));

        assertThat(node().disks(guest().uuid())).isEmpty();
        node().attachDisk(guest().uuid(), DiskSpec.writable(DiskSerial.of(volume), right));
        assertThat(node().disks(guest().uuid())).hasSize(1);
    }

    @Test
    void nodeThatWasNotNamedIsNotLetIn() {
        guest().define();
        node().start(guest().uuid());
        VolumeName volume = volume();
        DiskSource elsewhere =
                backend().open(volume, new VolumeAccess(guest().spec().name(), "10.9.9.9", false));

        // To a stranger, a target does not exist.
        assertFails(
                Kind.FAILED,
                () -> node().attachDisk(guest().uuid(), DiskSpec.writable(DiskSerial.of(volume), elsewhere)));
        assertThat(node().disks(guest().uuid())).isEmpty();
    }

    @Test
    void secondInstanceIsRefusedUnlessBothOnlyRead() {
        VolumeName volume = volume();
        DiskSource first = backend().open(volume, access(false));
        VolumeAccess stranger = new VolumeAccess(STRANGER, "127.0.0.1", true);

        assertFails(Kind.REFUSED, () -> backend().open(volume, stranger));
        DiskSource again = backend().open(volume, access(true));
        DiskSource second = backend().open(volume, stranger);

        assertThat(again).isNotEqualTo(first);
        assertThat(second.location()).isNotEqualTo(first.location());
        backend().close(volume, STRANGER);
    }

    @Test
    void passwordIsTheControllersSecret() throws Exception {
        VolumeName volume = volume();
        DiskSource.IscsiDisk disk = (DiskSource.IscsiDisk) backend().open(volume, access(false));
        Path access = TestStore.file(volume)
                .resolveSibling(
                        "../access/" + volume.owner() + "." + guest().spec().name())
                .normalize();

        assertThat(disk.toString()).doesNotContain(disk.secret().password());
        assertThat(disk.location()).doesNotContain(disk.secret().password());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(access)))
                .isEqualTo("rw-------");
        backend().close(volume, guest().spec().name());
        assertThat(access).doesNotExist();
    }

    @Test
    void nodeForgetsThePasswordWithTheDisk() throws Exception {
        guest().define();
        VolumeName volume = volume();
        DiskSpec disk = disk(volume);
        node().attachDisk(guest().uuid(), disk);
        String secret = ChapSecrets.uuid(((DiskSource.IscsiDisk) disk.source()).target())
                .toString();
        assertThat(secrets()).contains(secret);

        node().detachDisk(guest().uuid(), disk.serial(), false);
        assertThat(secrets()).doesNotContain(secret);

        node().attachDisk(guest().uuid(), disk);
        node().undefine(guest().uuid());
        assertThat(secrets()).doesNotContain(secret);
    }

    @Test
    void accessThatWasTakenBackIsOver() {
        guest().define();
        VolumeName volume = volume();
        DiskSpec disk = disk(volume);
        node().attachDisk(guest().uuid(), disk);
        backend().close(volume, guest().spec().name());

        assertFails(Kind.FAILED, () -> node().start(guest().uuid()));

        node().detachDisk(guest().uuid(), disk.serial(), false);
        node().start(guest().uuid());
        assertThat(guest().state()).isEqualTo(DomainState.RUNNING);
    }

    @Test
    void daemonThatWasKilledHasItsTargetsAgain() throws Exception {
        Assumptions.assumeTrue(TestStore.restartProgram().isPresent(), "No OWNSKY_TEST_STORE_RESTART");
        guest().define();
        node().start(guest().uuid());
        VolumeName volume = volume();
        DiskSpec disk = disk(volume);
        node().attachDisk(guest().uuid(), disk);

        Process restart = new ProcessBuilder(TestStore.restartProgram().orElseThrow())
                .inheritIO()
                .start();
        assertThat(restart.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(backend().open(volume, access(false))).isEqualTo(disk.source());
        backend().grow(volume, Bytes.ofMib(96), Optional.of(new AttachedDisk(node(), guest().uuid(), disk.serial())));
        assertThat(guest().state()).isEqualTo(DomainState.RUNNING);
        assertThat(node().disks(guest().uuid())).containsExactly(having(disk, true));
    }

    private static List<String> secrets() throws Exception {
        LibvirtEventLoop.ensureRunning();
        LibvirtConnect connect = new LibvirtConnect(testNode.address().toString());
        try {
            return List.of(connect.listSecrets());
        } finally {
            connect.close();
        }
    }
}
