package org.ownsky.provisioning.driver.libvirt;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
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
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.ImageFile;
import org.ownsky.provisioning.driver.spi.NodeFacts;
import org.ownsky.provisioning.driver.spi.RootVolumeSpec;
import org.ownsky.provisioning.driver.spi.SeedSpec;
import org.ownsky.provisioning.driver.spi.VolumeCopy;
import org.ownsky.provisioning.driver.spi.VolumeFacts;
import org.ownsky.provisioning.driver.spi.VolumeName;

/** A node that runs libvirt. */
final class LibvirtNode implements HypervisorNode {
    private final NodeConnection connection;
    private final EventRelay relay;
    private final NodePreparation preparation;
    private final GuestNetwork network;
    private final ImageStore images;
    private final VolumeStore volumes;
    private final Guests guests = new Guests();
    private final GuestDisks disks;
    private final GuestBackup backups;
    private final AccelerationProbe probe;
    /** Ten launches at once copy an image once. */
    private final ConcurrentMap<String, ReentrantLock> staging = new ConcurrentHashMap<>();

    LibvirtNode(URI address, LibvirtSettings settings, InstantSource clock) {
        this.relay = new EventRelay(address.toString());
        this.connection = new NodeConnection(address, settings, relay);
        this.preparation = new NodePreparation(settings);
        this.network = new GuestNetwork();
        this.images = new ImageStore(clock);
        this.volumes = new VolumeStore(images);
        this.disks = new GuestDisks(volumes);
        this.backups = new GuestBackup(NodeLayout.folder(NodeLayout.VOLUMES, settings), volumes, clock);
        this.probe = new AccelerationProbe(connection, relay, volumes, clock);
    }

    @Override
    public NodeFacts facts() {
        return connection.call("read facts", connect -> {
            preparation.prepare(connect);
            return HostFacts.read(connect, network.range(connect));
        });
    }

    @Override
    public Acceleration probeAcceleration(ImageFile image) {
        return probe.probe(image);
    }

    @Override
    public void stageImage(ImageFile image) {
        if (isStaged(image)) {
            return;
        }
        ReentrantLock lock = staging.computeIfAbsent(image.name(), _ -> new ReentrantLock());
        lock.lock();
        try {
            connection.copy("stage image " + image.name(), preparation.healed(connect -> {
                images.stage(image, connect);
                return image;
            }));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void createRootVolume(RootVolumeSpec volume) {
        order(
                "create volume " + volume.name(),
                connect -> volumes.createRoot(volume.name().value(), volume.image(), volume.size(), connect));
    }

    @Override
    public void writeSeed(VolumeName name, SeedSpec seed) {
        byte[] content = NoCloudSeed.volume(seed);
        order("write seed " + name, connect -> volumes.write(name.value(), content, connect));
    }

    @Override
    public void createVolume(VolumeName name, Bytes size) {
        order("create volume " + name, connect -> volumes.createBlank(name.value(), size, connect));
    }

    @Override
    public void growVolume(VolumeName name, Bytes size) {
        order("grow volume " + name, connect -> volumes.grow(name.value(), size, connect));
    }

    @Override
    public VolumeCopy exportVolume(VolumeName name, Path file, CopyProgress progress) {
        return connection.copy("export volume " + name, preparation.healed(connect -> {
            DiskUsers.requireIdle(name, connect);
            return VolumeTransfer.export(name.value(), file, progress, connect);
        }));
    }

    @Override
    public void restoreVolume(VolumeName name, VolumeCopy copy, CopyProgress progress) {
        VolumeName _ = connection.copy("restore volume " + name, preparation.healed(connect -> {
            VolumeTransfer.restore(name.value(), copy, progress, connect);
            return name;
        }));
    }

    @Override
    public void attachDisk(UUID domain, DiskSpec disk) {
        order("attach disk " + disk.serial() + " to guest " + domain, connect -> disks.attach(domain, disk, connect));
    }

    @Override
    public void detachDisk(UUID domain, DiskSerial serial, boolean force) {
        order(
                "detach disk " + serial + " from guest " + domain,
                connect -> disks.detach(domain, serial, force, connect));
    }

    @Override
    public void growDisk(UUID domain, DiskSerial serial, Bytes size) {
        order("grow disk " + serial + " of guest " + domain, connect -> disks.grow(domain, serial, size, connect));
    }

    @Override
    public void limitDisk(UUID domain, DiskSerial serial, DiskLimits limits) {
        order("limit disk " + serial + " of guest " + domain, connect -> disks.limit(domain, serial, limits, connect));
    }

    @Override
    public List<DiskFacts> disks(UUID domain) {
        return ask("list disks of guest " + domain, connect -> disks.facts(domain, connect));
    }

    @Override
    public DiskBackup backup(UUID domain, List<BackupOrder> orders, CopyProgress progress) {
        return connection.copy(
                "back up guest " + domain,
                preparation.healed(connect -> backups.run(domain, orders, progress, connect)));
    }

    @Override
    public void deleteVolume(VolumeName name) {
        order("delete volume " + name, connect -> {
            if (name.isData()) {
                DiskUsers.requireNone(name, connect);
            }
            volumes.delete(name.value(), connect);
        });
    }

    @Override
    public List<VolumeFacts> volumes() {
        return ask("list volumes", volumes::facts);
    }

    @Override
    public void reserveAddress(AddressReservation reservation) {
        order("reserve " + reservation.address().getHostAddress(), connect -> network.reserve(reservation, connect));
    }

    @Override
    public void releaseAddress(AddressReservation reservation) {
        order("release " + reservation.address().getHostAddress(), connect -> network.release(reservation, connect));
    }

    @Override
    public List<AddressReservation> addresses() {
        return ask("list addresses", network::reservations);
    }

    @Override
    public void define(DomainSpec domain) {
        order("define guest " + domain.name(), connect -> guests.define(domain, connect));
    }

    @Override
    public void start(UUID domain) {
        order("start guest " + domain, connect -> guests.start(domain, connect));
    }

    @Override
    public void requestShutdown(UUID domain) {
        order("shut down guest " + domain, connect -> guests.requestShutdown(domain, connect));
    }

    @Override
    public void requestReboot(UUID domain) {
        order("reboot guest " + domain, connect -> guests.requestReboot(domain, connect));
    }

    @Override
    public void reset(UUID domain) {
        order("reset guest " + domain, connect -> guests.reset(domain, connect));
    }

    @Override
    public void forceOff(UUID domain) {
        order("power off guest " + domain, connect -> guests.forceOff(domain, connect));
    }

    @Override
    public void undefine(UUID domain) {
        order("undefine guest " + domain, connect -> guests.undefine(domain, connect));
    }

    @Override
    public Optional<DomainFacts> domain(UUID domain) {
        return ask("read guest " + domain, connect -> guests.facts(domain, connect));
    }

    @Override
    public List<DomainFacts> domains() {
        return ask("list guests", guests::all);
    }

    @Override
    public Subscription watch(Consumer<DomainEvent> listener) {
        Subscription subscription = relay.add(listener);
        if (connection.keepUp()) {
            relay.publishResync();
        }
        return subscription;
    }

    @Override
    public void close() {
        connection.close();
        relay.close();
    }

    /** Also finds it staged without waiting for another image that is being copied. */
    private boolean isStaged(ImageFile image) {
        return ask("find image " + image.name(), connect -> images.find(image.name(), connect))
                .isPresent();
    }

    private <T> T ask(String what, LibvirtWork<T> question) {
        return connection.call(what, preparation.healed(question));
    }

    private void order(String what, LibvirtWork.Order order) {
        ask(what, connect -> {
            order.on(connect);
            return what;
        });
    }
}
