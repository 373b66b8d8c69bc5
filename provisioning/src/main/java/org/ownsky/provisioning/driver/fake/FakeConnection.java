package org.ownsky.provisioning.driver.fake;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.Acceleration;
import org.ownsky.provisioning.driver.spi.AddressReservation;
import org.ownsky.provisioning.driver.spi.BackupOrder;
import org.ownsky.provisioning.driver.spi.CopyProgress;
import org.ownsky.provisioning.driver.spi.DiskBackup;
import org.ownsky.provisioning.driver.spi.DiskFacts;
import org.ownsky.provisioning.driver.spi.DiskLimits;
import org.ownsky.provisioning.driver.spi.DiskSerial;
import org.ownsky.provisioning.driver.spi.DiskSpec;
import org.ownsky.provisioning.driver.spi.DomainEvent;
import org.ownsky.provisioning.driver.spi.DomainFacts;
import org.ownsky.provisioning.driver.spi.DomainSpec;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.ImageFile;
import org.ownsky.provisioning.driver.spi.NodeFacts;
import org.ownsky.provisioning.driver.spi.RootVolumeSpec;
import org.ownsky.provisioning.driver.spi.SeedSpec;
import org.ownsky.provisioning.driver.spi.VolumeCopy;
import org.ownsky.provisioning.driver.spi.VolumeFacts;
import org.ownsky.provisioning.driver.spi.VolumeName;

/** One caller's connection to a fake node. */
final class FakeConnection implements HypervisorNode {
    private final FakeNode node;
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    FakeConnection(FakeNode node) {
        this.node = node;
    }

    @Override
    public NodeFacts facts() {
        return ask(FakeCall.FACTS, FakeMachine::facts);
    }

    @Override
    public Acceleration probeAcceleration(ImageFile image) {
        return ask(FakeCall.PROBE_ACCELERATION, machine -> {
            Bytes _ = machine.store().requireStaged(image.name());
            return Acceleration.NONE;
        });
    }

    @Override
    public void stageImage(ImageFile image) {
        tell(FakeCall.STAGE_IMAGE, (machine, extent) -> machine.store().stage(image, extent));
    }

    @Override
    public void createRootVolume(RootVolumeSpec volume) {
        tell(FakeCall.CREATE_ROOT_VOLUME, (machine, extent) -> machine.store().createRoot(volume, extent));
    }

    @Override
    public void writeSeed(VolumeName name, SeedSpec seed) {
        tell(FakeCall.WRITE_SEED, (machine, extent) -> machine.store().writeSeed(name, seed, extent));
    }

    @Override
    public void createVolume(VolumeName name, Bytes size) {
        tell(FakeCall.CREATE_VOLUME, (machine, extent) -> machine.store().createData(name, size, "", extent));
    }

    @Override
    public void growVolume(VolumeName name, Bytes size) {
        tellAtomically(FakeCall.GROW_VOLUME, machine -> machine.disks().growVolume(name, size));
    }

    @Override
    public void deleteVolume(VolumeName name) {
        tellAtomically(FakeCall.DELETE_VOLUME, machine -> machine.disks().delete(name));
    }

    @Override
    public VolumeCopy exportVolume(VolumeName name, Path file, CopyProgress progress) {
        FakeVolume.Data data =
                ask(FakeCall.EXPORT_VOLUME, machine -> machine.disks().idle(name));
        return FakeCopy.write(data, file, progress);
    }

    @Override
    public void restoreVolume(VolumeName name, VolumeCopy copy, CopyProgress progress) {
        String content = FakeCopy.read(copy, progress);
        tell(
                FakeCall.RESTORE_VOLUME,
                (machine, extent) -> machine.store().createData(name, copy.size(), content, extent));
    }

    @Override
    public List<VolumeFacts> volumes() {
        return ask(FakeCall.VOLUMES, machine -> machine.store().facts());
    }

    @Override
    public void reserveAddress(AddressReservation reservation) {
        tellAtomically(FakeCall.RESERVE_ADDRESS, machine -> machine.reserve(reservation));
    }

    @Override
    public void releaseAddress(AddressReservation reservation) {
        tellAtomically(FakeCall.RELEASE_ADDRESS, machine -> machine.release(reservation));
    }

    @Override
    public List<AddressReservation> addresses() {
        return ask(FakeCall.ADDRESSES, FakeMachine::reservations);
    }

    @Override
    public void define(DomainSpec domain) {
        tellAtomically(FakeCall.DEFINE, machine -> machine.define(domain));
    }

    @Override
    public void start(UUID domain) {
        tell(FakeCall.START, (machine, extent) -> machine.start(domain, extent));
    }

    @Override
    public void requestShutdown(UUID domain) {
        tellAtomically(FakeCall.REQUEST_SHUTDOWN, machine -> machine.requestShutdown(domain));
    }

    @Override
    public void requestReboot(UUID domain) {
        tellAtomically(FakeCall.REQUEST_REBOOT, machine -> machine.requirePoweredOn(domain));
    }

    @Override
    public void reset(UUID domain) {
        tellAtomically(FakeCall.RESET, machine -> machine.requirePoweredOn(domain));
    }

    @Override
    public void forceOff(UUID domain) {
        tell(FakeCall.FORCE_OFF, (machine, extent) -> machine.forceOff(domain, extent));
    }

    @Override
    public void undefine(UUID domain) {
        tellAtomically(FakeCall.UNDEFINE, machine -> machine.undefine(domain));
    }

    @Override
    public void attachDisk(UUID domain, DiskSpec disk) {
        tell(FakeCall.ATTACH_DISK, (machine, extent) -> machine.disks().attach(domain, disk, extent));
    }

    @Override
    public void detachDisk(UUID domain, DiskSerial serial, boolean force) {
        tell(FakeCall.DETACH_DISK, (machine, extent) -> machine.disks().detach(domain, serial, force, extent));
    }

    @Override
    public void growDisk(UUID domain, DiskSerial serial, Bytes size) {
        tellAtomically(FakeCall.GROW_DISK, machine -> machine.disks().grow(domain, serial, size));
    }

    @Override
    public void limitDisk(UUID domain, DiskSerial serial, DiskLimits limits) {
        tellAtomically(FakeCall.LIMIT_DISK, machine -> machine.disks().limit(domain, serial, limits));
    }

    @Override
    public List<DiskFacts> disks(UUID domain) {
        return ask(FakeCall.DISKS, machine -> machine.disks().facts(domain));
    }

    @Override
    public DiskBackup backup(UUID domain, List<BackupOrder> disks, CopyProgress progress) {
        List<FakeVolume.Data> frozen = ask(
                FakeCall.BACKUP,
                machine -> disks.stream()
                        .map(order -> machine.disks().data(domain, order.serial()))
                        .toList());
        List<VolumeCopy> copies = IntStream.range(0, disks.size())
                .mapToObj(index ->
                        FakeCopy.write(frozen.get(index), disks.get(index).file(), progress))
                .toList();
        return new DiskBackup(false, copies);
    }

    @Override
    public Optional<DomainFacts> domain(UUID domain) {
        return ask(FakeCall.DOMAIN, machine -> machine.domain(domain));
    }

    @Override
    public List<DomainFacts> domains() {
        return ask(FakeCall.DOMAINS, FakeMachine::domains);
    }

    @Override
    public Subscription watch(Consumer<DomainEvent> listener) {
        requireOpen();
        Subscription subscription = node.watch(listener);
        subscriptions.add(subscription);
        return subscription;
    }

    @Override
    public void close() {
        closed = true;
        subscriptions.forEach(Subscription::close);
    }

    private <T> T ask(FakeCall call, Function<FakeMachine, T> question) {
        requireOpen();
        return node.call(call, (machine, _) -> question.apply(machine));
    }

    private void tell(FakeCall call, BiConsumer<FakeMachine, Extent> order) {
        requireOpen();
        node.call(call, (machine, extent) -> {
            order.accept(machine, extent);
            return Extent.WHOLE;
        });
    }

    /** For what a real node does whole or not at all. */
    private void tellAtomically(FakeCall call, Consumer<FakeMachine> order) {
        tell(call, (machine, extent) -> {
            if (extent == Extent.WHOLE) {
                order.accept(machine);
            }
        });
    }

    private void requireOpen() {
        if (closed) {
            throw new DriverException(
                    DriverException.Kind.UNREACHABLE, "Node " + node.name() + ": the connection is closed");
        }
    }
}
