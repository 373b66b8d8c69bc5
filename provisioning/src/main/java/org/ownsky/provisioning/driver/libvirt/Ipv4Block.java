package org.ownsky.provisioning.driver.libvirt;

import java.net.Inet4Address;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ownsky.provisioning.driver.spi.AddressRange;

/** An IPv4 network as {@code 10.77.0.0/22}, from /20 to /28: its first address is the node's, all others are for guests. */
record Ipv4Block(Inet4Address address, int prefixLength) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

    Ipv4Block {
        if (prefixLength < 20 || prefixLength > 28) {
            throw new IllegalArgumentException("A guest network is a /20 to /28, not a /" + prefixLength);
        }
        if (AddressRange.toNumber(address) % size(prefixLength) != 0) {
            throw new IllegalArgumentException(address.getHostAddress() + "/" + prefixLength + " has host bits set");
        }
    }

    static Ipv4Block parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a network like 10.77.0.0/22: " + text);
        }
        long number = 0;
        for (int octet = 1; octet <= 4; octet++) {
            int value = Integer.parseInt(matcher.group(octet));
            if (value > 255) {
                throw new IllegalArgumentException("Not a network like 10.77.0.0/22: " + text);
            }
            number = number << 8 | value;
        }
        return new Ipv4Block(AddressRange.toAddress(number), Integer.parseInt(matcher.group(5)));
    }

    /** The node's own address in it. */
    Inet4Address gateway() {
        return AddressRange.toAddress(AddressRange.toNumber(address) + 1);
    }

    AddressRange guests() {
        return new AddressRange(
                AddressRange.toAddress(AddressRange.toNumber(address) + 2), (int) (size(prefixLength) - 3));
    }

    private static long size(int prefixLength) {
        return 1L << (32 - prefixLength);
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + prefixLength;
    }
}
