package org.ownsky.portal.tenant;

import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.paging.PageRequest;
import org.springframework.stereotype.Component;

/**
 * Looks tenants and projects up for whoever finds out what somebody may do; it knows of no caller, so nothing of it may
 * reach people unchecked. They go through {@link TenantService} and {@link ProjectService}.
 */
@Component
public class TenantDirectory {
    private final TenantStore tenants;
    private final ProjectStore projects;

    TenantDirectory(TenantStore tenants, ProjectStore projects) {
        this.tenants = tenants;
        this.projects = projects;
    }

    public Optional<TenantView> find(TenantId id) {
        return tenants.find(id);
    }

    public Optional<TenantView> find(Slug tenant) {
        return tenants.find(tenant);
    }

    public Optional<ProjectView> find(ProjectId id) {
        return projects.find(id);
    }

    public Optional<ProjectView> find(TenantId tenant, Slug project) {
        return projects.find(tenant, project);
    }

    /** Projects that the account has a role in, by tenant and name; as many as asked for, those after them unsaid. */
    public List<ProjectView> within(UserId account, PageRequest request) {
        return projects.within(account, request);
    }

    public Optional<ProjectView> firstWithin(UserId account) {
        return projects.within(account, PageRequest.first(1)).stream().findFirst();
    }

    /** Whether the account has a role in a project of the tenant, or in all of them: then it may know of the tenant. */
    public boolean reaches(UserId account, TenantId tenant) {
        return !projects.pageWithin(account, tenant, PageRequest.first(1)).isEmpty();
    }

    /** Every project of the tenant, for work on all of them. */
    public List<ProjectView> all(TenantId tenant) {
        return projects.all(tenant);
    }
}
