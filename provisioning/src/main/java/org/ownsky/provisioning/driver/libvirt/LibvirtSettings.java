package org.ownsky.provisioning.driver.libvirt;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this driver uses libvirt nodes.
 *
 * @param poolPath the folder on the nodes that holds images, disks and seeds
 * @param guestNetwork the network that guests get addresses from, such as {@code 10.77.0.0/22}; each node has its own,
 *     behind NAT
 * @param leaseTime how long a guest may use its address without asking again; libvirt wants two minutes at least
 * @param callTimeout how long a call may take
 * @param copyTimeout how long copying an image to a node may take
 * @param callsAtOnce how many calls to one node run at the same time; others wait
 * @param keepAlive how often a silent node is asked whether it lives; three silences in a row are a broken connection
 * @param reconnectAtMost the longest pause between two attempts to reach a node
 */
@ConfigurationProperties("ownsky.libvirt")
public record LibvirtSettings(
        @DefaultValue("/var/lib/ownsky/pool") Path poolPath,
        @DefaultValue("10.77.0.0/22") String guestNetwork,
        @DefaultValue("5m") Duration leaseTime,
        @DefaultValue("30s") Duration callTimeout,
        @DefaultValue("10m") Duration copyTimeout,
        @DefaultValue("4") int callsAtOnce,
        @DefaultValue("5s") Duration keepAlive,
        @DefaultValue("30s") Duration reconnectAtMost) {

    public LibvirtSettings {
        if (!poolPath.isAbsolute()) {
            throw new IllegalArgumentException("ownsky.libvirt.pool-path must be absolute: " + poolPath);
        }
        if (leaseTime.compareTo(Duration.ofMinutes(2)) < 0) {
            throw new IllegalArgumentException("ownsky.libvirt.lease-time must be 2 minutes or more: " + leaseTime);
        }
        if (callsAtOnce < 1) {
            throw new IllegalArgumentException("ownsky.libvirt.calls-at-once must be 1 or more: " + callsAtOnce);
        }
        Ipv4Block _ = Ipv4Block.parse(guestNetwork);
    }

    /** The default of everything but the folder. */
    public static LibvirtSettings at(Path poolPath) {
        return new LibvirtSettings(
                poolPath,
                "10.77.0.0/22",
                Duration.ofMinutes(5),
                Duration.ofSeconds(30),
                Duration.ofMinutes(10),
                4,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30));
    }

    Ipv4Block guestBlock() {
        return Ipv4Block.parse(guestNetwork);
    }
}
