package org.ownsky.provisioning.driver.spi;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * One machine that runs guests. Calls block their thread at most the driver's time-out (on bounded platform threads of
 * the driver's own, so a virtual thread that waits is never pinned) and throw {@link DriverException}. Calls that change
 * something are idempotent: what is there already, in the same shape, is left as it is; what is gone already is fine;
 * what a call that died half-way left behind is repaired by the next one. What is there in another shape is
 * {@link DriverException.Kind#REFUSED}, never overwritten, unless a method says otherwise.
 */
public interface HypervisorNode extends AutoCloseable {
    /** What the machine is and has; reads it afresh. The first call also prepares what guests need: pools and network. */
    NodeFacts facts();

    /**
     * Whether hardware virtualization really works here, found out by starting a guest with it from this image (which
     * is staged already) and waiting until it powers itself off; a guest that hangs counts as no. Bounded to 30 s.
     */
    Acceleration probeAcceleration(ImageFile image);

    /**
     * Copies a golden image to the node, or finds it there whole. Images never change: a name stands for one content. If
     * the file is not on this machine, {@link DriverException.Kind#NOT_FOUND}. Bounded by the driver's copy time-out.
     */
    void stageImage(ImageFile image);

    /**
     * Makes a copy-on-write disk over a staged image, of exactly {@code size}. An image that is not staged whole is
     * {@link DriverException.Kind#NOT_FOUND}; a size below the image's is refused.
     */
    void createRootVolume(RootVolumeSpec volume);

    /** Writes the NoCloud seed, an ISO 9660 volume labelled {@code cidata}. A seed of that name is replaced. */
    void writeSeed(VolumeName name, SeedSpec seed);

    /** Deletes a disk or a seed, whole or half-made; returns once it is gone. */
    void deleteVolume(VolumeName name);

    /** All disks and seeds in our pool that carry names of ours. Staged images are not among them. */
    List<VolumeFacts> volumes();

    /**
     * Makes the network hand this address to this hardware address, which must be {@link MacAddress#of} the address:
     * networks hand out addresses by that rule. An address that another owner holds, a second address for an owner, or an
     * address outside the guests' range is refused.
     */
    void reserveAddress(AddressReservation reservation);

    /**
     * Takes the reservation back. The lease ends when the guest gives it up or within the network's short lease time;
     * with hardware addresses from {@link MacAddress#of} the address may go to somebody else at once all the same.
     */
    void releaseAddress(AddressReservation reservation);

    /** All reservations on our network that have an owner. */
    List<AddressReservation> addresses();

    /**
     * Defines the guest, powered off. A definition of the same UUID is replaced, and takes effect at its next power-on;
     * the same name with another UUID is refused.
     */
    void define(DomainSpec domain);

    /**
     * Powers the guest on; one that runs already is left alone, one that a broken start left paused is resumed. A guest
     * or disk that is missing is {@link DriverException.Kind#NOT_FOUND}.
     */
    void start(UUID domain);

    /**
     * Presses the power button and returns at once; whether the guest obeys is up to it. A guest that is powered off is
     * left alone, one that is unknown is {@link DriverException.Kind#NOT_FOUND}.
     */
    void requestShutdown(UUID domain);

    /** Asks the guest to reboot and returns at once; if it is powered off, {@link DriverException.Kind#REFUSED}. */
    void requestReboot(UUID domain);

    /** Resets the guest as the reset button does; if it is powered off, {@link DriverException.Kind#REFUSED}. */
    void reset(UUID domain);

    /** Cuts the power; a guest that is powered off or unknown is left as it is. */
    void forceOff(UUID domain);

    /** Forgets the definition; a guest that is powered on is {@link DriverException.Kind#REFUSED}. */
    void undefine(UUID domain);

    /** The guest as it is now, empty if the node does not know it. */
    Optional<DomainFacts> domain(UUID domain);

    /** All guests on the node, ours or not. */
    List<DomainFacts> domains();

    /**
     * Calls the listener for each life-cycle event, in their order, on a thread of the driver's, until the subscription
     * is closed. Never blocks: it also keeps the connection up from now on. Each time the connection comes up, the first
     * time too, {@link DomainEvent.Kind#RESYNC} tells that events may have been missed and a sweep is due.
     */
    Subscription watch(Consumer<DomainEvent> listener);

    /** Lets the connection go. Guests run on; calls that wait end with {@link DriverException.Kind#UNREACHABLE}. */
    @Override
    void close();

    /** A listener's registration. */
    interface Subscription extends AutoCloseable {
        /** Ends it: no event is delivered after this returns, except one that is being delivered. */
        @Override
        void close();
    }
}
