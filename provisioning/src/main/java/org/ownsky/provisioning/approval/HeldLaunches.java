package org.ownsky.provisioning.approval;

import java.util.List;
import org.ownsky.provisioning.instance.AcceptedLaunch;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.InstanceView;
import org.ownsky.provisioning.instance.LaunchWitness;
import org.ownsky.quota.policy.PolicyDecision;
import org.springframework.stereotype.Component;

/** Puts on file each launch that has to wait, with its whole form, in the transaction that accepts it. */
@Component
class HeldLaunches implements LaunchWitness {
    private final ApprovalFile file;

    HeldLaunches(ApprovalFile file) {
        this.file = file;
    }

    @Override
    public void accepted(AcceptedLaunch launch) {
        if (launch.held()) {
            file.ask(
                    launch.caller(),
                    launch.scope(),
                    asked(launch),
                    launch.decision().approvals().stream()
                            .map(PolicyDecision.ApprovalReason::words)
                            .toList(),
                    launch.decision().approvers());
        }
    }

    private static Asked asked(AcceptedLaunch launch) {
        var instances = launch.instances();
        return new Asked.Launch(
                launch.request().name().strip(),
                instances.size(),
                launch.facts().type(),
                launch.facts().image(),
                instances.getFirst().rootDisk(),
                launch.facts().perMonth(),
                instances.stream().map(InstanceView::id).toList(),
                launch.request());
    }

    @Override
    public void released(List<InstanceId> instances) {
        // Who released them ends the approval.
    }
}
