package org.ownsky.portal.ui.navigation;

import org.ownsky.provisioning.volume.VolumeId;

/** Where volumes and snapshots are. */
public final class StorageNavigation {
    public static final String VOLUMES = "volumes";
    public static final String SNAPSHOTS = "snapshots";

    private StorageNavigation() {}

    /** A volume's page. */
    public static String page(VolumeId id) {
        return page(id.value());
    }

    /** The page of the volume with this id, as jobs and rows carry it. */
    public static String page(String id) {
        return VOLUMES + "/" + id;
    }
}
