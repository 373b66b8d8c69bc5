package org.ownsky.quota.policy;

import java.util.Arrays;
import java.util.Optional;

/** Who sets a policy, and who answers where it asks for approval; the widest first. */
public enum PolicyLevel {
    OPERATOR("operator", "an operator"),
    TENANT("tenant", "an administrator of the tenant"),
    PROJECT("project", "an administrator of the project");

    private final String key;
    private final String approver;

    PolicyLevel(String key, String approver) {
        this.key = key;
        this.approver = approver;
    }

    /** The persisted and API name. */
    public String key() {
        return key;
    }

    /** Who approves, in a sentence: {@code an administrator of the tenant}. */
    public String approver() {
        return approver;
    }

    /** The level that APIs call so. */
    public static Optional<PolicyLevel> find(String key) {
        return Arrays.stream(values()).filter(level -> level.key.equals(key)).findFirst();
    }
}
