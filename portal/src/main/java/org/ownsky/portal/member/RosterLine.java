package org.ownsky.portal.member;

import java.util.Set;
import org.ownsky.kernel.ProjectId;
import org.ownsky.portal.identity.AccountView;

/**
 * Somebody with a role in a tenant.
 *
 * @param enabled whether they can sign in at all
 * @param administers projects in which they are project administrators
 */
public record RosterLine(AccountView account, boolean enabled, Set<ProjectId> administers) {
    public RosterLine {
        administers = Set.copyOf(administers);
    }
}
