package org.ownsky.portal.ui.navigation;

import org.ownsky.provisioning.instance.InstanceId;

/** Where instances are. */
public final class InstanceNavigation {
    public static final String LIST = "instances";

    private InstanceNavigation() {}

    /** An instance's page. */
    public static String page(InstanceId id) {
        return page(id.value());
    }

    /** The page of the instance with this id, as jobs and rows carry it. */
    public static String page(String id) {
        return LIST + "/" + id;
    }

    /** What happened to an instance. */
    public static String activity(String id) {
        return page(id) + "/activity";
    }
}
