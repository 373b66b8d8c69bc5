package org.ownsky.provisioning.driver.libvirt;

import static org.ownsky.provisioning.driver.libvirt.XmlElement.element;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.DiskLimits;
import org.ownsky.provisioning.driver.spi.DiskSerial;
import org.ownsky.provisioning.driver.spi.DiskSource;
import org.ownsky.provisioning.driver.spi.DiskSpec;

/** A guest's volumes as libvirt's <a href="https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms">disk XML</a>. */
final class DiskXml {
    /** After the root disk and the seed. */
    private static final int FIRST = 2;

    private DiskXml() {}

    /**
     * A volume as it is written down in a guest.
     *
     * @param target libvirt's name for it in this guest, {@code vdc}; guests have their own
     */
    record Present(DiskSerial serial, String target, String location, boolean readOnly, DiskLimits limits) {}

    /** The volumes of a guest that is described anew. */
    static XmlElement[] inOrder(List<DiskSpec> disks) {
        return IntStream.range(0, disks.size())
                .mapToObj(index -> of(disks.get(index), target(FIRST + index)))
                .toArray(XmlElement[]::new);
    }

    static XmlElement of(DiskSpec disk, String target) {
        XmlElement source = source(disk.source());
        return source.with(
                        element("target").attribute("dev", target).attribute("bus", "virtio"),
                        element("serial", disk.serial()))
                .with(disk.readOnly() ? Optional.of(element("readonly")) : Optional.empty())
                .with(tuning(disk.limits()));
    }

    /** Enough to take the disk away: libvirt looks at the target only. */
    static XmlElement toDetach(Present disk) {
        return element("disk")
                .attribute("type", "file")
                .attribute("device", "disk")
                .with(
                        element("source").attribute("file", "/" + disk.serial()),
                        element("target").attribute("dev", disk.target()).attribute("bus", "virtio"));
    }

    /** The volumes among the disks of a guest's description. */
    static List<Present> volumes(XmlTree domain) {
        return domain.all("devices", "disk").stream()
                .flatMap(disk -> disk.first("serial").map(XmlTree::text).filter(DiskSerial::isOurs).stream()
                        .map(serial -> new Present(
                                new DiskSerial(serial),
                                targetOf(disk),
                                location(disk),
                                disk.first("readonly").isPresent(),
                                limits(disk))))
                .toList();
    }

    /** The first name that is free in all these descriptions. */
    static String freeTarget(List<XmlTree> domains) {
        Set<String> taken = Set.copyOf(domains.stream()
                .flatMap(domain -> domain.all("devices", "disk").stream())
                .map(DiskXml::targetOf)
                .distinct()
                .toList());
        return Stream.iterate(FIRST, index -> index + 1)
                .map(DiskXml::target)
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
    }

    /** {@code vda} for 0, {@code vdz} for 25, {@code vdaa} for 26. */
    static String target(int index) {
        StringBuilder letters = new StringBuilder();
        for (int rest = index; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('a' + rest % 26));
        }
        return "vd" + letters;
    }

    private static XmlElement source(DiskSource source) {
        return switch (source) {
            case DiskSource.LocalDisk local ->
                disk("volume")
                        .with(
                                driver("qcow2"),
                                element("source")
                                        .attribute("pool", NodeLayout.VOLUMES)
                                        .attribute("volume", local.volume()));
            case DiskSource.IscsiDisk iscsi ->
                disk("network")
                        .with(
                                // The target may come back: a guest that waits loses nothing, one that gets errors
                                // does.
                                driver("raw").attribute("error_policy", "stop"),
                                element("source")
                                        .attribute("protocol", "iscsi")
                                        .attribute("name", iscsi.target() + "/" + iscsi.lun())
                                        .with(
                                                element("host")
                                                        .attribute("name", iscsi.host())
                                                        .attribute("port", iscsi.port()),
                                                element("auth")
                                                        .attribute(
                                                                "username",
                                                                iscsi.secret().user())
                                                        .with(element("secret")
                                                                .attribute("type", "iscsi")
                                                                .attribute("uuid", ChapSecrets.uuid(iscsi.target())))));
        };
    }

    private static XmlElement disk(String type) {
        return element("disk").attribute("type", type).attribute("device", "disk");
    }

    private static XmlElement driver(String format) {
        return element("driver")
                .attribute("name", "qemu")
                .attribute("type", format)
                .attribute("discard", "unmap");
    }

    private static Optional<XmlElement> tuning(DiskLimits limits) {
        if (limits.equals(DiskLimits.NONE)) {
            return Optional.empty();
        }
        return Optional.of(element("iotune")
                .with(limits.bytesPerSecond().map(bytes -> element("total_bytes_sec", bytes.value())))
                .with(limits.iops().stream()
                        .mapToObj(iops -> element("total_iops_sec", iops))
                        .findAny()));
    }

    private static DiskLimits limits(XmlTree disk) {
        Optional<Long> iops = number(disk, "total_iops_sec");
        return new DiskLimits(
                iops.isPresent() ? OptionalLong.of(iops.get()) : OptionalLong.empty(),
                number(disk, "total_bytes_sec").map(Bytes::new));
    }

    private static Optional<Long> number(XmlTree disk, String limit) {
        return disk.first("iotune", limit)
                .map(XmlTree::text)
                .map(Long::parseLong)
                .filter(value -> value > 0);
    }

    private static String targetOf(XmlTree disk) {
        return disk.first("target").flatMap(target -> target.attribute("dev")).orElse("");
    }

    /** As {@link DiskSource#location} says it; what is no source of ours is said as libvirt has it. */
    private static String location(XmlTree disk) {
        Optional<XmlTree> source = disk.first("source");
        Optional<XmlTree> host = source.flatMap(present -> present.first("host"));
        if (host.isPresent()) {
            return String.format(
                    Locale.ROOT,
                    "%s://%s:%s/%s",
                    source.flatMap(present -> present.attribute("protocol")).orElse("unknown"),
                    host.get().attribute("name").orElse(""),
                    host.get().attribute("port").orElse("3260"),
                    source.flatMap(present -> present.attribute("name")).orElse(""));
        }
        return source.flatMap(present -> present.attribute("volume").or(() -> present.attribute("file")))
                .orElse("unknown");
    }

    /** The local volumes that a description names. */
    static List<String> localVolumes(XmlTree domain) {
        return domain.all("devices", "disk", "source").stream()
                .filter(source -> source.attribute("pool")
                        .filter(NodeLayout.VOLUMES::equals)
                        .isPresent())
                .flatMap(source -> source.attribute("volume").stream())
                .toList();
    }

    /** The iSCSI targets that a description names. */
    static List<String> targets(XmlTree domain) {
        return domain.all("devices", "disk", "source").stream()
                .filter(source ->
                        source.attribute("protocol").filter("iscsi"::equals).isPresent())
                .flatMap(source -> source.attribute("name").stream())
                .map(name -> name.replaceFirst("/[0-9]+$", ""))
                .toList();
    }
}
