package org.ownsky.portal.oidc;

import java.util.Locale;

/** What a rule looks at in what the provider says of somebody. */
public enum ClaimSource {
    /** A group, with or without the slash that Keycloak puts in front. */
    GROUP("Group"),
    /** A role of Keycloak's realm. */
    REALM_ROLE("Realm role"),
    /** An organization of Keycloak, by its alias. */
    ORGANIZATION("Organization"),
    /** Any other claim, by its name. */
    CLAIM("Claim");

    private final String label;

    ClaimSource(String label) {
        this.label = label;
    }

    /** The persisted name. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For people. */
    public String label() {
        return label;
    }

    static ClaimSource ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
