package org.ownsky.portal.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Where webhooks may lead: to addresses of the public internet, and to what an operator allows besides. All else is closed,
 * because requests come from inside: nobody may make the portal knock at its neighbours' doors.
 */
@Component
class ReachableAddresses {
    /**
     * What IANA's special-purpose registries (RFC 6890 and its successors) list as not globally reachable, multicast, and the
     * ranges that carry an IPv4 address inside, by which the others could be reached.
     */
    private static final List<AddressRange> CLOSED = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20",
                    "5f00::/16",
                    "fc00::/7",
                    "fe80::/9",
                    "ff00::/8")
            .map(AddressRange::parse)
            .toList();

    private static final AddressRange GLOBAL = AddressRange.parse("2000::/3");

    private final List<AddressRange> allowed;

    ReachableAddresses(WebhookSettings settings) {
        this.allowed = settings.allowedNetworks();
    }

    boolean allow(InetAddress named) {
        var address = plain(named);
        return allowed.stream().anyMatch(range -> range.contains(address))
                || (isGlobal(address) && CLOSED.stream().noneMatch(range -> range.contains(address)));
    }

    /** An IPv6 address that holds one of IPv4 leads where that one does. */
    private static InetAddress plain(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has 4 or 16 bytes", e);
        }
    }

    /** Of IPv6 nothing else is given out to anybody (IANA's registry of unicast assignments). */
    private static boolean isGlobal(InetAddress address) {
        return !(address instanceof Inet6Address) || GLOBAL.contains(address);
    }
}
