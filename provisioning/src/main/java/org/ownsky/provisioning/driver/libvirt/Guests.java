package org.ownsky.provisioning.driver.libvirt;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libvirt.Domain;
import org.libvirt.DomainInfo;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.ownsky.provisioning.driver.spi.DomainFacts;
import org.ownsky.provisioning.driver.spi.DomainSpec;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.DriverException.Kind;

/** The guests of a node. */
final class Guests {
    /** Managed save, snapshot metadata, NVRAM, checkpoint metadata: everything that would stand in the way. */
    private static final int UNDEFINE_ALL = 1 | 2 | 4 | 16;
    /** {@code VIR_DOMAIN_REBOOT_ACPI_POWER_BTN}. */
    private static final int REBOOT_BY_ACPI = 1;

    /** Work on a guest that exists. */
    @FunctionalInterface
    interface DomainWork<T> {
        T on(Domain domain) throws LibvirtException;
    }

    void define(DomainSpec spec, LibvirtConnect connect) throws LibvirtException {
        ChapSecrets.keep(spec.disks(), connect);
        connect.domainDefineXML(DomainXml.of(spec)).free();
    }

    void start(UUID uuid, LibvirtConnect connect) throws LibvirtException {
        existing(uuid, connect, domain -> {
            if (!poweredOn(domain)) {
                unlessAlready(domain, Guests::poweredOn, domain::create);
            }
            if (paused(domain)) {
                domain.resume();
            }
            return uuid;
        });
    }

    /** One that stands still, paused by the node or by somebody, hears nothing: libvirt would call it an error. */
    void requestShutdown(UUID uuid, LibvirtConnect connect) throws LibvirtException {
        existing(uuid, connect, domain -> {
            if (poweredOn(domain) && !paused(domain)) {
                unlessAlready(domain, Guests::goingOff, domain::shutdown);
            }
            return uuid;
        });
    }

    void requestReboot(UUID uuid, LibvirtConnect connect) throws LibvirtException {
        existing(uuid, connect, domain -> {
            requirePoweredOn(domain);
            domain.reboot(REBOOT_BY_ACPI);
            return uuid;
        });
    }

    void reset(UUID uuid, LibvirtConnect connect) throws LibvirtException {
        existing(uuid, connect, domain -> {
            requirePoweredOn(domain);
            domain.reset();
            return uuid;
        });
    }

    void forceOff(UUID uuid, LibvirtConnect connect) throws LibvirtException {
        Optional<UUID> _ = find(uuid, connect, domain -> {
            if (poweredOn(domain)) {
                unlessAlready(domain, one -> !poweredOn(one), domain::destroy);
            }
            return uuid;
        });
    }

    /** libvirt would forget a running guest only when it stops, so this is asked first. */
    void undefine(UUID uuid, LibvirtConnect connect) throws LibvirtException {
        Optional<UUID> _ = find(uuid, connect, domain -> {
            if (poweredOn(domain)) {
                throw new DriverException(Kind.REFUSED, "Guest " + domain.getName() + " is powered on");
            }
            List<String> targets = DiskXml.targets(XmlTree.parse(domain.getXMLDesc(0)));
            domain.undefine(UNDEFINE_ALL);
            ChapSecrets.forget(targets, connect);
            return uuid;
        });
    }

    Optional<DomainFacts> facts(UUID uuid, LibvirtConnect connect) throws NativeFailure {
        return connect.findDomain(uuid);
    }

    List<DomainFacts> all(LibvirtConnect connect) throws NativeFailure {
        return connect.listAllDomains();
    }

    /** A guest that goes between look-up and work is a guest that is not there. */
    static <T> Optional<T> find(UUID uuid, LibvirtConnect connect, DomainWork<T> work) throws LibvirtException {
        try {
            Domain domain = connect.domainLookupByUUIDString(uuid.toString());
            try {
                return Optional.of(work.on(domain));
            } finally {
                domain.free();
            }
        } catch (LibvirtException e) {
            if (LibvirtFailure.is(e, ErrorNumber.VIR_ERR_NO_DOMAIN)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    static <T> void existing(UUID uuid, LibvirtConnect connect, DomainWork<T> work) throws LibvirtException {
        if (find(uuid, connect, work).isEmpty()) {
            throw new DriverException(Kind.NOT_FOUND, "No guest with UUID " + uuid);
        }
    }

    static boolean poweredOn(Domain domain) throws LibvirtException {
        return domain.isActive() == 1;
    }

    private static boolean paused(Domain domain) throws LibvirtException {
        return domain.getInfo().state == DomainInfo.DomainState.VIR_DOMAIN_PAUSED;
    }

    private static void requirePoweredOn(Domain domain) throws LibvirtException {
        if (!poweredOn(domain)) {
            throw new DriverException(Kind.REFUSED, "Guest " + domain.getName() + " is powered off");
        }
    }

    /** Off, or just on its way there: it is powered on until QEMU has ended. */
    private static boolean goingOff(Domain domain) throws LibvirtException {
        return !poweredOn(domain) || domain.getInfo().state == DomainInfo.DomainState.VIR_DOMAIN_SHUTDOWN;
    }

    /** Somebody else may do the same meanwhile; what counts is how the guest is afterwards. */
    private static void unlessAlready(Domain domain, Condition wanted, Change change) throws LibvirtException {
        try {
            change.make();
        } catch (LibvirtException e) {
            boolean invalid = LibvirtFailure.is(e, ErrorNumber.VIR_ERR_OPERATION_INVALID);
            if (!invalid || !wanted.holds(domain)) {
                throw e;
            }
        }
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds(Domain domain) throws LibvirtException;
    }

    @FunctionalInterface
    private interface Change {
        void make() throws LibvirtException;
    }
}
