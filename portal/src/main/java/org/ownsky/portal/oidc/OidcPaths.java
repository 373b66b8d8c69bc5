package org.ownsky.portal.oidc;

/** Addresses that are registered with the provider. */
final class OidcPaths {
    /** Where the button leads, and from there to the provider. */
    static final String START = "/sign-in/provider";

    /** Where the provider sends people back to. */
    static final String BACK = "/sign-in/provider/back";

    /** Where the provider tells of people who signed out there. */
    static final String SIGNED_OUT = "/sign-in/provider/signed-out";

    /** Where the provider sends people who signed out here, and so there. */
    static final String LEFT = "/sign-in/provider/left";

    /** What Spring calls the one provider. */
    static final String REGISTRATION = "provider";

    private OidcPaths() {}
}
