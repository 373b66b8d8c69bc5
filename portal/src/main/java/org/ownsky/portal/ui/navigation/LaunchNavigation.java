package org.ownsky.portal.ui.navigation;

/** Where instances are launched. */
public final class LaunchNavigation {
    public static final String ADDRESS = "launch";

    private LaunchNavigation() {}
}
