package org.ownsky.provisioning.driver.spi;

import java.net.Inet4Address;
import java.util.Locale;
import java.util.regex.Pattern;

/** A guest's hardware address, lower case, with colons; ours begin with QEMU's prefix {@code 52:54:00}. */
public record MacAddress(String value) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{2}:){5}[0-9a-f]{2}");

    public MacAddress {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a hardware address: " + value);
        }
    }

    /**
     * The hardware address for whoever holds this address in a node's network. It derives from the address alone, so that
     * the address's next holder takes over a lease that its last one left behind.
     */
    public static MacAddress of(Inet4Address address) {
        byte[] octets = address.getAddress();
        return new MacAddress(String.format(
                Locale.ROOT, "52:54:00:%02x:%02x:%02x", octets[1] & 0xff, octets[2] & 0xff, octets[3] & 0xff));
    }

    @Override
    public String toString() {
        return value;
    }
}
