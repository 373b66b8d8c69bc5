package org.ownsky.portal.tenant;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.paging.Position;
import org.ownsky.quota.LimitService;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.QuotaService;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens projects with their quota, lists, renames and deletes them. What a caller has no role in is not found. */
@Service
public class ProjectService {
    private final TenantStore tenants;
    private final ProjectStore projects;
    private final QuotaService quota;
    private final LimitService limitsOfTenants;
    private final ProjectJournal journal;
    private final FreshTenants fresh;
    private final Clock clock;

    ProjectService(
            TenantStore tenants,
            ProjectStore projects,
            QuotaService quota,
            LimitService limitsOfTenants,
            ProjectJournal journal,
            FreshTenants fresh,
            Clock clock) {
        this.tenants = tenants;
        this.projects = projects;
        this.quota = quota;
        this.limitsOfTenants = limitsOfTenants;
        this.journal = journal;
        this.fresh = fresh;
        this.clock = clock;
    }

    /**
     * A new project with these limits; absent ones are the tenant's. Needs TENANT_ADMINISTER.
     *
     * @param name 1 to 64 characters
     * @throws CloudException InvalidInput for the name or a limit, also one above the tenant's; NotFound for the tenant;
     *     Conflict when name or slug is taken there; WrongState unless the tenant is active
     */
    @Transactional
    public ProjectView create(Caller caller, TenantId tenant, Slug slug, String name, Map<QuotaResource, Long> limits) {
        var owner = administered(caller, tenant);
        limitsOfTenants.requireWithin(tenant, limits);
        var project =
                new ProjectView(fresh.project(), fresh.number(), slug, PlainName.require("Project name", name), owner);
        try {
            projects.insert(project, clock.instant());
        } catch (DuplicateKeyException taken) {
            throw taken(project, Optional.of(slug), taken);
        }
        quota.openProject(project.scope(), project.name(), limits);
        journal.record(
                caller,
                "project.create",
                project,
                "name " + project.name() + ", slug " + slug,
                TenantChanges.made(project.name(), slug, limits));
        return project;
    }

    /** The tenant's by name: all for who reads the tenant, else those in which the caller has a role. */
    @Transactional(readOnly = true)
    public KeysetPage<ProjectView> page(Caller caller, TenantId tenant, PageRequest request) {
        if (!caller.sees(tenant)) {
            throw TenantService.notFound(tenant);
        }
        var all = caller.may(Permission.FLEET_READ) || caller.may(Permission.TENANT_READ);
        var rows = all ? projects.page(tenant, request) : projects.pageWithin(caller.user(), tenant, request);
        return request.page(
                rows, project -> new Position(project.name(), project.id().value()));
    }

    /**
     * Projects of every tenant in which the caller has a role, by tenant and name, for choosing one; as many as asked
     * for. A search narrows it down, by the tenant's name too.
     */
    @Transactional(readOnly = true)
    public List<ProjectView> mine(Caller caller, PageRequest request) {
        return projects.within(caller.user(), request);
    }

    /** The project, for a caller who acts in it, reads its tenant or the fleet. */
    @Transactional(readOnly = true)
    public ProjectView find(Caller caller, ProjectId id) {
        return projects.find(id).filter(project -> caller.sees(project.scope())).orElseThrow(() -> notFound(id));
    }

    /**
     * Gives another name; the slug stays, because scripts know it. Needs PROJECT_ADMINISTER.
     *
     * @throws CloudException InvalidInput for the name, Conflict when it is taken in the tenant
     */
    @Transactional
    public ProjectView rename(Caller caller, ProjectId id, String name) {
        var before = find(caller, id);
        if (!caller.mayOperate(before.scope(), Permission.PROJECT_ADMINISTER)) {
            throw CloudException.of(new CloudError.Forbidden(Permission.PROJECT_ADMINISTER));
        }
        var wanted = new ProjectView(
                id, before.number(), before.slug(), PlainName.require("Project name", name), before.tenant());
        try {
            projects.rename(id, wanted.name());
        } catch (DuplicateKeyException taken) {
            throw taken(wanted, Optional.empty(), taken);
        }
        quota.openProject(wanted.scope(), wanted.name(), Map.of());
        journal.record(
                caller,
                "project.rename",
                wanted,
                "name " + before.name() + " → " + wanted.name(),
                Changes.of("name", before.name(), wanted.name()));
        return wanted;
    }

    /**
     * Deletes an empty project, and the roles in it. Needs TENANT_ADMINISTER.
     *
     * @throws CloudException Conflict, with what is left in it
     */
    @Transactional
    public void delete(Caller caller, ProjectId id) {
        var project = find(caller, id);
        if (!caller.mayOperate(project.tenant().id(), Permission.TENANT_ADMINISTER)) {
            throw CloudException.of(new CloudError.Forbidden(Permission.TENANT_ADMINISTER));
        }
        quota.closeProject(project.scope());
        projects.delete(id, clock.instant());
        journal.record(
                caller,
                "project.delete",
                project,
                "name " + project.name(),
                Changes.of("name", project.name(), null).with("slug", project.slug(), null));
    }

    private TenantView administered(Caller caller, TenantId id) {
        // Locked, so that a tenant that begins to close in this moment gets no more projects.
        var tenant =
                tenants.lock(id).filter(found -> caller.sees(found.id())).orElseThrow(() -> TenantService.notFound(id));
        if (!caller.mayOperate(id, Permission.TENANT_ADMINISTER)) {
            throw CloudException.of(new CloudError.Forbidden(Permission.TENANT_ADMINISTER));
        }
        if (!tenant.active()) {
            throw CloudException.of(new CloudError.WrongState(
                    id.value(),
                    tenant.state().key(),
                    "Tenant " + tenant.name() + " is " + tenant.state().key()
                            + "; it gets no new project. Ask your operator to resume it."));
        }
        return tenant;
    }

    private static CloudException notFound(ProjectId id) {
        return CloudException.of(new CloudError.NotFound("project", id.value()));
    }

    private static CloudException taken(ProjectView project, Optional<Slug> slug, Throwable cause) {
        var reason = "Tenant " + project.tenant().name() + " has a project with the name \"" + project.name() + "\""
                + slug.map(text -> " or the slug \"" + text + "\"").orElse("") + " already. Choose another one.";
        return CloudException.of(new CloudError.Conflict("project", reason), "project name or slug taken", cause);
    }
}
