package org.ownsky.provisioning.driver;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.VcpuCount;
import org.ownsky.provisioning.driver.spi.Acceleration;
import org.ownsky.provisioning.driver.spi.AddressReservation;
import org.ownsky.provisioning.driver.spi.DomainSpec;
import org.ownsky.provisioning.driver.spi.DomainState;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.ImageFile;
import org.ownsky.provisioning.driver.spi.RootVolumeSpec;
import org.ownsky.provisioning.driver.spi.SeedSpec;
import org.ownsky.provisioning.driver.spi.VolumeName;

/** A small guest with names of its own, and everything that belongs to it. */
public final class TestGuest {
    private final HypervisorNode node;
    private final ImageFile image;
    private final DomainSpec spec;
    private final AddressReservation reservation;

    public TestGuest(HypervisorNode node, ImageFile image, Acceleration acceleration) {
        this(node, image, acceleration, new Random().nextInt(100, 200));
    }

    /** With the address at this place of the node's range. */
    public TestGuest(HypervisorNode node, ImageFile image, Acceleration acceleration, int place) {
        this.node = node;
        this.image = image;
        String name = String.format("i-%017x", new Random().nextLong() >>> 4);
        var address = node.facts().guestAddresses().at(place);
        this.reservation = AddressReservation.of(name, address);
        this.spec = new DomainSpec(
                UUID.randomUUID(),
                name,
                "web <1> & \"friends\"",
                new VcpuCount(1),
                Bytes.ofMib(128),
                VolumeName.root(name),
                VolumeName.seed(name),
                reservation.mac(),
                acceleration,
                List.of());
    }

    public UUID uuid() {
        return spec.uuid();
    }

    public DomainSpec spec() {
        return spec;
    }

    public AddressReservation reservation() {
        return reservation;
    }

    public DomainState state() {
        return node.domain(uuid()).orElseThrow().state();
    }

    public void createRoot() {
        node.createRootVolume(new RootVolumeSpec(spec.root(), image.name(), Bytes.ofGib(2)));
    }

    public void writeSeed() {
        writeSeed(List.of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA me@example"), "");
    }

    public void writeSeed(List<String> publicKeys, String userData) {
        node.writeSeed(spec.seed(), new SeedSpec(spec.name(), "web-1", publicKeys, userData));
    }

    /** Makes the disks, reserves the address and defines the guest. */
    public void define() {
        createRoot();
        writeSeed();
        node.reserveAddress(reservation);
        node.define(spec);
    }

    public DomainSpec specWith(UUID uuid) {
        return new DomainSpec(
                uuid,
                spec.name(),
                spec.title(),
                spec.vcpus(),
                spec.memory(),
                spec.root(),
                spec.seed(),
                spec.mac(),
                spec.acceleration(),
                spec.disks());
    }

    public void remove() {
        node.forceOff(uuid());
        node.undefine(uuid());
        node.deleteVolume(spec.root());
        node.deleteVolume(spec.seed());
        node.releaseAddress(reservation);
    }
}
