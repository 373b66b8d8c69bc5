package org.ownsky.provisioning.driver.libvirt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.DiskFacts;
import org.ownsky.provisioning.driver.spi.DiskLimits;
import org.ownsky.provisioning.driver.spi.DiskSerial;
import org.ownsky.provisioning.driver.spi.DiskSource;
import org.ownsky.provisioning.driver.spi.DiskSpec;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.DriverException.Kind;

/**
 * The volumes of guests. Each is in a guest's definition and, if the guest is powered on, plugged in; both are looked at and
 * both are put right, so that what a broken call left is repaired by the next one.
 */
final class GuestDisks {
    /** How long a guest has to let go of a disk. libvirt itself waits 5 s for each request, QEMU takes another one then. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    /** How long it has before the disk is taken by force. */
    private static final Duration SHORT_PATIENCE = Duration.ofSeconds(4);

    private static final Duration PAUSE = Duration.ofMillis(100);
    /** {@code VIR_DOMAIN_BLOCK_RESIZE_BYTES}. */
    private static final int IN_BYTES = 1;

    private final VolumeStore volumes;

    GuestDisks(VolumeStore volumes) {
        this.volumes = volumes;
    }

    /** What a guest has now, if it is powered on, and what it will have at its next power-on. */
    private record View(String name, boolean poweredOn, XmlTree now, XmlTree later) {
        static View of(Domain domain) throws LibvirtException {
            boolean on = Guests.poweredOn(domain);
            XmlTree later = XmlTree.parse(domain.getXMLDesc(NativeDomain.CONFIG));
            return new View(domain.getName(), on, on ? XmlTree.parse(domain.getXMLDesc(0)) : later, later);
        }

        Optional<DiskXml.Present> plugged(DiskSerial serial) {
            return poweredOn ? find(now, serial) : Optional.empty();
        }

        Optional<DiskXml.Present> defined(DiskSerial serial) {
            return find(later, serial);
        }

        DriverException lacks(DiskSerial serial) {
            return new DriverException(Kind.NOT_FOUND, "Guest " + name + " has no disk " + serial);
        }

        private static Optional<DiskXml.Present> find(XmlTree domain, DiskSerial serial) {
            return DiskXml.volumes(domain).stream()
                    .filter(disk -> disk.serial().equals(serial))
                    .findAny();
        }
    }

    void attach(UUID uuid, DiskSpec disk, LibvirtConnect connect) throws LibvirtException, NativeFailure {
        Guests.existing(uuid, connect, domain -> {
            View view = View.of(domain);
            Optional<DiskXml.Present> plugged = view.plugged(disk.serial());
            Optional<DiskXml.Present> defined = view.defined(disk.serial());
            requireSame(disk, plugged, view);
            requireSame(disk, defined, view);
            if (disk.source() instanceof DiskSource.LocalDisk local) {
                volumes.require(local.volume().value(), connect);
            }
            ChapSecrets.keep(List.of(disk), connect);
            String target = plugged.or(() -> defined)
                    .map(DiskXml.Present::target)
                    .orElseGet(() -> DiskXml.freeTarget(List.of(view.now(), view.later())));
            String xml = DiskXml.of(disk, target).toXml();
            if (defined.isEmpty()) {
                domain.attachDeviceFlags(xml, NativeDomain.CONFIG);
            }
            if (view.poweredOn() && plugged.isEmpty()) {
                plug(domain, disk, xml, defined.isEmpty(), connect);
            }
            return uuid;
        });
        limit(uuid, disk.serial(), disk.limits(), connect);
    }

    /** A disk that cannot be plugged in must not wait in the definition for the next power-on. */
    private static void plug(Domain domain, DiskSpec disk, String xml, boolean definedJustNow, LibvirtConnect connect)
            throws LibvirtException {
        try {
            domain.attachDeviceFlags(xml, NativeDomain.LIVE);
        } catch (LibvirtException e) {
            if (definedJustNow) {
                try {
                    undefine(domain, disk.serial());
                    if (disk.source() instanceof DiskSource.IscsiDisk iscsi) {
                        ChapSecrets.forget(List.of(iscsi.target()), connect);
                    }
                } catch (LibvirtException again) {
                    e.addSuppressed(again);
                }
            }
            throw e;
        }
    }

    void detach(UUID uuid, DiskSerial serial, boolean force, LibvirtConnect connect)
            throws LibvirtException, NativeFailure {
        if (!force) {
            requireUnmounted(uuid, serial, connect);
        }
        Optional<UUID> _ = Guests.find(uuid, connect, domain -> {
            View view = View.of(domain);
            Duration patience = force ? SHORT_PATIENCE : PATIENCE;
            if (view.plugged(serial).isPresent() && !letsGo(domain, serial, patience)) {
                if (!force) {
                    throw new DriverException(
                            Kind.REFUSED,
                            "Guest " + view.name() + " does not let go of disk " + serial + " within "
                                    + PATIENCE.toSeconds() + " s: it is starting, hangs or is using it");
                }
                // What was asked for is done by the reset, whatever the guest says.
                domain.reset();
                if (!letsGo(domain, serial, PATIENCE)) {
                    throw new DriverException(
                            Kind.FAILED, "Guest " + view.name() + " has disk " + serial + " even after a reset");
                }
            }
            undefine(domain, serial);
            List<String> kept = new ArrayList<>(DiskXml.targets(view.now()));
            kept.addAll(DiskXml.targets(view.later()));
            View after = View.of(domain);
            kept.removeAll(DiskXml.targets(after.now()));
            kept.removeAll(DiskXml.targets(after.later()));
            ChapSecrets.forget(kept, connect);
            return uuid;
        });
    }

    void grow(UUID uuid, DiskSerial serial, Bytes size, LibvirtConnect connect) throws LibvirtException {
        Guests.existing(uuid, connect, domain -> {
            View view = View.of(domain);
            Optional<DiskXml.Present> plugged = view.plugged(serial);
            if (plugged.isEmpty()) {
                DiskXml.Present defined = view.defined(serial).orElseThrow(() -> view.lacks(serial));
                if (DiskXml.localVolumes(view.later()).contains(defined.location())) {
                    volumes.grow(defined.location(), size, connect);
                }
                return uuid;
            }
            String target = plugged.get().target();
            Bytes present = new Bytes(domain.blockInfo(target).getCapacity());
            if (size.compareTo(present) < 0) {
                throw new DriverException(
                        Kind.REFUSED, "Disk " + serial + " has " + present + " and cannot shrink to " + size);
            }
            domain.blockResize(target, size.value(), IN_BYTES);
            return uuid;
        });
    }

    void limit(UUID uuid, DiskSerial serial, DiskLimits limits, LibvirtConnect connect) throws NativeFailure {
        Optional<UUID> changed = connect.withDomain(uuid, domain -> {
            boolean on = domain.poweredOn();
            Optional<DiskXml.Present> plugged = on ? View.find(domain.description(true), serial) : Optional.empty();
            Optional<DiskXml.Present> defined = View.find(domain.description(false), serial);
            if (plugged.isEmpty() && defined.isEmpty()) {
                throw new DriverException(Kind.NOT_FOUND, "Guest " + domain.name() + " has no disk " + serial);
            }
            limitOne(domain, plugged, limits, NativeDomain.LIVE);
            limitOne(domain, defined, limits, NativeDomain.CONFIG);
            return uuid;
        });
        if (changed.isEmpty()) {
            throw new DriverException(Kind.NOT_FOUND, "No guest with UUID " + uuid);
        }
    }

    List<DiskFacts> facts(UUID uuid, LibvirtConnect connect) throws LibvirtException {
        return Guests.find(uuid, connect, domain -> {
                    View view = View.of(domain);
                    Map<DiskSerial, DiskXml.Present> present = new LinkedHashMap<>();
                    if (view.poweredOn()) {
                        DiskXml.volumes(view.now()).forEach(disk -> present.put(disk.serial(), disk));
                    }
                    DiskXml.volumes(view.later()).forEach(disk -> present.putIfAbsent(disk.serial(), disk));
                    return present.values().stream()
                            .map(disk -> facts(disk, view))
                            .toList();
                })
                .orElse(List.of());
    }

    private static DiskFacts facts(DiskXml.Present disk, View view) {
        return new DiskFacts(
                disk.serial(),
                disk.location(),
                disk.readOnly(),
                disk.limits(),
                view.plugged(disk.serial()).isPresent(),
                view.defined(disk.serial()).isPresent());
    }

    private static void limitOne(NativeDomain domain, Optional<DiskXml.Present> disk, DiskLimits limits, int where)
            throws NativeFailure {
        if (disk.isPresent() && !disk.get().limits().equals(limits)) {
            domain.limit(disk.get().target(), limits, where);
        }
    }

    private static void requireSame(DiskSpec asked, Optional<DiskXml.Present> present, View view) {
        boolean other = present.isPresent()
                && (!present.get().location().equals(asked.source().location())
                        || present.get().readOnly() != asked.readOnly());
        if (other) {
            throw new DriverException(
                    Kind.REFUSED,
                    "Guest " + view.name() + " has another disk with serial " + asked.serial() + ", "
                            + present.get().location());
        }
    }

    /** Linux takes a disk out under a file system that is mounted; so the guest's agent is asked, if there is one. */
    private static void requireUnmounted(UUID uuid, DiskSerial serial, LibvirtConnect connect) throws NativeFailure {
        Optional<UUID> _ = connect.withDomain(uuid, domain -> {
            XmlTree now = domain.description(true);
            Optional<String> target = View.find(now, serial).map(DiskXml.Present::target);
            if (target.isPresent()
                    && GuestAgent.answers(now)
                    && domain.mountedTargets().contains(target.get())) {
                throw new DriverException(
                        Kind.REFUSED,
                        "Guest " + domain.name() + " has a file system of disk " + serial
                                + " mounted: unmount it there first");
            }
            return uuid;
        });
    }

    /** Asks the guest, again when it has not heard, until the disk is gone or patience is. */
    private static boolean letsGo(Domain domain, DiskSerial serial, Duration patience) throws LibvirtException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<DiskXml.Present> plugged = View.of(domain).plugged(serial);
            if (plugged.isEmpty()) {
                return true;
            }
            if (System.nanoTime() > deadline) {
                return false;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new DriverException(Kind.TIMEOUT, "Interrupted while a guest lets go of disk " + serial);
            }
            unplug(domain, plugged.get());
        }
    }

    private static void unplug(Domain domain, DiskXml.Present disk) throws LibvirtException {
        try {
            domain.detachDeviceFlags(DiskXml.toDetach(disk).toXml(), NativeDomain.LIVE);
        } catch (LibvirtException e) {
            String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            boolean asked = message.contains("in the process of unplug");
            boolean goneMeanwhile = View.of(domain).plugged(disk.serial()).isEmpty();
            if (!asked && !goneMeanwhile) {
                throw e;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static void undefine(Domain domain, DiskSerial serial) throws LibvirtException {
        Optional<DiskXml.Present> defined = View.of(domain).defined(serial);
        if (defined.isPresent()) {
            domain.detachDeviceFlags(DiskXml.toDetach(defined.get()).toXml(), NativeDomain.CONFIG);
        }
    }
}
