package org.ownsky.portal.ui.instance;

import org.ownsky.billing.CostService;
import org.ownsky.provisioning.job.JobService;
import org.ownsky.provisioning.keypair.KeyPairService;
import org.springframework.stereotype.Component;

/** Makes the tabs' panels. */
@Component
class InstancePanels {
    private final JobService jobs;
    private final CostService costs;
    private final KeyPairService keyPairs;
    private final InstanceCards cards;

    InstancePanels(JobService jobs, CostService costs, KeyPairService keyPairs, InstanceCards cards) {
        this.jobs = jobs;
        this.costs = costs;
        this.keyPairs = keyPairs;
        this.cards = cards;
    }

    InstancePanel of(InstanceTab tab) {
        return switch (tab) {
            case OVERVIEW -> new OverviewPanel(jobs, costs, keyPairs, cards.make());
            case ACTIVITY -> new ActivityPanel(jobs);
            case COST -> new CostPanel(costs);
        };
    }
}
