package org.ownsky.provisioning.driver.libvirt;

import static org.ownsky.provisioning.driver.libvirt.XmlElement.element;

import java.net.Inet4Address;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.ownsky.provisioning.driver.spi.AddressRange;
import org.ownsky.provisioning.driver.spi.MacAddress;

/** The pools and the network that we keep on a node: their names and how they are defined. */
final class NodeLayout {
    /** The network of all guests. */
    static final String NETWORK = "ownsky";
    /** The pool of disks and seeds, and of notes about addresses. */
    static final String VOLUMES = "ownsky";
    /** The pool of golden images. */
    static final String IMAGES = "ownsky-images";

    private static final String BRIDGE = "ownsky0";
    private static final String DOMAIN = "ownsky.internal";

    private NodeLayout() {}

    /** Side by side, since a pool would take the folder of another one for a volume. */
    static Path folder(String pool, LibvirtSettings settings) {
        return settings.poolPath().resolve(pool.equals(IMAGES) ? "images" : "volumes");
    }

    static String poolXml(String pool, LibvirtSettings settings) {
        return element("pool")
                .attribute("type", "dir")
                .with(element("name", pool), element("target").with(element("path", folder(pool, settings))))
                .toXml();
    }

    /** A network behind NAT that knows beforehand which hardware address gets which address; strangers get none. */
    static String networkXml(LibvirtSettings settings) {
        Ipv4Block block = settings.guestBlock();
        AddressRange guests = block.guests();
        XmlElement dhcp = element("dhcp")
                .with(element("range")
                        .attribute("start", guests.first().getHostAddress())
                        .attribute("end", guests.at(guests.size() - 1).getHostAddress())
                        .with(element("lease")
                                .attribute("expiry", settings.leaseTime().toMinutes())
                                .attribute("unit", "minutes")));
        IntStream.range(0, guests.size())
                .mapToObj(guests::at)
                .map(NodeLayout::host)
                .forEach(dhcp::with);
        return element("network")
                .with(
                        element("name", NETWORK),
                        element("forward").attribute("mode", "nat"),
                        element("bridge")
                                .attribute("name", BRIDGE)
                                .attribute("stp", "off")
                                .attribute("delay", 0),
                        element("domain").attribute("name", DOMAIN).attribute("localOnly", "yes"),
                        element("ip")
                                .attribute("address", block.gateway().getHostAddress())
                                .attribute("prefix", block.prefixLength())
                                .with(dhcp))
                .toXml();
    }

    /** Named as EC2 names private addresses. */
    private static XmlElement host(Inet4Address address) {
        String text = address.getHostAddress();
        return element("host")
                .attribute("mac", MacAddress.of(address))
                .attribute("name", "ip-" + text.replace('.', '-'))
                .attribute("ip", text);
    }
}
