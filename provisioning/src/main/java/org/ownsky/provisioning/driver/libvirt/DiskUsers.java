package org.ownsky.provisioning.driver.libvirt;

import java.util.List;
import java.util.Optional;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.DriverException.Kind;
import org.ownsky.provisioning.driver.spi.VolumeName;

/** Which guests of a node have a volume of its own. */
final class DiskUsers {
    private DiskUsers() {}

    /** Throws if a guest that is powered on has it. */
    static void requireIdle(VolumeName volume, LibvirtConnect connect) throws NativeFailure {
        users(connect.withAllDomains(
                        domain -> domain.poweredOn() && has(domain.description(true), volume) ? domain.name() : ""))
                .ifPresent(user -> {
                    throw new DriverException(Kind.REFUSED, "Guest " + user + " is using volume " + volume);
                });
    }

    /** Throws if a guest has it, now or at its next power-on. */
    static void requireNone(VolumeName volume, LibvirtConnect connect) throws NativeFailure {
        users(connect.withAllDomains(
                        domain -> has(domain.description(true), volume) || has(domain.description(false), volume)
                                ? domain.name()
                                : ""))
                .ifPresent(user -> {
                    throw new DriverException(Kind.REFUSED, "Guest " + user + " still has volume " + volume);
                });
    }

    private static boolean has(XmlTree domain, VolumeName volume) {
        return DiskXml.localVolumes(domain).contains(volume.value());
    }

    private static Optional<String> users(List<String> names) {
        return names.stream().filter(name -> !name.isEmpty()).findFirst();
    }
}
