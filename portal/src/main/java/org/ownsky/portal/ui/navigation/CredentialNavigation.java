package org.ownsky.portal.ui.navigation;

/** Where people find what their programs sign in with. */
public final class CredentialNavigation {
    /** The project's access keys. */
    public static final String ACCESS_KEYS = "access-keys";

    /** The person's own tokens. */
    public static final String TOKENS = "settings/tokens";

    private CredentialNavigation() {}
}
