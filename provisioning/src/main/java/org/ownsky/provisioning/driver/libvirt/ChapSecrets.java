package org.ownsky.provisioning.driver.libvirt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.ownsky.provisioning.driver.libvirt.XmlElement.element;

import java.util.List;
import java.util.UUID;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.libvirt.Secret;
import org.ownsky.provisioning.driver.spi.DiskSource;
import org.ownsky.provisioning.driver.spi.DiskSpec;

/** What iSCSI targets ask for, kept by the node's libvirt: it never tells them to anybody but QEMU. */
final class ChapSecrets {
    private ChapSecrets() {}

    /** The secret for a target has always the same UUID. */
    static UUID uuid(String target) {
        return UUID.nameUUIDFromBytes(("https://ownsky.org/libvirt/iscsi/" + target).getBytes(UTF_8));
    }

    static void keep(List<DiskSpec> disks, LibvirtConnect connect) throws LibvirtException {
        for (DiskSpec disk : disks) {
            if (disk.source() instanceof DiskSource.IscsiDisk iscsi) {
                Secret secret = connect.secretDefineXML(xml(iscsi.target()));
                try {
                    secret.setValue(iscsi.secret().password().getBytes(UTF_8));
                } finally {
                    secret.free();
                }
            }
        }
    }

    static void forget(List<String> targets, LibvirtConnect connect) throws LibvirtException {
        for (String target : targets) {
            try {
                Secret secret = connect.secretLookupByUUIDString(uuid(target).toString());
                try {
                    secret.undefine();
                } finally {
                    secret.free();
                }
            } catch (LibvirtException e) {
                if (!LibvirtFailure.is(e, ErrorNumber.VIR_ERR_NO_SECRET)) {
                    throw e;
                }
            }
        }
    }

    private static String xml(String target) {
        return element("secret")
                .attribute("ephemeral", "no")
                .attribute("private", "yes")
                .with(
                        element("uuid", uuid(target)),
                        element("usage").attribute("type", "iscsi").with(element("target", target)))
                .toXml();
    }
}
