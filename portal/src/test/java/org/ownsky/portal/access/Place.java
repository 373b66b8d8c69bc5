package org.ownsky.portal.access;

import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;

/** Where somebody acts: in a project, in a tenant as a whole, or everywhere. */
record Place(Optional<TenantId> tenant, Optional<ProjectId> project) {
    static final Place EVERYWHERE = new Place(Optional.empty(), Optional.empty());

    static Place of(Caller caller) {
        return new Place(caller.tenant(), caller.scope().map(ProjectScope::project));
    }

    static Place projectOf(Things things) {
        return new Place(
                Optional.of(things.scope().tenant()), Optional.of(things.scope().project()));
    }

    static Place tenantOf(Things things) {
        return new Place(Optional.of(things.scope().tenant()), Optional.empty());
    }

    @Override
    public String toString() {
        return project.isPresent() ? "in a project" : tenant.isPresent() ? "in a tenant" : "everywhere";
    }
}
