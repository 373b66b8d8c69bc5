package org.ownsky.provisioning.driver.spi;

import java.net.URI;

/** Every driver there is: connects to nodes of any kind by their address. */
public interface Drivers {
    /** Whether some driver serves such addresses. */
    boolean serves(URI address);

    /**
     * A node at this address, as {@link HypervisorDriver#connect}.
     *
     * @throws DriverException {@link DriverException.Kind#REFUSED} if no driver serves the address; the message lists the
     *     kinds of addresses that work
     */
    HypervisorNode connect(URI address);
}
