package org.ownsky.portal.member;

import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.portal.tenant.TenantDirectory;
import org.springframework.stereotype.Component;

/** Where roles hold, and who may see and give them there. */
@Component
public class RolePlaces {
    private final TenantDirectory directory;
    private final ChangeFeed changes;

    RolePlaces(TenantDirectory directory, ChangeFeed changes) {
        this.directory = directory;
        this.changes = changes;
    }

    void requireReader(Caller caller, TenantId tenant) {
        requireKnown(caller, tenant);
        if (!caller.may(Permission.FLEET_READ)) {
            caller.require(Permission.TENANT_READ);
        }
    }

    ProjectScope requireReader(Caller caller, ProjectId project) {
        return directory
                .find(project)
                .map(ProjectView::scope)
                .filter(caller::sees)
                .orElseThrow(() -> notFound("project", project.value()));
    }

    public void requireAdministrator(Caller caller, ProjectId project) {
        if (!caller.mayOperate(requireReader(caller, project), Permission.PROJECT_ADMINISTER)) {
            throw CloudException.of(new CloudError.Forbidden(Permission.PROJECT_ADMINISTER));
        }
    }

    /** The tenant in which the caller may give and take such a role; empty for a role of the fleet. */
    public Optional<TenantId> requireAdministrator(Caller caller, Membership membership) {
        if (membership.project().isPresent()) {
            var scope = requireReader(caller, membership.project().get());
            if (!caller.mayOperate(scope, Permission.PROJECT_ADMINISTER)) {
                throw CloudException.of(new CloudError.Forbidden(Permission.PROJECT_ADMINISTER));
            }
            return Optional.of(scope.tenant());
        }
        if (membership.tenant().isPresent()) {
            requireAdministrator(caller, membership.tenant().get());
            return membership.tenant();
        }
        caller.require(Permission.FLEET_OPERATE);
        return Optional.empty();
    }

    public void requireAdministrator(Caller caller, TenantId tenant) {
        requireKnown(caller, tenant);
        if (!caller.mayOperate(tenant, Permission.TENANT_ADMINISTER)) {
            throw CloudException.of(new CloudError.Forbidden(Permission.TENANT_ADMINISTER));
        }
    }

    /** Pages that are open redraw what the role changes. */
    public void changed(Membership membership) {
        membership
                .project()
                .ifPresentOrElse(
                        project -> changes.changed(project, project.value()),
                        () -> membership.tenant().ifPresent(this::changed));
    }

    /** What holds in the tenant holds in each of its projects, where people have pages open. */
    public void changed(TenantId tenant) {
        changes.fleetChanged(tenant.value());
        directory.all(tenant).forEach(project -> changes.changed(project.id(), tenant.value()));
    }

    private void requireKnown(Caller caller, TenantId tenant) {
        if (directory.find(tenant).filter(found -> caller.sees(found.id())).isEmpty()) {
            throw notFound("tenant", tenant.value());
        }
    }

    private static CloudException notFound(String kind, String id) {
        return CloudException.of(new CloudError.NotFound(kind, id));
    }
}
