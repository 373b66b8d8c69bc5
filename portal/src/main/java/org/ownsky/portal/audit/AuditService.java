package org.ownsky.portal.audit;

import java.time.Duration;
import java.util.List;
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
    private final AuditSettings settings;

    AuditService(AuditPages pages, AuditSettings settings) {
        this.pages = pages;
        this.settings = settings;
    }

    /**
     * One page. Needs AUDIT_READ in the project or tenant asked for. Without one it is that of the tenant or project that
     * the caller acts in, and all for who has FLEET_READ.
     *
     * @throws CloudException NotFound for a project or tenant that the caller does not act in, Forbidden without the
     *     permission
     */
    @Transactional(readOnly = true)
    public KeysetPage<AuditView> page(Caller caller, AuditQuery query) {
        var rows = pages.rows(readable(caller, query), query.limit() + 1);
        if (rows.size() <= query.limit()) {
            return new KeysetPage<>(rows, Optional.empty());
        }
        var items = rows.subList(0, query.limit());
        var last = items.getLast();
        return new KeysetPage<>(items, Optional.of(new AuditPosition(last.at(), last.id()).print()));
    }

    /**
     * One entry, of those that {@link #page} gives without a tenant or project.
     *
     * @throws CloudException NotFound for one that the caller may not read, Forbidden for who may read none
     */
    @Transactional(readOnly = true)
    public AuditView find(Caller caller, long id) {
        return pages.find(readable(caller, AuditQuery.here(AuditFilter.NONE, Optional.empty(), 1)), id)
                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("audit entry", String.valueOf(id))));
    }

    /** The actions that can be asked for, by name; for who may read a trail. */
    @Transactional(readOnly = true)
    public List<String> actions(Caller caller) {
        readable(caller, AuditQuery.here(AuditFilter.NONE, Optional.empty(), 1));
        return pages.actions();
    }

    /** How long entries are kept; empty for ever. For who may read a trail. */
    public Optional<Duration> kept(Caller caller) {
        readable(caller, AuditQuery.here(AuditFilter.NONE, Optional.empty(), 1));
        return settings.keep();
    }

    /** What is asked for, narrowed to what the caller may read. */
    private static AuditQuery readable(Caller caller, AuditQuery query) {
        if (caller.may(Permission.FLEET_READ)) {
            return query;
        }
        if (query.project().isPresent()) {
            requireIn(caller, query.project().get());
            return query;
        }
        if (query.tenant().isPresent()) {
            requireIn(caller, query.tenant().get());
            return query;
        }
        caller.require(Permission.AUDIT_READ);
        if (caller.may(Permission.TENANT_READ) && caller.tenant().isPresent()) {
            return query.in(caller.tenant(), Optional.empty());
        }
        return query.in(
                Optional.empty(),
                Optional.of(caller.requireProject(Permission.AUDIT_READ).project()));
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
