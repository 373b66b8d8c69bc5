package org.ownsky.provisioning.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.Acceleration;
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
import org.ownsky.provisioning.driver.spi.VolumeCopy;
import org.ownsky.provisioning.driver.spi.VolumeFacts;
import org.ownsky.provisioning.driver.spi.VolumeName;

/** What every adapter of {@link HypervisorNode} does with volumes. Guests here have no system: they hear nothing. */
public abstract class DiskContractTest {
    private static final Bytes SIZE = Bytes.ofMib(64);

    @TempDir
    private Path copies;

    private HypervisorNode node;
    private TestGuest guest;
    private final List<VolumeName> volumes = new ArrayList<>();
    private final List<TestGuest> others = new ArrayList<>();

    protected abstract HypervisorNode connect();

    /** An image of at most 64 MiB that does not boot. */
    protected abstract ImageFile image();

    protected abstract Acceleration acceleration();

    /** Sees to it that the guest, which is powered on, does not let go of disks. */
    protected abstract void deafen(TestGuest guest);

    /** Writes something that begins with this letter into a volume that nobody has. */
    protected abstract void write(VolumeName volume, char letter) throws Exception;

    /** Whether the volume, which nobody has, begins with this letter. */
    protected abstract boolean holds(VolumeName volume, char letter) throws Exception;

    /** Makes a volume that is there, but half. */
    protected abstract void leaveHalfMade(VolumeName volume) throws Exception;

    @BeforeEach
    void connectAndStage() {
        node = connect();
        node.facts();
        node.stageImage(image());
        guest = new TestGuest(node, image(), acceleration());
    }

    @AfterEach
    void removeAll() {
        guest.remove();
        others.forEach(TestGuest::remove);
        volumes.forEach(node::deleteVolume);
        node.close();
    }

    @Test
    void volumeHasExactlyTheSizeAskedFor() {
        VolumeName volume = volume();

        assertThat(facts(volume).size()).isEqualTo(SIZE);
        assertThat(facts(volume).allocated()).isLessThan(Bytes.ofMib(1));
    }

    @Test
    void volumeIsMadeAgainWithoutHarmButNotInAnotherSize() throws Exception {
        VolumeName volume = volume();
        write(volume, 'a');

        node.createVolume(volume, SIZE);

        assertThat(holds(volume, 'a')).isTrue();
        assertFails(Kind.REFUSED, () -> node.createVolume(volume, Bytes.ofMib(65)));
    }

    @Test
    void halfMadeVolumeIsSeenAndRepaired() throws Exception {
        VolumeName volume = name();
        leaveHalfMade(volume);
        assertThat(node.volumes()).extracting(VolumeFacts::name).contains(volume);

        node.createVolume(volume, SIZE);

        assertThat(facts(volume).size()).isEqualTo(SIZE);
    }

    @Test
    void volumeGrowsButNeverShrinks() throws Exception {
        VolumeName volume = volume();
        write(volume, 'a');

        node.growVolume(volume, Bytes.ofMib(128));
        node.growVolume(volume, Bytes.ofMib(128));

        assertThat(facts(volume).size()).isEqualTo(Bytes.ofMib(128));
        assertThat(holds(volume, 'a')).isTrue();
        assertFails(Kind.REFUSED, () -> node.growVolume(volume, SIZE));
        assertFails(Kind.NOT_FOUND, () -> node.growVolume(name(), SIZE));
    }

    @Test
    void guestThatIsOffHasItAtItsNextPowerOn() {
        guest.define();
        DiskSpec disk = disk(volume());

        node.attachDisk(guest.uuid(), disk);
        node.attachDisk(guest.uuid(), disk);
        assertThat(node.disks(guest.uuid())).containsExactly(having(disk, false, true));

        node.start(guest.uuid());
        assertThat(node.disks(guest.uuid())).containsExactly(having(disk, true, true));

        node.forceOff(guest.uuid());
        assertThat(node.disks(guest.uuid())).containsExactly(having(disk, false, true));
    }

    @Test
    void runningGuestHasItAtOnceAndKeepsIt() {
        guest.define();
        node.start(guest.uuid());
        DiskSpec disk = disk(volume());

        node.attachDisk(guest.uuid(), disk);
        node.attachDisk(guest.uuid(), disk);
        assertThat(node.disks(guest.uuid())).containsExactly(having(disk, true, true));

        node.forceOff(guest.uuid());
        node.start(guest.uuid());
        assertThat(node.disks(guest.uuid())).containsExactly(having(disk, true, true));
    }

    @Test
    void definitionThatNamesItsDisksHasThem() {
        guest.define();
        DiskSpec one = disk(volume());
        VolumeName other = volume();
        DiskSpec two = new DiskSpec(
                DiskSerial.of(other), new DiskSource.LocalDisk(other), true, DiskLimits.of(500, Bytes.ofMib(10)));

        node.define(guest.spec().withDisks(List.of(one, two)));
        node.start(guest.uuid());

        assertThat(node.disks(guest.uuid()))
                .containsExactlyInAnyOrder(having(one, true, true), having(two, true, true));

        node.define(guest.spec().withDisks(List.of(two)));
        assertThat(node.disks(guest.uuid()))
                .containsExactlyInAnyOrder(having(one, true, false), having(two, true, true));
    }

    @Test
    void whatIsOnlyDefinedIsPluggedInByTheNextCall() {
        guest.define();
        node.start(guest.uuid());
        DiskSpec disk = disk(volume());
        node.define(guest.spec().withDisks(List.of(disk)));
        assertThat(node.disks(guest.uuid())).containsExactly(having(disk, false, true));

        node.attachDisk(guest.uuid(), disk);

        assertThat(node.disks(guest.uuid())).containsExactly(having(disk, true, true));
    }

    @Test
    void anotherDiskUnderTheSameSerialIsRefused() {
        guest.define();
        VolumeName volume = volume();
        node.attachDisk(guest.uuid(), disk(volume));

        DiskSpec other = DiskSpec.writable(DiskSerial.of(volume), new DiskSource.LocalDisk(volume()));

        assertFails(Kind.REFUSED, () -> node.attachDisk(guest.uuid(), other));
        assertThat(node.disks(guest.uuid())).containsExactly(having(disk(volume), false, true));
    }

    @Test
    void missingGuestOrVolumeIsNotFound() {
        DiskSpec missing = disk(name());
        assertFails(Kind.NOT_FOUND, () -> node.attachDisk(UUID.randomUUID(), disk(volume())));
        guest.define();
        node.start(guest.uuid());

        assertFails(Kind.NOT_FOUND, () -> node.attachDisk(guest.uuid(), missing));
        assertFails(Kind.NOT_FOUND, () -> node.growDisk(guest.uuid(), missing.serial(), SIZE));
        assertFails(Kind.NOT_FOUND, () -> node.limitDisk(guest.uuid(), missing.serial(), DiskLimits.NONE));
        assertFails(
                Kind.NOT_FOUND,
                () -> node.backup(
                        guest.uuid(),
                        List.of(new BackupOrder(missing.serial(), copies.resolve("none"))),
                        CopyProgress.UNHEARD));
        assertThatCode(() -> node.detachDisk(guest.uuid(), missing.serial(), false))
                .doesNotThrowAnyException();
        assertThatCode(() -> node.detachDisk(UUID.randomUUID(), missing.serial(), false))
                .doesNotThrowAnyException();
        assertThat(node.disks(guest.uuid())).isEmpty();
        assertThat(node.disks(UUID.randomUUID())).isEmpty();
    }

    @Test
    void secondWriterIsRefusedAndLeftWithoutTheDisk() {
        DiskSpec disk = disk(volume());
        guest.define();
        node.start(guest.uuid());
        node.attachDisk(guest.uuid(), disk);
        TestGuest other = other();
        other.define();
        node.start(other.uuid());

        assertFails(Kind.REFUSED, () -> node.attachDisk(other.uuid(), disk));

        assertThat(node.disks(other.uuid())).isEmpty();
        assertThat(node.disks(guest.uuid())).containsExactly(having(disk, true, true));
    }

    @Test
    void severalReadersShareADisk() {
        VolumeName volume = volume();
        DiskSpec disk = new DiskSpec(DiskSerial.of(volume), new DiskSource.LocalDisk(volume), true, DiskLimits.NONE);
        TestGuest other = other();
        for (TestGuest reader : List.of(guest, other)) {
            reader.define();
            node.start(reader.uuid());
            node.attachDisk(reader.uuid(), disk);
        }

        assertThat(node.disks(other.uuid())).containsExactly(having(disk, true, true));
    }

    @Test
    void guestThatIsOffLetsGo() {
        guest.define();
        DiskSpec disk = disk(volume());
        node.attachDisk(guest.uuid(), disk);

        node.detachDisk(guest.uuid(), disk.serial(), false);
        node.detachDisk(guest.uuid(), disk.serial(), false);

        assertThat(node.disks(guest.uuid())).isEmpty();
    }

    @Test
    void guestThatDoesNotLetGoKeepsItUntilForced() {
        guest.define();
        node.start(guest.uuid());
        DiskSpec disk = disk(volume());
        node.attachDisk(guest.uuid(), disk);
        deafen(guest);

        assertFails(Kind.REFUSED, () -> node.detachDisk(guest.uuid(), disk.serial(), false));
        assertThat(node.disks(guest.uuid())).containsExactly(having(disk, true, true));

        node.detachDisk(guest.uuid(), disk.serial(), true);
        assertThat(node.disks(guest.uuid())).isEmpty();
        assertThat(guest.state().poweredOn()).isTrue();
    }

    @Test
    void volumeThatAGuestHasIsNotDeleted() {
        guest.define();
        VolumeName volume = volume();
        node.attachDisk(guest.uuid(), disk(volume));

        assertFails(Kind.REFUSED, () -> node.deleteVolume(volume));
        node.start(guest.uuid());
        assertFails(Kind.REFUSED, () -> node.deleteVolume(volume));

        assertThat(facts(volume).size()).isEqualTo(SIZE);
    }

    @Test
    void diskGrowsUnderItsGuest() {
        guest.define();
        VolumeName volume = volume();
        DiskSerial serial = DiskSerial.of(volume);
        node.attachDisk(guest.uuid(), disk(volume));
        node.growDisk(guest.uuid(), serial, Bytes.ofMib(96));
        assertThat(facts(volume).size()).isEqualTo(Bytes.ofMib(96));

        node.start(guest.uuid());
        node.growDisk(guest.uuid(), serial, Bytes.ofMib(128));
        node.growDisk(guest.uuid(), serial, Bytes.ofMib(128));

        assertThat(facts(volume).size()).isEqualTo(Bytes.ofMib(128));
        assertFails(Kind.REFUSED, () -> node.growDisk(guest.uuid(), serial, Bytes.ofMib(96)));
        assertFails(Kind.REFUSED, () -> node.growVolume(volume, Bytes.ofMib(256)));
    }

    @Test
    void limitsChangeNowAndForLater() {
        guest.define();
        DiskSpec disk = disk(volume());
        DiskLimits limits = DiskLimits.of(100, Bytes.ofMib(5));
        node.attachDisk(guest.uuid(), disk);
        node.start(guest.uuid());

        node.limitDisk(guest.uuid(), disk.serial(), limits);
        assertThat(limits()).containsExactly(limits);
        node.forceOff(guest.uuid());
        assertThat(limits()).containsExactly(limits);
        node.limitDisk(guest.uuid(), disk.serial(), DiskLimits.NONE);
        assertThat(limits()).containsExactly(DiskLimits.NONE);
        node.start(guest.uuid());
        assertThat(limits()).containsExactly(DiskLimits.NONE);

        node.attachDisk(guest.uuid(), new DiskSpec(disk.serial(), disk.source(), false, limits));
        assertThat(limits()).containsExactly(limits);
    }

    @Test
    void idleVolumeIsExportedAndRestored() throws Exception {
        VolumeName volume = volume();
        write(volume, 'q');
        Path file = Files.writeString(copies.resolve("copy"), "an older one");
        List<Bytes> heard = new ArrayList<>();

        VolumeCopy copy = node.exportVolume(volume, file, (done, _) -> heard.add(done));

        assertThat(copy.size()).isEqualTo(SIZE);
        assertThat(copy.stored().value()).isEqualTo(Files.size(file));
        assertThat(heard.getLast()).isEqualTo(copy.stored());
        VolumeName restored = name();
        node.restoreVolume(restored, copy, CopyProgress.UNHEARD);
        assertThat(holds(restored, 'q')).isTrue();
        assertThat(facts(restored).size()).isEqualTo(SIZE);

        write(restored, 'r');
        node.restoreVolume(restored, copy, CopyProgress.UNHEARD);
        assertThat(holds(restored, 'r')).isTrue();
    }

    @Test
    void halfRestoredVolumeIsRestoredAgain() throws Exception {
        VolumeName volume = volume();
        write(volume, 'q');
        VolumeCopy copy = node.exportVolume(volume, copies.resolve("copy"), CopyProgress.UNHEARD);
        VolumeName restored = name();
        leaveHalfMade(restored);

        node.restoreVolume(restored, copy, CopyProgress.UNHEARD);

        assertThat(holds(restored, 'q')).isTrue();
    }

    @Test
    void damagedCopyIsRefusedAndNothingMadeOfIt() throws Exception {
        VolumeName volume = volume();
        write(volume, 'q');
        VolumeCopy copy = node.exportVolume(volume, copies.resolve("copy"), CopyProgress.UNHEARD);
        byte[] content = Files.readAllBytes(copy.file());
        content[content.length - 1] ^= 1;
        Files.write(copy.file(), content);
        VolumeName restored = name();

        assertFails(Kind.REFUSED, () -> node.restoreVolume(restored, copy, CopyProgress.UNHEARD));
        assertFails(
                Kind.NOT_FOUND,
                () -> node.restoreVolume(restored, copy.at(copies.resolve("gone")), CopyProgress.UNHEARD));

        assertThat(node.volumes()).extracting(VolumeFacts::name).doesNotContain(restored);
    }

    @Test
    void volumeInUseIsNotExported() {
        guest.define();
        VolumeName volume = volume();
        node.attachDisk(guest.uuid(), disk(volume));
        node.start(guest.uuid());

        assertFails(Kind.REFUSED, () -> node.exportVolume(volume, copies.resolve("copy"), CopyProgress.UNHEARD));
    }

    @Test
    void runningGuestIsBackedUp() throws Exception {
        guest.define();
        VolumeName one = volume();
        VolumeName two = volume();
        write(one, '1');
        write(two, '2');
        node.attachDisk(guest.uuid(), disk(one));
        node.start(guest.uuid());
        node.attachDisk(guest.uuid(), disk(two));

        DiskBackup backup =
                node.backup(guest.uuid(), List.of(order(two, "two"), order(one, "one")), CopyProgress.UNHEARD);

        assertThat(backup.quiesced()).isFalse();
        assertThat(backup.copies())
                .extracting(VolumeCopy::file)
                .containsExactly(copies.resolve("two"), copies.resolve("one"));
        assertThat(guest.state().poweredOn()).isTrue();
        VolumeName restored = name();
        node.restoreVolume(restored, backup.copies().getFirst(), CopyProgress.UNHEARD);
        assertThat(holds(restored, '2')).isTrue();
        assertThat(node.volumes())
                .extracting(VolumeFacts::name)
                .containsAll(volumes.stream().distinct().toList());
    }

    @Test
    void backupIsBrokenOffAndLeavesNothing() {
        guest.define();
        VolumeName volume = volume();
        node.attachDisk(guest.uuid(), disk(volume));
        node.start(guest.uuid());
        DriverException enough = new DriverException(Kind.TIMEOUT, "enough");

        assertThatThrownBy(() -> node.backup(guest.uuid(), List.of(order(volume, "copy")), (_, _) -> {
                    throw enough;
                }))
                .hasMessageContaining("enough");

        assertThat(copies.resolve("copy")).doesNotExist();
        assertThat(node.backup(guest.uuid(), List.of(order(volume, "copy")), CopyProgress.UNHEARD)
                        .copies())
                .hasSize(1);
        node.detachDisk(guest.uuid(), DiskSerial.of(volume), true);
    }

    @Test
    void guestThatIsOffIsNotBackedUp() {
        guest.define();
        VolumeName volume = volume();
        node.attachDisk(guest.uuid(), disk(volume));

        assertFails(
                Kind.REFUSED, () -> node.backup(guest.uuid(), List.of(order(volume, "copy")), CopyProgress.UNHEARD));
        assertThat(copies.resolve("copy")).doesNotExist();
    }

    protected final HypervisorNode node() {
        return node;
    }

    protected final TestGuest guest() {
        return guest;
    }

    protected final Path copies() {
        return copies;
    }

    /** A name that nobody has; what is made of it goes after the test. */
    protected final VolumeName name() {
        VolumeName name = VolumeName.data(String.format("vol-%017x", new Random().nextLong() >>> 4));
        volumes.add(name);
        return name;
    }

    protected final VolumeName volume() {
        VolumeName name = name();
        node.createVolume(name, SIZE);
        return name;
    }

    protected final TestGuest other() {
        TestGuest other = new TestGuest(node, image(), acceleration(), 90);
        others.add(other);
        return other;
    }

    protected static DiskSpec disk(VolumeName volume) {
        return DiskSpec.writable(DiskSerial.of(volume), new DiskSource.LocalDisk(volume));
    }

    protected final BackupOrder order(VolumeName volume, String file) {
        return new BackupOrder(DiskSerial.of(volume), copies.resolve(file));
    }

    protected static DiskFacts having(DiskSpec disk, boolean plugged, boolean defined) {
        return new DiskFacts(disk.serial(), disk.source().location(), disk.readOnly(), disk.limits(), plugged, defined);
    }

    protected static void assertFails(Kind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(DriverException.class))
                .satisfies(thrown ->
                        assertThat(thrown.kind()).as(thrown.getMessage()).isEqualTo(kind));
    }

    private List<DiskLimits> limits() {
        return node.disks(guest.uuid()).stream().map(DiskFacts::limits).toList();
    }

    private VolumeFacts facts(VolumeName name) {
        Optional<VolumeFacts> found = node.volumes().stream()
                .filter(facts -> facts.name().equals(name))
                .findAny();
        return found.orElseThrow();
    }
}
