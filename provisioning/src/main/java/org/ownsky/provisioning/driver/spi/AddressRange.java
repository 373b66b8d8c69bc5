package org.ownsky.provisioning.driver.spi;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** Consecutive addresses: {@code size} of them from {@code first} on. */
public record AddressRange(Inet4Address first, int size) {
    public AddressRange {
        if (size < 1 || toNumber(first) + size > 1L << 32) {
            throw new IllegalArgumentException(
                    "No range of " + size + " addresses begins at " + first.getHostAddress());
        }
    }

    /** The address at this place, counted from 0. */
    public Inet4Address at(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return toAddress(toNumber(first) + index);
    }

    public boolean contains(Inet4Address address) {
        long offset = toNumber(address) - toNumber(first);
        return offset >= 0 && offset < size;
    }

    /** The address as an unsigned 32-bit number. */
    public static long toNumber(Inet4Address address) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(address.getAddress()).getInt());
    }

    /** The address that this unsigned 32-bit number stands for. */
    public static Inet4Address toAddress(long number) {
        try {
            byte[] octets = ByteBuffer.allocate(4).putInt((int) number).array();
            return (Inet4Address) InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four octets are always an address", e);
        }
    }

    @Override
    public String toString() {
        return first.getHostAddress() + "-" + at(size - 1).getHostAddress();
    }
}
