package org.ownsky.quota.policy;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Policies: who administers a place sets those that hold there, and who acts in a place sees all that hold there, because they
 * decide over what is launched.
 */
@Service
public class PolicyService {
    /** Of one place. */
    private static final int MOST = 200;

    private static final int MOST_TOLD = 20;

    private final PolicyStore store;
    private final PolicyBook book;
    private final PolicyJournal journal;
    private final LaunchPricing pricing;

    PolicyService(PolicyStore store, PolicyBook book, PolicyJournal journal, LaunchPricing pricing) {
        this.store = store;
        this.book = book;
        this.journal = journal;
        this.pricing = pricing;
    }

    /**
     * All that hold where the caller acts, the widest first: the operator's, the tenant's, and the project's; for who reads
     * a tenant as a whole, those of all its projects; for who reads the fleet and acts nowhere, the operator's.
     */
    @Transactional(readOnly = true)
    public List<Policy> list(Caller caller) {
        if (caller.tenant().isEmpty()) {
            caller.require(Permission.FLEET_READ);
        }
        var policies = new ArrayList<>(store.of(new PolicyScope.Everywhere()));
        caller.tenant().ifPresent(tenant -> {
            policies.addAll(store.of(new PolicyScope.OfTenant(tenant)));
            caller.scope()
                    .ifPresentOrElse(
                            project -> policies.addAll(store.of(new PolicyScope.OfProject(project))),
                            () -> store.ofProjectsIn(tenant).stream()
                                    .filter(policy -> mayKnow(caller, policy.scope()))
                                    .forEach(policies::add));
        });
        return List.copyOf(policies);
    }

    /** One policy, for who acts where it holds. */
    @Transactional(readOnly = true)
    public Policy find(Caller caller, PolicyId id) {
        return store.find(id)
                .filter(policy -> mayKnow(caller, policy.scope()))
                .orElseThrow(() -> notFound("policy", id.value()));
    }

    /**
     * The project as a place for policies, for who sees it.
     *
     * @throws CloudException NotFound
     */
    @Transactional(readOnly = true)
    public PolicyScope scopeOf(Caller caller, ProjectId project) {
        return store.project(project)
                .filter(scope -> caller.sees(scope))
                .map(PolicyScope.OfProject::new)
                .orElseThrow(() -> notFound("project", project.value()));
    }

    /**
     * A new policy; needs FLEET_OPERATE, or TENANT_ADMINISTER or PROJECT_ADMINISTER in the place where it is to hold.
     *
     * @throws CloudException NotFound for a place that the caller may not see; Conflict for a name that is taken there, with
     *     200 policies, or for a rule that cannot be beside those that hold there, with the launch that shows it
     */
    @Transactional
    public SavedPolicy create(Caller caller, PolicyScope scope, PolicyDraft draft) {
        requireRuled(caller, scope);
        store.lock(scope);
        var here = store.of(scope);
        if (here.size() >= MOST) {
            throw conflict("There are " + MOST + " policies here, which is the most there can be. Remove one first.");
        }
        var policy = journal.stamped(caller, journal.freshId(), scope, store.label(scope), draft);
        var overruled = checked(policy, here);
        store.insert(policy);
        journal.record(
                caller,
                "policy.create",
                policy,
                Changes.of("state", null, policy.state().key()).with("rule", null, journal.words(policy)));
        return new SavedPolicy(policy, overruled);
    }

    /** Changes name, state and rule; the place stays. As {@link #create}; launches that were accepted before keep what they got. */
    @Transactional
    public SavedPolicy change(Caller caller, PolicyId id, PolicyDraft draft) {
        var scope = owned(caller, id).scope();
        store.lock(scope);
        var before = store.find(id).orElseThrow(() -> notFound("policy", id.value()));
        var policy = journal.stamped(caller, id, scope, before.scopeName(), draft);
        var overruled = checked(
                policy,
                store.of(scope).stream().filter(other -> !other.id().equals(id)).toList());
        store.update(policy);
        journal.record(
                caller,
                "policy.change",
                policy,
                Changes.of("name", before.name(), policy.name())
                        .with("state", before.state().key(), policy.state().key())
                        .with("rule", journal.words(before), journal.words(policy)));
        return new SavedPolicy(policy, overruled);
    }

    /** Removes a policy; needs what {@link #create} needs. */
    @Transactional
    public void remove(Caller caller, PolicyId id) {
        var scope = owned(caller, id).scope();
        store.lock(scope);
        var policy = store.find(id).orElseThrow(() -> notFound("policy", id.value()));
        store.delete(id);
        journal.record(caller, "policy.remove", policy, Changes.of("rule", journal.words(policy), null));
    }

    /** What the policies would say to this launch in the caller's project; needs PROJECT_READ there. */
    @Transactional(readOnly = true)
    public PolicyDecision preview(Caller caller, LaunchDraft draft) {
        var project = caller.requireProject(Permission.PROJECT_READ);
        return PolicyDecisions.decide(pricing.facts(project, draft), book.inForce(project));
    }

    /** What amounts in policies are told in; for who sees policies. */
    public Currency currency(Caller caller) {
        if (caller.tenant().isEmpty()) {
            caller.require(Permission.FLEET_READ);
        }
        return pricing.currency();
    }

    /** A policy that the caller may change; see {@link #change}. */
    Policy ruled(Caller caller, PolicyId id) {
        return owned(caller, id);
    }

    private Policy owned(Caller caller, PolicyId id) {
        var policy = store.find(id).orElseThrow(() -> notFound("policy", id.value()));
        if (!mayKnow(caller, policy.scope())) {
            throw CloudException.hidden(new CloudError.NotFound("policy", id.value()));
        }
        requirePower(caller, policy.scope());
        return policy;
    }

    private void requireRuled(Caller caller, PolicyScope scope) {
        if (!mayKnow(caller, scope)) {
            throw unknown(scope)
                    .map(missing -> isThere(scope) ? CloudException.hidden(missing) : CloudException.of(missing))
                    .orElseGet(() -> CloudException.of(new CloudError.Forbidden(scope.ruler())));
        }
        requirePower(caller, scope);
        unknown(scope).filter(_ -> !isThere(scope)).ifPresent(missing -> {
            throw CloudException.of(missing);
        });
    }

    /** What is said of a place that is not there; nothing of everywhere. */
    private static Optional<CloudError.NotFound> unknown(PolicyScope scope) {
        return switch (scope) {
            case PolicyScope.Everywhere _ -> Optional.empty();
            case PolicyScope.OfTenant(var tenant) -> Optional.of(new CloudError.NotFound("tenant", tenant.value()));
            case PolicyScope.OfProject(var project) ->
                Optional.of(new CloudError.NotFound("project", project.project().value()));
        };
    }

    private boolean isThere(PolicyScope scope) {
        return switch (scope) {
            case PolicyScope.Everywhere _ -> true;
            case PolicyScope.OfTenant _ -> !store.label(scope).isEmpty();
            case PolicyScope.OfProject(var project) ->
                store.project(project.project()).filter(project::equals).isPresent();
        };
    }

    private static void requirePower(Caller caller, PolicyScope scope) {
        if (!scope.isRuledBy(caller)) {
            throw CloudException.of(new CloudError.Forbidden(scope.ruler()));
        }
    }

    /** Also those who read a tenant as a whole see what holds in its projects. */
    private static boolean mayKnow(Caller caller, PolicyScope scope) {
        return scope.isSeenBy(caller) || (scope instanceof PolicyScope.OfProject(var project) && caller.sees(project));
    }

    /** Refuses what cannot be beside the rules of this place and those above; tells what below is overruled. */
    private List<String> checked(Policy policy, List<Policy> here) {
        pricing.requireKnownTypes(policy.rule());
        if (here.stream().anyMatch(other -> other.name().equalsIgnoreCase(policy.name()))) {
            throw conflict("There is a policy \"" + policy.name() + "\" here already. Choose another name.");
        }
        if (policy.rule() instanceof PolicyRule.Approval approval) {
            approval.projects().stream()
                    .filter(project -> store.project(project)
                            .filter(inside -> policy.scope().covers(new PolicyScope.OfProject(inside)))
                            .isEmpty())
                    .findFirst()
                    .ifPresent(project -> {
                        throw notFound("project", project.value());
                    });
        }
        if (policy.state() != PolicyState.ON) {
            return List.of();
        }
        var above = new ArrayList<>(here);
        switch (policy.scope()) {
            case PolicyScope.Everywhere _ -> {}
            case PolicyScope.OfTenant _ -> above.addAll(store.of(new PolicyScope.Everywhere()));
            case PolicyScope.OfProject(var project) -> {
                above.addAll(store.of(new PolicyScope.Everywhere()));
                above.addAll(store.of(new PolicyScope.OfTenant(project.tenant())));
            }
        }
        above.removeIf(other -> other.state() != PolicyState.ON);
        Contradictions.among(policy, above).stream().findFirst().ifPresent(example -> {
            throw conflict(example);
        });
        return Contradictions.among(
                policy, store.inForceBelow(policy.scope(), policy.rule().kind(), MOST_TOLD));
    }

    private static CloudException conflict(String reason) {
        return CloudException.of(new CloudError.Conflict("policy", reason));
    }

    private static CloudException notFound(String kind, String id) {
        return CloudException.of(new CloudError.NotFound(kind, id));
    }
}
