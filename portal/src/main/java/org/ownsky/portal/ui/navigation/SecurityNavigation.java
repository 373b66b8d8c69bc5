package org.ownsky.portal.ui.navigation;

/** Where people look after how they sign in. */
public final class SecurityNavigation {
    public static final String ADDRESS = "security";

    private SecurityNavigation() {}
}
