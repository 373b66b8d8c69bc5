package org.ownsky.provisioning.instance;

import java.util.List;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.provisioning.tag.Tags;
import org.ownsky.quota.policy.JudgedLaunch;
import org.ownsky.quota.policy.LaunchPolicies;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Has policies decide over a launch, and tells those who keep what came of it. */
@Component
class LaunchRules {
    private final LaunchPolicies policies;
    private final Tags tags;
    private final ObjectProvider<LaunchWitness> witnesses;

    LaunchRules(LaunchPolicies policies, Tags tags, ObjectProvider<LaunchWitness> witnesses) {
        this.policies = policies;
        this.tags = tags;
        this.witnesses = witnesses;
    }

    /**
     * What the policies say, refusals apart.
     *
     * @throws org.ownsky.kernel.CloudException InvalidInput that names the rule, for a launch that breaks one
     */
    JudgedLaunch decide(Caller caller, ProjectScope scope, LaunchPlan plan) {
        return policies.admit(scope, caller.name(), plan.draft());
    }

    void accepted(Caller caller, LaunchRequest request, LaunchPlan plan, JudgedLaunch judged, List<Instance> accepted) {
        tags.put(
                accepted.stream().map(instance -> instance.instanceId().value()).toList(), plan.tags());
        var launch = new AcceptedLaunch(
                caller,
                accepted.getFirst().scope(),
                request,
                judged.facts(),
                judged.decision(),
                accepted.stream().map(Instance::view).toList());
        witnesses.forEach(witness -> witness.accepted(launch));
    }
}
