package org.ownsky.quota.policy;

import org.ownsky.kernel.ProjectScope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What policies say to a launch, in the transaction that decides it. It knows of no caller: who launches is checked before. */
@Component
public class LaunchPolicies {
    private final PolicyBook book;
    private final LaunchPricing pricing;
    private final LaunchRecord launches;
    private final PolicyStore store;

    LaunchPolicies(PolicyBook book, LaunchPricing pricing, LaunchRecord launches, PolicyStore store) {
        this.book = book;
        this.pricing = pricing;
        this.launches = launches;
        this.store = store;
    }

    /**
     * The decision, which refuses nothing; the launch is kept on record for trying later policies.
     *
     * @param by name of the person who launches
     * @throws org.ownsky.kernel.CloudException InvalidInput that names the rule, for a launch that breaks one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public JudgedLaunch admit(ProjectScope project, String by, LaunchDraft draft) {
        var facts = pricing.facts(project, draft);
        var decision = PolicyDecisions.decide(facts, book.inForce(project));
        decision.refusals().stream().findFirst().ifPresent(refusal -> {
            throw refusal.exception();
        });
        launches.add(project, by, facts);
        return new JudgedLaunch(facts, decision);
    }

    /** What the project is called in a sentence: {@code project default}. */
    @Transactional(readOnly = true)
    public String placeName(ProjectScope project) {
        return store.label(new PolicyScope.OfProject(project));
    }
}
