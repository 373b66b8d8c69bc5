package org.ownsky.portal.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses with the same beginning, as in {@code 10.0.0.0/8} or {@code fd00::/8}. */
record AddressRange(InetAddress first, int prefix) {
    private static final int BITS = 8;

    AddressRange {
        if (prefix < 0 || prefix > first.getAddress().length * BITS) {
            throw new IllegalArgumentException(first.getHostAddress() + "/" + prefix + " is not a range of addresses");
        }
    }

    /** Of an address and the length of its prefix, written in digits: no name is ever looked up. */
    static AddressRange parse(String text) {
        var parts = text.strip().split("/", 2);
        if (!parts[0].matches("[0-9a-fA-F:.]+") || parts.length != 2 || !parts[1].matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException(
                    text + " is not a range of addresses; write it as 192.0.2.0/24 or 2001:db8::/32");
        }
        try {
            return new AddressRange(InetAddress.getByName(parts[0]), Integer.parseInt(parts[1]));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text + " is not a range of addresses", e);
        }
    }

    boolean contains(InetAddress address) {
        var ours = first.getAddress();
        var theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (var bit = 0; bit < prefix; bit++) {
            var mask = 0x80 >> bit % BITS;
            if ((ours[bit / BITS] & mask) != (theirs[bit / BITS] & mask)) {
                return false;
            }
        }
        return true;
    }
}
