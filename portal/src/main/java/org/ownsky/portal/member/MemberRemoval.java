package org.ownsky.portal.member;

import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.portal.tenant.TenantDirectory;
import org.ownsky.provisioning.owner.Owned;
import org.ownsky.provisioning.owner.OwnershipService;
import org.springframework.stereotype.Component;

/** What becomes of the things of somebody who leaves a tenant. */
@Component
class MemberRemoval {
    private final TenantDirectory directory;
    private final OwnershipService ownership;

    MemberRemoval(TenantDirectory directory, OwnershipService ownership) {
        this.directory = directory;
        this.ownership = ownership;
    }

    Owned owned(Caller caller, TenantId tenant, UserId account) {
        return ownership.owned(caller, scopes(tenant), account);
    }

    Owned handOver(Caller caller, TenantId tenant, MemberView leaving, Optional<MemberView> successor) {
        var from = leaving.account();
        var owned = owned(caller, tenant, from.id());
        if (owned.nothing()) {
            return owned;
        }
        var heir = successor
                .filter(other -> other.enabled() && !other.account().id().equals(from.id()))
                .orElseThrow(() -> CloudException.of(new CloudError.Conflict(
                        "owner",
                        from.displayName() + " owns " + owned.words()
                                + ". Choose another member of the tenant who takes them over.")))
                .account();
        return ownership.handOver(caller, scopes(tenant), from.id(), heir.id(), heir.displayName());
    }

    private List<ProjectScope> scopes(TenantId tenant) {
        return directory.all(tenant).stream().map(ProjectView::scope).toList();
    }
}
