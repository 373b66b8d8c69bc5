package org.ownsky.quota.policy;

import java.util.Arrays;
import java.util.Optional;

/** How far a policy counts. */
public enum PolicyState {
    /** Kept, and asked by nobody. */
    OFF("off"),
    /** Can be tried against the launches of the last month, and decides nothing. */
    DRY("dry"),
    /** Decides. */
    ON("on");

    private final String key;

    PolicyState(String key) {
        this.key = key;
    }

    /** The persisted and API name. */
    public String key() {
        return key;
    }

    /** The state that APIs call so. */
    public static Optional<PolicyState> find(String key) {
        return Arrays.stream(values()).filter(state -> state.key.equals(key)).findFirst();
    }
}
