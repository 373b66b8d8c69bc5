package org.ownsky.quota.policy;

import java.util.List;

/**
 * A policy that was saved, and what has to be known about it.
 *
 * @param overruled what in tenants and projects below can no longer be: one sentence each, with the launch that shows it
 */
public record SavedPolicy(Policy policy, List<String> overruled) {
    public SavedPolicy {
        overruled = List.copyOf(overruled);
    }
}
