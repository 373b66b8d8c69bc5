package org.ownsky.portal.ui.navigation;

/** Where Home is. */
public final class HomeNavigation {
    public static final String ADDRESS = "";

    private HomeNavigation() {}
}
