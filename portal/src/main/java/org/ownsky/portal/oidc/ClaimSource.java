package org.ownsky.portal.oidc;

import java.util.Locale;

/** What a rule looks at in what the provider says of somebody. */
public enum ClaimSource {
    /** A group, with or without the slash that Keycloak puts in front. */
    GROUP,
    /** A role of Keycloak's realm. */
    REALM_ROLE,
    /** An organization of Keycloak, by its alias. */
    ORGANIZATION,
    /** Any other claim, by its name. */
    CLAIM;

    /** The persisted name. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ClaimSource ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
