package org.ownsky.portal.audit;

import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows the trail: a project's and a tenant's to who may read it there, all of it to operators and support. */
@Service
public class AuditService {
    private final AuditPages pages;

    AuditService(AuditPages pages) {
        this.pages = pages;
    }

    /**
     * One page. Needs AUDIT_READ in the project or tenant asked for, FLEET_READ without one.
     *
     * @throws CloudException NotFound for a project or tenant that the caller does not act in, Forbidden without the
     *     permission
     */
    @Transactional(readOnly = true)
    public KeysetPage<AuditView> page(Caller caller, AuditQuery query) {
        requireReader(caller, query);
        var rows = pages.rows(query);
        if (rows.size() <= query.limit()) {
            return new KeysetPage<>(rows, Optional.empty());
        }
        var items = rows.subList(0, query.limit());
        return new KeysetPage<>(
                items, Optional.of(String.valueOf(items.getLast().id())));
    }

    private static void requireReader(Caller caller, AuditQuery query) {
        if (caller.may(Permission.FLEET_READ)) {
            return;
        }
        if (query.project().isPresent()) {
            requireIn(caller, query.project().get());
        } else if (query.tenant().isPresent()) {
            requireIn(caller, query.tenant().get());
        } else {
            caller.require(Permission.FLEET_READ);
        }
    }

    private static void requireIn(Caller caller, ProjectId project) {
        if (!caller.scope().map(ProjectScope::project).equals(Optional.of(project))) {
            throw CloudException.of(new CloudError.NotFound("project", project.value()));
        }
        caller.require(Permission.AUDIT_READ);
    }

    private static void requireIn(Caller caller, TenantId tenant) {
        if (!caller.sees(tenant)) {
            throw CloudException.of(new CloudError.NotFound("tenant", tenant.value()));
        }
        caller.require(Permission.TENANT_READ);
        caller.require(Permission.AUDIT_READ);
    }
}
