package org.ownsky.provisioning.driver.libvirt;

import java.util.Locale;
import java.util.UUID;
import org.libvirt.LibvirtException;
import org.libvirt.NodeInfo;
import org.libvirt.StoragePool;
import org.libvirt.StoragePoolInfo;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.AddressRange;
import org.ownsky.provisioning.driver.spi.Architecture;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.NodeFacts;

/** Reads what a machine is and has. */
final class HostFacts {
    private static final long KIB = 1024;

    private HostFacts() {}

    static NodeFacts read(LibvirtConnect connect, AddressRange guests) throws LibvirtException {
        XmlTree capabilities = XmlTree.parse(connect.getCapabilities());
        NodeInfo info = connect.nodeInfo();
        StoragePoolInfo storage = StoragePools.withPool(NodeLayout.VOLUMES, connect, StoragePool::getInfo);
        return new NodeFacts(
                UUID.fromString(required(capabilities, "host", "uuid")),
                connect.getHostName(),
                connect.getType() + " " + version(connect.getVersion()),
                architecture(required(capabilities, "host", "cpu", "arch")),
                info.cpus,
                new Bytes(info.memory * KIB),
                new Bytes(storage.capacity),
                new Bytes(storage.available),
                offersKvm(capabilities),
                guests.first(),
                guests.size());
    }

    static boolean offersKvm(XmlTree capabilities) {
        return capabilities.all("guest", "arch", "domain").stream()
                .anyMatch(
                        domain -> domain.attribute("type").filter("kvm"::equals).isPresent());
    }

    /** libvirt packs versions as major × 1,000,000 + minor × 1,000 + release. */
    static String version(long packed) {
        return String.format(Locale.ROOT, "%d.%d.%d", packed / 1_000_000, packed / 1_000 % 1_000, packed % 1_000);
    }

    private static Architecture architecture(String libvirtName) {
        return switch (libvirtName) {
            case "x86_64" -> Architecture.X86_64;
            case "aarch64" -> Architecture.ARM64;
            default ->
                throw new DriverException(
                        DriverException.Kind.REFUSED, "Machines of architecture " + libvirtName + " are not supported");
        };
    }

    private static String required(XmlTree tree, String name, String... deeper) {
        return tree.first(name, deeper)
                .map(XmlTree::text)
                .orElseThrow(() -> new DriverException(
                        DriverException.Kind.REFUSED,
                        "libvirt's capabilities lack " + name + "/" + String.join("/", deeper)));
    }
}
