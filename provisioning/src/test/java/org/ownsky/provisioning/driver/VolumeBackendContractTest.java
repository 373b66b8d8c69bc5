package org.ownsky.provisioning.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.Acceleration;
import org.ownsky.provisioning.driver.spi.AttachedDisk;
import org.ownsky.provisioning.driver.spi.BackupOrder;
import org.ownsky.provisioning.driver.spi.CopyProgress;
import org.ownsky.provisioning.driver.spi.DiskBackup;
import org.ownsky.provisioning.driver.spi.DiskFacts;
import org.ownsky.provisioning.driver.spi.DiskLimits;
import org.ownsky.provisioning.driver.spi.DiskSerial;
import org.ownsky.provisioning.driver.spi.DiskSource;
import org.ownsky.provisioning.driver.spi.DiskSpec;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.DriverException.Kind;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.ImageFile;
import org.ownsky.provisioning.driver.spi.VolumeAccess;
import org.ownsky.provisioning.driver.spi.VolumeBackend;
import org.ownsky.provisioning.driver.spi.VolumeCopy;
import org.ownsky.provisioning.driver.spi.VolumeFacts;
import org.ownsky.provisioning.driver.spi.VolumeName;

/** What every place for volumes does, with a node that reaches it. Guests here have no system: they hear nothing. */
public abstract class VolumeBackendContractTest {
    private static final Bytes SIZE = Bytes.ofMib(64);

    @TempDir
    private Path copies;

    private HypervisorNode node;
    private VolumeBackend backend;
    private TestGuest guest;
    private final List<VolumeName> volumes = new ArrayList<>();

    protected abstract HypervisorNode connect();

    /** The place under test, as this node reaches it. */
    protected abstract VolumeBackend backend(HypervisorNode connected);

    /** An image of at most 64 MiB that does not boot. */
    protected abstract ImageFile image();

    protected abstract Acceleration acceleration();

    /** Writes something that begins with this letter into a volume that nobody has. */
    protected abstract void write(VolumeName volume, char letter) throws Exception;

    /** Whether the volume, which nobody has, begins with this letter. */
    protected abstract boolean holds(VolumeName volume, char letter) throws Exception;

    @BeforeEach
    void connectAndStage() {
        node = connect();
        node.facts();
        node.stageImage(image());
        backend = backend(node);
        guest = new TestGuest(node, image(), acceleration());
    }

    @AfterEach
    void removeAll() {
        guest.remove();
        volumes.forEach(volume -> {
            backend.close(volume, guest.spec().name());
            backend.delete(volume);
        });
        backend.close();
        node.close();
    }

    @Test
    void factsSayWhatThereIs() {
        assertThat(backend.facts().capacity()).isGreaterThan(Bytes.ofMib(1));
        assertThat(backend.facts().free()).isLessThanOrEqualTo(backend.facts().capacity());
        assertThat(backend.facts().kind()).isNotBlank();
    }

    @Test
    void volumeIsMadeOnceInItsSize() {
        VolumeName volume = volume();

        backend.create(volume, SIZE);

        assertThat(facts(volume).size()).isEqualTo(SIZE);
        assertThat(facts(volume).allocated()).isLessThan(Bytes.ofMib(1));
        assertFails(Kind.REFUSED, () -> backend.create(volume, Bytes.ofMib(65)));
    }

    @Test
    void volumeGrowsButNeverShrinks() throws Exception {
        VolumeName volume = volume();
        write(volume, 'a');

        backend.grow(volume, Bytes.ofMib(128), Optional.empty());
        backend.grow(volume, Bytes.ofMib(128), Optional.empty());

        assertThat(facts(volume).size()).isEqualTo(Bytes.ofMib(128));
        assertThat(holds(volume, 'a')).isTrue();
        assertFails(Kind.REFUSED, () -> backend.grow(volume, SIZE, Optional.empty()));
        assertFails(Kind.NOT_FOUND, () -> backend.grow(name(), SIZE, Optional.empty()));
    }

    @Test
    void volumeIsGoneAfterDeletion() {
        VolumeName volume = volume();

        backend.delete(volume);
        backend.delete(volume);

        assertThat(backend.volumes()).extracting(VolumeFacts::name).doesNotContain(volume);
        assertFails(Kind.NOT_FOUND, () -> backend.open(volume, access(false)));
    }

    @Test
    void openedAgainItIsTheSame() {
        VolumeName volume = volume();

        DiskSource first = backend.open(volume, access(false));
        DiskSource second = backend.open(volume, access(false));

        assertThat(second).isEqualTo(first);
        backend.close(volume, guest.spec().name());
        backend.close(volume, guest.spec().name());
    }

    @Test
    void runningGuestHasItAndKeepsItOverAStop() {
        guest.define();
        node.start(guest.uuid());
        DiskSpec disk = disk(volume());

        node.attachDisk(guest.uuid(), disk);
        node.attachDisk(guest.uuid(), disk);
        assertThat(node.disks(guest.uuid())).containsExactly(having(disk, true));

        node.forceOff(guest.uuid());
        assertThat(node.disks(guest.uuid())).containsExactly(having(disk, false));
        node.start(guest.uuid());
        assertThat(node.disks(guest.uuid())).containsExactly(having(disk, true));

        node.detachDisk(guest.uuid(), disk.serial(), true);
        assertThat(node.disks(guest.uuid())).isEmpty();
    }

    @Test
    void definitionThatNamesItHasIt() {
        guest.define();
        VolumeName volume = volume();
        DiskSpec disk = new DiskSpec(
                DiskSerial.of(volume), backend.open(volume, access(true)), true, DiskLimits.of(500, Bytes.ofMib(10)));

        node.define(guest.spec().withDisks(List.of(disk)));
        node.start(guest.uuid());

        assertThat(node.disks(guest.uuid())).containsExactly(having(disk, true));
    }

    @Test
    void volumeThatAGuestHasIsNotDeleted() {
        guest.define();
        VolumeName volume = volume();
        node.attachDisk(guest.uuid(), disk(volume));

        assertFails(Kind.REFUSED, () -> backend.delete(volume));
        node.start(guest.uuid());
        assertFails(Kind.REFUSED, () -> backend.delete(volume));
        assertThat(facts(volume).size()).isEqualTo(SIZE);
    }

    @Test
    void itGrowsUnderItsGuest() {
        guest.define();
        VolumeName volume = volume();
        AttachedDisk attached = new AttachedDisk(node, guest.uuid(), DiskSerial.of(volume));
        node.attachDisk(guest.uuid(), disk(volume));
        backend.grow(volume, Bytes.ofMib(96), Optional.of(attached));
        assertThat(facts(volume).size()).isEqualTo(Bytes.ofMib(96));

        node.start(guest.uuid());
        backend.grow(volume, Bytes.ofMib(128), Optional.of(attached));
        backend.grow(volume, Bytes.ofMib(128), Optional.of(attached));

        assertThat(facts(volume).size()).isEqualTo(Bytes.ofMib(128));
        assertFails(Kind.REFUSED, () -> backend.grow(volume, Bytes.ofMib(96), Optional.of(attached)));
    }

    @Test
    void idleVolumeIsExportedAndRestored() throws Exception {
        VolumeName volume = volume();
        write(volume, 'q');

        VolumeCopy copy = backend.export(volume, copies.resolve("copy"), CopyProgress.UNHEARD);

        assertThat(copy.size()).isEqualTo(SIZE);
        assertThat(copy.stored().value()).isEqualTo(Files.size(copy.file()));
        VolumeName restored = name();
        backend.restore(restored, copy, CopyProgress.UNHEARD);
        backend.restore(restored, copy, CopyProgress.UNHEARD);
        assertThat(holds(restored, 'q')).isTrue();
        assertThat(facts(restored).size()).isEqualTo(SIZE);
    }

    @Test
    void damagedCopyIsRefusedAndNothingMadeOfIt() throws Exception {
        VolumeName volume = volume();
        write(volume, 'q');
        VolumeCopy copy = backend.export(volume, copies.resolve("copy"), CopyProgress.UNHEARD);
        byte[] content = Files.readAllBytes(copy.file());
        content[content.length / 2] ^= 1;
        Files.write(copy.file(), content);
        VolumeName restored = name();

        assertFails(Kind.REFUSED, () -> backend.restore(restored, copy, CopyProgress.UNHEARD));
        assertFails(
                Kind.NOT_FOUND, () -> backend.restore(restored, copy.at(copies.resolve("gone")), CopyProgress.UNHEARD));

        assertThat(backend.volumes()).extracting(VolumeFacts::name).doesNotContain(restored);
    }

    @Test
    void volumeInUseIsBackedUpByItsGuestAndNotExported() throws Exception {
        guest.define();
        VolumeName volume = volume();
        write(volume, 'b');
        node.attachDisk(guest.uuid(), disk(volume));
        node.start(guest.uuid());

        assertFails(Kind.REFUSED, () -> backend.export(volume, copies.resolve("copy"), CopyProgress.UNHEARD));
        DiskBackup backup = node.backup(
                guest.uuid(),
                List.of(new BackupOrder(DiskSerial.of(volume), copies.resolve("backup"))),
                CopyProgress.UNHEARD);

        VolumeName restored = name();
        backend.restore(restored, backup.copies().getFirst(), CopyProgress.UNHEARD);
        assertThat(holds(restored, 'b')).isTrue();
    }

    protected final HypervisorNode node() {
        return node;
    }

    protected final VolumeBackend backend() {
        return backend;
    }

    protected final TestGuest guest() {
        return guest;
    }

    protected final VolumeAccess access(boolean readOnly) {
        return new VolumeAccess(guest.spec().name(), "127.0.0.1", readOnly);
    }

    /** A name that nobody has; what is made of it goes after the test. */
    protected final VolumeName name() {
        VolumeName name = VolumeName.data(String.format("vol-%017x", new Random().nextLong() >>> 4));
        volumes.add(name);
        return name;
    }

    protected final VolumeName volume() {
        VolumeName name = name();
        backend.create(name, SIZE);
        return name;
    }

    protected final DiskSpec disk(VolumeName volume) {
        return DiskSpec.writable(DiskSerial.of(volume), backend.open(volume, access(false)));
    }

    protected static DiskFacts having(DiskSpec disk, boolean plugged) {
        return new DiskFacts(disk.serial(), disk.source().location(), disk.readOnly(), disk.limits(), plugged, true);
    }

    protected static void assertFails(Kind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(DriverException.class))
                .satisfies(thrown ->
                        assertThat(thrown.kind()).as(thrown.getMessage()).isEqualTo(kind));
    }

    private VolumeFacts facts(VolumeName name) {
        return backend.volumes().stream()
                .filter(facts -> facts.name().equals(name))
                .findAny()
                .orElseThrow();
    }
}
