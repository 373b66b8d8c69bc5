package org.ownsky.provisioning.driver.fake;

import static org.ownsky.provisioning.driver.spi.DriverException.Kind.NOT_FOUND;
import static org.ownsky.provisioning.driver.spi.DriverException.Kind.REFUSED;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.DiskFacts;
import org.ownsky.provisioning.driver.spi.DiskLimits;
import org.ownsky.provisioning.driver.spi.DiskSerial;
import org.ownsky.provisioning.driver.spi.DiskSource;
import org.ownsky.provisioning.driver.spi.DiskSpec;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.VolumeName;

/** Which guest of a fake node has which volume. Its machine guards it. */
final class FakeDisks {
    private final Map<UUID, FakeDomain> domains;
    private final FakeStore store;

    FakeDisks(Map<UUID, FakeDomain> domains, FakeStore store) {
        this.domains = domains;
        this.store = store;
    }

    /** A machine that dies has written it down, but not plugged it in. */
    void attach(UUID uuid, DiskSpec disk, Extent extent) {
        FakeDomain domain = require(uuid);
        requireUsable(domain, disk);
        FakeDomain changed = domain.withDefined(with(disk, domain.definedDisks()));
        if (domain.state().poweredOn() && extent == Extent.WHOLE) {
            changed = changed.withPlugged(with(disk, domain.plugged()));
        }
        domains.put(uuid, changed);
    }

    /** A machine that dies has unplugged it, but not written that down. */
    void detach(UUID uuid, DiskSerial serial, boolean force, Extent extent) {
        FakeDomain domain = domains.get(uuid);
        if (domain == null) {
            return;
        }
        if (!domain.letsGo() && !force && has(domain.plugged(), serial)) {
            throw new DriverException(
                    REFUSED, "Guest " + domain.name() + " does not let go of disk " + serial + ": is it in use there?");
        }
        FakeDomain changed = domain.withPlugged(without(serial, domain.plugged()));
        if (extent == Extent.WHOLE) {
            changed = changed.withDefined(without(serial, domain.definedDisks()));
        }
        domains.put(uuid, changed);
    }

    void grow(UUID uuid, DiskSerial serial, Bytes size) {
        if (disk(require(uuid), serial).source() instanceof DiskSource.LocalDisk(VolumeName volume)) {
            store.grow(volume, size);
        }
    }

    void limit(UUID uuid, DiskSerial serial, DiskLimits limits) {
        FakeDomain domain = require(uuid);
        DiskSpec _ = disk(domain, serial);
        domains.put(
                uuid,
                domain.withPlugged(limited(domain.plugged(), serial, limits))
                        .withDefined(limited(domain.definedDisks(), serial, limits)));
    }

    List<DiskFacts> facts(UUID uuid) {
        FakeDomain domain = domains.get(uuid);
        if (domain == null) {
            return List.of();
        }
        Set<DiskSerial> serials = new LinkedHashSet<>();
        Stream.concat(domain.plugged().stream(), domain.definedDisks().stream())
                .map(DiskSpec::serial)
                .forEach(serials::add);
        return serials.stream().map(serial -> facts(domain, serial)).toList();
    }

    /** The data of a disk of a guest that is powered on, as it is now. */
    FakeVolume.Data data(UUID uuid, DiskSerial serial) {
        FakeDomain domain = require(uuid);
        if (!domain.state().poweredOn()) {
            throw new DriverException(REFUSED, "Guest " + domain.name() + " is powered off");
        }
        return switch (disk(domain, serial).source()) {
            case DiskSource.LocalDisk(VolumeName volume) -> store.requireData(volume);
            case DiskSource.IscsiDisk disk ->
                new FakeVolume.Data(VolumeName.data(serial + "0"), Bytes.ofMib(64), disk.location());
        };
    }

    /** A volume that no powered-on guest has. */
    FakeVolume.Data idle(VolumeName name) {
        requireIdle(name);
        return store.requireData(name);
    }

    void growVolume(VolumeName name, Bytes size) {
        requireIdle(name);
        store.grow(name, size);
    }

    void delete(VolumeName name) {
        domains.values().stream()
                .filter(domain -> Stream.concat(local(domain.plugged()), local(domain.definedDisks()))
                        .anyMatch(name::equals))
                .findAny()
                .ifPresent(user -> {
                    throw new DriverException(REFUSED, "Guest " + user.name() + " still has volume " + name);
                });
        store.delete(name);
    }

    void letGo(UUID uuid, boolean lets) {
        domains.put(uuid, require(uuid).lettingGo(lets));
    }

    /** The disks of the node's own among these. */
    static Stream<VolumeName> local(List<DiskSpec> disks) {
        return disks.stream()
                .flatMap(disk -> disk.source() instanceof DiskSource.LocalDisk(VolumeName volume)
                        ? Stream.of(volume)
                        : Stream.empty());
    }

    private void requireIdle(VolumeName name) {
        domains.values().stream()
                .filter(domain -> local(domain.plugged()).anyMatch(name::equals))
                .findAny()
                .ifPresent(user -> {
                    throw new DriverException(REFUSED, "Guest " + user.name() + " is using volume " + name);
                });
    }

    private void requireUsable(FakeDomain domain, DiskSpec disk) {
        Stream.concat(domain.plugged().stream(), domain.definedDisks().stream())
                .filter(present -> present.serial().equals(disk.serial()))
                .filter(present ->
                        !present.source().location().equals(disk.source().location())
                                || present.readOnly() != disk.readOnly())
                .findAny()
                .ifPresent(other -> {
                    throw new DriverException(
                            REFUSED,
                            "Guest " + domain.name() + " has another disk with serial " + disk.serial() + ", "
                                    + other.source().location());
                });
        if (disk.source() instanceof DiskSource.LocalDisk(VolumeName volume)) {
            FakeVolume.Data _ = store.requireData(volume);
            if (domain.state().poweredOn()) {
                requireNoOtherWriter(domain, disk, volume);
            }
        }
    }

    /** Several may read, as with the locks that QEMU takes on files. */
    private void requireNoOtherWriter(FakeDomain domain, DiskSpec disk, VolumeName volume) {
        domains.values().stream()
                .filter(other -> !other.uuid().equals(domain.uuid()))
                .filter(other -> other.plugged().stream()
                        .filter(present -> local(List.of(present)).anyMatch(volume::equals))
                        .anyMatch(present -> !present.readOnly() || !disk.readOnly()))
                .findAny()
                .ifPresent(other -> {
                    throw new DriverException(REFUSED, "Guest " + other.name() + " is using volume " + volume);
                });
    }

    private static DiskFacts facts(FakeDomain domain, DiskSerial serial) {
        DiskSpec disk = disk(domain, serial);
        return new DiskFacts(
                serial,
                disk.source().location(),
                disk.readOnly(),
                disk.limits(),
                has(domain.plugged(), serial),
                has(domain.definedDisks(), serial));
    }

    private static DiskSpec disk(FakeDomain domain, DiskSerial serial) {
        return find(domain.plugged(), serial)
                .or(() -> find(domain.definedDisks(), serial))
                .orElseThrow(() -> new DriverException(NOT_FOUND, "Guest " + domain.name() + " has no disk " + serial));
    }

    private static Optional<DiskSpec> find(List<DiskSpec> disks, DiskSerial serial) {
        return disks.stream().filter(disk -> disk.serial().equals(serial)).findAny();
    }

    private static boolean has(List<DiskSpec> disks, DiskSerial serial) {
        return find(disks, serial).isPresent();
    }

    private static List<DiskSpec> with(DiskSpec disk, List<DiskSpec> disks) {
        List<DiskSpec> changed = new ArrayList<>(without(disk.serial(), disks));
        changed.add(disk);
        return changed;
    }

    private static List<DiskSpec> without(DiskSerial serial, List<DiskSpec> disks) {
        return disks.stream().filter(disk -> !disk.serial().equals(serial)).toList();
    }

    private static List<DiskSpec> limited(List<DiskSpec> disks, DiskSerial serial, DiskLimits limits) {
        return disks.stream()
                .map(disk -> disk.serial().equals(serial)
                        ? new DiskSpec(serial, disk.source(), disk.readOnly(), limits)
                        : disk)
                .toList();
    }

    private FakeDomain require(UUID uuid) {
        FakeDomain domain = domains.get(uuid);
        if (domain == null) {
            throw new DriverException(NOT_FOUND, "No guest with UUID " + uuid);
        }
        return domain;
    }
}
