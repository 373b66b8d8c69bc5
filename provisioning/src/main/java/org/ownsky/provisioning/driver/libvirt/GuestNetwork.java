package org.ownsky.provisioning.driver.libvirt;

import java.net.Inet4Address;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.libvirt.Network;
import org.libvirt.StoragePool;
import org.ownsky.provisioning.driver.spi.AddressRange;
import org.ownsky.provisioning.driver.spi.AddressReservation;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.DriverException.Kind;
import org.ownsky.provisioning.driver.spi.MacAddress;

/**
 * The addresses of a node's guests. Our network hands them out by a table that never changes, from hardware addresses that
 * derive from the addresses; changing it for each guest would make libvirt rebuild the network's firewall, which takes half
 * a second and leaves all other guests without one meanwhile. Who holds an address is noted by an empty volume that is
 * named {@code OWNER.ADDRESS.address}.
 */
final class GuestNetwork {
    private static final Pattern NOTE = Pattern.compile("([A-Za-z0-9-]{1,64})\\.([0-9.]{7,15})\\.address");

    private volatile @Nullable AddressRange known;

    /** The range as the node's network has it; reads it afresh. */
    AddressRange range(LibvirtConnect connect) throws LibvirtException {
        XmlTree network = definition(connect);
        XmlTree range = network.first("ip", "dhcp", "range").orElseThrow(GuestNetwork::notOurs);
        Inet4Address first = Inet4Address.ofLiteral(range.attribute("start").orElseThrow());
        Inet4Address last = Inet4Address.ofLiteral(range.attribute("end").orElseThrow());
        AddressRange read =
                new AddressRange(first, (int) (AddressRange.toNumber(last) - AddressRange.toNumber(first) + 1));
        requireTable(read, network);
        known = read;
        return read;
    }

    List<AddressReservation> reservations(LibvirtConnect connect) throws LibvirtException {
        return StoragePools.withPool(NodeLayout.VOLUMES, connect, GuestNetwork::notes);
    }

    void reserve(AddressReservation asked, LibvirtConnect connect) throws LibvirtException {
        AddressRange present = known;
        AddressRange range = present == null ? range(connect) : present;
        if (!range.contains(asked.address())) {
            throw new DriverException(
                    Kind.REFUSED, asked.address().getHostAddress() + " is outside the guests' range, " + range);
        }
        if (!asked.mac().equals(MacAddress.of(asked.address()))) {
            throw new DriverException(
                    Kind.REFUSED,
                    "The network gives " + asked.address().getHostAddress() + " to " + MacAddress.of(asked.address())
                            + " only, not to " + asked.mac());
        }
        boolean _ = StoragePools.withPool(NodeLayout.VOLUMES, connect, pool -> take(asked, pool));
    }

    void release(AddressReservation reservation, LibvirtConnect connect) throws LibvirtException {
        boolean _ = StoragePools.withPool(NodeLayout.VOLUMES, connect, pool -> {
            StoragePools.delete(pool, note(reservation));
            return true;
        });
    }

    /** Notes it first and looks then, so that of two who ask for one address at the same time not both get it. */
    private static boolean take(AddressReservation asked, StoragePool pool) throws LibvirtException {
        try {
            pool.storageVolCreateXML(VolumeXml.raw(note(asked), 0), 0).free();
        } catch (LibvirtException e) {
            if (LibvirtFailure.is(e, ErrorNumber.VIR_ERR_STORAGE_VOL_EXIST)) {
                return true;
            }
            throw e;
        }
        Optional<AddressReservation> other = notes(pool).stream()
                .filter(held -> !held.equals(asked))
                .filter(held ->
                        held.address().equals(asked.address()) || held.owner().equals(asked.owner()))
                .findAny();
        if (other.isPresent()) {
            StoragePools.delete(pool, note(asked));
            throw new DriverException(
                    Kind.REFUSED,
                    other.get().owner() + " holds " + other.get().address().getHostAddress() + " already");
        }
        return true;
    }

    private static List<AddressReservation> notes(StoragePool pool) throws LibvirtException {
        return Arrays.stream(pool.listVolumes())
                .map(NOTE::matcher)
                .filter(Matcher::matches)
                .map(note -> AddressReservation.of(note.group(1), Inet4Address.ofLiteral(note.group(2))))
                .toList();
    }

    private static String note(AddressReservation reservation) {
        return reservation.owner() + "." + reservation.address().getHostAddress() + ".address";
    }

    /** A network of our name that somebody else made would give guests addresses that nobody knows. */
    private static void requireTable(AddressRange range, XmlTree network) {
        Map<String, String> hosts = network.all("ip", "dhcp", "host").stream()
                .collect(Collectors.toMap(
                        host -> host.attribute("ip").orElse(""),
                        host -> host.attribute("mac").orElse("").toLowerCase(Locale.ROOT),
                        (one, _) -> one));
        boolean complete = IntStream.range(0, range.size())
                .mapToObj(range::at)
                .allMatch(address -> MacAddress.of(address).value().equals(hosts.get(address.getHostAddress())));
        if (!complete) {
            throw notOurs();
        }
    }

    private static DriverException notOurs() {
        return new DriverException(
                Kind.REFUSED,
                "Network " + NodeLayout.NETWORK + " was not made by Ownsky: it lacks the table of addresses. Remove it"
                        + " (virsh net-destroy " + NodeLayout.NETWORK + ", virsh net-undefine " + NodeLayout.NETWORK
                        + ") and it is made anew");
    }

    private static XmlTree definition(LibvirtConnect connect) throws LibvirtException {
        Network network = connect.networkLookupByName(NodeLayout.NETWORK);
        try {
            return XmlTree.parse(network.getXMLDesc(0));
        } finally {
            network.free();
        }
    }
}
