package org.ownsky.portal.api;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.quota.policy.Policy;
import org.ownsky.quota.policy.PolicyDraft;
import org.ownsky.quota.policy.PolicyId;
import org.ownsky.quota.policy.PolicyScope;
import org.ownsky.quota.policy.PolicyService;
import org.ownsky.quota.policy.PolicyState;
import org.ownsky.quota.policy.PolicyTrial;
import org.ownsky.quota.policy.PolicyTrialService;
import org.ownsky.quota.policy.RuleWords;
import org.ownsky.quota.policy.SavedPolicy;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ApiPaths.ROOT + "/policies")
@Meaning("Policies")
class PolicyResources {
    private final PolicyService policies;
    private final PolicyTrialService trials;
    private final PolicyReach reach;

    PolicyResources(PolicyService policies, PolicyTrialService trials, PolicyReach reach) {
        this.policies = policies;
        this.trials = trials;
        this.reach = reach;
    }

    @Meaning("A rule for launches")
    record PolicyBody(
            @Meaning(value = "Its id", example = "pol-0198c2d4e5f600001")
            String id,

            @Meaning(value = "What people call it", example = "Dear launches")
            String name,

            @Meaning(
                    value = "Whose it is, and where it holds: everywhere, in a tenant, in a project",
                    words = {"operator", "tenant", "project"})
            String scope,

            @Meaning(value = "The tenant, of a tenant's or a project's", example = "ten-0198c2d4e5f600001")
            Optional<String> tenantId,

            @Meaning(value = "The project, of a project's", example = "prj-0198c2d4e5f600001")
            Optional<String> projectId,

            @Meaning(
                    value = "Whether it decides; a dry one can be tried",
                    words = {"off", "dry", "on"})
            String state,

            @Meaning("What it demands or gives") RuleForm rule,

            @Meaning(
                    value = "The same as a sentence",
                    example = "Launches of more than 10 instances wait for approval.")
            String sentence,

            @Meaning("When it was last changed") Instant changedAt,

            @Meaning(value = "Who changed it", example = "Ada Lovelace")
            String changedBy,

            @Meaning("After saving: what below is overruled by it, with the launch that shows it")
            List<String> overruled) {
        static PolicyBody of(Policy policy) {
            return of(new SavedPolicy(policy, List.of()));
        }

        static PolicyBody of(SavedPolicy saved) {
            var policy = saved.policy();
            return new PolicyBody(
                    policy.id().value(),
                    policy.name(),
                    policy.scope().level().key(),
                    switch (policy.scope()) {
                        case PolicyScope.Everywhere _ -> Optional.empty();
                        case PolicyScope.OfTenant(var tenant) -> Optional.of(tenant.value());
                        case PolicyScope.OfProject(var project) ->
                            Optional.of(project.tenant().value());
                    },
                    policy.scope() instanceof PolicyScope.OfProject(var project)
                            ? Optional.of(project.project().value())
                            : Optional.empty(),
                    policy.state().key(),
                    RuleForm.of(policy.rule()),
                    RuleWords.of(policy.rule()),
                    policy.changedAt(),
                    policy.changedBy(),
                    saved.overruled());
        }
    }

    @Meaning("A policy to be made: in a project, in a tenant, or, with neither, everywhere")
    record NewPolicy(
            @Meaning(value = "The project, for one of a project", example = "prj-0198c2d4e5f600001")
            Optional<String> projectId,

            @Meaning(value = "The tenant, for one of a tenant", example = "ten-0198c2d4e5f600001")
            Optional<String> tenantId,

            @Meaning(value = "What people call it", shortest = 1, longest = 80, example = "Dear launches")
            String name,

            @Meaning(
                    value = "Whether it decides; a dry one can be tried",
                    words = {"off", "dry", "on"})
            String state,

            @Meaning("What it demands or gives") RuleForm rule) {}

    @Meaning("What a policy is to be from now on; where it holds stays")
    record ChangedPolicy(
            @Meaning(value = "What people call it", shortest = 1, longest = 80, example = "Dear launches")
            String name,

            @Meaning(
                    value = "Whether it decides; a dry one can be tried",
                    words = {"off", "dry", "on"})
            String state,

            @Meaning("What it demands or gives") RuleForm rule) {}

    @GetMapping
    @Meaning("All policies that hold in a project, or in a tenant; with neither, where you act, or the operator's")
    Items<PolicyBody> policies(
            @Meaning(value = "The project's id", example = "prj-0198c2d4e5f600001") @RequestParam
                    Optional<String> projectId,
            @Meaning(value = "The tenant's id", example = "ten-0198c2d4e5f600001") @RequestParam
                    Optional<String> tenantId) {
        return Items.of(policies.list(reach.in(projectId, tenantId)), PolicyBody::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Meaning("Makes a policy; needs to administer the place where it holds")
    PolicyBody create(@RequestBody NewPolicy body) {
        var caller = reach.in(body.projectId(), body.tenantId());
        var scope = scope(caller, body);
        requirePower(caller, scope);
        return PolicyBody.of(policies.create(caller, scope, draft(caller, body.name(), body.state(), body.rule())));
    }

    private PolicyScope scope(Caller caller, NewPolicy body) {
        if (body.projectId().isPresent()) {
            return policies.scopeOf(caller, Reach.project(body.projectId().get()));
        }
        return body.tenantId()
                .map(Reach::tenant)
                .<PolicyScope>map(PolicyScope.OfTenant::new)
                .orElseGet(PolicyScope.Everywhere::new);
    }

    @GetMapping("/{policy}")
    @Meaning("One policy")
    PolicyBody policy(@Meaning(value = "Its id", example = "pol-0198c2d4e5f600001") @PathVariable String policy) {
        var id = id(policy);
        return PolicyBody.of(policies.find(reach.at(id), id));
    }

    @PutMapping("/{policy}")
    @Meaning("Changes a policy; launches that were accepted before keep what they got")
    PolicyBody change(
            @Meaning(value = "Its id", example = "pol-0198c2d4e5f600001") @PathVariable String policy,
            @RequestBody ChangedPolicy body) {
        var id = id(policy);
        var caller = reach.at(id);
        requirePower(caller, policies.find(caller, id).scope());
        return PolicyBody.of(policies.change(caller, id, draft(caller, body.name(), body.state(), body.rule())));
    }

    @GetMapping("/{policy}/trial")
    @Meaning("What the policy would have done to the launches of the last 30 days, whatever its state")
    Trial trial(@Meaning(value = "Its id", example = "pol-0198c2d4e5f600001") @PathVariable String policy) {
        var id = id(policy);
        return Trial.of(trials.run(reach.at(id), id));
    }

    @Meaning("What a policy would have done")
    record Trial(
            @Meaning("Since when launches were looked at") Instant since,

            @Meaning(value = "How many there were", example = "41")
            int launches,

            @Meaning(value = "How many it would have refused", example = "0")
            int refused,

            @Meaning(value = "How many it would have held for approval", example = "3")
            int held,

            @Meaning(value = "How many it would have given a lease or a schedule", example = "0")
            int given,

            @Meaning("The latest of those that it would have refused or held, in a sentence each")
            List<String> examples) {
        static Trial of(PolicyTrial trial) {
            return new Trial(
                    trial.since(),
                    trial.launches(),
                    trial.refused(),
                    trial.held(),
                    trial.given(),
                    trial.examples().stream()
                            .map(example -> example.what() + " by " + example.by() + ": " + example.why())
                            .toList());
        }
    }

    @DeleteMapping("/{policy}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Meaning("Removes a policy")
    void remove(@Meaning(value = "Its id", example = "pol-0198c2d4e5f600001") @PathVariable String policy) {
        var id = id(policy);
        policies.remove(reach.at(id), id);
    }

    /** Before the rule is looked at: who may not set it is not told what is wrong with it. */
    private static void requirePower(Caller caller, PolicyScope scope) {
        if (!scope.isRuledBy(caller)) {
            throw CloudException.of(new CloudError.Forbidden(scope.ruler()));
        }
    }

    private PolicyDraft draft(Caller caller, String name, String state, RuleForm rule) {
        return new PolicyDraft(
                name,
                PolicyState.find(state)
                        .orElseThrow(() -> CloudException.invalid(
                                "state",
                                state,
                                Arrays.stream(PolicyState.values())
                                        .map(PolicyState::key)
                                        .collect(Collectors.joining(", ", "one of ", "")))),
                rule.rule(policies.currency(caller)));
    }

    private static PolicyId id(String text) {
        return Reach.id("policy", PolicyId.PREFIX, text, PolicyId::new);
    }
}
