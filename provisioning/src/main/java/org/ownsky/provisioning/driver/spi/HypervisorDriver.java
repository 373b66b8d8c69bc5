package org.ownsky.provisioning.driver.spi;

import java.net.URI;

/** Connects to nodes of one kind. Every adapter passes the same contract test. */
public interface HypervisorDriver {
    /** Whether this driver serves such addresses: {@code qemu+unix:///system?socket=…}, {@code fake://node-1}. */
    boolean serves(URI address);

    /**
     * A node at this address. Never blocks and never fails for a node that is down: the calls on the returned object do.
     * The object reconnects by itself and lives until closed.
     */
    HypervisorNode connect(URI address);
}
