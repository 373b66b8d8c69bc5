package org.ownsky.portal.identity;

import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.ProjectId;
import org.ownsky.portal.tenant.ProjectService;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.portal.tenant.Slug;
import org.ownsky.portal.tenant.TenantDirectory;
import org.ownsky.portal.tenant.TenantService;
import org.ownsky.portal.tenant.TenantView;
import org.ownsky.quota.QuotaResource;
import org.springframework.stereotype.Component;

/** The tenant {@code demo} and its project {@code default}, of limited size. */
@Component
class DemoPlace {
    private static final Slug TENANT = new Slug("demo");
    private static final Slug PROJECT = new Slug("default");
    private static final Map<QuotaResource, Long> LIMITS = Map.of(
            QuotaResource.INSTANCES,
            10L,
            QuotaResource.VCPUS,
            20L,
            QuotaResource.MEMORY,
            Bytes.ofGib(8).value(),
            QuotaResource.ROOT_DISK,
            Bytes.ofGib(100).value(),
            QuotaResource.VOLUMES,
            20L,
            QuotaResource.VOLUME_STORAGE,
            Bytes.ofGib(100).value(),
            QuotaResource.SNAPSHOTS,
            40L,
            QuotaResource.SNAPSHOT_STORAGE,
            Bytes.ofGib(100).value());

    private final TenantDirectory directory;
    private final TenantService tenants;
    private final ProjectService projects;

    DemoPlace(TenantDirectory directory, TenantService tenants, ProjectService projects) {
        this.directory = directory;
        this.tenants = tenants;
        this.projects = projects;
    }

    /** The project, once it is made. */
    Optional<ProjectId> project() {
        return directory
                .find(TENANT)
                .flatMap(tenant -> directory.find(tenant.id(), PROJECT))
                .map(ProjectView::id);
    }

    /** Makes what is missing. */
    TenantView make() {
        var tenant = directory
                .find(TENANT)
                .orElseGet(() -> tenants.create(SystemCallers.setUp(), TENANT, TENANT.value(), LIMITS));
        if (directory.find(tenant.id(), PROJECT).isEmpty()) {
            projects.create(SystemCallers.setUp(), tenant.id(), PROJECT, PROJECT.value(), LIMITS);
        }
        return tenant;
    }
}
