package org.ownsky.portal.identity;

import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.ProjectId;

/** An account with what only this package may know. */
record StoredAccount(
        AccountView view,
        Optional<String> passwordHash,
        boolean enabled,
        Optional<ProjectId> chosenProject,
        List<Membership> memberships) {

    StoredAccount {
        memberships = List.copyOf(memberships);
    }
}
