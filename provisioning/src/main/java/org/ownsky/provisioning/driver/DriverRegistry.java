package org.ownsky.provisioning.driver;

import java.net.URI;
import java.util.List;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.Drivers;
import org.ownsky.provisioning.driver.spi.HypervisorDriver;
import org.ownsky.provisioning.driver.spi.HypervisorNode;

/** Asks each driver in turn whether an address is its kind. */
final class DriverRegistry implements Drivers {
    private final List<HypervisorDriver> drivers;

    DriverRegistry(List<HypervisorDriver> drivers) {
        this.drivers = List.copyOf(drivers);
    }

    @Override
    public boolean serves(URI address) {
        return drivers.stream().anyMatch(driver -> driver.serves(address));
    }

    @Override
    public HypervisorNode connect(URI address) {
        return drivers.stream()
                .filter(driver -> driver.serves(address))
                .findFirst()
                .orElseThrow(() -> new DriverException(
                        DriverException.Kind.REFUSED,
                        "No driver serves " + address + "; addresses that work look like qemu:///system,"
                                + " qemu+ssh://root@host/system or qemu+tls://host/system"))
                .connect(address);
    }
}
