package org.ownsky.portal.request;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a request comes from, as far as counting goes: an IPv4 address, or an IPv6 network of 64 bits, because one
 * household has all addresses of such a network at its disposal (RFC 6177).
 */
public record ClientAddress(String text) {
    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    /**
     * The one that counts for this address.
     *
     * @param address as the container tells it; anything else than an IPv6 address stands for itself
     */
    public static ClientAddress of(String address) {
        if (!address.contains(":")) {
            return new ClientAddress(address);
        }
        try {
            var bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length == IPV6_BYTES
                    ? new ClientAddress(
                            HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) + "/64")
                    : new ClientAddress(address);
        } catch (IllegalArgumentException notAnAddress) {
            return new ClientAddress(address);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
