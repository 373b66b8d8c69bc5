package org.ownsky.provisioning.driver.libvirt;

import static org.ownsky.provisioning.driver.libvirt.XmlElement.element;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.VcpuCount;
import org.ownsky.provisioning.driver.spi.Acceleration;
import org.ownsky.provisioning.driver.spi.DiskSpec;
import org.ownsky.provisioning.driver.spi.DomainSpec;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.MacAddress;

/** A guest as libvirt's <a href="https://libvirt.org/formatdomain.html">domain XML</a>. What differs between hypervisors differs here. */
final class DomainXml {
    /** Our mark in a domain's metadata: an element of this name space that carries the instance id. */
    static final String MARK_NAMESPACE = "https://ownsky.org/libvirt/instance/1";

    /**
     * The parts of a guest that a probe and an instance have in common.
     *
     * @param owner the instance id for the mark; empty for a guest that is nobody's
     * @param mac empty for a guest without network
     */
    record Shape(
            UUID uuid,
            String name,
            String title,
            Optional<String> owner,
            VcpuCount vcpus,
            Bytes memory,
            String root,
            String seed,
            Optional<MacAddress> mac,
            Acceleration acceleration,
            List<DiskSpec> disks) {}

    private DomainXml() {}

    static String of(DomainSpec spec) {
        return of(new Shape(
                spec.uuid(),
                spec.name(),
                spec.title(),
                Optional.of(spec.name()),
                spec.vcpus(),
                spec.memory(),
                spec.root().value(),
                spec.seed().value(),
                Optional.of(spec.mac()),
                spec.acceleration(),
                spec.disks()));
    }

    static String of(Shape guest) {
        return element("domain")
                .attribute("type", hypervisor(guest.acceleration()))
                .with(
                        element("name", guest.name()),
                        element("uuid", guest.uuid()),
                        element("title", oneLine(guest.title())))
                .with(guest.owner().map(DomainXml::mark))
                .with(
                        element("memory", guest.memory().value()).attribute("unit", "bytes"),
                        element("currentMemory", guest.memory().value()).attribute("unit", "bytes"),
                        element("vcpu", guest.vcpus().value()),
                        element("os")
                                .with(element("type", "hvm")
                                        .attribute("arch", "x86_64")
                                        .attribute("machine", "pc")),
                        element("features").with(element("acpi"), element("apic")),
                        processor(guest.acceleration()),
                        element("clock").attribute("offset", "utc"),
                        element("on_poweroff", "destroy"),
                        element("on_reboot", "restart"),
                        element("on_crash", "destroy"),
                        devices(guest))
                .toXml();
    }

    private static String hypervisor(Acceleration acceleration) {
        return switch (acceleration) {
            case KVM -> "kvm";
            case EMULATION -> "qemu";
            case NONE -> throw unreal();
        };
    }

    /** Under emulation all that QEMU can do, which costs nothing more; with KVM what the machine has. */
    private static XmlElement processor(Acceleration acceleration) {
        return switch (acceleration) {
            case KVM ->
                element("cpu")
                        .attribute("mode", "host-passthrough")
                        .attribute("check", "none")
                        .attribute("migratable", "on");
            case EMULATION -> element("cpu").attribute("mode", "maximum");
            case NONE -> throw unreal();
        };
    }

    private static XmlElement mark(String owner) {
        return element("metadata")
                .with(element("ownsky:instance")
                        .attribute("xmlns:ownsky", MARK_NAMESPACE)
                        .attribute("id", owner));
    }

    private static XmlElement devices(Shape guest) {
        XmlElement rootDisk =
                disk(guest.root(), "qcow2", "vda").with(element("boot").attribute("order", 1));
        XmlElement seedDisk = disk(guest.seed(), "raw", "vdb").with(element("readonly"));
        return element("devices")
                .with(rootDisk, seedDisk)
                .with(DiskXml.inOrder(guest.disks()))
                .with(guest.mac().map(DomainXml::networkCard))
                .with(guest.owner().map(_ -> agentChannel()))
                .with(
                        // Left out, it would be added: nothing of ours needs it and its emulation costs time.
                        element("controller").attribute("type", "usb").attribute("model", "none"),
                        element("serial")
                                .attribute("type", "pty")
                                .with(element("target").attribute("port", 0)),
                        element("console")
                                .attribute("type", "pty")
                                .with(element("target")
                                        .attribute("type", "serial")
                                        .attribute("port", 0)),
                        element("video").with(element("model").attribute("type", "vga")),
                        element("memballoon").attribute("model", "virtio"),
                        element("rng")
                                .attribute("model", "virtio")
                                .with(element("backend", "/dev/urandom").attribute("model", "random")));
    }

    private static XmlElement disk(String volume, String format, String target) {
        return element("disk")
                .attribute("type", "volume")
                .attribute("device", "disk")
                .with(
                        element("driver")
                                .attribute("name", "qemu")
                                .attribute("type", format)
                                .attribute("discard", "unmap"),
                        element("source").attribute("pool", NodeLayout.VOLUMES).attribute("volume", volume),
                        element("target").attribute("dev", target).attribute("bus", "virtio"));
    }

    /** For an agent in the guest, if there is one: it freezes file systems and says which are mounted. */
    private static XmlElement agentChannel() {
        return element("channel")
                .attribute("type", "unix")
                .with(element("target").attribute("type", "virtio").attribute("name", "org.qemu.guest_agent.0"));
    }

    private static XmlElement networkCard(MacAddress mac) {
        return element("interface")
                .attribute("type", "network")
                .with(
                        element("mac").attribute("address", mac),
                        element("source").attribute("network", NodeLayout.NETWORK),
                        element("model").attribute("type", "virtio"),
                        // Guests boot from disk; the card's own boot program would only slow them down.
                        element("rom").attribute("enabled", "no"));
    }

    /** libvirt refuses titles with line breaks, XML some other characters. */
    private static String oneLine(String title) {
        return title.codePoints()
                .map(character -> Character.isISOControl(character) || !XmlElement.allowed(character) ? ' ' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static DriverException unreal() {
        return new DriverException(
                DriverException.Kind.REFUSED, "libvirt runs guests with KVM or by emulation, not without either");
    }
}
