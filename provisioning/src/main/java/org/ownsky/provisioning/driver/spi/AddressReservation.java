package org.ownsky.provisioning.driver.spi;

import java.net.Inet4Address;

/** The node's network gives {@code address} to {@code mac} and knows it by {@code owner}, our instance id. */
public record AddressReservation(String owner, MacAddress mac, Inet4Address address) {
    /** A reservation for the hardware address that belongs to the address. */
    public static AddressReservation of(String owner, Inet4Address address) {
        return new AddressReservation(owner, MacAddress.of(address), address);
    }
}
