package org.ownsky.quota.policy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ownsky.kernel.Caller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tries a policy against the launches of the last 30 days, whatever its state: before it is switched on, people see what it does. */
@Service
public class PolicyTrialService {
    private static final Duration LOOKED_BACK = Duration.ofDays(30);
    private static final int MOST_LAUNCHES = 10_000;
    private static final int MOST_EXAMPLES = 10;

    private final PolicyService policies;
    private final LaunchRecord launches;
    private final Clock clock;

    PolicyTrialService(PolicyService policies, LaunchRecord launches, Clock clock) {
        this.policies = policies;
        this.launches = launches;
        this.clock = clock;
    }

    /**
     * What the policy would have done; needs to administer the place where it holds.
     *
     * @throws org.ownsky.kernel.CloudException NotFound, Forbidden
     */
    @Transactional(readOnly = true)
    public PolicyTrial run(Caller caller, PolicyId id) {
        var policy = policies.ruled(caller, id);
        var since = clock.instant().minus(LOOKED_BACK);
        var looked = launches.since(policy.scope(), since, MOST_LAUNCHES);
        var refused = 0;
        var held = 0;
        var given = 0;
        var examples = new ArrayList<PolicyTrial.Example>();
        for (var launch : looked) {
            var decision = PolicyDecisions.decide(launch.facts(), List.of(policy));
            refused += decision.refusals().isEmpty() ? 0 : 1;
            held += decision.approvals().isEmpty() ? 0 : 1;
            given += decision.lease().isEmpty() && decision.schedules().isEmpty() ? 0 : 1;
            if (examples.size() < MOST_EXAMPLES
                    && !(decision.refusals().isEmpty() && decision.approvals().isEmpty())) {
                examples.add(example(launch, decision));
            }
        }
        return new PolicyTrial(since, looked.size(), refused, held, given, examples);
    }

    private static PolicyTrial.Example example(LaunchRecord.Entry launch, PolicyDecision decision) {
        var refusal = decision.refusals().stream()
                .findFirst()
                .map(one -> one.field() + " \"" + one.value() + "\"; allowed: " + one.allowed());
        return new PolicyTrial.Example(
                launch.at(),
                launch.by(),
                launch.facts().count() + " × " + launch.facts().type() + ", "
                        + launch.facts().names().getFirst(),
                refusal.isPresent(),
                refusal.orElseGet(() -> decision.approvals().getFirst().because()));
    }
}
