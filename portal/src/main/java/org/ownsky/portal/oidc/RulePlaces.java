package org.ownsky.portal.oidc;

import java.util.Optional;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.member.RolePlaces;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.portal.tenant.Slug;
import org.ownsky.portal.tenant.TenantDirectory;
import org.ownsky.portal.tenant.TenantState;
import org.ownsky.portal.tenant.TenantView;
import org.springframework.stereotype.Component;

/** Where the roles of rules hold, and who has to hear that they changed. */
@Component
class RulePlaces {
    private final TenantDirectory directory;
    private final RolePlaces pages;

    RulePlaces(TenantDirectory directory, RolePlaces pages) {
        this.directory = directory;
        this.pages = pages;
    }

    boolean exists(Membership membership) {
        return membership.tenant().map(id -> open(id).isPresent()).orElse(true)
                && membership.project().map(id -> open(id).isPresent()).orElse(true);
    }

    /**
     * Refuses a place that is not there, or not any more.
     *
     * @throws CloudException NotFound
     */
    void require(Membership membership) {
        membership.tenant().filter(id -> open(id).isEmpty()).ifPresent(id -> {
            throw CloudException.of(new CloudError.NotFound("tenant", id.value()));
        });
        membership.project().filter(id -> open(id).isEmpty()).ifPresent(id -> {
            throw CloudException.of(new CloudError.NotFound("project", id.value()));
        });
    }

    /** By the short names of tenant and project. */
    Membership find(Role role, String name) {
        var slash = name.indexOf('/');
        return switch (role.reach()) {
            case FLEET -> Membership.everywhere(role);
            case TENANT -> Membership.in(tenant(name).id(), role);
            case PROJECT -> {
                if (slash < 0) {
                    throw CloudException.invalid("Where", name, "tenant/project, such as physics/optics");
                }
                var tenant = tenant(name.substring(0, slash));
                yield Membership.in(
                        directory
                                .find(tenant.id(), new Slug(name.substring(slash + 1)))
                                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("project", name)))
                                .id(),
                        role);
            }
        };
    }

    private TenantView tenant(String slug) {
        return directory
                .find(new Slug(slug))
                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("tenant", slug)));
    }

    /** For people; the id of what is gone, and empty for the fleet. */
    Optional<String> name(Membership membership) {
        return membership
                .tenant()
                .map(id -> directory.find(id).map(TenantView::name).orElse(id.value()))
                .or(() -> membership
                        .project()
                        .map(id -> directory
                                .find(id)
                                .map(project -> project.tenant().name() + " / " + project.name())
                                .orElse(id.value())));
    }

    /** Pages that are open redraw what the role changes. */
    void changed(Membership membership) {
        pages.changed(membership);
    }

    private Optional<TenantView> open(TenantId id) {
        return directory.find(id).filter(tenant -> tenant.state() != TenantState.CLOSED);
    }

    private Optional<ProjectView> open(ProjectId id) {
        return directory.find(id);
    }
}
