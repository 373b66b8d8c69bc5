package org.ownsky.provisioning.driver.libvirt;

import java.net.URI;
import java.time.InstantSource;
import java.util.Set;
import org.ownsky.provisioning.driver.spi.HypervisorDriver;
import org.ownsky.provisioning.driver.spi.HypervisorNode;

/** Connects to QEMU by libvirt: {@code qemu:///system}, {@code qemu+ssh://root@host/system} and their kind. */
public final class LibvirtDriver implements HypervisorDriver {
    private static final Set<String> SCHEMES = Set.of("qemu", "qemu+unix", "qemu+tcp", "qemu+ssh", "qemu+tls");

    private final LibvirtSettings settings;
    private final InstantSource clock;

    public LibvirtDriver(LibvirtSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public boolean serves(URI address) {
        return address.getScheme() != null && SCHEMES.contains(address.getScheme());
    }

    @Override
    public HypervisorNode connect(URI address) {
        return new LibvirtNode(address, settings, clock);
    }
}
