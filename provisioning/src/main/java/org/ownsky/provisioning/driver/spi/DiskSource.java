package org.ownsky.provisioning.driver.spi;

import java.util.Locale;
import java.util.regex.Pattern;

/** Where a node finds a volume's data. */
public sealed interface DiskSource {
    /** The same for the same data, without secrets: what {@link DiskFacts#location} says of a disk that has this source. */
    String location();

    /** A disk of the node's own. */
    record LocalDisk(VolumeName volume) implements DiskSource {
        @Override
        public String location() {
            return volume.value();
        }
    }

    /**
     * A logical unit of an iSCSI target.
     *
     * @param host name or address of the portal
     * @param port of the portal, usually 3260
     * @param target its qualified name, {@code iqn.…}
     * @param lun number of the unit, 1 or more with targets of ours
     * @param secret what the target asks for
     */
    record IscsiDisk(String host, int port, String target, int lun, ChapSecret secret) implements DiskSource {
        /** RFC 3721 and RFC 3722: lower case, no blanks. */
        private static final Pattern IQN = Pattern.compile("iqn\\.[0-9]{4}-[0-9]{2}\\.[a-z0-9.:-]{1,200}");

        private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:-]{1,253}");

        public IscsiDisk {
            if (!HOST.matcher(host).matches()) {
                throw new IllegalArgumentException("Not a host: " + host);
            }
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("A port is 1 to 65535, not " + port);
            }
            if (!IQN.matcher(target).matches()) {
                throw new IllegalArgumentException("Not the name of an iSCSI target: " + target);
            }
            if (lun < 0 || lun > 16_383) {
                throw new IllegalArgumentException("A logical unit is 0 to 16383, not " + lun);
            }
        }

        @Override
        public String location() {
            return String.format(Locale.ROOT, "iscsi://%s:%d/%s/%d", host, port, target, lun);
        }
    }
}
