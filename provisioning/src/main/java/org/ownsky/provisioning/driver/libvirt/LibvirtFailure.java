package org.ownsky.provisioning.driver.libvirt;

import java.util.Locale;
import java.util.Set;
import org.libvirt.Error;
import org.libvirt.Error.ErrorDomain;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.DriverException.Kind;

/** Says what libvirt's errors mean to callers of the port. */
final class LibvirtFailure {
    /** errno.h: what libvirt's system errors carry as their first number. */
    private static final int ENOENT = 2;

    private static final int ENOSPC = 28;
    private static final int EDQUOT = 122;

    private static final Set<ErrorNumber> MISSING =
            Set.of(ErrorNumber.VIR_ERR_NO_DOMAIN, ErrorNumber.VIR_ERR_NO_STORAGE_VOL);

    /** What would be said again to the same request. */
    private static final Set<ErrorNumber> REFUSALS = Set.of(
            ErrorNumber.VIR_ERR_NO_SUPPORT,
            ErrorNumber.VIR_ERR_INVALID_ARG,
            ErrorNumber.VIR_ERR_XML_ERROR,
            ErrorNumber.VIR_ERR_XML_DETAIL,
            ErrorNumber.VIR_ERR_XML_INVALID_SCHEMA,
            ErrorNumber.VIR_ERR_DOM_EXIST,
            ErrorNumber.VIR_ERR_STORAGE_VOL_EXIST,
            ErrorNumber.VIR_ERR_OPERATION_DENIED,
            ErrorNumber.VIR_ERR_OPERATION_INVALID,
            ErrorNumber.VIR_ERR_OPERATION_UNSUPPORTED,
            ErrorNumber.VIR_ERR_ARGUMENT_UNSUPPORTED,
            ErrorNumber.VIR_ERR_CONFIG_UNSUPPORTED,
            ErrorNumber.VIR_ERR_CPU_INCOMPATIBLE,
            ErrorNumber.VIR_ERR_INVALID_MAC,
            ErrorNumber.VIR_ERR_ACCESS_DENIED);

    private LibvirtFailure() {}

    /**
     * An exception for callers.
     *
     * @param what names the node and what was tried
     * @param connected whether the connection is still up
     */
    static DriverException of(String what, Error error, boolean connected, Exception cause) {
        return new DriverException(kind(error, connected), what + ": " + error.getMessage(), cause);
    }

    static Kind kind(Error error, boolean connected) {
        if (!connected || error.getDomain() == ErrorDomain.VIR_FROM_RPC || error.getCode() == ErrorNumber.VIR_ERR_RPC) {
            return Kind.UNREACHABLE;
        }
        if (MISSING.contains(error.getCode())) {
            return Kind.NOT_FOUND;
        }
        if (outOfSpace(error)) {
            return Kind.NO_SPACE;
        }
        if (error.getCode() == ErrorNumber.VIR_ERR_SYSTEM_ERROR && error.getInt1() == ENOENT) {
            return Kind.NOT_FOUND;
        }
        if (inUse(error) || outOfSlots(error) || notLetIn(error)) {
            return Kind.REFUSED;
        }
        boolean refused = REFUSALS.contains(error.getCode()) || nameIsTaken(error);
        return refused && !passing(error) ? Kind.REFUSED : Kind.FAILED;
    }

    /** Whether this is libvirt's answer about something that is not there, or not in a state to do it. */
    static boolean is(LibvirtException exception, ErrorNumber... numbers) {
        return Set.of(numbers).contains(exception.getError().getCode());
    }

    /** Programs that libvirt runs, qemu-img and QEMU first, only say it in words. */
    static boolean outOfSpace(String message) {
        return message.toLowerCase(Locale.ROOT).contains("no space left on device");
    }

    private static boolean outOfSpace(Error error) {
        boolean saysSo = error.getCode() == ErrorNumber.VIR_ERR_SYSTEM_ERROR
                && (error.getInt1() == ENOSPC || error.getInt1() == EDQUOT);
        return saysSo || outOfSpace(message(error));
    }

    /**
     * Invalid to libvirt, but only for now: something else is being done with the volume, a pool or network is off, or a guest
     * that we have just looked at went on or off meanwhile. A daemon that comes back does that: it ends what its predecessor
     * had only half started.
     */
    private static boolean passing(Error error) {
        return NodePreparation.unprepared(error)
                || message(error).contains("domain is not running")
                || message(error).contains("domain is already running")
                || message(error).contains("still being allocated")
                || message(error).contains("already in active block job")
                || message(error).contains("still in use");
    }

    /** QEMU's locks on disks: {@code Failed to get "write" lock}. */
    static boolean inUse(Error error) {
        return message(error).matches("(?s).*failed to get .*\"[a-z]+\" lock.*");
    }

    /** An iSCSI target knows another password. One that is not there may be on its way back. */
    private static boolean notLetIn(Error error) {
        return message(error).contains("failed to log in to target. status: authentication failure");
    }

    /** A guest of this kind has 31 places for devices. */
    private static boolean outOfSlots(Error error) {
        return message(error).contains("no more available pci slots");
    }

    /** A general failure to libvirt: {@code domain 'x' already exists with uuid …}. */
    private static boolean nameIsTaken(Error error) {
        return error.getCode() == ErrorNumber.VIR_ERR_OPERATION_FAILED
                && message(error).contains("already exists with uuid");
    }

    private static String message(Error error) {
        return String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
    }
}
