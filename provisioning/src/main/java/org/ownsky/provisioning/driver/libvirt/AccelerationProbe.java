package org.ownsky.provisioning.driver.libvirt;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.VcpuCount;
import org.ownsky.provisioning.driver.spi.Acceleration;
import org.ownsky.provisioning.driver.spi.DomainEvent;
import org.ownsky.provisioning.driver.spi.DomainFacts;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.HypervisorNode.Subscription;
import org.ownsky.provisioning.driver.spi.ImageFile;
import org.ownsky.provisioning.driver.spi.SeedSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether KVM works by running a guest with it that powers itself off. Hypervisors offer KVM wherever its device
 * opens, even where every guest hangs. The guest is transient and ends with the connection that started it; disks that a
 * crash left behind go with the next probe.
 */
final class AccelerationProbe {
    private static final Logger LOG = LoggerFactory.getLogger(AccelerationProbe.class);
    private static final String PREFIX = "ownsky-probe-";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** A probe as old as this is dead. */
    private static final Duration DEAD_AFTER = Duration.ofMinutes(10);
    /** {@code VIR_DOMAIN_START_AUTODESTROY}. */
    private static final int AUTODESTROY = 2;

    private final NodeConnection connection;
    private final EventRelay relay;
    private final VolumeStore volumes;
    private final InstantSource clock;

    AccelerationProbe(NodeConnection connection, EventRelay relay, VolumeStore volumes, InstantSource clock) {
        this.connection = connection;
        this.relay = relay;
        this.volumes = volumes;
        this.clock = clock;
    }

    Acceleration probe(ImageFile image) {
        boolean offered = connection.call(
                "read capabilities", connect -> HostFacts.offersKvm(XmlTree.parse(connect.getCapabilities())));
        if (!offered) {
            return Acceleration.EMULATION;
        }
        removeDeadProbes();
        String name = PREFIX + Long.toHexString(clock.millis());
        UUID uuid = UUID.randomUUID();
        try {
            return ranToItsEnd(name, uuid, image) ? Acceleration.KVM : Acceleration.EMULATION;
        } finally {
            cleanUp(name, uuid);
        }
    }

    private boolean ranToItsEnd(String name, UUID uuid, ImageFile image) {
        connection.call("prepare probe", connect -> {
            volumes.createRoot(root(name), image.name(), image.virtualSize(), connect);
            SeedSpec seed = new SeedSpec(name, "probe", List.of(), "#!/bin/sh\npoweroff\n");
            volumes.write(seed(name), NoCloudSeed.volume(seed), connect);
            return name;
        });
        CountDownLatch stopped = new CountDownLatch(1);
        try (Subscription _ = relay.add(event -> {
            if (event.equals(new DomainEvent(DomainEvent.Kind.STOPPED, Optional.of(uuid)))) {
                stopped.countDown();
            }
        })) {
            connection.call("start probe", connect -> {
                connect.domainCreateXML(DomainXml.of(shape(name, uuid)), AUTODESTROY)
                        .free();
                return name;
            });
            return stopped.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (DriverException e) {
            if (e.kind() == DriverException.Kind.UNREACHABLE) {
                throw e;
            }
            LOG.atInfo()
                    .addKeyValue("node", connection.address())
                    .addKeyValue("reason", e.getMessage())
                    .log("A guest with hardware virtualization does not start");
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DriverException(DriverException.Kind.TIMEOUT, "Interrupted while probing", e);
        }
    }

    private static DomainXml.Shape shape(String name, UUID uuid) {
        return new DomainXml.Shape(
                uuid,
                name,
                "Does hardware virtualization work?",
                Optional.empty(),
                new VcpuCount(1),
                Bytes.ofMib(256),
                root(name),
                seed(name),
                Optional.empty(),
                Acceleration.KVM,
                List.of());
    }

    private void cleanUp(String name, UUID uuid) {
        try {
            connection.call("clean up probe", connect -> {
                new Guests().forceOff(uuid, connect);
                volumes.delete(root(name), connect);
                volumes.delete(seed(name), connect);
                return name;
            });
        } catch (DriverException e) {
            LOG.atInfo()
                    .addKeyValue("node", connection.address())
                    .addKeyValue("reason", e.getMessage())
                    .log("A probe's disks stay until the next probe");
        }
    }

    private void removeDeadProbes() {
        connection.call("clean up old probes", connect -> {
            for (DomainFacts domain : connect.listAllDomains()) {
                if (isDead(domain.name())) {
                    new Guests().forceOff(domain.uuid(), connect);
                }
            }
            for (String volume : volumes.beginningWith(PREFIX, connect)) {
                if (isDead(volume)) {
                    volumes.delete(volume, connect);
                }
            }
            return PREFIX;
        });
    }

    /** By the time that is in its name. */
    private boolean isDead(String name) {
        if (!name.startsWith(PREFIX)) {
            return false;
        }
        String begun = name.substring(PREFIX.length()).replaceFirst("\\..*", "");
        try {
            return Long.parseLong(begun, 16) < clock.millis() - DEAD_AFTER.toMillis();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String root(String name) {
        return name + ".root";
    }

    private static String seed(String name) {
        return name + ".seed";
    }
}
