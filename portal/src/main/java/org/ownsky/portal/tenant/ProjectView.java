package org.ownsky.portal.tenant;

import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;

/** A project and the tenant that pays for it. */
public record ProjectView(ProjectId id, AccountNumber number, Slug slug, String name, TenantView tenant) {
    public ProjectScope scope() {
        return new ProjectScope(tenant.id(), id);
    }
}
