package org.ownsky.portal.identity;

import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;

/** A project and the tenant that pays for it, for screens. */
public record ProjectView(ProjectId id, AccountNumber number, String name, TenantView tenant) {
    public ProjectScope scope() {
        return new ProjectScope(tenant.id(), id);
    }
}
