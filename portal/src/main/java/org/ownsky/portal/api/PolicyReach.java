package org.ownsky.portal.api;

import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.provisioning.approval.ApprovalDirectory;
import org.ownsky.provisioning.approval.ApprovalId;
import org.ownsky.quota.policy.PolicyDirectory;
import org.ownsky.quota.policy.PolicyId;
import org.ownsky.quota.policy.PolicyScope;
import org.springframework.stereotype.Component;

/** As {@link Reach}, for policies and what waits because of them. */
@Component
class PolicyReach {
    private final Reach reach;
    private final PolicyDirectory policies;
    private final ApprovalDirectory approvals;

    PolicyReach(Reach reach, PolicyDirectory policies, ApprovalDirectory approvals) {
        this.reach = reach;
        this.policies = policies;
        this.approvals = approvals;
    }

    /** Who asks, where the policy holds; one that holds everywhere, wherever they act. */
    Caller at(PolicyId id) {
        var scope =
                policies.scope(id).orElseThrow(() -> CloudException.of(new CloudError.NotFound("policy", id.value())));
        return switch (scope) {
            case PolicyScope.Everywhere _ -> fleet();
            case PolicyScope.OfTenant(var tenant) -> hidden("policy", id.value(), () -> reach.in(tenant));
            case PolicyScope.OfProject(var project) -> hidden("policy", id.value(), () -> reach.in(project.project()));
        };
    }

    Caller at(ApprovalId id) {
        var project = approvals
                .project(id)
                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("approval", id.value())));
        return hidden("approval", id.value(), () -> reach.in(project));
    }

    /** In the fleet, for who reads it; else where they act. */
    Caller fleet() {
        var everywhere = reach.everywhere();
        return everywhere.may(org.ownsky.kernel.Permission.FLEET_READ) ? everywhere : reach.somewhere();
    }

    /** In the project, or in the tenant, or in the fleet. */
    Caller in(Optional<String> project, Optional<String> tenant) {
        return project.map(Reach::project)
                .map(reach::in)
                .or(() -> tenant.map(Reach::tenant).map(reach::in))
                .orElseGet(this::fleet);
    }

    /** What is not theirs to know is said to be missing by the name that was asked for. */
    static Caller hidden(String kind, String id, java.util.function.Supplier<Caller> where) {
        try {
            return where.get();
        } catch (CloudException refused) {
            if (refused.error() instanceof CloudError.NotFound) {
                throw CloudException.of(new CloudError.NotFound(kind, id));
            }
            throw refused;
        }
    }
}
