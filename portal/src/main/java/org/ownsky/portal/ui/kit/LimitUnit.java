package org.ownsky.portal.ui.kit;

import org.ownsky.kernel.Bytes;
import org.ownsky.quota.QuotaResource;

/** What limits are entered in: GiB for memory and disks, else pieces. */
public final class LimitUnit {

    private LimitUnit() {}

    public static boolean isGib(QuotaResource resource) {
        return switch (resource) {
            case MEMORY, ROOT_DISK, VOLUME_STORAGE, SNAPSHOT_STORAGE -> true;
            case INSTANCES, VCPUS, VOLUMES, SNAPSHOTS -> false;
        };
    }

    /** How much one of it is in the resource's own unit. */
    public static long size(QuotaResource resource) {
        return isGib(resource) ? Bytes.ofGib(1).value() : 1;
    }

    /** As many as the amount is at least; for a field, so never more than that can show. */
    public static int ceiling(QuotaResource resource, long amount) {
        return (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(amount, size(resource)));
    }

    /** {@code Memory, GiB}. */
    public static String label(QuotaResource resource) {
        var name = Words.say("quota." + resource.name());
        return isGib(resource) ? name + ", GiB" : name;
    }
}
