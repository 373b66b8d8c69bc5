package org.ownsky.portal.identity;

import java.util.Locale;

/** Who stands behind an account. */
public enum AccountKind {
    PERSON,
    /** A program that calls the APIs. */
    SERVICE;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AccountKind ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
