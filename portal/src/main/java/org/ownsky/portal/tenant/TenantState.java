package org.ownsky.portal.tenant;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether a tenant may use what it has. */
public enum TenantState {
    ACTIVE,
    /** Everything is kept, and nothing runs or is launched. */
    SUSPENDED,
    /** As suspended, until the grace period ends and everything is removed. */
    CLOSING,
    /** Nothing is left of it but its name in records. */
    CLOSED;

    /** The states that this one may become. */
    public Set<TenantState> next() {
        return switch (this) {
            case ACTIVE -> Set.of(SUSPENDED, CLOSING);
            case SUSPENDED -> Set.of(ACTIVE, CLOSING);
            case CLOSING -> Set.of(SUSPENDED, CLOSED);
            case CLOSED -> Set.of();
        };
    }

    /** Why a tenant in this state cannot become that one; empty when it can. Also a disabled button's words. */
    public Optional<String> refusal(String tenant, TenantState wanted) {
        return next().contains(wanted)
                ? Optional.empty()
                : Optional.of("Tenant " + tenant + " is " + key() + "; it cannot become " + wanted.key() + ".");
    }

    /** The persisted and API name. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TenantState ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
