package org.ownsky.provisioning.instance;

import java.util.List;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.quota.policy.LaunchFacts;
import org.ownsky.quota.policy.PolicyDecision;

/**
 * A launch that was accepted, whether it may begin or waits for approval.
 *
 * @param request its form, as it was sent
 * @param facts the same as policies saw it
 * @param decision what policies say; when it wants approvals, the instances are held
 */
public record AcceptedLaunch(
        Caller caller,
        ProjectScope scope,
        LaunchRequest request,
        LaunchFacts facts,
        PolicyDecision decision,
        List<InstanceView> instances) {
    public AcceptedLaunch {
        instances = List.copyOf(instances);
    }

    /** Whether it waits for approval. */
    public boolean held() {
        return !decision.approvers().isEmpty();
    }
}
