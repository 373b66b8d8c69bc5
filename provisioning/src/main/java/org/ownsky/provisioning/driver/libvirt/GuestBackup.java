package org.ownsky.provisioning.driver.libvirt;

import static org.ownsky.provisioning.driver.libvirt.XmlElement.element;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.libvirt.LibvirtException;
import org.libvirt.StorageVol;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.BackupOrder;
import org.ownsky.provisioning.driver.spi.CopyProgress;
import org.ownsky.provisioning.driver.spi.DiskBackup;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.DriverException.Kind;
import org.ownsky.provisioning.driver.spi.VolumeCopy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Backups of running guests: QEMU writes each disk as it was at one instant into a file on the node (libvirt's
 * <a href="https://libvirt.org/formatbackup.html">backup job</a> in push mode), and that file is fetched. Files that a crash
 * left behind go with a later backup.
 */
final class GuestBackup {
    private static final Logger LOG = LoggerFactory.getLogger(GuestBackup.class);
    private static final String PREFIX = "ownsky-backup-";
    private static final Duration DEAD_AFTER = Duration.ofHours(2);
    private static final Duration PAUSE = Duration.ofMillis(50);
    /** How long a backup that is broken off may take to end. */
    private static final Duration LAST_WAIT = Duration.ofSeconds(10);

    private final Path folder;
    private final VolumeStore volumes;
    private final InstantSource clock;

    /** {@code folder} is the node's folder of volumes. */
    GuestBackup(Path folder, VolumeStore volumes, InstantSource clock) {
        this.folder = folder;
        this.volumes = volumes;
        this.clock = clock;
    }

    /** A disk of the guest and what becomes of it. */
    private record Part(String target, String volume, BackupOrder order) {}

    DiskBackup run(UUID uuid, List<BackupOrder> orders, CopyProgress progress, LibvirtConnect connect)
            throws LibvirtException, NativeFailure {
        removeDead(connect);
        return connect.withDomain(uuid, domain -> {
                    try {
                        return run(domain, orders, progress, connect);
                    } catch (LibvirtException e) {
                        throw new NativeFailure(e.getError());
                    }
                })
                .orElseThrow(() -> new DriverException(Kind.NOT_FOUND, "No guest with UUID " + uuid));
    }

    private DiskBackup run(NativeDomain domain, List<BackupOrder> orders, CopyProgress progress, LibvirtConnect connect)
            throws LibvirtException, NativeFailure {
        if (!domain.poweredOn()) {
            throw new DriverException(Kind.REFUSED, "Guest " + domain.name() + " is powered off");
        }
        XmlTree now = domain.description(true);
        List<Part> parts = parts(domain, now, orders);
        requireRoom(domain, now, orders, connect);
        boolean whole = false;
        try {
            boolean quiesced = begin(domain, xml(now, parts), GuestAgent.answers(now));
            awaitEnd(domain, progress);
            List<VolumeCopy> copies = fetch(parts, progress, connect);
            whole = true;
            return new DiskBackup(quiesced, copies);
        } finally {
            remove(parts, connect);
            if (!whole) {
                discard(orders);
            }
        }
    }

    /** QEMU pauses guests whose disks cannot grow: a copy that cannot fit must not begin, for it would take others' room. */
    private void requireRoom(NativeDomain domain, XmlTree now, List<BackupOrder> orders, LibvirtConnect connect)
            throws LibvirtException {
        List<String> copied = DiskXml.volumes(now).stream()
                .filter(disk -> orders.stream().anyMatch(order -> order.serial().equals(disk.serial())))
                .map(DiskXml.Present::location)
                .toList();
        long needed = volumes.facts(connect).stream()
                .filter(facts -> copied.contains(facts.name().value()))
                .mapToLong(facts -> facts.allocated().value())
                .sum();
        long free = StoragePools.withPool(NodeLayout.VOLUMES, connect, pool -> pool.getInfo().available);
        if (needed > free) {
            throw new DriverException(
                    Kind.NO_SPACE,
                    "A backup of guest " + domain.name() + " takes up to " + new Bytes(needed)
                            + " on the node, which has " + new Bytes(free) + " left");
        }
    }

    private List<Part> parts(NativeDomain domain, XmlTree now, List<BackupOrder> orders) {
        String attempt = PREFIX + Long.toHexString(clock.millis()) + "-";
        List<DiskXml.Present> disks = DiskXml.volumes(now);
        return orders.stream()
                .map(order -> disks.stream()
                        .filter(disk -> disk.serial().equals(order.serial()))
                        .findAny()
                        .map(disk -> new Part(disk.target(), attempt + order.serial(), order))
                        .orElseThrow(() -> new DriverException(
                                Kind.NOT_FOUND, "Guest " + domain.name() + " has no disk " + order.serial())))
                .toList();
    }

    /**
     * The instant is over when the job has begun: what the guest writes from then on is not in it. A guest with an agent is
     * always thawed, also when freezing it failed: a backup that broke off may have left it frozen, and then it cannot be
     * frozen again.
     */
    private static boolean begin(NativeDomain domain, String xml, boolean agent) throws NativeFailure {
        if (!agent) {
            domain.beginBackup(xml);
            return false;
        }
        boolean frozen = domain.freeze();
        try {
            domain.beginBackup(xml);
        } catch (NativeFailure | RuntimeException e) {
            thaw(domain);
            throw e;
        }
        thaw(domain);
        return frozen;
    }

    private static void thaw(NativeDomain domain) {
        try {
            domain.thaw();
        } catch (NativeFailure e) {
            LOG.atWarn()
                    .addKeyValue("guest", domain.name())
                    .addKeyValue("reason", e.getMessage())
                    .log("A guest's agent did not say that its file systems go on");
        }
    }

    /** Whatever ends the waiting early ends the job too. */
    private static void awaitEnd(NativeDomain domain, CopyProgress progress) throws NativeFailure {
        boolean ended = false;
        try {
            await(domain, progress);
            ended = true;
        } finally {
            if (!ended) {
                abort(domain);
            }
        }
        NativeDomain.JobEnd end = domain.jobEnd();
        if (!end.completed()) {
            throw new DriverException(
                    LibvirtFailure.outOfSpace(end.reason()) ? Kind.NO_SPACE : Kind.FAILED,
                    "The backup of guest " + domain.name() + " broke off on the node: "
                            + (end.reason().isEmpty() ? "is its disk full?" : end.reason()));
        }
    }

    private static void await(NativeDomain domain, CopyProgress progress) throws NativeFailure {
        while (domain.jobGoesOn()) {
            StoragePools.requireWanted();
            NativeDomain.Job job = domain.job();
            if (job.total() > 0) {
                progress.copied(new Bytes(job.processed()), new Bytes(job.total()));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Returns when the job is gone: libvirtd 9.0 has died of a disk that was taken out while a backup of it was ending. */
    private static void abort(NativeDomain domain) {
        boolean interrupted = Thread.interrupted();
        try {
            domain.abortJob();
            long deadline = System.nanoTime() + LAST_WAIT.toNanos();
            while (domain.jobGoesOn() && System.nanoTime() < deadline) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (NativeFailure e) {
            LOG.atInfo()
                    .addKeyValue("guest", domain.name())
                    .addKeyValue("reason", e.getMessage())
                    .log("A backup that was broken off may have ended already");
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static List<VolumeCopy> fetch(List<Part> parts, CopyProgress progress, LibvirtConnect connect)
            throws LibvirtException {
        return StoragePools.withPool(NodeLayout.VOLUMES, connect, pool -> {
            StoragePools.refresh(pool);
            List<VolumeCopy> copies = new ArrayList<>();
            for (Part part : parts) {
                copies.add(
                        StoragePools.withVolume(pool, part.volume(), volume -> fetch(volume, part, progress, connect))
                                .orElseThrow(() -> VolumeStore.missing(part.volume())));
            }
            return copies;
        });
    }

    private static VolumeCopy fetch(StorageVol volume, Part part, CopyProgress progress, LibvirtConnect connect)
            throws LibvirtException {
        return VolumeTransfer.take(
                volume, new Bytes(volume.getInfo().capacity), part.order().file(), progress, connect);
    }

    private String xml(XmlTree domain, List<Part> parts) {
        XmlElement disks = element("disks");
        domain.all("devices", "disk", "target").stream()
                .flatMap(target -> target.attribute("dev").stream())
                .forEach(target -> disks.with(disk(target, parts)));
        return element("domainbackup").attribute("mode", "push").with(disks).toXml();
    }

    /** A disk that is not named would be backed up too, so each one is. */
    private XmlElement disk(String target, List<Part> parts) {
        return parts.stream()
                .filter(part -> part.target().equals(target))
                .findAny()
                .map(part -> element("disk")
                        .attribute("name", target)
                        .attribute("backup", "yes")
                        .attribute("type", "file")
                        .with(
                                element("driver").attribute("type", "qcow2"),
                                element("target").attribute("file", folder.resolve(part.volume()))))
                .orElseGet(() -> element("disk").attribute("name", target).attribute("backup", "no"));
    }

    private void remove(List<Part> parts, LibvirtConnect connect) {
        for (Part part : parts) {
            try {
                volumes.delete(part.volume(), connect);
            } catch (LibvirtException e) {
                LOG.atInfo()
                        .addKeyValue("volume", part.volume())
                        .addKeyValue("reason", e.getMessage())
                        .log("What a backup wrote on the node stays until a later backup");
            }
        }
    }

    private void removeDead(LibvirtConnect connect) throws LibvirtException {
        long dead = clock.millis() - DEAD_AFTER.toMillis();
        for (String volume : volumes.beginningWith(PREFIX, connect)) {
            String begun = volume.substring(PREFIX.length()).replaceFirst("-.*", "");
            if (begun.matches("[0-9a-f]{1,15}") && Long.parseLong(begun, 16) < dead) {
                volumes.delete(volume, connect);
            }
        }
    }

    private static void discard(List<BackupOrder> orders) {
        for (BackupOrder order : orders) {
            try {
                Files.deleteIfExists(order.file());
            } catch (IOException e) {
                LOG.atWarn().addKeyValue("file", order.file()).setCause(e).log("Half a copy stays");
            }
        }
    }
}
