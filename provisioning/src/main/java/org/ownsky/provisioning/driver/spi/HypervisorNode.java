package org.ownsky.provisioning.driver.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.ownsky.kernel.Bytes;

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

    /**
     * Makes a blank disk of exactly {@code size}, a multiple of 1 MiB, thinly: it takes space as it is written. Present in
     * another size it is {@link DriverException.Kind#REFUSED}.
     */
    void createVolume(VolumeName name, Bytes size);

    /**
     * Makes a disk larger that no guest which is powered on has; for one that has it, {@link #growDisk}. A size below its
     * present one is {@link DriverException.Kind#REFUSED}.
     */
    void growVolume(VolumeName name, Bytes size);

    /**
     * Deletes a disk or a seed, whole or half-made; returns once it is gone. A volume ({@link VolumeName#isData}) that a
     * guest still has, in its definition or plugged in, is {@link DriverException.Kind#REFUSED}.
     */
    void deleteVolume(VolumeName name);

    /**
     * Copies a disk that no powered-on guest has to a file on this machine, which is replaced: a qcow2 file that needs no
     * other. A thread that is interrupted breaks it off. Bounded by the driver's copy time-out.
     */
    VolumeCopy exportVolume(VolumeName name, Path file, CopyProgress progress);

    /**
     * Makes a disk of this name with the content of a copy. What is there half-made is made anew; a whole disk of the copy's
     * size is taken for the restored one and left as it is. A copy whose checksum is not what was noted is
     * {@link DriverException.Kind#REFUSED} and nothing is made of it; one that is not on this machine is
     * {@link DriverException.Kind#NOT_FOUND}. Bounded and broken off as {@link #exportVolume}.
     */
    void restoreVolume(VolumeName name, VolumeCopy copy, CopyProgress progress);

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
     * Defines the guest, powered off. A definition of the same UUID is replaced, its disks too, and takes effect at its next
     * power-on; the same name with another UUID is refused.
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

    /**
     * Gives the guest a disk, from now on and at each power-on. A guest that is powered on gets it plugged in; its device
     * name in the guest is not ours to say, its serial is. The same disk again changes nothing but its limits, another source
     * under the same serial is {@link DriverException.Kind#REFUSED}, as is a disk that somebody else writes to. A guest or
     * disk that is missing is {@link DriverException.Kind#NOT_FOUND}.
     */
    void attachDisk(UUID domain, DiskSpec disk);

    /**
     * Takes a disk from the guest and from its definition; returns once it is let go. A guest that is powered on is asked
     * first, and waited for within the driver's time-out for that. If it does not let go, or says by its agent that a file
     * system of the disk is mounted, {@link DriverException.Kind#REFUSED} and all stays as it was; with {@code force} the disk
     * is taken all the same: if need be by resetting the guest. A disk or a guest that is gone is fine.
     */
    void detachDisk(UUID domain, DiskSerial serial, boolean force);

    /**
     * Makes a disk of the guest larger, and the guest see it at once if it is powered on. The size is a multiple of 1 MiB; one
     * below the present one is {@link DriverException.Kind#REFUSED}. Disks that are kept elsewhere must have been made larger
     * there before.
     */
    void growDisk(UUID domain, DiskSerial serial, Bytes size);

    /** Limits a disk of the guest from now on, in place of earlier limits. */
    void limitDisk(UUID domain, DiskSerial serial, DiskLimits limits);

    /** The volumes that the guest has, plugged in or in its definition; empty for a guest that the node does not know. */
    List<DiskFacts> disks(UUID domain);

    /**
     * Copies disks of a guest that is powered on, all as they are at one instant, to files on this machine while the guest
     * goes on: qcow2 files that need no others. File systems are frozen for that instant where the guest's agent does it.
     * Files that exist are replaced. One backup of a guest at a time: another is {@link DriverException.Kind#FAILED}. A guest
     * that is powered off is {@link DriverException.Kind#REFUSED}: {@link #exportVolume} does for it. Bounded and broken off as
     * {@link #exportVolume}, and when it fails no file is left.
     */
    DiskBackup backup(UUID domain, List<BackupOrder> disks, CopyProgress progress);

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
